"""เทียบและผสานแผน: parts at the left, what differs at the right, answered by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import PhaenError
from db.merging.difference import Side
from desktop.window.decisions.matter_rows import KindLine, KindRows, kind_card
from desktop.window.merging.column_heads import ColumnHeads
from desktop.window.merging.merge_lines import (
    ANSWERS,
    BY_WORDS,
    CONFLICTS,
    DifferenceLine,
    Group,
    Line,
    LineModel,
    groups_of,
    lines_of,
    side_words,
)
from desktop.window.merging.merge_rows import MergeRows, answer_at
from desktop.window.merging.side_pane import SidePane
from desktop.window.page import Page
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialogs import confirmed
from desktop.window.widgets.divider import divider
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.page_footer import PageFooter
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.row_view import RowView
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import (
    GAP_2,
    GAP_3,
    GAP_4,
    TOOLBAR_HEIGHT,
    TOOLBAR_SIDE,
)
from forms.merging.words import MergeWords

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.merging.difference import Difference
    from db.merging.merge import Merge
    from desktop.window.page import Tools
    from forms.editing.changes import Change

_LEFT_WIDTH, _PANE_HEIGHT = 232, 168
_ANSWER_KEYS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), ANSWERS, strict=True))
_NO_BASE = (
    "ไม่พบฉบับที่เคยรับส่งของแฟ้มนี้ จึงไม่รู้ว่าฝ่ายใดแก้ สิ่งที่มีเพิ่มในแฟ้มจะเพิ่มให้ ไม่มีสิ่งใดถูกลบ และทุกช่องที่ต่างกันต้องตัดสินใจ"
)
_WITH_BASE = (
    "เลือกทั้งรายการได้ที่หัวรายการ และทั้งส่วนได้ที่รายชื่อนี้ แผนยังไม่เปลี่ยนจนกว่าจะกด “ผสานแผน” และเลิกทำได้ด้วย Ctrl+Z"
)
_NOTHING = "ไม่มีแฟ้มที่เทียบอยู่"


class MergingPage(Page):
    """What is decided stays until the two are merged, as one step that can be undone."""

    has_preview = False

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._comparing = tools.session.comparing
        self._shown: Merge | None = None
        self._groups: tuple[Group, ...] = ()
        self._parts: CardModel[KindLine] = CardModel(kind_card, self)
        self.parts = RowView(self._parts, KindRows(tools.theme), "ส่วนของแผนที่ต่างกัน")
        self._lines = LineModel(self._comparing, self)
        rows = MergeRows(tools.theme, self._lines, self._comparing)
        self.list: RowView[Line] = RowView(self._lines, rows, "สิ่งที่ต่างกัน")
        self.pane = SidePane()
        self._foot = PageFooter(tools.theme)
        self.footer = self._foot
        self._title, self._count = Label(), Label()
        self._hint = Label()
        self.theirs_button = push_button("", "done", partial(self._answer_group, Side.THEIRS))
        self.ours_button = push_button("", "close", partial(self._answer_group, Side.OURS))
        self.leave_button = push_button("เลิกเทียบ", "close", self.leave_comparison)
        self.merge_button = push_button("ผสานแผน", "done", self.take, primary=True)
        self.source = ElidedLabel()
        self.primary = self._head()
        self._left, self._heads = QWidget(), ColumnHeads()
        self._arrange()
        self.parts.selectionModel().currentChanged.connect(self._on_part_chosen)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._on_clicked)
        for view in (self.list, self.parts):
            view.installEventFilter(self)
        self._comparing.changed.connect(self._on_decided)

    def show_change(self, _change: Change) -> None:
        """Show what differs from the plan as it is now."""
        self._show()

    def _show(self) -> None:
        comparing = self._comparing
        is_on = comparing.is_on
        for button in (self.leave_button, self.merge_button):
            button.setEnabled(is_on)
        self.source.set_words(f"เทียบกับ {comparing.name}" if is_on else "")
        self._hint.setText((_WITH_BASE if comparing.has_base else _NO_BASE) if is_on else _NOTHING)
        made = comparing.merge if is_on else None
        if made is self._shown:
            self._show_counts()
            return
        self._shown = made
        words = comparing.words
        self._groups = groups_of(made.differences, words.ours_only) if made is not None else ()
        for named in (self.pane, self._heads):
            named.name_sides(words.ours, words.theirs)
        if made is not None:
            self._lines.words = MergeWords(made, self._tools.session.edition)
        self._fill_parts()
        self._fill_lines()

    def first_box(self) -> QWidget:
        """The list of what differs."""
        return self.list

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("ใช้ของแฟ้ม (ของรายการ หัวรายการ หรือทั้งส่วน)", "1"),
            ("คงของเดิม", "2"),
            ("ใช้ทั้งสอง เมื่อต่างเพิ่มข้อความ", "3"),
            ("ไปที่ช่อง", "Enter"),
        )

    def answer(self, side: Side) -> None:
        """Take a side in the chosen line, or in all below it, and go on to what is open."""
        line = self.list.chosen
        if line is None or not self._comparing.is_on:
            return
        row = self.list.currentIndex().row()
        self._comparing.decide(line.differences, side)
        self._go_on(row)

    def take(self) -> None:
        """Merge as decided, and go to the first place that is another now."""
        comparing, tools = self._comparing, self._tools
        left = comparing.open_conflicts()
        if left and not confirmed(
            self,
            f"ยังไม่ได้ตัดสินใจ {left:,} แห่ง ผสานโดยคงของเดิมในแห่งเหล่านั้นหรือไม่",
            "แผนจะเป็นไปตามที่ตัดสินใจแล้ว และเลิกทำได้ด้วย Ctrl+Z",
            yes="ผสานแผน",
        ):
            return
        name = comparing.name
        taken = [each for each in comparing.merge.differences if self._is_taken(each)]
        try:
            trouble = comparing.take()
        except PhaenError as error:
            tools.notice.show_result(str(error), severity="error")
            return
        if comparing.is_on:
            return
        tools.go_to(next((each.place for each in taken), ("plan", "title")))
        tools.notice.show_result(
            " ".join(filter(None, (f"ผสานกับ {name} แล้ว เปลี่ยน {len(taken):,} แห่ง", trouble))),
            (("เลิกทำ", tools.session.history.undo),) if taken else (),
            severity="warning" if trouble else "",
            until=tools.session.history.changed,
        )

    def leave_comparison(self) -> None:
        """Compare no more, if nothing was decided or the user agrees that it goes."""
        count = len(self._comparing.decisions)
        if count and not confirmed(
            self,
            "เลิกเทียบแผนหรือไม่",
            f"สิ่งที่ตัดสินใจแล้ว {count:,} แห่งจะหายไป แผนในเครื่องนี้ไม่ถูกเปลี่ยนแปลง",
            yes="เลิกเทียบ",
        ):
            return
        self._comparing.drop()
        self._tools.go_to(("plan", "title"))

    def _is_taken(self, difference: Difference) -> bool:
        return self._comparing.side_of(difference) in {Side.THEIRS, Side.BOTH}

    def _go_on(self, row: int) -> None:
        """Choose the next line below that is to be decided, else the next one."""
        lines = self._lines.items
        after = (at for at in range(row + 1, len(lines)) if self._is_open(lines[at]))
        self.list.choose(next(after, min(row + 1, len(lines) - 1)))

    def _is_open(self, line: Line) -> bool:
        return isinstance(line, DifferenceLine) and not self._is_answered(line.difference)

    def _is_answered(self, difference: Difference) -> bool:
        return self._comparing.is_decided(difference) or not difference.is_open

    def _answer_group(self, side: Side) -> None:
        group = self._group()
        if group is not None:
            self._comparing.decide(group.differences, side)

    def _group(self) -> Group | None:
        chosen = self.parts.chosen
        name = chosen.name if chosen is not None else ""
        return next((group for group in self._groups if group.name == name), None)

    def _go(self) -> None:
        line = self.list.chosen
        place = line.differences[0].places.ours if line is not None else None
        if place is not None:
            self._tools.go_to(place)

    def _on_decided(self) -> None:
        if self.isVisible():
            self._lines.refresh()
            # Headings paint what is decided below them, and say nothing of it.
            self.list.viewport().update()
            self._show()

    def _fill_parts(self) -> None:
        before = self.parts.chosen
        self._parts.set_items([self._part(group) for group in self._groups])
        if self._groups:
            name = before.name if before is not None else ""
            self.parts.choose(self._parts.row_of(lambda line: line.name == name) or 0)

    def _part(self, group: Group) -> KindLine:
        differences = group.differences
        decided = sum(map(self._is_answered, differences))
        is_count = group.name != CONFLICTS
        return KindLine(group.name, group.words, decided, len(differences), is_state=is_count)

    def _fill_lines(self) -> None:
        group = self._group()
        before, row = self.list.chosen, self.list.currentIndex().row()
        key = before.differences[0].key if isinstance(before, DifferenceLine) else None
        lines = tuple(lines_of(group.differences)) if group is not None else ()
        self._lines.set_items(lines)
        if lines:
            known = self._lines.row_of(
                lambda line: isinstance(line, DifferenceLine) and line.difference.key == key
            )
            first = self._lines.row_of(self._is_open)
            self.list.choose(first or 0 if known is None or row < 0 else known)
        self._show_counts()
        self._show_sides()

    def _show_counts(self) -> None:
        """Say what is listed, and how much is left to be decided."""
        lines = [self._part(group) for group in self._groups]
        if lines and tuple(lines) != self._parts.items and len(lines) == len(self._parts.items):
            row = self.parts.currentIndex().row()
            self._parts.set_items(lines)
            self.parts.selectionModel().blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.parts.choose(row)
            self.parts.selectionModel().blockSignals(False)  # noqa: FBT003 - as above
        group = self._group()
        differences = group.differences if group is not None else ()
        self._title.setText(group.words if group is not None else "")
        self._count.setText(f"({len(differences):,})" if group is not None else "")
        self._show_buttons(differences)
        left = self._comparing.open_conflicts() if self._comparing.is_on else 0
        self._foot.show_words(f"ต้องตัดสินใจอีก {left:,} แห่ง" if left else "")

    def _show_buttons(self, differences: Iterable[Difference]) -> None:
        open_ = [each for each in differences if each.is_open]
        decisions = self._comparing.decisions
        for button, side, words in (
            (self.theirs_button, Side.THEIRS, f"{self._comparing.words.take}ทั้งส่วน"),
            (self.ours_button, Side.OURS, f"{self._comparing.words.keep}ทั้งส่วน"),
        ):
            count = sum(decisions.get(each.key) is not side for each in open_)
            button.setVisible(count > 0)
            button.setText(f"  {words} ({count:,})")
            button.setAccessibleName(f"{words} {count:,} แห่ง")

    def _show_sides(self) -> None:
        line, words = self.list.chosen, self._lines.words
        if not isinstance(line, DifferenceLine) or words is None:
            title = words.record(line.differences[0]) if line is not None and words else ""
            self.pane.show_texts(title, None, has_base=False)
            return
        difference = line.difference
        where = " › ".join(filter(None, (words.record(difference), words.where(difference))))
        if self._comparing.is_by_words(difference):
            where = f"{where} ({BY_WORDS})"
        has_base = self._comparing.has_base
        self.pane.show_texts(where, words.texts(difference), has_base=has_base)

    def _on_part_chosen(self) -> None:
        self._fill_lines()
        if self._lines.items:
            self.list.choose(self._lines.row_of(self._is_open) or 0)

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        line = self.list.chosen
        has_both = line is not None and any(Side.BOTH in d.choices for d in line.differences)
        keys = [(str(at), side_words(side, self._comparing)) for at, side in enumerate(ANSWERS, 1)]
        self._foot.show_keys((*(keys if has_both else keys[:2]), ("Enter", "ไปที่ช่อง")))
        self._show_sides()

    def _on_clicked(self, index: QModelIndex) -> None:
        line = self.list.chosen
        if isinstance(line, DifferenceLine):
            box = QRectF(self.list.visualRect(index))
            side = answer_at(box, self.list.pressed_at.x(), line.difference)
            if side is not None:
                self._comparing.decide(line.differences, side)

    def _head(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(GAP_2))
        for widget in (self.leave_button, self.merge_button):
            row.addWidget(widget)
        return made

    def _arrange(self) -> None:
        set_role(self._title, "strong")
        set_role(self._count, "data")
        set_role(self._hint, "caption")
        self._hint.setWordWrap(True)
        head = QWidget()
        head.setFixedHeight(px(TOOLBAR_HEIGHT) + px(GAP_2) // 2)
        row = QHBoxLayout(head)
        row.setContentsMargins(px(GAP_4), 0, px(TOOLBAR_SIDE), 0)
        row.setSpacing(px(GAP_2))
        row.addWidget(self._title)
        row.addWidget(self._count, 1)
        row.addWidget(self.theirs_button)
        row.addWidget(self.ours_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.pane.setFixedHeight(px(_PANE_HEIGHT))
        for widget in (head, self._heads, divider(high=1)):
            right.addWidget(widget)
        right.addWidget(self.list, 1)
        right.addWidget(divider(high=1))
        right.addWidget(self.pane)
        self._hint.setContentsMargins(px(GAP_3), px(GAP_2), px(GAP_3), px(GAP_3))
        set_role(self.source, "caption")
        self.source.setContentsMargins(px(GAP_3), px(GAP_2), px(GAP_3), px(GAP_2) // 2)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.source)
        left.addWidget(self.parts, 1)
        left.addWidget(self._hint)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._left)
        whole.addWidget(divider(wide=1))
        whole.addLayout(right, 1)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the answers: of a line, of a record, or of a whole part."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        side = _ANSWER_KEYS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if side is None or held != Qt.KeyboardModifier.NoModifier:
            return False
        if watched is self.parts:
            self._answer_group(side)
        else:
            self.answer(side)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(min(px(_LEFT_WIDTH), self.width() * 3 // 10))
        self.pane.setFixedHeight(min(px(_PANE_HEIGHT), self.height() // 3))
