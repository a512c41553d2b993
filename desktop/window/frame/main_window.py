"""The main window: the rail of pages, the page in sight, menus and messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.session.seen import Seen
from desktop.window.backups.backup_commands import BackupCommands
from desktop.window.frame.menus import Acts, Menus
from desktop.window.frame.plan_header import PlanHeader
from desktop.window.frame.problem_navigator import ProblemNavigator
from desktop.window.frame.rail import Rail
from desktop.window.frame.read_only_bar import ReadOnlyBar
from desktop.window.frame.save_status import SaveStatus
from desktop.window.frame.save_troubles import SaveTroubles
from desktop.window.frame.side_pane import SidePane
from desktop.window.frame.whereabouts import Whereabouts
from desktop.window.page import Page, PageSpec, Tools
from desktop.window.start.leaving import may_leave
from desktop.window.start.plan_commands import PlanCommands
from desktop.window.start.recovery import Recovery
from desktop.window.widgets.controls import settle
from desktop.window.widgets.drops import DropWindow
from desktop.window.widgets.icons import icon
from desktop.window.widgets.theme import em, resize_within_screen

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.frame.help import KeyGroups
    from forms.checks import Problem
    from forms.editing.changes import Change

# A window narrower than so many letters shows its rail as icons.
_ROOMY = 72


class MainWindow(DropWindow):
    """Shows one page at a time; `painted` says once that it is on the screen.

    `page_shown` gives the name of the page that came into sight.
    """

    painted = Signal()
    page_shown = Signal(str)

    def __init__(self, tools: Tools, plan_commands: PlanCommands) -> None:
        super().__init__()
        self._tools = tools
        self._plans = tools.plans
        self._session = tools.session
        self._checker = tools.checker
        self._notice = tools.notice
        self._theme = tools.theme
        self._memory = tools.memory
        self._plan_commands = plan_commands
        self._specs: dict[str, PageSpec] = {}
        self._pages: dict[str, Page] = {}
        self._seen = Seen(tools.session)
        self._navigator = ProblemNavigator(tools.checker, self.show_problem)
        self._name = ""
        self._is_new = False
        self._was_painted = False
        self._header = PlanHeader()
        self._read_only = ReadOnlyBar(tools.theme, tools.plans.lock, tools.notice)
        self._stack = QStackedWidget()
        self.setWindowIcon(icon("phaen"))
        tools.session.opened.connect(self._on_plan_opened)
        tools.session.changed.connect(self._on_changed)
        tools.session.refused.connect(self.show_error)
        tools.plans.lock.changed.connect(self._on_lock_changed)
        tools.plans.changed.connect(self._read_only.refresh)
        self.file_dropped.connect(plan_commands.import_file)
        SaveTroubles(tools, self)
        self._whereabouts = Whereabouts(
            tools.session, tools.memory, tools.plans.store_name, self.page_shown, self
        )
        self.recovery = Recovery(tools, self, self.show_page, self._whereabouts.last_place)

    def set_pages(
        self,
        specs: Sequence[PageSpec],
        side: SidePane,
        *,
        export: Callable[[], None],
        print_paper: Callable[[str, int | None], None],
        backup_commands: BackupCommands,
    ) -> None:
        """Offer these pages; none is in sight until `begin`.

        `side` stands at their right; `export` and `print_paper` are what the menu's
        commands do, the latter with the form and the quarter of the page in sight.
        """
        self._side = side
        self.backup_commands = backup_commands
        self._specs = {spec.name: spec for spec in specs}
        self._rail = Rail(
            self._theme,
            specs,
            title=self._title,
            badge=self._badge,
            resting=self._is_resting,
            parent=self,
        )
        self._rail.page_chosen.connect(self.show_page)
        self._checker.changed.connect(self._rail.refresh)
        side.watch(
            self._form,
            self._quarter,
            lambda: self.page.roomy if self._name else Page.roomy,
        )
        self._arrange()
        self._menus = self._made_menus(specs, export, print_paper)
        side.preview_toggled.connect(self._menus.preview.setChecked)
        self._restore()
        self._show_plan()

    def begin(self, name: str = "") -> None:
        """Show the first page: that of a name, else the start or the open plan's first."""
        if name not in self._specs or self._is_resting(self._specs[name]):
            plan = self._session.is_open
            name = next(each.name for each in self._specs.values() if each.needs_plan is plan)
        self.enter_page(name)
        self.recovery.look()

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
        page = self._made(name)
        self._name = name
        self._stack.setCurrentWidget(page)
        self._refresh_page()
        self._rail.show_page(name)
        self._show_header()
        self._menus.show_page(page)
        self._side.arrange()
        self.page_shown.emit(name)

    def enter_page(self, name: str) -> None:
        """Bring a page into sight and go on where one wrote there, or begin."""
        # Before it comes into sight, when Qt may give the focus to whatever is first there.
        last = self._pages[name].focusWidget() if name in self._pages else None
        self.show_page(name)
        if self._name == name:
            self.page.begin(last)

    def _step_page(self, by: int) -> None:
        """Go some pages on or back, as far as there are some."""
        names = list(self._specs)
        at = names.index(self._name) + by if self._name else -1
        if 0 <= at < len(names):
            self.enter_page(names[at])

    def go_to(self, place: Place) -> bool:
        """Show the field at a place, on the page that has it; False where none has.

        A table or a picture has a window of its own, over the text that it stands in.
        """
        if place[1:2] in {("tables",), ("pictures",)}:
            return self._go_to_placed(place)
        for spec in self._specs.values():
            if spec.holds(place):
                self.show_page(spec.name)
                self.page.show_place(place)
                return True
        return False

    def _go_to_placed(self, place: Place) -> bool:
        from db.placed import first_places, marker_at  # noqa: PLC0415 - not for the first paint

        tools = self._tools
        found = marker_at(tools.session.package, place)
        home = first_places(tools.session.package.plan).get(found) if found else None
        if found is None or home is None or not self.go_to(home):
            return False
        tools.open_placed(self, found, place)
        return True

    def show_problem(self, problem: Problem, words: str) -> None:
        """Show the field of a problem, or the problem in its list where no page has it."""
        if not self.go_to(problem.place):
            self.show_page("print")
            self.page.show_place(problem.place)
        self.statusBar().showMessage(words)

    def show_error(self, words: str) -> None:
        """Say what went wrong, until the user closes it."""
        self._notice.show_result(words, severity="error")

    def tell_of_place(self) -> None:
        """Say once of a store that it lies on no good folder."""
        from desktop.window.start.store_place import tell_of_place  # noqa: PLC0415 - as below

        tell_of_place(self._plans, self._session, self._notice, self._memory)

    def show_earlier_fault(self, words: str, open_folder: Callable[[], None]) -> None:
        """Say how an earlier run ended, below what else there is to say at the start."""
        said = f"{self._notice.words}\n{words}" if self._notice.isVisible() else words
        choices = (("เปิดโฟลเดอร์", open_folder),)
        self._notice.show_result(said, choices, severity="warning")

    def show_news(self, words: str) -> None:
        """Tell what was done."""
        self._notice.show_result(words)

    def show_help(self) -> None:
        """Show the help text and every key, page by page."""
        from desktop.window.frame.help import show_help  # noqa: PLC0415 - not for the first paint

        show_help(self.key_groups(), self)

    def key_groups(self) -> KeyGroups:
        """Every key, page by page; pages that rest have none."""
        from desktop.window.frame.help import groups_of  # noqa: PLC0415 - as above

        awake = [spec for spec in self._specs.values() if not self._is_resting(spec)]
        pages = [(self._title(spec), self._made(spec.name)) for spec in awake]
        return groups_of(self._menus.keys(), pages)

    def show_tour(self) -> None:
        """Show in a minute what is where."""
        from desktop.window.frame.tour import Tour, stops  # noqa: PLC0415 - as above

        Tour(self, stops(self, self.page, self._rail), self._memory).start()

    def _arrange(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        # No page keeps the window from being small, at 200 percent on a small screen.
        self._stack.setMinimumWidth(em(self, 16))
        self._splitter.addWidget(self._stack)
        self._splitter.addWidget(self._side)
        self._splitter.setChildrenCollapsible(False)
        # Both take their share of a wider window, and give theirs to a narrower one.
        self._splitter.setSizes([em(self, 48), em(self, 32)])
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._read_only)
        right.addWidget(self._header)
        right.addWidget(self._splitter, 1)
        right.addWidget(self._notice)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(SaveStatus(self._theme, self._session))

    def _made_menus(
        self,
        specs: Sequence[PageSpec],
        export: Callable[[], None],
        print_paper: Callable[[str, int | None], None],
    ) -> Menus:
        acts = Acts(
            ask_new=self._plan_commands.ask_new,
            ask_import=self._plan_commands.ask_import,
            open_sample=self._plan_commands.open_sample,
            print_paper=lambda: print_paper(self._form(), self._quarter()),
            export=export,
            show_backups=self.backup_commands.show,
            ask_settings=self._on_settings,
            close=self.close,
            save=self._on_save,
            find=lambda: self._side.show_find(replacing=False),
            replace=lambda: self._side.show_find(replacing=True),
            correct_words=self._on_correct_words,
            show_page=self.enter_page,
            step_page=self._step_page,
            show_preview=self._side.show_preview,
            next_problem=self._navigator.next,
            previous_problem=self._navigator.previous,
            set_scheme=self._on_scheme_chosen,
            show_help=self.show_help,
            show_tour=self.show_tour,
            show_about=self._on_about,
        )
        return Menus(self, specs, acts, self._session.history, self._theme.scheme)

    def _made(self, name: str) -> Page:
        """The page of a name; made on the first time."""
        if name not in self._pages:
            self._pages[name] = self._specs[name].make()
            self._pages[name].form_changed.connect(self._side.arrange)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def _form(self) -> str:
        """The form that the page in sight writes; empty where it writes none."""
        return (self.page.form() or self._specs[self._name].form) if self._name else ""

    def _quarter(self) -> int | None:
        """The quarter that the page in sight reports; None where it reports none."""
        return self.page.quarter() if self._name else None

    def _restore(self) -> None:
        resize_within_screen(self, 88, 50)
        self.restoreGeometry(self._memory.state("window"))
        self._splitter.restoreState(self._memory.state("side"))
        self._menus.preview.setChecked(self._side.preview_wanted)

    def _refresh_page(self) -> None:
        """Let the page in sight show what has changed, and been found, since it last did."""
        if self._name and self._specs[self._name].needs_plan:
            self.page.show_change(self._seen.missed(self._name))

    def _title(self, spec: PageSpec) -> str:
        """What a page is called in the open plan's edition."""
        if not self._session.is_open:
            return spec.title
        from forms.editions.labels import page_title  # noqa: PLC0415 - not for the first paint

        return page_title(self._session.edition, spec.name, spec.title)

    def _is_resting(self, spec: PageSpec) -> bool:
        return spec.needs_plan and not self._session.is_open

    def _badge(self, spec: PageSpec) -> int:
        return sum(spec.covers(problem) for problem in self._checker.problems)

    def _on_lock_changed(self) -> None:
        self._read_only.refresh()
        if not self._session.read_only:
            self._notice.show_result("แก้ไขได้แล้ว แผนที่เห็นเป็นข้อมูลล่าสุด")

    def come_to_front(self) -> None:
        """Show the window over all others, as far as the system allows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _on_plan_opened(self) -> None:
        self._is_new = True

    def _on_changed(self, change: Change) -> None:
        if change.whole:
            self._seen.forget()
            self._show_plan()
            self._refresh_page()
            return
        if change.touches(("plan", "unit", "name"), ("plan", "fiscal_year")):
            self._show_name()
        self._refresh_page()

    def _show_plan(self) -> None:
        """Call all things as the open plan does; where it was just opened, go to it."""
        is_open, is_new, self._is_new = self._session.is_open, self._is_new, False
        self._rail.refresh()
        self._menus.set_titles(self._title)
        self._menus.rest(without_plan=not is_open)
        self._show_name()
        if not is_open:
            self.statusBar().clearMessage()
            self._leave_resting_page()
            return
        if is_new:
            # Beside it stands which one.
            self.statusBar().showMessage("เปิดแผนแล้ว", 8000)
            self._leave_start()
        trouble = self._session.edition_trouble
        if trouble:
            self._notice.show_result(trouble, severity="warning")

    def _show_name(self) -> None:
        """Say whose plan is open, and of which year."""
        if not self._session.is_open:
            self.setWindowTitle("แผน")
            return
        plan = self._session.package.plan
        words = f"{plan.unit.name} ปีงบประมาณ พ.ศ. {plan.fiscal_year}"
        self._header.show_words(words)
        self.setWindowTitle(f"{words} – แผน")

    def _show_header(self) -> None:
        """The plan's name stands over its pages, where there is the height for it."""
        self._header.show_over(wanted=bool(self._name) and self._specs[self._name].needs_plan)

    def _leave_resting_page(self) -> None:
        if self._name and self._specs[self._name].needs_plan:
            self.show_page(next(iter(self._specs)))

    def _leave_start(self) -> None:
        """Another plan was opened: show it, on the first page that shows plans."""
        if self._name and not self._specs[self._name].needs_plan:
            self.enter_page(next(s.name for s in self._specs.values() if s.needs_plan))

    def _on_scheme_chosen(self, scheme: Qt.ColorScheme) -> None:
        self._theme.set_scheme(scheme)
        self._memory.scheme = scheme

    def _on_save(self) -> None:
        settle()
        self._session.save()

    def _on_correct_words(self) -> None:
        from desktop.window.fields.typed_keys import correct_focused_words  # noqa: PLC0415 - as above

        words = correct_focused_words(self._session)
        self.statusBar().showMessage(words or "วางเคอร์เซอร์ที่คำที่พิมพ์ผิดแป้นก่อน", 5000)

    def _on_settings(self) -> None:
        from desktop.window.frame.settings_dialog import SettingsDialog  # noqa: PLC0415 - as above

        SettingsDialog(self._memory, self).exec()
        # The emblem stands on pages of the plan as it is.
        self._seen.forget()
        self._refresh_page()
        self._side.renew()

    def _on_about(self) -> None:
        from desktop.window.frame.help import show_about  # noqa: PLC0415 - as above

        show_about(self)

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
        self._side.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        name, number = self._name, self._session.number
        if not may_leave(self._session, self):
            event.ignore()
            return
        for page in self._pages.values():
            page.leave()
        self._side.leave()
        self._memory.set_state("side", self._splitter.saveState())
        self._memory.set_state("window", self.saveGeometry())
        if self._plans.is_ready:
            self._whereabouts.leave(name, number)
        self._memory.save()
        super().closeEvent(event)
