"""The main window: the rail of pages, the page in sight, menus and messages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QMessageBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.places import Place
from desktop.checker import Checker
from desktop.editor import Editor
from desktop.window.icons import icon
from desktop.window.memory import Memory
from desktop.window.notice import Notice
from desktop.window.page import Page, PageSpec
from desktop.window.plan_desk import PlanDesk
from desktop.window.rail import Rail
from desktop.window.theme import Theme, em, resize_within_screen, sized
from desktop.workspace import Workspace
from forms.resources import RESOURCES

# A window narrower than so many letters shows its rail as icons.
_ROOMY = 72
# One lower than so many has no line for the plan's name; the title bar says it too.
_TALL = 34
_SCHEMES = (
    ("ตามระบบ", Qt.ColorScheme.Unknown),
    ("สว่าง", Qt.ColorScheme.Light),
    ("มืด", Qt.ColorScheme.Dark),
)


class MainWindow(QMainWindow):
    """Shows one page at a time; `painted` says once that it is on the screen."""

    painted = Signal()

    def __init__(
        self,
        *,
        workspace: Workspace,
        editor: Editor,
        checker: Checker,
        desk: PlanDesk,
        notice: Notice,
        theme: Theme,
        memory: Memory,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._editor = editor
        self._checker = checker
        self._desk = desk
        self._notice = notice
        self._theme = theme
        self._memory = memory
        self._specs: dict[str, PageSpec] = {}
        self._pages: dict[str, Page] = {}
        self._fresh: set[str] = set()
        self._name = ""
        self._number: int | None = None
        self._was_painted = False
        self._header = QLabel()
        self._header.setObjectName("header")
        self._stack = QStackedWidget()
        self.setAcceptDrops(True)
        self.setWindowIcon(icon("phaen"))
        workspace.package_changed.connect(self._on_package_changed)
        checker.changed.connect(self._on_problems_changed)
        editor.saved.connect(self._on_saved)
        editor.save_failed.connect(self._on_save_failed)

    def set_pages(self, specs: Sequence[PageSpec], *, export: Callable[[], None]) -> None:
        """Offer these pages and show the first; `export` is what the menu's command does."""
        self._ask_export = export
        self._specs = {spec.name: spec for spec in specs}
        self._rail = Rail(
            self._theme, specs, badge=self._badge, resting=self._is_resting, parent=self
        )
        self._rail.page_chosen.connect(self.show_page)
        self._arrange()
        self._fill_menus()
        self._restore()
        self._on_package_changed()
        self.show_page(specs[0].name)

    @property
    def page(self) -> Page:
        """The page in sight."""
        return self._pages[self._name]

    def show_page(self, name: str) -> None:
        """Bring a page into sight, making it on the first time.

        Nothing happens where there is no such page, or it rests while no plan is open.
        """
        if name == self._name or name not in self._specs or self._is_resting(self._specs[name]):
            return
        if name not in self._pages:
            self._pages[name] = self._specs[name].make()
            self._stack.addWidget(self._pages[name])
        self._name = name
        self._stack.setCurrentWidget(self._pages[name])
        self._refresh_page()
        self._rail.show_page(name)
        self._show_header()
        self._fill_view_menu()

    def go_to(self, place: Place) -> None:
        """Show the field at a place, on the page that has it."""
        for spec in self._specs.values():
            if spec.holds(place):
                self.show_page(spec.name)
                self.page.show_place(place)
                return

    def show_error(self, words: str) -> None:
        """Say what went wrong, until the user closes it."""
        self._notice.show_result(words, severity="error")

    def show_help(self) -> None:
        """Show the help text and every key."""
        from desktop.window.dialogs import HelpDialog  # noqa: PLC0415 - not for the first paint

        text = (RESOURCES / "help" / "first-steps.md").read_text(encoding="utf-8")
        HelpDialog(text, self._keys(), self).exec()

    def _arrange(self) -> None:
        self._header.setFont(sized(self.font(), 1.1, strong=True))
        self._header.setContentsMargins(em(self, 1), em(self, 0.5), em(self, 1), em(self, 0.5))
        self._header.setTextFormat(Qt.TextFormat.PlainText)
        # It may be cut: the plan's name never keeps a window from being small.
        self._header.setMinimumSize(1, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._header)
        right.addWidget(self._stack, 1)
        right.addWidget(self._notice)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.statusBar().setSizeGripEnabled(False)

    def _fill_menus(self) -> None:
        bar = self.menuBar()
        files = bar.addMenu("แฟ้ม(&F)")
        self._add(files, "นำเข้าแผน…", self._desk.ask_import, "import", "Ctrl+O")
        self._add(files, "เปิดแผนตัวอย่าง", self._desk.open_sample, "sample")
        self._export = self._add(files, "ส่งออก…", self._ask_export, "export", "Ctrl+E")
        files.addSeparator()
        self._add(files, "ออกจากโปรแกรม", self.close, "", "Ctrl+Q")
        self._fill_edit_menu(bar.addMenu("แก้ไข(&E)"))
        self._view_menu = bar.addMenu("มุมมอง(&V)")
        self._page_commands = []
        for number, spec in enumerate(self._specs.values(), 1):
            act = partial(self.show_page, spec.name)
            keys = f"Ctrl+{number}" if number < 9 else ""
            self._page_commands.append(self._add(self._view_menu, spec.title, act, spec.icon, keys))
        self._view_rest = self._view_menu.addSeparator()
        self._fill_look_menu(self._view_menu.addMenu("สีของหน้าต่าง"))
        helps = bar.addMenu("ช่วยเหลือ(&H)")
        self._add(helps, "วิธีใช้และแป้นพิมพ์ลัด", self.show_help, "help", "F1")
        self._add(helps, "เกี่ยวกับโปรแกรม", self._on_about)

    def _add(
        self, menu: QMenu, words: str, act: Callable[[], object], name: str = "", keys: str = ""
    ) -> QAction:
        command = menu.addAction(words)
        if name:
            command.setIcon(icon(name))
        command.setShortcut(QKeySequence(keys))
        command.triggered.connect(lambda _checked=False: act())
        return command

    def _fill_edit_menu(self, menu: QMenu) -> None:
        stack = self._editor.undo_stack
        undo, redo = stack.createUndoAction(self, "เลิกทำ"), stack.createRedoAction(self, "ทำซ้ำ")
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        menu.addActions([undo, redo])
        menu.addSeparator()
        self._add(menu, "บันทึก", self._editor.save, "", "Ctrl+S")

    def _fill_look_menu(self, menu: QMenu) -> None:
        group = QActionGroup(self)
        for words, scheme in _SCHEMES:
            command = self._add(menu, words, partial(self._on_scheme_chosen, scheme))
            command.setCheckable(True)
            command.setChecked(scheme is self._theme.scheme)
            group.addAction(command)

    def _fill_view_menu(self) -> None:
        """Offer the commands of the page in sight."""
        known = {command for page in self._pages.values() for command in page.commands()}
        for command in self._view_menu.actions():
            if command in known:
                self._view_menu.removeAction(command)
        commands = self.page.commands()
        self._view_menu.insertActions(self._view_rest, list(commands))
        if commands:
            self._view_menu.insertSeparator(commands[0])

    def _restore(self) -> None:
        resize_within_screen(self, 88, 50)
        self.restoreGeometry(self._memory.state("window"))

    def _refresh_page(self) -> None:
        """Let the page in sight show the open plan, if it does not yet."""
        if self._name not in self._fresh:
            self._fresh.add(self._name)
            self.page.show_package(self._workspace.package)

    def _is_resting(self, spec: PageSpec) -> bool:
        return spec.needs_plan and self._workspace.package is None

    def _badge(self, spec: PageSpec) -> int:
        return sum(spec.covers(problem) for problem in self._checker.problems)

    def _keys(self) -> list[tuple[str, str]]:
        """Every command with a key, as (words, key)."""
        commands = [*self.findChildren(QAction)]
        for page in self._pages.values():
            commands += [c for c in page.commands() if c not in commands]
        return [
            (c.text(), c.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
            for c in commands
            if c.text() and not c.shortcut().isEmpty()
        ]

    def _on_package_changed(self) -> None:
        package = self._workspace.package
        self._fresh.clear()
        self._rail.refresh()
        self._export.setEnabled(package is not None)
        for command, spec in zip(self._page_commands, self._specs.values(), strict=True):
            command.setEnabled(not self._is_resting(spec))
        before, self._number = self._number, self._workspace.number
        if package is None:
            self.setWindowTitle("แผน")
            self._header.clear()
            self.statusBar().clearMessage()
            self._leave_resting_page()
        else:
            words = f"{package.plan.unit.name} ปีงบประมาณ พ.ศ. {package.plan.fiscal_year}"
            self._header.setText(words)
            self._header.setToolTip(words)
            self.setWindowTitle(f"{words} – แผน")
            if self._number != before:
                self.statusBar().showMessage(f"เปิดแผนของ{words} แล้ว")
                self._leave_start()
        if self._name:
            self._refresh_page()

    def _show_header(self) -> None:
        """The plan's name stands over its pages, where there is the height for it."""
        wanted = bool(self._name) and self._specs[self._name].needs_plan
        self._header.setVisible(wanted and self.height() > em(self, _TALL))

    def _leave_resting_page(self) -> None:
        if self._name and self._specs[self._name].needs_plan:
            self.show_page(next(iter(self._specs)))

    def _leave_start(self) -> None:
        """Another plan was opened: show it, on the first page that shows plans."""
        if self._name and not self._specs[self._name].needs_plan:
            self.show_page(next(s.name for s in self._specs.values() if s.needs_plan))

    def _on_saved(self) -> None:
        self.statusBar().showMessage(f"บันทึกแล้ว {dt.datetime.now().astimezone():%H.%M.%S} น.")

    def _on_save_failed(self, words: str) -> None:
        self.statusBar().showMessage("ยังไม่ได้บันทึก จะลองอีกครั้งเอง")
        self.show_error(words)

    def _on_problems_changed(self) -> None:
        self._rail.refresh()

    def _on_scheme_chosen(self, scheme: Qt.ColorScheme) -> None:
        self._theme.set_scheme(scheme)
        self._memory.scheme = scheme

    def _on_about(self) -> None:
        QMessageBox.about(
            self,
            "เกี่ยวกับโปรแกรม",
            "<b>แผน</b><p>โปรแกรมจัดทำแผนปฏิบัติการประจำปีและรายงานของหน่วยงานกรุงเทพมหานคร"
            "</p><p>เผยแพร่ภายใต้สัญญาอนุญาต Apache 2.0 "
            "อักษร Sarabun เผยแพร่ภายใต้ SIL Open Font License 1.1</p>",
        )

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.set_compact(compact=self.width() < em(self, _ROOMY))
        self._show_header()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _package_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _package_files(event)[:1]:
            event.acceptProposedAction()
            self._desk.import_file(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        for page in self._pages.values():
            page.leave()
        self._memory.set_state("window", self.saveGeometry())
        self._memory.set_text("page", self._name)
        self._memory.set_plan(self._workspace.store_name, self._workspace.number)
        self._memory.save()
        super().closeEvent(event)


def _package_files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".json"]
