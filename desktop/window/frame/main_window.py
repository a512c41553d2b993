"""The main window: puts the pages, the menus and the frame together, and shows a plan in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

from db.settings.declared import THEME
from desktop.window.exchange.commands import ExchangeCommands
from desktop.window.frame.changed_places import ChangedPlaces
from desktop.window.frame.field_watch import FieldWatch
from desktop.window.frame.frame import Frame, FrameActs
from desktop.window.frame.menus import Acts, Menus
from desktop.window.frame.page_set import PageSet
from desktop.window.frame.place_navigator import PlaceNavigator
from desktop.window.frame.problem_navigator import ProblemNavigator
from desktop.window.frame.regions import Regions
from desktop.window.frame.save_troubles import SaveTroubles
from desktop.window.frame.side_pane import SidePane
from desktop.window.frame.whereabouts import Whereabouts
from desktop.window.frame.window_commands import WindowCommands
from desktop.window.page import Page, PageSpec, Tools
from desktop.window.problems.problem_list import ProblemList
from desktop.window.sharing.commands import SharingCommands
from desktop.window.start.leaving import may_leave
from desktop.window.start.plan_commands import PlanCommands
from desktop.window.undoing import Undoing
from desktop.window.widgets.drops import DropWindow
from desktop.window.widgets.icons import icon
from desktop.window.widgets.theme import resize_within_screen

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.backups.backup_commands import BackupCommands
    from desktop.window.frame.people_bar import PeopleBar
    from desktop.window.help.key_groups import Keys
    from desktop.window.start.open_plan import LeftOff
    from desktop.window.start.recovery import Recovery
    from forms.checks import Problem
    from forms.editing.changes import Change


class MainWindow(DropWindow):
    """Shows one page at a time; `painted` says once that it is on the screen.

    `page_shown` gives the name of the page that came into sight.
    """

    painted = Signal()
    page_shown = Signal(str)

    def __init__(self, tools: Tools, plan_commands: PlanCommands) -> None:
        super().__init__()
        self.tools = tools
        self._plans = tools.plans
        self.session = tools.session
        self.checker = tools.checker
        self.notice = tools.notice
        self._theme = tools.theme
        self._memory = tools.memory
        self.plan_commands = plan_commands
        self.pages = PageSet(tools.session, self)
        self.problem_list = ProblemList(tools.checker, self.pages.problem_pages, self)
        self._navigator = ProblemNavigator(self.problem_list, self.show_problem)
        # There once a store on a server was open.
        self.people: PeopleBar | None = None
        self._is_new = False
        self._was_painted = False
        self.setWindowIcon(icon("phaen"))
        self.painted.connect(self._add_menu_key)
        tools.session.opened.connect(self._on_plan_opened)
        tools.session.changed.connect(self._on_changed)
        tools.session.refused.connect(self.show_error)
        tools.plans.lock.changed.connect(self._on_lock_changed)
        self.file_dropped.connect(plan_commands.take_dropped)
        self.commands = WindowCommands(
            tools,
            self,
            pages=self.pages.awake,
            title=self._manual_title,
            keys=self._keys,
            settings_changed=self._on_settings_changed,
        )
        # Later: a question holds up neither what dropped the file nor the window's start.
        plan_commands.edition_brought.connect(
            self.commands.take_edition, Qt.ConnectionType.QueuedConnection
        )
        self._sharing = SharingCommands(tools)
        self._save_troubles = SaveTroubles(tools, self)
        self._whereabouts = Whereabouts(
            tools.session,
            tools.memory,
            lambda: tools.plans.store_name,
            self.page_shown,
            self,
        )
        self.places = PlaceNavigator(
            tools,
            self,
            self.pages,
            self._whereabouts,
            show_page=self.show_page,
            enter_page=self.enter_page,
            footer=lambda: self.body.footer,
        )

    def set_pages(
        self,
        specs: Sequence[PageSpec],
        side: SidePane,
        *,
        export: Callable[[], None],
        print_paper: Callable[[str, int | None], None],
        backups: Callable[[], BackupCommands],
    ) -> None:
        """Offer these pages; none is in sight until `begin`.

        `side` stands at their right; `export` and `print_paper` are what the menu's
        commands do, the latter with the form and the quarter of the page in sight. `backups`
        makes what does something with backups, when it is first wanted.
        """
        self.side = side
        self._print_paper = print_paper
        self._make_backups = backups
        pages = self.pages
        pages.offer(specs)
        self._whereabouts.pages = pages.of_plan()
        side.watch(
            pages.form,
            pages.quarter,
            lambda: self.page_name,
            lambda: self.page.previews,
            pages.place,
            select=pages.select_printed,
        )
        acts = FrameActs(
            show_page=self.show_page,
            open_plan=self.plan_commands.open,
            next_problem=self._navigator.next,
            tell_of_saving=self._save_troubles.tell,
        )
        self.frame = Frame(self.tools, self, pages, side, acts)
        self.body = self.frame.body
        self._watch = FieldWatch(self.session, self.checker, lambda: self.body.footer, self)
        self._plans.changed.connect(self.frame.read_only.refresh)
        self._plans.changed.connect(self._follow_people)
        self.page_shown.connect(self.notice.leave_page)
        pages.form_changed.connect(side.arrange)
        pages.paper_wanted.connect(self._on_paper_wanted)
        self.menus = self._made_menus(specs, export)
        self.frame.switcher.offer(self.menus.plan_acts)
        side.preview_toggled.connect(self._on_preview_toggled)
        self.checker.changed.connect(self.frame.show_problems)
        self._restore()
        self._show_plan()

    def _add_menu_key(self) -> None:
        # Not for the first paint: types of Qt are made for it.
        from desktop.window.frame.menu_key import add_menu_key  # noqa: PLC0415

        add_menu_key(self)

    def begin(self, name: str = "") -> None:
        """Show the first page: that of a name, else the start or the open plan's first."""
        if not self.pages.may_show(name):
            name = self.pages.first(of_plan=self.session.is_open).name
        self.enter_page(name)
        self.recovery.look()

    @cached_property
    def backup_commands(self) -> BackupCommands:
        """What is done with backups; they follow the store from then on."""
        return self._make_backups()

    @cached_property
    def recovery(self) -> Recovery:
        """What brings back what an earlier run left behind."""
        from desktop.window.start.recovery import Recovery  # noqa: PLC0415 - not for the first paint

        return Recovery(self.tools, self, self.show_page, self._whereabouts.last_place)

    @property
    def specs(self) -> dict[str, PageSpec]:
        """The pages that there are, by their names."""
        return self.pages.specs

    @property
    def page_name(self) -> str:
        """The name of the page in sight; empty before there is one."""
        return self.pages.name

    @property
    def page(self) -> Page:
        """The page in sight."""
        return self.pages.page

    def show_page(self, name: str) -> None:
        """Bring a page into sight, making it on the first time.

        Nothing happens where there is no such page, or it rests while no plan is open.
        """
        if name == self.page_name or not self.pages.may_show(name):
            return
        page = self.pages.get(name)
        before, self.pages.name = self.page_name, name
        self.body.show_page(page)
        self.pages.refresh()
        if any(each.left for each in self.specs.values() if each.name in {before, name}):
            self._offer_pages()
        self.frame.show_page(name)
        self.menus.show_page(page)
        self.side.arrange()
        self.page_shown.emit(name)

    def enter_page(self, name: str) -> None:
        """Bring a page into sight and go on where one wrote there, or begin."""
        # Before it comes into sight, when Qt may give the focus to whatever is first there.
        last = self.pages.last_focus(name)
        self.show_page(name)
        if self.page_name == name:
            self.page.begin(last)

    def _step_page(self, by: int) -> None:
        """Go some pages on or back, as far as there are some."""
        name = self.pages.neighbour(by)
        if name:
            self.enter_page(name)

    def go_to(self, place: Place) -> bool:
        """Show the field at a place, on the page that has it; False where none has."""
        return self.places.go_to(place)

    def show_problem(self, problem: Problem, words: str) -> None:
        """Show the field of a problem, or the problem in its list where no page has it."""
        self.places.show_problem(problem, words)

    def show_problems(self) -> None:
        """Show the list of problems, on the line of the one that was gone to last."""
        self.places.show_problems()

    def left_off(self) -> LeftOff:
        """Where one left off in the open plan: its page, and the place of the last change."""
        return self.places.left_off()

    def show_error(self, words: str) -> None:
        """Say what went wrong, until the user closes it."""
        self.notice.show_result(words, severity="error")

    def tell_of_place(self) -> None:
        """Say once of a store that it lies on no good folder."""
        from desktop.window.start.store_place import tell_of_place  # noqa: PLC0415 - as below

        tell_of_place(self._plans, self.session, self.notice, self._memory)

    def show_earlier_fault(self, words: str, open_folder: Callable[[], None]) -> None:
        """Say how an earlier run ended, below what else there is to say at the start."""
        said = f"{self.notice.words}\n{words}" if self.notice.isVisible() else words
        choices = (("เปิดโฟลเดอร์", open_folder),)
        self.notice.show_result(said, choices, severity="warning")

    def show_news(self, words: str) -> None:
        """Tell what was done."""
        self.notice.show_result(words)

    def _manual_title(self) -> str:
        """What the page in sight is called, whatever the forms of the open plan call it."""
        spec = self.specs.get(self.page_name)
        return spec.title if spec else ""

    def _keys(self) -> Keys:
        """The keys that every page has."""
        return self.menus.keys()

    def show_tour(self) -> None:
        """Show in a minute what is where."""
        from desktop.window.frame.tour import Tour, stops  # noqa: PLC0415 - not for the first paint

        Tour(self, stops(self, self.page, self.frame.rail), self._memory).start()

    def _made_menus(
        self,
        specs: Sequence[PageSpec],
        export: Callable[[], None],
    ) -> Menus:
        changed = ChangedPlaces(
            self.session,
            self.go_to,
            {
                "acceptances": self.show_problems,
                "decisions": lambda: self.show_page("decisions"),
                # Ticks stand in a dialog alone: what was undone is said, and nothing is opened.
                "entered": lambda: None,
                # What is remembered of libraries goes with what was taken of them.
                "drawn": lambda: None,
            },
        )
        undoing = Undoing(self.session, changed.show)
        acts = Acts(
            undo=undoing.undo,
            redo=undoing.redo,
            ask_new=self.plan_commands.ask_new,
            ask_import=self.plan_commands.ask_import,
            ask_merge=self.plan_commands.ask_merge,
            ask_read=self.plan_commands.ask_read,
            read_clipboard=self.plan_commands.read_clipboard,
            open_sample=self.plan_commands.open_sample,
            print_paper=self._on_paper_wanted,
            export=export,
            exchange=(*ExchangeCommands(self.tools).of_menu, *self._sharing.of_menu),
            gather=self.commands.gather,
            show_lists=self.commands.show_lists,
            show_editions=self.commands.show_editions,
            show_backups=self._on_show_backups,
            ask_server=self.commands.ask_server,
            ask_settings=self.commands.ask_settings,
            close=self.close,
            save=self.commands.save,
            find=lambda: self.side.show_find(replacing=False),
            replace=lambda: self.side.show_find(replacing=True),
            correct_words=self.commands.correct_words,
            show_page=self.enter_page,
            step_page=self._step_page,
            step_region=Regions(self.frame.regions).step,
            show_preview=self.side.show_preview,
            next_problem=self._navigator.next,
            previous_problem=self._navigator.previous,
            show_problems=self.show_problems,
            set_theme=self.commands.set_theme,
            is_offered=self.pages.is_offered,
            show_help=self.commands.show_help,
            show_tour=self.show_tour,
            show_about=self.commands.show_about,
        )
        return Menus(self, specs, acts, self.session.history, self._memory.settings.text(THEME))

    def _restore(self) -> None:
        resize_within_screen(self, 88, 50)
        self.restoreGeometry(self._memory.state("window"))
        self.body.splitter.restoreState(self._memory.state("side"))
        self.menus.preview.setChecked(self.side.preview_wanted)

    def _on_paper_wanted(self) -> None:
        self._print_paper(self.pages.form(), self.pages.quarter())

    def _on_preview_toggled(self, shown: bool) -> None:  # noqa: FBT001 - a signal's
        self.menus.preview.setChecked(shown)
        self.frame.show_preview_state(shown=shown)

    def _on_lock_changed(self) -> None:
        self.frame.read_only.refresh()
        if not self.session.read_only:
            self.notice.show_result("แก้ไขได้แล้ว แผนที่เห็นเป็นข้อมูลล่าสุด")

    def _follow_people(self) -> None:
        """Say who else is there, once a store on a server is open, and offer what that has."""
        self.menus.offer_of_server(wanted=self._plans.server is not None)
        if self._plans.server is not None and self.people is None:
            from desktop.window.frame.people_bar import PeopleBar  # noqa: PLC0415 - seldom

            self.people = PeopleBar(
                self.tools,
                self.pages.title_of,
                self.page_shown,
                show_users=self._sharing.show_users,
                show_history=self._sharing.show_history,
            )
            self.body.add_bar(self.people)

    def come_to_front(self) -> None:
        """Show the window over all others, as far as the system allows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _on_plan_opened(self) -> None:
        self._is_new = True
        self.frame.read_only.refresh()
        self.problem_list.forget_current()

    def _on_changed(self, change: Change) -> None:
        if change.whole:
            self.pages.forget_seen()
            self._show_plan()
            self.pages.refresh()
            return
        if change.touches(("plan", "unit"), ("plan", "fiscal_year")):
            self.frame.show_name()
        if change.touches(("plan", "decisions")):
            self._offer_pages()
        self.frame.show_heading()
        self.pages.refresh()

    def _show_plan(self) -> None:
        """Call all things as the open plan does; where it was just opened, go to it."""
        is_open, is_new, self._is_new = self.session.is_open, self._is_new, False
        self.frame.show_problems()
        self.menus.set_titles(self.pages.title)
        self.menus.rest(without_plan=not is_open)
        self.frame.show_name()
        if not is_open:
            self._leave_resting_page()
            return
        if is_new:
            self._leave_start()
            self._offer_pages()
        trouble = self.session.edition_trouble
        if trouble:
            self.notice.show_result(trouble, severity="warning")

    def _offer_pages(self) -> None:
        """Offer those pages that there are."""
        self.frame.rail.refresh()
        self.menus.rest(without_plan=not self.session.is_open)

    def show_left(self) -> None:
        """Say on the pages of what is left to decide how much that is now."""
        self._offer_pages()
        self.frame.show_heading()

    def _leave_resting_page(self) -> None:
        if self.pages.shows_plan:
            self.show_page(next(iter(self.specs)))

    def _leave_start(self) -> None:
        """Another plan was opened: show it where one left off in it, else from its first page."""
        spec = self.specs.get(self.page_name)
        if spec is not None and not (spec.needs_plan and self.pages.is_offered(spec)):
            self.enter_page(self.places.left_off_page().name)

    def _on_show_backups(self) -> None:
        # Made when first wanted.
        self.backup_commands.show()

    def _on_settings_changed(self) -> None:
        self.menus.show_theme(self._memory.settings.text(THEME))
        self.pages.forget_seen()
        self.pages.refresh()
        self.side.renew()

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        name, number = self.page_name, self.session.number
        if not may_leave(self.session, self):
            event.ignore()
            return
        self.pages.leave()
        self.side.leave()
        self._memory.set_state("side", self.body.splitter.saveState())
        self._memory.set_state("window", self.saveGeometry())
        if self._plans.is_ready:
            self._whereabouts.leave(name, number)
        self._memory.save()
        super().closeEvent(event)
