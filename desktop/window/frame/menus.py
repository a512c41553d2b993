"""The menu bar: every command that does not belong to one page."""

# Annotations are no texts here: of a named tuple each would be compiled before the first paint.
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from db.settings.declared import THEME
from desktop.session.history import History
from desktop.window.page import Page, PageSpec
from desktop.window.widgets.icons import icon
from desktop.window.widgets.writing import writing

Act = Callable[[], object]


class MenuCommand(NamedTuple):
    """A command that a part of the window brings: its words and icon, and what it does.

    `of_plan`: it needs an open plan; `writes`: it changes that; `of_server`: it is there for plans
    on a server alone.
    """

    words: str
    icon: str
    act: Act
    of_plan: bool = True
    writes: bool = False
    of_server: bool = False


class Acts(NamedTuple):
    """What the commands of the menus do."""

    ask_new: Act
    ask_import: Act
    ask_merge: Act
    ask_read: Act
    read_clipboard: Act
    open_sample: Act
    undo: Act
    redo: Act
    print_paper: Act
    export: Act
    exchange: Sequence[MenuCommand]
    gather: Act
    show_lists: Act
    show_backups: Act
    ask_server: Act
    show_editions: Act
    ask_settings: Act
    close: Act
    save: Act
    find: Act
    replace: Act
    correct_words: Act
    show_page: Callable[[str], object]
    step_page: Callable[[int], object]
    step_region: Callable[[int], object]
    show_preview: Callable[[bool], object]
    next_problem: Act
    previous_problem: Act
    show_problems: Act
    set_theme: Callable[[str], object]
    is_offered: Callable[[PageSpec], bool]
    show_help: Act
    show_tour: Act
    show_about: Act


class Menus(QObject):
    """Fills the menu bar of a window; commands that need an open plan rest without one."""

    def __init__(
        self,
        window: QMainWindow,
        specs: Sequence[PageSpec],
        acts: Acts,
        history: History,
        theme: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._acts = acts
        self._of_plan: list[QAction] = []
        self._of_server: list[QAction] = []
        self._of_page: tuple[QAction, ...] = ()
        self._pages: list[tuple[PageSpec, QAction]] = []
        self._themes: dict[str, QAction] = {}
        bar = window.menuBar()
        # Kept: Python lets go of the commands in a menu that it has let go of.
        self._menus = tuple(
            bar.addMenu(words)
            for words in ("แฟ้ม(&F)", "แก้ไข(&E)", "ไปที่(&G)", "มุมมอง(&V)", "ช่วยเหลือ(&H)")
        )
        files, edit, places, view, helps = self._menus
        self._fill_files(files)
        self._fill_edit(edit, history)
        # What makes a plan, or brings one in.
        self.plan_acts = tuple(files.actions()[:4])
        self._fill_pages(places, specs)
        self._fill_view(view, theme)
        self._fill_help(helps)

    def set_titles(self, title: Callable[[PageSpec], str]) -> None:
        """Give the pages other titles."""
        for spec, command in self._pages:
            command.setText(title(spec))

    def offer_of_server(self, *, wanted: bool) -> None:
        """Offer the commands for plans on a server, or none of them."""
        for command in self._of_server:
            command.setVisible(wanted)

    def rest(self, *, without_plan: bool) -> None:
        """Let commands that need a plan rest while none is open."""
        for command in self._of_plan:
            command.setEnabled(not without_plan)
        for spec, command in self._pages:
            offered = self._acts.is_offered(spec)
            command.setVisible(offered)
            command.setEnabled(offered and not (spec.needs_plan and without_plan))

    def show_page(self, page: Page) -> None:
        """Offer the commands of the page in sight instead of those of the one before.

        What changes how it looks stands with the looks, the rest with what edits.
        """
        for menu in (self._edit, self._view):
            for command in self._of_page:
                menu.removeAction(command)
        looks = page.looks()
        self._of_page = (*page.commands(), *looks)
        self._edit.insertActions(self._edit_rest, list(page.commands()))
        self._view.insertActions(self._view_rest, list(looks))

    def keys(self) -> tuple[tuple[str, str], ...]:
        """The commands with a key that every page has, as (words, key)."""
        return keys_of(
            command
            for menu in self._window.menuBar().findChildren(QMenu)
            for command in menu.actions()
            if command not in self._of_page
        )

    def _fill_files(self, menu: QMenu) -> None:
        acts = self._acts
        writing(
            self._add(menu, "แผนใหม่…", acts.ask_new, "add", "Ctrl+N"),
            self._add(menu, "นำเข้าแผน…", acts.ask_import, "import", "Ctrl+O"),
            self._add(
                menu, "เปิดแผนเดิมจาก Word หรือ Excel…", acts.ask_read, "document", "Ctrl+Shift+O"
            ),
        )
        self._add(menu, "เปิดแผนตัวอย่าง", acts.open_sample, "sample")
        writing(self._add(menu, "อ่านจากคลิปบอร์ด…", acts.read_clipboard))
        writing(self._add_of_plan(menu, "เทียบและผสานแผน…", acts.ask_merge, "compare"))
        self._add_of_plan(menu, "พิมพ์…", acts.print_paper, "print", "Ctrl+P")
        self._add_of_plan(menu, "ส่งออก…", acts.export, "export", "Ctrl+E")
        self._add_of_plan(menu, "รายการสำหรับระบบออนไลน์…", acts.show_lists, "list")
        menu.addSeparator()
        for each in acts.exchange:
            add = self._add_of_plan if each.of_plan else self._add
            command = add(menu, each.words, each.act, each.icon)
            if each.writes:
                writing(command)
            if each.of_server:
                self._of_server.append(command)
        self.offer_of_server(wanted=False)
        menu.addSeparator()
        self._add(menu, "รวบรวมแผนของหน่วยงาน…", acts.gather, "folder")
        self._add(menu, "สำรองข้อมูล…", acts.show_backups, "restore")
        self._add(menu, "ฐานข้อมูลบนเซิร์ฟเวอร์…", acts.ask_server)
        self._add(menu, "ชุดแบบฟอร์ม…", acts.show_editions, "table")
        self._add(menu, "ตั้งค่า…", acts.ask_settings)
        self._add(menu, "ออกจากโปรแกรม", acts.close, "", "Ctrl+Q")

    def _fill_edit(self, menu: QMenu, history: History) -> None:
        acts = self._acts
        self._edit = menu
        undo, redo = QAction(self), QAction(self)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        undo.triggered.connect(lambda _checked=False: acts.undo())
        redo.triggered.connect(lambda _checked=False: acts.redo())

        def name() -> None:
            undo.setText(f"เลิกทำ {history.undo_words()}".strip())
            undo.setEnabled(history.can_undo())
            redo.setText(f"ทำซ้ำ {history.redo_words()}".strip())
            redo.setEnabled(history.can_redo())

        name()
        history.changed.connect(name)
        menu.addActions([undo, redo])
        menu.addSeparator()
        self._add_of_plan(menu, "ค้นหา…", acts.find, "search", "Ctrl+F")
        self._add_of_plan(menu, "ค้นหาและแทนที่…", acts.replace, "", "Ctrl+H")
        self._add_of_plan(menu, "แก้คำที่ลืมเปลี่ยนภาษา", acts.correct_words, "", "Ctrl+Shift+K")
        menu.addSeparator()
        self._edit_rest = menu.addSeparator()
        self._add(menu, "บันทึก", acts.save, "", "Ctrl+S")

    def _fill_pages(self, menu: QMenu, specs: Sequence[PageSpec]) -> None:
        acts = self._acts
        for number, spec in enumerate(specs, 1):
            # The digits in their order on the keyboard, then again with Shift.
            shift = "Shift+" if number > 10 else ""
            keys = f"Ctrl+{shift}{number % 10}"
            command = self._add(
                menu, spec.title, partial(acts.show_page, spec.name), spec.icon, keys
            )
            self._pages.append((spec, command))
        self._add(menu, "ไปส่วนถัดไปของหน้าต่าง", partial(acts.step_region, 1), "", "F6")
        self._add(menu, "ไปส่วนก่อนหน้าของหน้าต่าง", partial(acts.step_region, -1), "", "Shift+F6")
        self._add_of_plan(menu, "หน้าถัดไป", partial(acts.step_page, 1), "", "Ctrl+PgDown")
        self._add_of_plan(menu, "หน้าก่อนหน้า", partial(acts.step_page, -1), "", "Ctrl+PgUp")

    def _fill_view(self, menu: QMenu, theme: str) -> None:
        acts = self._acts
        self._view = menu
        self._view_rest = menu.addSeparator()
        self.preview = self._add_of_plan(menu, "ตัวอย่างหน้ากระดาษ", lambda: None, "preview", "F8")
        self.preview.setCheckable(True)
        self.preview.triggered.connect(acts.show_preview)
        self._add_of_plan(menu, "ข้อที่ตรวจพบถัดไป", acts.next_problem, "", "F4")
        self._add_of_plan(menu, "ข้อที่ตรวจพบก่อนหน้า", acts.previous_problem, "", "Shift+F4")
        self._add_of_plan(menu, "กลับมาที่รายการข้อที่ตรวจพบ", acts.show_problems, "", "Alt+Left")
        menu.addSeparator()
        self._fill_themes(menu.addMenu(THEME.name), theme)

    def _fill_themes(self, menu: QMenu, chosen: str) -> None:
        group = QActionGroup(self)
        for theme, words in THEME.choices:
            command = self._add(menu, words, partial(self._acts.set_theme, theme))
            command.setCheckable(True)
            group.addAction(command)
            self._themes[theme] = command
        self.show_theme(chosen)

    def show_theme(self, theme: str) -> None:
        """Mark a theme as the one that is worn."""
        self._themes[theme].setChecked(True)

    def _fill_help(self, menu: QMenu) -> None:
        acts = self._acts
        self._add(menu, "วิธีใช้และแป้นพิมพ์ลัด", acts.show_help, "help", "F1")
        self._add(menu, "แนะนำโปรแกรมใน 1 นาที", acts.show_tour)
        self._add(menu, "เกี่ยวกับโปรแกรม", acts.show_about)

    def _add(self, menu: QMenu, words: str, act: Act, name: str = "", keys: str = "") -> QAction:
        command = menu.addAction(words)
        if name:
            command.setIcon(icon(name))
        command.setShortcut(QKeySequence(keys))
        command.triggered.connect(lambda _checked=False: act())
        return command

    def _add_of_plan(
        self, menu: QMenu, words: str, act: Act, name: str = "", keys: str = ""
    ) -> QAction:
        """A command that rests while no plan is open."""
        command = self._add(menu, words, act, name, keys)
        self._of_plan.append(command)
        return command


def keys_of(commands: Iterable[QAction]) -> tuple[tuple[str, str], ...]:
    """The commands that have a key, as (words, key)."""
    return tuple(
        (command.text(), command.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        for command in commands
        if command.text() and not command.shortcut().isEmpty()
    )
