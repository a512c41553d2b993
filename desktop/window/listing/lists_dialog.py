"""The dialog of lists for online systems: mappings by name, a file of them, or the clipboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from db import files
from db.column_mappings import default_path
from db.errors import PhaenError
from desktop.clock import local_today
from desktop.session.comparing import Incoming
from desktop.window.listing.column_choices import ColumnChoices
from desktop.window.listing.copying_part import CopyingPart
from desktop.window.listing.form_choices import FormChoices
from desktop.window.listing.list_preview import ListPreview
from desktop.window.start.leaving import may_leave_comparison
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import link_button, push_button, tab_widget, tool_button
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.save_question import ask_where
from desktop.window.widgets.theme import em, px, resize_within_screen
from desktop.window.widgets.tokens import GAP_2
from desktop.window.widgets.writing import writing
from forms.calendar import buddhist_date
from forms.editing.states import State
from forms.file_names import file_name
from forms.listing.keeping import forget_mapping, keep_mapping, kept_mappings
from forms.listing.kinds import list_kinds
from forms.listing.mapping import ListMapping, checked
from forms.listing.reading import read_rows
from forms.listing.ready_made import ready_made, whole_list
from forms.listing.table import listed_rows, row_count
from forms.listing.taking import TakenList, taken
from forms.listing.writing import CSV, WORKBOOK, written

if TYPE_CHECKING:
    from desktop.window.page import Tools

_SHOWN_ROWS = 6
_KINDS = {WORKBOOK: "สมุดงาน Excel", CSV: "แฟ้ม CSV"}
_EXPORT, _COPY = range(2)


class ListsDialog(QDialog):
    """Shows a list by a mapping, which may be changed and kept by name.

    `kept` is the file of the user's own mappings.
    """

    def __init__(self, tools: Tools, parent: QWidget | None = None, kept: Path | None = None):
        super().__init__(parent)
        self.setWindowTitle("รายการสำหรับระบบออนไลน์")
        self._tools = tools
        self._kept = kept or default_path()
        self._offered: list[ListMapping] = []
        self._written = Path()
        self.mappings = Combo()
        self.mappings.setAccessibleName("แบบรายการ")
        self.mappings.currentIndexChanged.connect(lambda _at: self._show_mapping())
        self.name = QLineEdit()
        self.name.setAccessibleName("ชื่อสำหรับเก็บแบบรายการนี้")
        self.name.setPlaceholderText("ตั้งชื่อเพื่อเก็บแบบนี้ไว้")
        self.name.textChanged.connect(lambda _text: self._let_keep())
        self.name.returnPressed.connect(self.keep)
        self.keep_button = push_button("เก็บแบบ", "add", self.keep)
        self.forget_button = push_button("ลบแบบ", "remove", self.forget)
        self.columns = ColumnChoices()
        self.columns.changed.connect(self.refresh)
        self.forms = FormChoices(buddhist_date(local_today()))
        self.forms.changed.connect(self.refresh)
        self.preview = ListPreview()
        self.counted = Label()
        self.counted.setObjectName("hint")
        self.said = Label()
        self.said.setObjectName("hint")
        self.said.setWordWrap(True)
        self.open_link = link_button("เปิดแฟ้ม", self._open)
        self.copying = CopyingPart(tools)
        self.workbook_button = push_button(
            "ส่งออกเป็น Excel…", "export", lambda: self.export(WORKBOOK), primary=True
        )
        self.csv_button = push_button("ส่งออกเป็น CSV…", "export", lambda: self.export(CSV))
        self.back_button = push_button("อ่านแฟ้มกลับเข้าแผน…", "import", self._ask_back)
        writing(self.back_button)
        self.tabs = tab_widget("แฟ้มหรือคลิปบอร์ด")
        self._arrange()
        self.tabs.currentChanged.connect(lambda _at: self.refresh())
        self._offer()

    @property
    def mapping(self) -> ListMapping:
        """The mapping as it is chosen and changed now; it may be none yet."""
        chosen = self._offered[self.mappings.currentIndex()]
        return replace(chosen, columns=self.columns.columns(), forms=self.forms.forms())

    def refresh(self) -> None:
        """Show the list as it would be, or why there is none."""
        self.open_link.hide()
        try:
            mapping = checked(self.mapping)
        except PhaenError as error:
            self._say(str(error))
            self._let_export(allowed=False)
            return
        self._say("")
        self._let_export(allowed=True)
        package = self._tools.session.package
        if self.tabs.currentIndex() == _COPY:
            self.copying.show_rows(mapping, listed_rows(package, mapping))
            return
        self.preview.show_rows(mapping, listed_rows(package, mapping, most=_SHOWN_ROWS))
        rows, columns = row_count(package, mapping), len(mapping.columns)
        self.counted.setText(f"ตัวอย่างแถวแรก จากทั้งหมด {rows:,} แถว {columns:,} คอลัมน์")

    def export(self, suffix: str) -> None:
        """Ask where to, and write the list there beside the window."""
        mapping, tools = checked(self.mapping), self._tools
        plan, folder = tools.session.package.plan, tools.memory.folder
        suggested = folder / file_name(plan, suffix, folder, form=mapping.kind.title)
        path = ask_where(self, "ส่งออกรายการไปที่", suggested, suffix, _KINDS[suffix])
        if path is None:
            return
        tools.memory.folder = path.parent
        package = tools.session.package

        def write(_progress: object) -> int:
            rows = listed_rows(package, mapping)
            files.write_atomically(path, written(mapping, rows, suffix))
            return len(rows)

        tools.tasks.run(
            write,
            done=lambda count: self._tell(path, count),
            failed=lambda error: self._say(str(error)),
            replaces="list",
            asker=self,
        )

    def take_back(self, path: Path) -> None:
        """Read a list by the mapping, put it beside the plan field by field, and close."""
        mapping, tools = checked(self.mapping), self._tools
        package = tools.session.package
        self._say(f"กำลังอ่าน {path.name}")
        tools.tasks.run(
            lambda _progress: taken(package, mapping, read_rows(path, mapping)),
            done=lambda came: self._compare(path, came),
            failed=lambda error: self._say(str(error)),
            replaces="list",
            asker=self,
        )

    def _compare(self, path: Path, came: TakenList) -> None:
        session, notice = self._tools.session, self._tools.notice
        said = "\n".join(came.remarks)
        if came.package == session.package:
            self._say("\n".join(filter(None, (f"{path.name}: แผนเหมือนในแฟ้มแล้วทุกช่อง", said))))
            return
        if not may_leave_comparison(session, self):
            return
        try:
            state = State(came.package)
            session.comparing.begin(Incoming(path.name, state, None, is_kept=False))
        except PhaenError as error:
            self._say(str(error))
            return
        if said:
            notice.show_result(f"{path.name}: {said}", severity="warning")
        self.accept()

    def _ask_back(self) -> None:
        memory = self._tools.memory
        chosen, _filter = QFileDialog.getOpenFileName(
            self, "อ่านรายการกลับเข้าแผน", str(memory.folder), "รายการ (*.xlsx *.csv)"
        )
        if chosen:
            memory.folder = Path(chosen).parent
            self.take_back(Path(chosen))

    def keep(self) -> None:
        """Keep the mapping as it is now by the name that was typed."""
        name = self.name.text().strip()
        if not name:
            return
        try:
            keep_mapping(replace(self.mapping, name=name), self._kept)
        except PhaenError as error:
            self._say(str(error))
            return
        self._offer(name)
        self._say(f"เก็บแบบรายการ “{name}” แล้ว")

    def forget(self) -> None:
        """Let go of the mapping that is chosen."""
        name = self.mapping.name
        try:
            forget_mapping(name, self._kept)
        except PhaenError as error:
            self._say(str(error))
            return
        self._offer()
        self._say(f"ลบแบบรายการ “{name}” แล้ว")

    def _offer(self, name: str = "") -> None:
        """Offer the mappings that there are; one of a name is shown."""
        trouble = ""
        try:
            own = kept_mappings(self._kept)
        except PhaenError as error:
            own, trouble = (), str(error)
        kinds = list_kinds().values()
        self._offered = [*own, *ready_made(), *map(whole_list, kinds)]
        self._own = {each.name for each in own}
        with QSignalBlocker(self.mappings):
            self.mappings.clear()
            self.mappings.addItems([each.name for each in self._offered])
            names = [each.name for each in self._offered]
            self.mappings.setCurrentIndex(names.index(name) if name in names else 0)
        self._show_mapping()
        if trouble:
            self._say(trouble)

    def _show_mapping(self) -> None:
        chosen = self._offered[self.mappings.currentIndex()]
        self.columns.show_mapping(chosen)
        self.forms.show_forms(chosen.forms)
        self.name.setText(chosen.name if chosen.name in self._own else "")
        self.forget_button.setEnabled(chosen.name in self._own)
        self.refresh()

    def _let_keep(self) -> None:
        self.keep_button.setEnabled(bool(self.name.text().strip()))

    def _let_export(self, *, allowed: bool) -> None:
        self.workbook_button.setEnabled(allowed)
        self.csv_button.setEnabled(allowed)
        self.back_button.setEnabled(allowed and not self._tools.session.read_only)

    def _say(self, words: str) -> None:
        self.said.setText(words)

    def _tell(self, path: Path, count: int) -> None:
        self._written = path
        self._say(f"ส่งออกแล้ว {count:,} แถว: {path}")
        self.open_link.show()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(GAP_2))
        label = Label("แบบรายการ")
        label.setBuddy(self.mappings)
        top.addWidget(label)
        top.addWidget(self.mappings, 3)
        top.addWidget(self.name, 2)
        top.addWidget(self.keep_button)
        top.addWidget(self.forget_button)
        self.tabs.addTab(self._file_part(), "ส่งออกเป็นแฟ้ม")
        self.tabs.addTab(self.copying, "คัดลอกทีละช่องลงเว็บ")
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.open_link)
        close = QPushButton("ปิด")
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        column = dialog_column(self)
        column.setSpacing(px(GAP_2))
        column.addLayout(top)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        # Enter copies a field, closes a heading that is written, and does nothing else.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        resize_within_screen(self, 74, 46)

    def _file_part(self) -> QWidget:
        part = QWidget()
        moves = QHBoxLayout()
        moves.addWidget(
            tool_button("up", "ย้ายขึ้น (Alt+Shift+↑)", lambda: self.columns.move_current(-1))
        )
        moves.addWidget(
            tool_button("down", "ย้ายลง (Alt+Shift+↓)", lambda: self.columns.move_current(1))
        )
        hint = Label("เลือกคอลัมน์ด้วย Space แก้หัวคอลัมน์ด้วย F2 ลากเพื่อเรียงลำดับ")
        hint.setObjectName("hint")
        moves.addWidget(hint, 1)
        exports = QHBoxLayout()
        exports.setSpacing(px(GAP_2))
        exports.addWidget(self.counted, 1)
        exports.addWidget(self.back_button)
        exports.addWidget(self.csv_button)
        exports.addWidget(self.workbook_button)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, em(self, 0.5), 0, 0)
        grid.setHorizontalSpacing(em(self, 1))
        grid.setVerticalSpacing(px(GAP_2))
        grid.addLayout(moves, 0, 0)
        grid.addWidget(self.columns, 1, 0)
        # It scrolls: it keeps the dialog from no small screen.
        forms = QScrollArea()
        forms.setAccessibleName("รูปแบบของรายการ")
        forms.setFrameShape(QScrollArea.Shape.NoFrame)
        forms.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        forms.setWidgetResizable(True)
        forms.setWidget(self.forms)
        forms.setMinimumSize(self.forms.minimumSizeHint().width() + em(self, 1), em(self, 7))
        self.columns.setMinimumHeight(em(self, 4))
        self.preview.setMinimumHeight(em(self, 3))
        grid.addWidget(forms, 0, 1, 2, 1)
        grid.addWidget(self.preview, 2, 0, 1, 2)
        grid.addLayout(exports, 3, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(1, 3)
        grid.setRowStretch(2, 2)
        return part
