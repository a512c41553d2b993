"""The main window: which page is in sight, and what belongs to it in menus and frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

from desktop.session.seen import Seen
from desktop.window.frame.body import Body
from desktop.window.frame.changed_places import ChangedPlaces
from desktop.window.frame.field_watch import FieldWatch
from desktop.window.frame.headings import heading
from desktop.window.frame.menu_corner import MenuCorner
from desktop.window.frame.menus import Acts, Menus
from desktop.window.frame.page_header import PageHeader
from desktop.window.frame.plan_switcher import PlanSwitcher
from desktop.window.frame.problem_navigator import ProblemNavigator
from desktop.window.frame.rail import Badge, Rail
from desktop.window.frame.rail_foot import RailFoot
from desktop.window.frame.read_only_bar import ReadOnlyBar
from desktop.window.frame.regions import Region, Regions, focus_first
from desktop.window.frame.save_status import SaveStatus
from desktop.window.frame.save_troubles import SaveTroubles
from desktop.window.frame.side_pane import NO_FORM, SidePane
from desktop.window.frame.side_rail import SideRail
from desktop.window.frame.whereabouts import Whereabouts
from desktop.window.frame.window_commands import NamedPages, WindowCommands
from desktop.window.page import Page, PageSpec, Tools
from desktop.window.problems.problem_list import PageOf, ProblemList
from desktop.window.start.leaving import may_leave
from desktop.window.start.plan_commands import PlanCommands
from desktop.window.undoing import Undoing
from desktop.window.widgets.drops import DropWindow
from desktop.window.widgets.icons import icon
from desktop.window.widgets.theme import px, resize_within_screen
from desktop.window.widgets.tokens import MENU_HEIGHT
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.backups.backup_commands import BackupCommands
    from desktop.window.start.open_plan import LeftOff
    from desktop.window.start.recovery import Recovery
    from desktop.window.widgets.dialogs import Keys
    from forms.checks import Problem
    from forms.editing.changes import Change

# A window narrower than this has the menu row's box for finding as an icon.
_FINDING = 900


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
        self.specs: dict[str, PageSpec] = {}
        self._pages: dict[str, Page] = {}
        self._seen = Seen(tools.session)
        self.problem_list = ProblemList(tools.checker, self._problem_pages, self)
        self._navigator = ProblemNavigator(self.problem_list, self.show_problem)
        self.page_name = ""
        self._is_new = False
        self._was_painted = False
        self._read_only = ReadOnlyBar(tools.theme, tools.plans.lock, tools.notice)
        self.setWindowIcon(icon("phaen"))
        tools.session.opened.connect(self._on_plan_opened)
        tools.session.changed.connect(self._on_changed)
        tools.session.refused.connect(self.show_error)
        tools.plans.lock.changed.connect(self._on_lock_changed)
        tools.plans.changed.connect(self._read_only.refresh)
        self.file_dropped.connect(plan_commands.import_file)
        self.commands = WindowCommands(
            tools,
            self,
            pages=self._awake_pages,
            title=self._shown_title,
            keys=self._keys,
            emblem_changed=self._on_emblem_changed,
        )
        self._save_troubles = SaveTroubles(tools, self)
        self._whereabouts = Whereabouts(
            tools.session, tools.memory, tools.plans.store_name, self.page_shown, self
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
        self.specs = {spec.name: spec for spec in specs}
        self._whereabouts.pages = frozenset(spec.name for spec in specs if spec.needs_plan)
        self._rail = Rail(
            self._theme,
            specs,
            title=self._title,
            badge=self._badge,
            resting=self.is_resting,
            offered=self._is_offered,
            parent=self,
        )
        self._rail.page_chosen.connect(self.show_page)
        side.watch(
            self._form,
            self._quarter,
            lambda: self.page_name,
            lambda: self.page.previews,
            self._place,
            select=self._select_printed,
        )
        self._arrange()
        self.menus = self._made_menus(specs, export, print_paper)
        self._switcher.offer(self.menus.plan_acts)
        side.preview_toggled.connect(self._on_preview_toggled)
        side.arranged.connect(lambda: self.body.give_room(to_side=side.stands_alone))
        self.checker.changed.connect(self._on_problems_changed)
        self._restore()
        self._show_plan()

    def begin(self, name: str = "") -> None:
        """Show the first page: that of a name, else the start or the open plan's first."""
        if name not in self.specs or self.is_resting(self.specs[name]):
            plan = self.session.is_open
            name = next(each.name for each in self.specs.values() if each.needs_plan is plan)
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
    def page(self) -> Page:
        """The page in sight."""
        return self._pages[self.page_name]

    def show_page(self, name: str) -> None:
        """Bring a page into sight, making it on the first time.

        Nothing happens where there is no such page, or it rests while no plan is open.
        """
        if name == self.page_name or name not in self.specs or self.is_resting(self.specs[name]):
            return
        page = self._made(name)
        before, self.page_name = self.page_name, name
        self.body.show_page(page)
        self._refresh_page()
        if any(each.left for each in self.specs.values() if each.name in {before, name}):
            self._offer_pages()
        self._rail.show_page(name)
        self._head.show_page(name, page.commands())
        self._show_heading()
        self.menus.show_page(page)
        self.side.arrange()
        self.page_shown.emit(name)

    def enter_page(self, name: str) -> None:
        """Bring a page into sight and go on where one wrote there, or begin."""
        # Before it comes into sight, when Qt may give the focus to whatever is first there.
        last = self._pages[name].focusWidget() if name in self._pages else None
        self.show_page(name)
        if self.page_name == name:
            self.page.begin(last)

    def _step_page(self, by: int) -> None:
        """Go some pages on or back, as far as there are some."""
        names = list(self.specs)
        at = names.index(self.page_name) + by if self.page_name else -1
        if 0 <= at < len(names):
            self.enter_page(names[at])

    def go_to(self, place: Place) -> bool:
        """Show the field at a place, on the page that has it; False where none has.

        A table or a picture has a window of its own, over the text that it stands in.
        """
        if place[1:2] in {("tables",), ("pictures",)}:
            return self._go_to_placed(place)
        for spec in self.specs.values():
            if spec.holds(place):
                self.show_page(spec.name)
                self.page.show_place(place)
                return True
        return False

    def _go_to_placed(self, place: Place) -> bool:
        from db.placed import first_places, marker_at  # noqa: PLC0415 - not for the first paint

        tools = self.tools
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
        if self.body.footer is not None:
            self.body.footer.show_trouble(problem.severity, words)

    def show_problems(self) -> None:
        """Show the list of problems, on the line of the one that was gone to last."""
        self.show_page("print")
        self.page.show_problems()

    def left_off(self) -> LeftOff:
        """Where one left off in the open plan: its page, and the place of the last change."""
        from desktop.window.start.open_plan import LeftOff  # noqa: PLC0415 - with its page

        spec, (_, place) = self._left_off(), self._whereabouts.left_off()
        if place is None or not spec.holds(place) or not self.session.stands(place):
            return LeftOff(self._title(spec), "", lambda: self.enter_page(spec.name))
        from forms.editions.labels import label_at  # noqa: PLC0415 - with a plan
        from forms.short_places import short_place  # noqa: PLC0415 - as above

        edition = self.session.edition
        words = short_place(
            self.session.package, place, lambda each: label_at(edition, each), field=True
        )
        return LeftOff(self._title(spec), f"ล่าสุดอยู่ที่{words}", lambda: self.go_to(place))

    def page_of(self, problem: Problem) -> tuple[str, str]:
        """The page that counts a problem, and its title; the list of problems where none does."""
        specs = self.specs.values()
        spec = next((each for each in specs if each.covers(problem)), self.specs["print"])
        return spec.name, self._title(spec)

    def title_of(self, name: str) -> str:
        """What a page is called."""
        return self._title(self.specs[name])

    def _problem_pages(self) -> tuple[PageOf, ...]:
        """The pages in the order of the rail, as the list of problems knows them."""
        return tuple(PageOf(self._title(spec), spec.covers) for spec in self.specs.values())

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

    def _awake_pages(self) -> NamedPages:
        """The pages that do not rest, by their titles."""
        awake = (spec for spec in self.specs.values() if not self.is_resting(spec))
        return [(self._title(spec), self._made(spec.name)) for spec in awake]

    def _shown_title(self) -> str:
        """What the page in sight is called; empty before there is one."""
        return self._title(self.specs[self.page_name]) if self.page_name else ""

    def _keys(self) -> Keys:
        """The keys that every page has."""
        return self.menus.keys()

    def show_tour(self) -> None:
        """Show in a minute what is where."""
        from desktop.window.frame.tour import Tour, stops  # noqa: PLC0415 - not for the first paint

        Tour(self, stops(self, self.page, self._rail), self._memory).start()

    def _arrange(self) -> None:
        self._switcher = PlanSwitcher(
            self._theme, lambda: self._plans.entries, self.plan_commands.open
        )
        self._foot = RailFoot(self._theme, self._navigator.next)
        self._head = PageHeader(self._theme, self.side.show_preview)
        side_rail = SideRail(self._switcher, self._rail, self._foot)
        self.body = Body(self._theme, side_rail, self._head, self.side, self._read_only)
        self._stack, self._splitter = self.body.pages, self.body.splitter
        self.setCentralWidget(self.body)
        self.notice.float_over(self.body)
        self._corner = MenuCorner(
            SaveStatus(self._theme, self.session), lambda: self.side.show_find(replacing=False)
        )
        self._corner.status.clicked.connect(self._save_troubles.tell)
        bar = self.menuBar()
        if bar.isNativeMenuBar():
            self._head.add_corner(self._corner)
        else:
            bar.setFixedHeight(px(MENU_HEIGHT))
            bar.setCornerWidget(self._corner)
        self._watch = FieldWatch(self.session, self.checker, lambda: self.body.footer, self)

    def _made_menus(
        self,
        specs: Sequence[PageSpec],
        export: Callable[[], None],
        print_paper: Callable[[str, int | None], None],
    ) -> Menus:
        changed = ChangedPlaces(
            self.session,
            self.go_to,
            {
                "acceptances": self.show_problems,
                "decisions": lambda: self.show_page("decisions"),
            },
        )
        undoing = Undoing(self.session, changed.show)
        acts = Acts(
            undo=undoing.undo,
            redo=undoing.redo,
            ask_new=self.plan_commands.ask_new,
            ask_import=self.plan_commands.ask_import,
            open_sample=self.plan_commands.open_sample,
            print_paper=lambda: print_paper(self._form(), self._quarter()),
            export=export,
            show_backups=self._on_show_backups,
            ask_settings=self.commands.ask_settings,
            close=self.close,
            save=self.commands.save,
            find=lambda: self.side.show_find(replacing=False),
            replace=lambda: self.side.show_find(replacing=True),
            correct_words=self.commands.correct_words,
            show_page=self.enter_page,
            step_page=self._step_page,
            step_region=Regions(self._regions).step,
            show_preview=self.side.show_preview,
            next_problem=self._navigator.next,
            previous_problem=self._navigator.previous,
            show_problems=self.show_problems,
            set_scheme=self.commands.set_scheme,
            is_offered=self._is_offered,
            show_help=self.commands.show_help,
            show_tour=self.show_tour,
            show_about=self.commands.show_about,
        )
        return Menus(self, specs, acts, self.session.history, self._theme.scheme)

    def _regions(self) -> tuple[Region, ...]:
        return (
            (self._rail, self._rail.setFocus),
            (self.body.top, lambda: focus_first(self.body.top)),
            (self._stack, lambda: self.page.begin(self.page.focusWidget())),
            (self.side, lambda: focus_first(self.side)),
        )

    def _made(self, name: str) -> Page:
        """The page of a name; made on the first time."""
        if name not in self._pages:
            self._pages[name] = self.specs[name].make()
            self._pages[name].paper_wanted.connect(
                lambda: self._print_paper(self._form(), self._quarter())
            )
            self._pages[name].form_changed.connect(self._show_heading)
            self._pages[name].form_changed.connect(self.side.arrange)
            self.body.add(name, self._pages[name])
        return self._pages[name]

    def _form(self) -> str:
        """The form that the page in sight writes; empty where the plan's edition has none."""
        form = (self.page.form() or self.specs[self.page_name].form) if self.page_name else ""
        return form if self.session.is_open and self.session.edition.prints(form) else ""

    def _place(self) -> Place | None:
        """What is selected on the page in sight; None where nothing is."""
        return self.page.place() if self.page_name else None

    def _select_printed(self, place: Place) -> bool:
        """Select on the page in sight what the paper prints from a place, if it lists that."""
        return self.page.select_printed(place)

    def _quarter(self) -> int | None:
        """The quarter that the page in sight reports; None where it reports none."""
        return self.page.quarter() if self.page_name else None

    def _restore(self) -> None:
        resize_within_screen(self, 88, 50)
        self.restoreGeometry(self._memory.state("window"))
        self._splitter.restoreState(self._memory.state("side"))
        self.menus.preview.setChecked(self.side.preview_wanted)

    def _refresh_page(self) -> None:
        """Let the page in sight show what has changed, and been found, since it last did."""
        if self.page_name and self.specs[self.page_name].needs_plan:
            self.page.show_change(self._seen.missed(self.page_name))

    def _title(self, spec: PageSpec) -> str:
        """What a page is called in the open plan's edition."""
        if not self.session.is_open:
            return spec.title
        from forms.editions.labels import page_title  # noqa: PLC0415 - not for the first paint

        return page_title(self.session.edition, spec.name, spec.title)

    def is_resting(self, spec: PageSpec) -> bool:
        """Whether a page is not to be had now: it needs a plan, or is not offered."""
        return (spec.needs_plan and not self.session.is_open) or not self._is_offered(spec)

    def _is_offered(self, spec: PageSpec) -> bool:
        """Whether there is a page now: one of what is left to decide stays while it is seen."""
        if spec.left is None:
            return True
        decided, total = spec.left()
        return decided < total or (total > 0 and spec.name == self.page_name)

    def _badge(self, spec: PageSpec) -> Badge:
        """The errors and warnings of a page; the foot of the rail tells of all."""
        if spec.left is not None:
            left = spec.left().left
            return Badge(left, "carried") if left else Badge()
        found = [p.severity for p in self.checker.problems if spec.covers(p)]
        graver = [severity for severity in found if severity != "advice"]
        worst = next((severity for severity in SEVERITIES if severity in graver), None)
        return Badge(len(graver), worst)

    def _on_problems_changed(self) -> None:
        self._rail.refresh()
        self._foot.show_problems(self.checker.problems, has_plan=self.session.is_open)
        self._show_heading()

    def _on_preview_toggled(self, shown: bool) -> None:  # noqa: FBT001 - a signal's
        self.menus.preview.setChecked(shown)
        if self.page_name and not self.page.has_preview:
            self._head.preview.hide()
            return
        self._head.preview.show()
        why = "" if self._form() else NO_FORM
        self._head.show_preview_state(shown=shown and not why, why_not=why)

    def _on_lock_changed(self) -> None:
        self._read_only.refresh()
        if not self.session.read_only:
            self.notice.show_result("แก้ไขได้แล้ว แผนที่เห็นเป็นข้อมูลล่าสุด")

    def come_to_front(self) -> None:
        """Show the window over all others, as far as the system allows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _on_plan_opened(self) -> None:
        self._is_new = True
        self.problem_list.forget_current()

    def _on_changed(self, change: Change) -> None:
        if change.whole:
            self._seen.forget()
            self._show_plan()
            self._refresh_page()
            return
        if change.touches(("plan", "unit"), ("plan", "fiscal_year")):
            self._show_name()
        if change.touches(("plan", "decisions")):
            self._offer_pages()
        self._show_heading()
        self._refresh_page()

    def _show_plan(self) -> None:
        """Call all things as the open plan does; where it was just opened, go to it."""
        is_open, is_new, self._is_new = self.session.is_open, self._is_new, False
        self._on_problems_changed()
        self.menus.set_titles(self._title)
        self.menus.rest(without_plan=not is_open)
        self._show_name()
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
        self._rail.refresh()
        self.menus.rest(without_plan=not self.session.is_open)

    def _show_name(self) -> None:
        """Say whose plan is open, and of which year."""
        if not self.session.is_open:
            self.setWindowTitle("แผน")
            self._switcher.show_plan(None, "ยังไม่ได้เปิดแผน", "เลือกแผน")
            return
        plan = self.session.package.plan
        name, year = plan.unit.name or "(ยังไม่มีชื่อหน่วยงาน)", plan.fiscal_year or "-"
        short = " · ".join(filter(None, (f"แผนปี {year}", plan.unit.abbreviation)))
        self._switcher.show_plan(self.session.number, name, short)
        self.setWindowTitle(f"{plan.unit.name} ปีงบประมาณ พ.ศ. {year} – แผน")

    def _show_heading(self) -> None:
        """Say which page is in sight, and how far it is filled in."""
        if not self.page_name:
            return
        spec = self.specs[self.page_name]
        package = self.session.package if self.session.is_open else None
        wrong = sum(spec.holds(problem.place) for problem in self.checker.drafts)
        self._head.show_heading(
            heading(
                spec,
                self._title(spec),
                package,
                self.checker.problems,
                wrong,
                filled=self.page.filled(),
            )
        )

    def _leave_resting_page(self) -> None:
        if self.page_name and self.specs[self.page_name].needs_plan:
            self.show_page(next(iter(self.specs)))

    def _leave_start(self) -> None:
        """Another plan was opened: show it where one left off in it, else from its first page."""
        spec = self.specs.get(self.page_name)
        if spec is not None and not (spec.needs_plan and self._is_offered(spec)):
            self.enter_page(self._left_off().name)

    def _left_off(self) -> PageSpec:
        """The page of the open plan that was in sight last, else its first."""
        name, _ = self._whereabouts.left_off()
        spec = self.specs.get(name)
        if spec is not None and spec.needs_plan and not self.is_resting(spec):
            return spec
        return next(each for each in self.specs.values() if each.needs_plan)

    def _on_show_backups(self) -> None:
        self.backup_commands.show()

    def _on_emblem_changed(self) -> None:
        self._seen.forget()
        self._refresh_page()
        self.side.renew()

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.body.fit(self.width(), self.height())
        narrow = self.width() < px(_FINDING)
        if narrow != self._corner.is_narrow:
            self._corner.set_narrow(narrow=narrow)
            if not self.menuBar().isNativeMenuBar():
                # Qt asks for its size with this alone.
                self.menuBar().setCornerWidget(self._corner)
        self.side.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        name, number = self.page_name, self.session.number
        if not may_leave(self.session, self):
            event.ignore()
            return
        for page in self._pages.values():
            page.leave()
        self.side.leave()
        self._memory.set_state("side", self._splitter.saveState())
        self._memory.set_state("window", self.saveGeometry())
        if self._plans.is_ready:
            self._whereabouts.leave(name, number)
        self._memory.save()
        super().closeEvent(event)
