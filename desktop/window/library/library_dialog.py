"""รายการกลาง: the libraries of the store, taken in from files, given on, put beside the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTreeWidgetItem,
    QWidget,
)

from db.errors import PhaenError
from db.files import fitted_name
from db.library import current
from db.package.library_file import read_library, write_library
from desktop.window.library.beside import begin_beside
from desktop.window.library.issue_dialog import IssueLibraryDialog
from desktop.window.start.leaving import may_leave_comparison
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.dialogs import confirmed
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.save_question import ask_where
from desktop.window.widgets.theme import px, resize_within_screen
from desktop.window.widgets.tokens import GAP_2
from desktop.window.widgets.wrapped_tree import WrappedTree
from desktop.window.widgets.writing import writing
from forms.formats import LIBRARY
from forms.library.words import counts_of, name_of

if TYPE_CHECKING:
    from db.library import Library, LibraryEntry
    from desktop.session.tasks import Progress
    from desktop.window.page import Tools

_HINT = (
    "รายการกลางคือส่วนราชการ ผู้ลงนาม และกรอบยุทธศาสตร์ ที่ต้นสังกัดออกให้ใช้เหมือนกัน ใช้ได้ทุกแผนในเครื่องนี้ "
    "แผนที่นำไปใช้แล้วไม่เปลี่ยนเอง เมื่อรับฉบับใหม่ โปรแกรมจะบอกสิ่งที่ต่างในหน้าที่ใช้"
)
_EMPTY = "ยังไม่มีรายการกลาง รับจากแฟ้มที่ต้นสังกัดส่งมา หรือออกจากแผนที่เปิดอยู่"


class LibraryDialog(QDialog):
    """What it does to the open plan is a comparison, which begins when it is closed."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("รายการกลาง")
        self._tools = tools
        self._entries: tuple[LibraryEntry, ...] = ()
        self.tree = WrappedTree("รายการกลางในเครื่องนี้")
        self.tree.setObjectName("library")
        self.tree.setRootIsDecorated(False)
        self.tree.currentItemChanged.connect(lambda _now, _before: self._let())
        self.tree.itemActivated.connect(lambda _item, _column: self.compare())
        self.said = Label()
        self.said.setObjectName("hint")
        self.said.setWordWrap(True)
        self.take_button = push_button("รับจากแฟ้ม…", "import", self._ask_file)
        self.issue_button = push_button("ออกจากแผนนี้…", "export", self._ask_issue)
        self.save_button = push_button("บันทึกเป็นแฟ้ม…", "export", self._ask_target)
        self.forget_button = push_button("ลบ…", "remove", self.forget)
        self.compare_button = push_button("เทียบกับแผนนี้", "compare", self.compare, primary=True)
        writing(self.compare_button)
        self._arrange()
        self._show_libraries()

    @property
    def chosen(self) -> LibraryEntry | None:
        """The library that is chosen."""
        row = self.tree.currentIndex().row()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def take(self, paths: Sequence[Path]) -> None:
        """Keep the libraries in files; one bad file keeps none of them."""
        self.said.setText("กำลังอ่านแฟ้ม")
        self._tools.tasks.run(
            partial(_read, tuple(paths)),
            done=self._keep,
            failed=lambda error: self.said.setText(str(error)),
            replaces="library",
            asker=self,
        )

    def compare(self) -> None:
        """Put the chosen library beside the open plan, and close."""
        session, entry = self._tools.session, self.chosen
        if entry is None or not session.is_open or not may_leave_comparison(session, self):
            return
        try:
            is_begun = begin_beside(session, entry, whole=True)
        except PhaenError as error:
            self.said.setText(str(error))
            return
        if is_begun:
            self.accept()
        else:
            self.said.setText("แผนนี้มีทุกรายการเหมือนในรายการกลางนี้แล้ว")

    def forget(self) -> None:
        """Keep the chosen library no longer, if the user confirms it."""
        entry = self.chosen
        if entry is None or not confirmed(
            self,
            f"ลบรายการกลางของ {name_of(entry)} หรือไม่",
            "แผนที่นำไปใช้แล้วไม่เปลี่ยน แต่จะเทียบกับฉบับใหม่ทีละช่องได้ไม่ละเอียดเท่าเดิม",
            yes="ลบ",
        ):
            return
        if self._try(lambda: self._tools.plans.forget_library(entry.content_code)):
            self._show_libraries()
            self.said.setText(f"ลบรายการกลางของ {name_of(entry)} แล้ว")

    def save(self, path: Path) -> None:
        """Write the chosen library into a file."""
        entry = self.chosen
        library = None if entry is None else self._tools.plans.library(entry.content_code)
        if library is not None and self._try(lambda: write_library(library, path)):
            self.said.setText(f"บันทึกแล้ว: {path}")

    def _keep(self, libraries: Sequence[Library]) -> None:
        plans = self._tools.plans
        for library in libraries:
            if not self._try(partial(plans.keep_library, library)):
                return
        self._show_libraries(libraries[-1].content_code)
        said = (f"รับรายการกลางของ {name_of(x)} แล้ว ({counts_of(x.plan)})" for x in libraries)
        self.said.setText("\n".join(said))

    def _show_libraries(self, code: str = "") -> None:
        """Show what there is, the newest of each issuer first, and choose one of a code."""
        self._try(self._read_libraries)
        newest = {each.content_code for each in current(self._entries, None)}
        self.tree.clear()
        for at, entry in enumerate(self._entries):
            words = name_of(entry)
            older = "" if entry.content_code in newest else " (มีฉบับใหม่กว่า)"
            item = QTreeWidgetItem(self.tree, [f"{words}{older}"])
            if entry.content_code == code or not at:
                self.tree.setCurrentItem(item)
        if not self._entries:
            self.said.setText(_EMPTY)
        self._let()

    def _read_libraries(self) -> None:
        self._entries = self._tools.plans.libraries()

    def _let(self) -> None:
        is_chosen, session = self.chosen is not None, self._tools.session
        self.save_button.setEnabled(is_chosen)
        self.forget_button.setEnabled(is_chosen and not self._tools.plans.read_only)
        self.take_button.setEnabled(not self._tools.plans.read_only)
        may_write = session.is_open and not session.read_only
        self.compare_button.setEnabled(is_chosen and may_write)
        self.issue_button.setEnabled(session.is_open)

    def _ask_file(self) -> None:
        memory = self._tools.memory
        chosen, _filter = QFileDialog.getOpenFileNames(
            self, "รับรายการกลาง", str(memory.folder), f"{LIBRARY.name} (*{LIBRARY.suffix})"
        )
        if chosen:
            memory.folder = Path(chosen[0]).parent
            self.take([Path(each) for each in chosen])

    def _ask_target(self) -> None:
        entry = self.chosen
        if entry is not None:
            path = self._asked_target(entry.issuer, entry.fiscal_year)
            if path is not None:
                self.save(path)

    def _ask_issue(self) -> None:
        dialog = IssueLibraryDialog(self._tools.session.package.plan, self)
        is_wanted = bool(dialog.exec())
        library = dialog.library if is_wanted else None
        dialog.deleteLater()
        if library is None:
            return
        path = self._asked_target(library.issuer, library.fiscal_year)
        if path is not None and self._try(lambda: write_library(library, path)):
            self._keep([library])
            self.said.setText(f"ออกรายการกลางแล้ว: {path}")

    def _asked_target(self, issuer: str, year: int) -> Path | None:
        folder = self._tools.memory.folder
        name = fitted_name(("รายการกลาง", issuer, str(year)), LIBRARY.suffix, folder)
        path = ask_where(self, "บันทึกรายการกลาง", folder / name, LIBRARY.suffix, LIBRARY.name)
        if path is not None:
            self._tools.memory.folder = path.parent
        return path

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except PhaenError as error:
            self.said.setText(str(error))
            return False
        return True

    def _arrange(self) -> None:
        hint = Label(_HINT)
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        ways = FlowRow(0.5)
        for way in (self.take_button, self.issue_button, self.save_button, self.forget_button):
            ways.add(way)
        foot = QHBoxLayout()
        foot.addStretch(1)
        close = QPushButton("ปิด")
        close.clicked.connect(self.reject)
        foot.addWidget(self.compare_button)
        foot.addWidget(close)
        column = dialog_column(self)
        column.setSpacing(px(GAP_2))
        column.addWidget(hint)
        column.addWidget(ways)
        column.addWidget(self.tree, 1)
        column.addWidget(self.said)
        column.addLayout(foot)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        resize_within_screen(self, 50, 28)


def _read(paths: tuple[Path, ...], progress: Progress) -> list[Library]:
    found = []
    for at, path in enumerate(paths):
        progress(at, len(paths))
        found.append(read_library(path))
    return found
