"""รวบรวมแผนของหน่วยงาน: a folder of packages becomes a board of units and combined tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db import files
from db.errors import PhaenError
from desktop.clock import local_today
from desktop.session.tasks import Progress, Task
from desktop.window.gathering.board_view import BoardView
from desktop.window.gathering.combined_tables import CombinedTables
from desktop.window.gathering.unit_problems import UnitProblems
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import check_box, progress_bar, push_button, tab_widget
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px, resize_within_screen
from desktop.window.widgets.tokens import GAP_2
from forms.figures import baht
from forms.formats import PACKAGE_PATTERN
from forms.gathering.apart import read_apart
from forms.gathering.board import MISSING, OLDER, OTHER_YEAR, RECEIVED, UNREAD, BoardLine
from forms.gathering.combining import whole
from forms.gathering.earlier import codes_by_unit, read_record, write_record
from forms.gathering.making import make_board

if TYPE_CHECKING:
    from desktop.window.page import Tools
    from forms.gathering.documents import Board

_STATES = (RECEIVED, MISSING, UNREAD, OLDER, OTHER_YEAR)
_BEGIN = (
    "เลือกโฟลเดอร์ที่เก็บแฟ้มแผนของหน่วยงาน โปรแกรมอ่านทุกแฟ้มในโฟลเดอร์และโฟลเดอร์ย่อย "
    "แฟ้มเหล่านั้นและแผนในเครื่องนี้ไม่ถูกเปลี่ยนแปลง"
)


class GatherDialog(QDialog):
    """Gathers in the background; the board stays in sight while it is filtered and sorted."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("รวบรวมแผนของหน่วยงาน")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._tools = tools
        self._chosen: tuple[Path, ...] = ()
        self._expected: Path | None = None
        self._task: Task | None = None
        self.board: Board | None = None
        self.said = Label(_BEGIN)
        self.said.setWordWrap(True)
        self.bar = progress_bar()
        self.cancel = QPushButton("ยกเลิก")
        # Return is for what is typed: it ends no work.
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._on_cancelled)
        self.name = QLineEdit()
        self.name.setPlaceholderText("ค้นหาหน่วยงาน")
        self.name.setAccessibleName("ค้นหาหน่วยงาน")
        self.name.setClearButtonEnabled(True)
        self.name.setMaximumWidth(em(self, 20))
        self.state = Combo()
        self.state.setAccessibleName("กรองตามสถานะ")
        self.state.addItem("ทุกสถานะ", "")
        for state in _STATES:
            self.state.addItem(state, state)
        self.lines = BoardView()
        self.all_columns = check_box()
        self.all_columns.toggled.connect(self.lines.show_all)
        self.lines.folded.connect(self._say_folded)
        self.tables = CombinedTables(tools.tasks, tools.memory)
        self.tabs = tab_widget("ทะเบียนและตารางรวม")
        self._arrange()
        self.name.textChanged.connect(self._narrow)
        self.state.currentIndexChanged.connect(self._narrow)
        self.lines.wanted.connect(self._show_problems)
        self.tables.told.connect(self.said.setText)
        self._show_work(working=False)
        self.tabs.setEnabled(False)

    def gather(self, chosen: Sequence[Path]) -> None:
        """Read files and folders in the background, in place of an earlier gather."""
        self._chosen = tuple(chosen)
        expected = self._expected
        kept_in = self._tools.plans.store_path.parent / "gathered"

        def work(progress: Progress) -> Board:
            return _gathered(chosen, expected, kept_in, progress)

        self.said.setText("กำลังอ่านแฟ้มแผน")
        self.bar.setRange(0, 0)
        self._show_work(working=True)
        self._task = self._tools.tasks.run(
            work,
            done=self._show_board,
            failed=self._tell,
            progress=self._show_progress,
            replaces="gather",
            asker=self,
        )

    def expect(self, path: Path) -> None:
        """Take the units that are expected from a list or a folder, and gather again."""
        self._expected = path
        if self._chosen:
            self.gather(self._chosen)
        else:
            self.said.setText(f"รายชื่อหน่วยงาน: {path.name} {_BEGIN}")

    # The controls.

    def _arrange(self) -> None:
        ways = FlowRow(0.5)
        for button in (
            push_button("เลือกโฟลเดอร์…", "folder", self._ask_folder, primary=True),
            push_button("เลือกแฟ้ม…", "document", self._ask_files),
            push_button("รายชื่อหน่วยงานที่ต้องส่ง…", "list", self._ask_expected),
            push_button("หน่วยงานตามโฟลเดอร์ปีก่อน…", "folder", self._ask_last_year),
        ):
            button.setAutoDefault(False)
            ways.add(button)
        work = QHBoxLayout()
        work.addWidget(self.said, 1)
        work.addWidget(self.bar)
        work.addWidget(self.cancel)
        self.bar.setFixedWidth(em(self, 14))
        narrow = QHBoxLayout()
        narrow.addWidget(self.name)
        narrow.addWidget(self.state)
        hint = Label("ดับเบิลคลิกเพื่อดูข้อที่ตรวจพบ คลิกหัวคอลัมน์เพื่อเรียง")
        hint.setObjectName("hint")
        narrow.addWidget(hint)
        narrow.addStretch(1)
        narrow.addWidget(self.all_columns)
        page = QWidget()
        board = QVBoxLayout(page)
        board.setContentsMargins(0, px(GAP_2), 0, 0)
        board.setSpacing(px(GAP_2))
        board.addLayout(narrow)
        board.addWidget(self.lines, 1)
        self.tabs.addTab(page, "ทะเบียนหน่วยงาน")
        self.tabs.addTab(self.tables, "ตารางรวม")
        close = QPushButton("ปิด")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = dialog_column(self)
        column.setSpacing(px(GAP_2))
        column.addWidget(ways)
        column.addLayout(work)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        resize_within_screen(self, 84, 46)

    # What is shown.

    def _show_work(self, *, working: bool) -> None:
        self.bar.setVisible(working)
        self.cancel.setVisible(working)

    def _show_progress(self, count: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(count)
        if total:
            self.said.setText(f"อ่านแล้ว {count:,} จาก {total:,} แฟ้ม")

    def _show_board(self, board: Board) -> None:
        self.board = board
        self._show_work(working=False)
        self.lines.show_lines(board.lines)
        self.tables.show_board(board)
        self.tabs.setEnabled(True)
        self.said.setText(_summary(board))
        self.lines.setFocus()

    def _on_cancelled(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._show_work(working=False)
        self.said.setText("ยกเลิกการรวบรวมแล้ว")

    def _tell(self, error: PhaenError) -> None:
        self._show_work(working=False)
        self.said.setText(str(error))

    def _narrow(self) -> None:
        self.lines.sorted.narrow(self.name.text(), self.state.currentData())

    def _say_folded(self, count: int) -> None:
        """What is folded away can be shown."""
        self.all_columns.setText(f"ทุกคอลัมน์ (พับไว้ {count:,})" if count else "ทุกคอลัมน์")
        self.all_columns.setVisible(bool(count) or self.all_columns.isChecked())

    def _show_problems(self, line: BoardLine) -> None:
        if line.path is None:
            return
        tools = self._tools
        dialog = UnitProblems(line.unit, line.path, tools.tasks, tools.theme, self)
        dialog.exec()
        dialog.deleteLater()

    # What is asked.

    def _ask_folder(self) -> None:
        folder = self._asked_folder("เลือกโฟลเดอร์ที่เก็บแฟ้มแผน")
        if folder is not None:
            self.gather([folder])

    def _ask_files(self) -> None:
        memory = self._tools.memory
        chosen, _filter = QFileDialog.getOpenFileNames(
            self, "เลือกแฟ้มแผน", str(memory.folder), f"แฟ้มแผน ({PACKAGE_PATTERN})"
        )
        if chosen:
            memory.folder = Path(chosen[0]).parent
            self.gather([Path(each) for each in chosen])

    def _ask_expected(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self,
            "เลือกรายชื่อหน่วยงาน",
            str(self._tools.memory.folder),
            "รายชื่อหน่วยงาน (*.txt *.csv *.xlsx)",
        )
        if chosen:
            self.expect(Path(chosen))

    def _ask_last_year(self) -> None:
        folder = self._asked_folder("เลือกโฟลเดอร์แฟ้มแผนของปีก่อน")
        if folder is not None:
            self.expect(folder)

    def _asked_folder(self, title: str) -> Path | None:
        memory = self._tools.memory
        chosen = QFileDialog.getExistingDirectory(self, title, str(memory.folder))
        if not chosen:
            return None
        memory.folder = Path(chosen)
        return Path(chosen)

    # Qt's own names from here on.

    def done(self, result: int) -> None:
        """Let go of the work and the pages."""
        if self._task is not None:
            self._task.cancel()
        self.tables.clear()
        super().done(result)


def _gathered(
    chosen: Sequence[Path], expected: Path | None, folder: Path, progress: Progress
) -> Board:
    """The board of what was chosen, beside the last one of its year, which `folder` has."""

    def earlier(year: int) -> dict[str, str] | None:
        path = folder / f"{year}.json"
        try:
            return dict(codes_by_unit(read_record(path))) if path.is_file() else None
        except PhaenError:
            return None

    today = local_today()
    read = partial(read_apart, today=today)
    made = make_board(
        chosen, progress, earlier_of=earlier, expected=expected, today=today, read=read
    )
    files.make_folder(folder)
    write_record(made.gathered, folder / f"{made.gathered.year}.json")
    return made


def _summary(board: Board) -> str:
    states = [line.state for line in board.lines]
    total = whole(board.gathered)
    said = [
        f"ปีงบประมาณ พ.ศ. {board.gathered.year}",
        f"ได้รับ {len(board.gathered.units):,} หน่วยงาน",
        *(f"{state} {count:,}" for state in _STATES[1:] if (count := states.count(state))),
        f"{total.count:,} โครงการ/กิจกรรม",
        f"งบประมาณ {baht(total.budget)} บาท",
        f"เบิกจ่าย {baht(total.spent)} บาท",
    ]
    return " · ".join(said)
