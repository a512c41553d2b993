"""The review of a reading: the document left, the plan right, and what is yet to be looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from db.column_matches import ColumnMatch
from desktop.session.tasks import TaskQueue
from desktop.window.problems.problem_list import counted
from desktop.window.reading.column_dialog import ColumnDialog
from desktop.window.reading.document_rows import DocumentCell
from desktop.window.reading.document_view import DocumentView
from desktop.window.reading.matter_detail import MatterDetail
from desktop.window.reading.matter_rows import MatterLine, MatterLister, MatterRows, line_card
from desktop.window.reading.review_bar import ReviewBar
from desktop.window.reading.review_checks import ReviewChecks
from desktop.window.reading.target_dialog import TargetDialog
from desktop.window.widgets.card_model import CardModel
from desktop.window.widgets.dialogs import confirmed
from desktop.window.widgets.divider import divider
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.page_footer import PageFooter
from desktop.window.widgets.row_view import RowView
from desktop.window.widgets.theme import Theme, px, set_role
from desktop.window.widgets.tokens import GAP_2, HEADER_HEIGHT, PAGE_SIDE, TITLE
from forms.editing.entry_error import EntryError
from forms.reading.gathering.choosing import Wording
from forms.reading.gathering.ledger import unit_of
from forms.reading.outline import Spot
from forms.reading.review.account import State
from forms.reading.review.columns import table_read
from forms.reading.review.review import Matter, Review
from forms.reading.review.targets import targets
from forms.severities import SEVERITIES

_KEYS = (
    ("F4", "ข้อถัดไปที่ต้องดู"),
    ("Space", "ถูกต้อง"),
    ("Ctrl+Enter", "ทั้งตาราง"),
    ("Del", "ไม่นำเข้า"),
    ("Ctrl+Z", "เลิกทำ"),
)


class ReviewWindow(QDialog):
    """Shows a review and asks what becomes of it; `take` is done with it, once, at its end.

    `take_into` does the same with the plan that is open; None where none is. `said` is what
    was said of a table's columns, after which the document is to be read anew.
    """

    def __init__(
        self,
        theme: Theme,
        review: Review,
        name: str,
        parent: QWidget,
        *,
        tasks: TaskQueue,
        take: Callable[[], bool],
        take_into: Callable[[QWidget], bool] | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"อ่านแผนจาก {name}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.review = review
        self._theme = theme
        self.checks = ReviewChecks(tasks, self)
        self.checks.found.connect(self._on_checked)
        self._take, self._take_into = take, take_into
        self.said: ColumnMatch | None = None
        self._lister = MatterLister(review)
        self._listed: frozenset[object] | None = None
        self.document = DocumentView(theme, review.first.outline, self._state_at)
        self.document.cell_chosen.connect(self._on_cell_chosen)
        self._lines: CardModel[MatterLine] = CardModel(line_card, self)
        self.list = RowView(self._lines, MatterRows(theme), "สิ่งที่อ่านได้")
        self.list.setUniformItemSizes(True)
        self.list.selectionModel().currentChanged.connect(self._on_chosen)
        self.list.activated.connect(lambda _index: self.accept_chosen())
        self.detail = MatterDetail(
            theme,
            accept=self.accept_chosen,
            refuse=self.refuse_chosen,
            move=self.ask_where,
            prefer=self.prefer,
        )
        self.footer = PageFooter(theme)
        self.footer.show_keys(_KEYS)
        self.bar = ReviewBar(
            self.show_filter,
            next_open=self.next_open,
            accept_table=self.accept_table,
            ask_columns=self.ask_columns,
            undo=self.undo,
        )
        self._arrange(name)
        self._make_keys()
        counts = review.counts
        self.show_filter(State.DOUBTFUL if counts.doubtful else State.LEFT if counts.left else None)
        self.next_open()

    # What is in sight.

    @property
    def matter(self) -> Matter | None:
        """The matter that is chosen."""
        line = self.list.chosen
        return line.matter if line is not None else None

    def show_filter(self, state: State | None) -> None:
        """List what is in a state now; it stays in the list while it is decided."""
        wanted = [m.key for m in self.review.matters if state is None or m.state is state]
        self._listed = None if state is None else frozenset(wanted)
        self.bar.show_filter(state)
        self._fill()

    def next_open(self, by: int = 1) -> None:
        """Go to the next matter that somebody has yet to look at, from the last to the first."""
        items, at = self._lines.items, self.list.currentIndex().row()
        count = len(items)
        for step in range(1, count + 1):
            row = (at + by * step) % count
            matter = items[row].matter
            if matter is not None and matter.state.is_open:
                self.list.choose(row)
                return

    # What is decided.

    @property
    def chosen(self) -> tuple[Matter, ...]:
        """The matter that is chosen; of a caption, all that stand under it."""
        row, items = self.list.currentIndex().row(), self._lines.items
        if not 0 <= row < len(items):
            return ()
        matter = items[row].matter
        if matter is not None:
            return (matter,)
        under = takewhile(lambda line: line.matter is not None, items[row + 1 :])
        return tuple(line.matter for line in under if line.matter is not None)

    def accept_chosen(self) -> None:
        """What is chosen is right; on to the next."""
        those = self.chosen
        if any(each.state.is_open for each in those):
            self._decide(lambda: self.review.accept(those))
            self.next_open()

    def accept_table(self) -> None:
        """All that was read of the same table, or paragraph, is right."""
        matter = self.matter
        if matter is None or not matter.spots:
            return
        those = self.review.in_block(matter.spots[0][0])
        self._decide(lambda: self.review.accept(those))
        self.next_open()

    def refuse_chosen(self) -> None:
        """What is chosen is not taken."""
        those = self.chosen
        if those:
            self._decide(lambda: self.review.refuse(those))

    def prefer(self, wording: Wording) -> None:
        """Another wording of what is chosen is the right one."""
        if self.matter is not None and self.matter.reading is not None:
            reading = self.matter.reading
            self._decide(lambda: self.review.prefer(reading, wording))

    def ask_where(self) -> None:
        """Ask into which field what is chosen is put, and put it there."""
        matter = self.matter
        if matter is None:
            return
        dialog = TargetDialog(
            self._theme, targets(self.review.now), self.detail.words.toPlainText(), self
        )
        if not dialog.exec() or dialog.target is None:
            return
        target = dialog.target
        try:
            self._decide(lambda: self.review.put(matter, target))
        except EntryError as error:
            self.footer.show_trouble("error", f"ย้ายเข้าช่องนี้ไม่ได้: {error}")

    def ask_columns(self) -> None:
        """Ask what the columns of the table hold in which one is; then the window closes."""
        row = self.document.chosen
        block = self.matter.spots[0][0] if self.matter and self.matter.spots else 0
        if self.document.hasFocus() and row is not None:
            block = row.block
        table = table_read(self.review.first, block)
        if table is None:
            self.footer.show_trouble("advice", "เลือกช่องในตารางของเอกสารก่อน")
            return
        if self.review.is_touched and not confirmed(
            self,
            "อ่านเอกสารใหม่หรือไม่",
            "ถ้าเปลี่ยนคอลัมน์ โปรแกรมจะอ่านเอกสารใหม่ สิ่งที่ตัดสินใจไว้ในหน้าต่างนี้จะเริ่มใหม่ทั้งหมด",
            yes="เลือกคอลัมน์",
        ):
            return
        dialog = ColumnDialog(self.review.first, table, self)
        if dialog.exec():
            self.said = dialog.match
            super().accept()

    def undo(self) -> None:
        """Take the last decision back."""
        self._decide(self.review.undo)

    def take(self) -> None:
        """Take the plan as it was decided, once the user knows what is left."""
        self._finish(self._take)

    def take_into(self) -> None:
        """Take parts of it into the plan that is open."""
        into = self._take_into
        if into is not None:
            self._finish(lambda: into(self))

    def _finish(self, take: Callable[[], bool]) -> None:
        counts = self.review.counts
        if counts.open and not confirmed(
            self,
            f"ยังไม่ได้ดู {counts.open:,} ข้อ นำเข้าเลยหรือไม่",
            f"ข้อที่ไม่แน่ใจ {counts.doubtful:,} ข้อจะนำเข้าตามที่เสนอ "
            f"ข้อความที่ยังไม่มีช่อง {counts.left:,} ข้อจะไม่นำเข้า",
            yes="นำเข้า",
        ):
            return
        if take():
            super().accept()

    def _decide(self, act: Callable[[], object]) -> None:
        self.footer.show_trouble("", "")
        act()
        if self._listed is not None:
            # What came of a decision stays in sight beside what it was made of.
            added = {m.key for m in self.review.matters} - self._known
            self._listed |= added
        self._fill()

    def _fill(self) -> None:
        """List the matters as they are; the line that was chosen stays, or one in its place."""
        row = self.list.currentIndex().row()
        key = self.matter.key if self.matter is not None else None
        matters = self.review.matters
        self._known = {matter.key for matter in matters}
        if self._listed is not None:
            matters = tuple(m for m in matters if m.key in self._listed)
        lines = self._lister.lines(matters)
        self._lines.set_items(lines)
        found = self._lines.row_of(lambda line: line.matter is not None and line.matter.key == key)
        if lines:
            self.list.choose(found if found is not None else min(max(row, 0), len(lines) - 1))
        else:
            self._show_chosen()
        self._show_counts()
        self.document.viewport().update()
        self.checks.show_plan(self.review.now)

    def _on_checked(self) -> None:
        self._lister.problems = self.checks.problems
        self._fill()

    def _show_counts(self) -> None:
        self.bar.show_counts(self.review.counts, touched=self.review.is_touched)
        account = self.review.account
        self.footer.show_words(
            f"ทั้งเอกสาร {len(account.states):,} แห่ง · "
            f"เข้าช่อง {account.count(State.SURE) + account.count(State.ACCEPTED):,} · "
            f"ข้อความของแบบฟอร์ม {account.count(State.FORM):,} · "
            f"ไม่แน่ใจ {account.count(State.DOUBTFUL):,} แห่ง · "
            f"ยังไม่มีช่อง {account.count(State.LEFT):,} แห่ง · "
            f"ไม่นำเข้า {account.count(State.ASIDE):,}"
        )
        found = counted(each for those in self.checks.problems.values() for each in those)
        said = " · ".join(f"{SEVERITIES[name]} {n:,}" for name, n in found.items())  # type: ignore[index]
        self.found.set_words(f"ตรวจแผนที่อ่านได้แล้วพบ {said}" if said else "")

    def _show_chosen(self) -> None:
        matter = self.matter
        reading = matter.reading if matter is not None else None
        problems = self.checks.problems.get(reading.place, ()) if reading is not None else ()
        self.detail.show_matter(self.review, matter, tuple(each.message for each in problems))
        those = self.chosen
        if matter is None and those:
            self.detail.show_record(self._lines.items[self.list.currentIndex().row()].label, those)
        self.document.mark(unit_of(spot) for each in those for spot in each.spots)

    def _state_at(self, spot: Spot) -> State:
        return self.review.account.states.get(spot, State.FORM)

    def _on_chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_chosen()

    def _on_cell_chosen(self, cell: DocumentCell) -> None:
        """Choose what was made of the cell that was clicked; a second click the next of it."""
        keys = [m.key for unit in cell.units for m in self.review.matters_at(unit)]
        if not keys:
            self.document.mark(cell.units)
            return
        if not set(keys) & {line.matter.key for line in self._lines.items if line.matter}:
            self.show_filter(None)
        now = self.matter.key if self.matter is not None else None
        at = keys.index(now) + 1 if now in keys else 0
        wanted = keys[at % len(keys)]
        found = self._lines.row_of(
            lambda line: line.matter is not None and line.matter.key == wanted
        )
        if found is not None:
            self.list.choose(found)

    def _arrange(self, name: str) -> None:
        title = ElidedLabel()
        title.set_words(f"อ่านจาก {name}")
        set_role(title, "title")
        title.setMinimumHeight(px(TITLE.line))
        self.take_button = QPushButton("นำเข้าเป็นแผนใหม่")
        self.take_button.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self.take_button.clicked.connect(lambda _checked=False: self.take())
        self.into_button = QPushButton("นำบางส่วนเข้าแผนที่เปิดอยู่…")
        self.into_button.clicked.connect(lambda _checked=False: self.take_into())
        self.into_button.setVisible(self._take_into is not None)
        head = QHBoxLayout()
        head.setContentsMargins(px(PAGE_SIDE), 0, px(PAGE_SIDE), 0)
        head.setSpacing(px(GAP_2))
        head.addWidget(title, 1)
        self.found = ElidedLabel()
        set_role(self.found, "caption")
        self.found.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.found, 1)
        for button in (self.into_button, self.take_button):
            button.setAutoDefault(False)
            head.addWidget(button)
        top = QWidget()
        top.setFixedHeight(px(HEADER_HEIGHT))
        top.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.bar)
        column.addWidget(divider(high=1))
        notices = self.review.first.outline.notices
        if notices:
            said = ElidedLabel()
            said.set_words(" · ".join(notices))
            said.setContentsMargins(px(PAGE_SIDE), 0, px(PAGE_SIDE), 0)
            set_role(said, "caption")
            column.addWidget(said)
        column.addWidget(self._made_sides(), 1)
        column.addWidget(self.footer)
        for button in self.detail.findChildren(QPushButton):
            button.setAutoDefault(False)

    def _made_sides(self) -> QSplitter:
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.list)
        right.addWidget(self.detail)
        right.setStretchFactor(0, 1)
        right.setSizes([1000, 1])
        right.setChildrenCollapsible(False)
        sides = QSplitter()
        sides.addWidget(self.document)
        sides.addWidget(right)
        sides.setStretchFactor(0, 1)
        sides.setStretchFactor(1, 1)
        sides.setSizes([500, 500])
        sides.setChildrenCollapsible(False)
        return sides

    def _make_keys(self) -> None:
        made: Sequence[tuple[str, Callable[[], object]]] = (
            ("F4", self.next_open),
            ("Shift+F4", lambda: self.next_open(-1)),
            ("Ctrl+Return", self.accept_table),
            ("Ctrl+Enter", self.accept_table),
            ("Ctrl+Z", self.undo),
        )
        for keys, act in made:
            QShortcut(QKeySequence(keys), self, act)
        for keys, act in (("Space", self.accept_chosen), ("Delete", self.refuse_chosen)):
            for view in (self.list, self.document):
                key = QShortcut(QKeySequence(keys), view, act)
                key.setContext(Qt.ShortcutContext.WidgetShortcut)

    # Qt's own names from here on.

    def done(self, result: int) -> None:
        self.checks.stop()
        super().done(result)

    def reject(self) -> None:
        # Closing the window comes here, too.
        counts = self.review.counts
        if not self.review.is_touched or confirmed(
            self,
            "ยังไม่ได้นำเข้าแผน ปิดหน้าต่างนี้หรือไม่",
            f"ยังไม่ได้ดู {counts.open:,} ข้อ สิ่งที่ตัดสินใจไว้เก็บไว้จนปิดโปรแกรม เปิดแฟ้มเดิมอีกครั้งเพื่อทำต่อได้",
            yes="ปิด",
        ):
            super().reject()
