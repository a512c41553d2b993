"""What is taken into the plan that is open: a part of what was read, a choice a field."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QWidget

from db.fields import Kind, specs
from db.places import Place, spec_at, stands, value_at
from db.records import Package
from desktop.session.session import Session
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import act_button
from desktop.window.widgets.dialog_layout import answers, dialog_column
from desktop.window.widgets.page_footer import PageFooter
from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.row_view import Rows, RowState, RowView
from desktop.window.widgets.theme import Theme, px, resize_within_screen, set_role
from desktop.window.widgets.tokens import CAPTION, GAP_2, GAP_3, SHAPE
from forms.editing.entry import entry_text
from forms.editions.labels import label_at
from forms.reading.review.into_plan import Change, changes, with_changes
from forms.reading.review.review import Review
from forms.reading.review.targets import record_words

_HEIGHT = 48
_MARK = 28
# The part that is chosen shows at least so many letters of its name.
_LETTERS = 16
_WHOLE = "ทั้งแผน"


class IntoLine(NamedTuple):
    """A change with what stands in both plans, in words."""

    change: Change
    where: str
    ours: str
    theirs: str


class IntoDialog(QDialog):
    """Empty fields are taken at first, what differs stays as it is in the open plan."""

    def __init__(self, theme: Theme, session: Session, review: Review, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("นำบางส่วนเข้าแผนที่เปิดอยู่")
        self._own, self._review = session.package, review
        found = changes(self._own, review.now.package)
        self._every = tuple(self._line(change) for change in found)
        self._wanted = {line.change for line in self._every if not line.ours}
        self._part: Place = ()
        self.part: QComboBox = Combo()
        self.part.setAccessibleName("ส่วนที่จะนำเข้า")
        # The names of records are long: the box has what room there is, not what they need.
        self.part.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.part.setMinimumContentsLength(_LETTERS)
        for words, place in self._parts():
            self.part.addItem(words, place)
        self.part.currentIndexChanged.connect(lambda _at: self._show_part())
        self._model: CardModel[IntoLine] = CardModel(self._card, self)
        self.list = RowView(self._model, IntoRows(theme, self), "ช่องที่ต่างกัน")
        self.list.activated.connect(lambda _index: self.toggle())
        self.list.clicked.connect(lambda _index: self._on_clicked())
        self.footer = PageFooter(theme)
        self.footer.show_keys((("Space", "เลือกหรือไม่เลือกช่องนี้"),))
        self.take = QPushButton("นำเข้าที่เลือก")
        self.take.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.take.clicked.connect(self.accept)
        self._arrange()
        key = QShortcut(QKeySequence("Space"), self.list, self.toggle)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        resize_within_screen(self, 74, 44)
        self._show_part()
        self.list.setFocus()

    @property
    def chosen(self) -> tuple[Change, ...]:
        """The changes of the part in sight that are wanted."""
        return tuple(line.change for line in self._model.items if line.change in self._wanted)

    @property
    def count(self) -> int:
        """How many of them there are."""
        return len(self.chosen)

    def is_wanted(self, line: IntoLine) -> bool:
        """Whether a change is wanted."""
        return line.change in self._wanted

    def result_package(self) -> Package:
        """The open plan with what was chosen."""
        return with_changes(self._own, self._review.now.package, self.chosen)

    def toggle(self) -> None:
        """Take what was read in the current line, or leave what is there."""
        line = self.list.chosen
        if line is not None:
            self._wanted ^= {line.change}
            self._refresh()

    def choose_all(self, *, wanted: bool) -> None:
        """Take everything of the part in sight, or nothing."""
        shown = {line.change for line in self._model.items}
        self._wanted = self._wanted | shown if wanted else self._wanted - shown
        self._refresh()

    def _on_clicked(self) -> None:
        if self.list.pressed_at.x() < px(_MARK) + px(GAP_3):
            self.toggle()

    def _show_part(self) -> None:
        part = self.part.currentData() or ()
        shown = [line for line in self._every if line.change.place[: len(part)] == part]
        self._model.set_items(shown)
        if shown:
            self.list.choose(0)
        self._refresh()

    def _refresh(self) -> None:
        self._model.refresh()
        self.list.viewport().update()
        self.footer.show_words(f"เลือก {self.count:,} จาก {len(self._model.items):,} ช่องที่ต่างกัน")
        self.take.setEnabled(self.count > 0)

    def _parts(self) -> list[tuple[str, Place]]:
        """Parts of the plan in which something differs, and each of its records."""
        read = self._review.now
        found: dict[Place, str] = {(): _WHOLE}
        for line in self._every:
            place = line.change.place
            names = next((n for n in range(2, len(place) + 1) if isinstance(place[n - 1], int)), 0)
            top = place[: names - 1] if names else place[:2]
            found.setdefault(top, label_at(read.material.edition, top))
        records: dict[Place, str] = {}
        for line in self._every:
            place = line.change.place
            if place[1:2] in {("projects",), ("indicators",)} and len(place) > 2:
                records.setdefault(place[:3], record_words(read, place[:3])[:80])
        return [(words, place) for place, words in {**found, **records}.items()]

    def _line(self, change: Change) -> IntoLine:
        read = self._review.now
        edition, place = read.material.edition, change.place
        inside = _record_place(place)
        if isinstance(inside[-1], int):
            where, begin = record_words(read, inside), len(inside)
        else:
            where, begin = "", 1
        if change.is_record:
            return IntoLine(
                change, f"{where} (รายการใหม่)", "", _summary(read.package, change.place)
            )
        labels = (label_at(edition, place[:end]) for end in range(begin + 1, len(place) + 1))
        where = " › ".join(filter(None, (where, *labels)))
        return IntoLine(change, where, _text(self._own, change.there), _text(read.package, place))

    def _card(self, line: IntoLine) -> Card:
        state = "นำเข้า" if self.is_wanted(line) else "ไม่นำเข้า"
        return Card(line.where, (f"ในแผนนี้: {line.ours}", f"ที่อ่านได้: {line.theirs}", state))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(GAP_2))
        head.addWidget(Label("ส่วนที่จะนำเข้า"))
        head.addWidget(self.part, 1)
        for words, name, wanted in (("เลือกทั้งหมด", "done", True), ("ไม่เลือกเลย", "close", False)):
            head.addWidget(act_button(words, name, partial(self.choose_all, wanted=wanted)))
        hint = Label("ซ้ายคือข้อความในแผนที่เปิดอยู่ ขวาคือข้อความที่อ่านได้ ช่องที่มีเครื่องหมายจะใช้ข้อความที่อ่านได้")
        set_role(hint, "caption")
        hint.setWordWrap(True)
        column = dialog_column(self)
        column.addLayout(head)
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.footer)
        column.addWidget(answers(self, self.take))
        # Enter is the list's.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
            button.setDefault(False)


class IntoRows(Rows[IntoLine]):
    """A line for the field, and below it both values beside each other."""

    def __init__(self, theme: Theme, dialog: IntoDialog) -> None:
        super().__init__(theme)
        self._dialog = dialog

    def height(self, _item: IntoLine) -> int:
        return px(_HEIGHT)

    def paint_row(self, pen: RowPen, item: IntoLine, _state: RowState) -> None:
        left, top = pen.box.left() + px(GAP_3), 3.0
        wanted = self._dialog.is_wanted(item)
        pen.shape("done" if wanted else "none", left)
        left += px(SHAPE) + px(GAP_3)
        width = pen.box.right() - px(GAP_3) - left
        pen.text(item.where, left, width, CAPTION, "text2", top=top)
        below, half = top + px(CAPTION.line) + 2, width / 2 - px(GAP_2)
        ours = item.ours or "(ว่าง)"
        pen.text(_one_line(ours), left, half, tone="text3" if wanted else "text", top=below)
        right = left + width / 2
        tone = "accent" if wanted else "text3"
        pen.text(_one_line(item.theirs), right, half, tone=tone, top=below)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _record_place(place: Place) -> Place:
    """The innermost record that a place is in."""
    at = next((n for n in range(len(place), 0, -1) if isinstance(place[n - 1], int)), 0)
    return place[:at] if at else place[:2]


def _text(package: Package, place: Place) -> str:
    if not stands(package, place):
        return ""
    return entry_text(spec_at(place), value_at(package, place), package)


def _summary(package: Package, place: Place) -> str:
    """What a record says in its first fields."""
    record = value_at(package, place)
    return " · ".join(
        text
        for name, spec in specs(type(record)).items()
        if spec.record is None and spec.kind not in {Kind.KEY, Kind.DATA} and name != "id"
        for text in (_text(package, (*place, name)),)
        if text
    )
