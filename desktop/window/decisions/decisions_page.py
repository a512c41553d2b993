"""เรื่องที่ต้องตัดสินใจ: kinds at the left, one line a matter at the right, answered by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.window.decisions.matter_rows import (
    KindLine,
    KindRows,
    MatterLine,
    MatterRows,
    answer_at,
    kind_card,
    matter_card,
)
from desktop.window.page import Page
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.divider import divider
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.page_footer import PageFooter
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.row_view import RowView
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_2, GAP_3, GAP_4, TOOLBAR_HEIGHT, TOOLBAR_SIDE
from forms.editing import decisions
from forms.editing.decisions import KINDS, Answer, Matter, matters
from forms.editions.labels import label_at
from forms.short_places import short_place

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.page import Tools
    from forms.editing.changes import Change

_LEFT_WIDTH = 232
_LATER, _DECIDED = "later", "decided"
_STAYS = "เรื่องที่เหลืออยู่ตรงนี้จนกว่าจะตัดสินใจครบ ปิดโปรแกรมแล้วเปิดใหม่ก็ยังอยู่"
_ALL_DECIDED = "ตัดสินใจครบทุกเรื่องแล้ว หน้านี้จะไม่อยู่ในแถบข้างอีกเมื่อไปที่อื่น"
_YEAR_KEYS = (("1", "เปลี่ยนปี"), ("2", "คงเดิม"), ("3", "ไว้ก่อน"), ("Enter", "ไปที่ข้อความ"))
_OTHER_KEYS = (("1", "แก้"), ("2", "คงเดิม"), ("3", "ไว้ก่อน"), ("Enter", "ไปที่ช่อง"))
_UNDO = ("Ctrl+Z", "เลิกการตัดสินใจล่าสุด")
_KEYS: dict[int, Answer] = {
    Qt.Key.Key_1: "changed",
    Qt.Key.Key_2: "kept",
    Qt.Key.Key_3: "later",
}


class DecisionsPage(Page):
    """What is decided is kept with the plan, and each decision is a step that can be undone."""

    has_preview = False

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._matters: tuple[Matter, ...] = ()
        self._kinds: CardModel[KindLine] = CardModel(kind_card, self)
        self.kinds = RowView(self._kinds, KindRows(tools.theme), "ชนิดของเรื่อง")
        self._lines: CardModel[MatterLine] = CardModel(matter_card, self)
        self.list = RowView(self._lines, MatterRows(tools.theme), "เรื่องที่ต้องตัดสินใจ")
        self._foot = PageFooter(tools.theme)
        self.footer = self._foot
        self._title, self._count, self._years = Label(), Label(), ElidedLabel()
        self.all_button = push_button("", "done", self._answer_all)
        self.keep_button = push_button("", "done", self._keep_all)
        self.origin, self.hint = Label(), Label(_STAYS)
        self.primary = self.origin
        self._left = QWidget()
        self._arrange()
        self.kinds.selectionModel().currentChanged.connect(self._on_kind_chosen)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._on_clicked)
        self.list.installEventFilter(self)

    def show_change(self, _change: Change) -> None:
        """Show the decisions as they stand."""
        package = self._tools.session.package
        found = matters(package)
        self.origin.setText(self._origin_words(package))
        if found == self._matters:
            self._fill_lines()
            return
        self._matters = found
        self._fill_kinds()
        self._fill_lines()
        self.hint.setText(_STAYS if any(not m.is_decided for m in found) else _ALL_DECIDED)

    def first_box(self) -> QWidget:
        """The list of matters."""
        return self.list

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("เปลี่ยนปี หรือไปแก้", "1"),
            ("คงไว้ตามเดิม", "2"),
            ("ไว้ก่อน", "3"),
            ("ไปที่ข้อความ", "Enter"),
        )

    def answer(self, answer: Answer) -> None:
        """Answer the chosen matter, and go on to the next one that is open."""
        line = self.list.chosen
        if line is None:
            return
        if answer == "changed" and line.matter.kind != "year":
            self._go()
            return
        row = self.list.currentIndex().row()
        self._tools.session.act(decisions.answered, line.matter, answer)
        self._go_on(row)

    def _go_on(self, row: int) -> None:
        """Choose the next matter below that is open, else the next line."""
        lines = self._lines.items
        if not lines:
            return
        after = (n for n in range(row + 1, len(lines)) if lines[n].matter.state == "open")
        self.list.choose(next(after, min(row + 1, len(lines) - 1)))

    def _answer_all(self) -> None:
        self._answer_kind("changed")

    def _keep_all(self) -> None:
        self._answer_kind("kept")

    def _answer_kind(self, answer: Answer) -> None:
        """Decide all that is left of the kind in sight, as one step."""
        kind = next((kind for kind in KINDS if kind == self._kind_name()), None)
        if kind is not None:
            self._tools.session.act(decisions.all_answered, kind, answer)

    def _go(self) -> None:
        line = self.list.chosen
        if line is not None:
            self._tools.go_to(line.matter.place)

    def _origin_words(self, package: Package) -> str:
        year = package.plan.fiscal_year
        return f"สร้างจากแผนปี {year - 1}" if year else "สร้างจากแผนปีก่อน"

    def _kind_name(self) -> str:
        line = self.kinds.chosen
        return line.name if line is not None else "year"

    def _fill_kinds(self) -> None:
        """List the kinds that there are, and what was put off or decided."""
        before = self._kind_name() if self.kinds.chosen is not None else ""
        lines = []
        for kind, words in KINDS.items():
            those = [matter for matter in self._matters if matter.kind == kind]
            if those:
                decided = sum(matter.is_decided for matter in those)
                lines.append(KindLine(kind, words, decided, len(those)))
        later = sum(matter.state == "later" for matter in self._matters)
        decided = sum(matter.is_decided for matter in self._matters)
        lines.append(KindLine(_LATER, "ไว้ก่อน", 0, later, is_state=True))
        lines.append(KindLine(_DECIDED, "ตัดสินใจแล้ว", 0, decided, is_state=True))
        if tuple(lines) == self._kinds.items:
            return
        self._kinds.set_items(lines)
        row = self._kinds.row_of(lambda line: line.name == before)
        if row is None:
            # The first kind of which something is left.
            row = self._kinds.row_of(lambda line: not line.is_state and line.decided < line.total)
        self.kinds.choose(row or 0)

    def _shown(self) -> list[Matter]:
        name = self._kind_name()
        if name == _LATER:
            return [matter for matter in self._matters if matter.state == "later"]
        if name == _DECIDED:
            return [matter for matter in self._matters if matter.is_decided]
        return [matter for matter in self._matters if matter.kind == name]

    def _fill_lines(self) -> None:
        shown = self._shown()
        lines = [self._line(matter) for matter in shown]
        if tuple(lines) != self._lines.items:
            before, row = self.list.chosen, self.list.currentIndex().row()
            top = self.list.verticalScrollBar().value()
            self._lines.set_items(lines)
            at = before.matter.at if before is not None else -1
            known = self._lines.row_of(lambda line: line.matter.at == at)
            if lines:
                first = self._lines.row_of(lambda line: line.matter.state == "open")
                fallback = min(row, len(lines) - 1) if row >= 0 else first or 0
                self.list.choose(fallback if known is None else known)
                if before is not None:
                    self.list.verticalScrollBar().setValue(top)
                    self.list.scrollTo(self.list.currentIndex())
        self._show_head(shown)

    def _line(self, matter: Matter) -> MatterLine:
        session = self._tools.session
        package, edition = session.package, session.edition
        place = short_place(
            package, matter.place, lambda place: label_at(edition, place), field=True
        )
        return MatterLine(matter, place, decisions.passage(package, matter))

    def _show_head(self, shown: list[Matter]) -> None:
        """Say which kind is in sight, and offer to decide all that is left of it at once."""
        chosen = self.kinds.chosen
        self._title.setText(chosen.words if chosen is not None else "")
        self._count.setText(f"({len(shown):,})")
        left = sum(not matter.is_decided for matter in shown)
        of_years = chosen is not None and chosen.name == "year"
        self._years.set_words(self._years_words() if of_years else "")
        of_kind = chosen is not None and not chosen.is_state and left > 0
        self.all_button.setVisible(of_kind and of_years)
        self.keep_button.setVisible(of_kind and not of_years)
        words = (f"เปลี่ยนปีทั้ง {left:,} แห่งที่เหลือ", f"คงเดิมทั้ง {left:,} เรื่องที่เหลือ")
        for button, said in zip((self.all_button, self.keep_button), words, strict=True):
            button.setText(f"  {said}")
            button.setAccessibleName(said)

    def _years_words(self) -> str:
        year = self._tools.session.package.plan.fiscal_year
        if not year:
            return ""
        return f"{year - 1} → {year} และ {year - 2} → {year - 1} ดูทีละแห่งแล้วเลือก"

    def _on_kind_chosen(self) -> None:
        self._fill_lines()
        row = self._lines.row_of(lambda line: line.matter.state == "open")
        if self._lines.items:
            self.list.choose(row or 0)

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        line = self.list.chosen
        years = line is None or line.matter.kind == "year"
        self._foot.show_keys((*(_YEAR_KEYS if years else _OTHER_KEYS), _UNDO))

    def _on_clicked(self, index: QModelIndex) -> None:
        box = QRectF(self.list.visualRect(index))
        answer = answer_at(box, self.list.pressed_at.x())
        if answer is not None:
            self.answer(answer)

    def _arrange(self) -> None:
        for label, role in ((self._title, "strong"), (self._count, "data")):
            set_role(label, role)
        for label in (self._years, self.origin, self.hint):
            set_role(label, "caption")
        self.hint.setWordWrap(True)
        head = QWidget()
        head.setFixedHeight(px(TOOLBAR_HEIGHT) + px(GAP_2) // 2)
        row = QHBoxLayout(head)
        row.setContentsMargins(px(GAP_4), 0, px(TOOLBAR_SIDE), 0)
        row.setSpacing(px(GAP_2))
        for label in (self._title, self._count):
            row.addWidget(label)
        row.addWidget(self._years, 1)
        row.addWidget(self.all_button)
        row.addWidget(self.keep_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(head)
        right.addWidget(divider(high=1))
        right.addWidget(self.list, 1)
        caption = Label("ชนิดของเรื่อง")
        set_role(caption, "caption")
        caption.setContentsMargins(px(GAP_3), px(GAP_2), px(GAP_3), px(GAP_2) // 2)
        self.hint.setContentsMargins(px(GAP_3), 0, px(GAP_3), px(GAP_3))
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(caption)
        left.addWidget(self.kinds, 1)
        left.addWidget(self.hint)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._left)
        whole.addWidget(divider(wide=1))
        whole.addLayout(right, 1)

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys of the answers."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        answer = _KEYS.get(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if answer is None or held != Qt.KeyboardModifier.NoModifier:
            return False
        self.answer(answer)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(min(px(_LEFT_WIDTH), self.width() * 3 // 10))
