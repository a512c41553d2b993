"""Puts the window together and runs it.

What is imported here comes before the first paint and is kept small: the plain values of
these modules are named tuples, which Python declares ten times as fast as data classes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from db.errors import PhaenError, StoreError
from db.store.postgresql.address import ServerAddress
from desktop.session.checker import Checker
from desktop.session.plans import Plans
from desktop.session.reaching import Waiting
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.crash import CrashReporter, run_events
from desktop.window.frame.main_window import MainWindow
from desktop.window.frame.side_pane import SidePane
from desktop.window.garbage import GarbageSearch
from desktop.window.memory import Memory
from desktop.window.page import Page, PageSpec, Tools, holds
from desktop.window.pages import (
    LATE_MODULES,
    PAGE_MODULES,
    decisions_page,
    merging_page,
    writing_pages,
)
from desktop.window.qt_trouble import end_watching, watch_beginning
from desktop.window.qt_types import make_types
from desktop.window.second_start import Requests, brings_to_front, own_folder, settings_folder
from desktop.window.settings.looks import scheme_of, take_over, wear_scale
from desktop.window.spare import keep_few_heaps
from desktop.window.start.leaving import may_leave
from desktop.window.start.plan_commands import PlanCommands
from desktop.window.thai_lines.library import load_thai_library
from desktop.window.widgets.controls import settle
from desktop.window.widgets.notice import Notice
from desktop.window.widgets.qt_words import speak_thai
from desktop.window.widgets.theme import FUSION, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QSessionManager
    from PySide6.QtWidgets import QWidget

    from db.markers import Marker
    from db.places import Place
    from db.store.locations import Location
    from desktop.window.backups.backup_commands import BackupCommands

T = TypeVar("T")
# What is said of the store once the plan is in sight.
_TOLD_LATER = "db.store.folder_kinds"
# Milliseconds after which a file is offered that came while a question was in sight.
_ASKED_AGAIN = 300


def run(
    db: Location | None = None,
    *,
    show: int | None = None,
    file: Path | None = None,
    read_only: str = "",
) -> int:
    """Show the window until it is closed; gives the exit code of the process.

    `db` is the store, or the user's own without it; `show` the number of the plan
    to open, or the one that was open last. `file` is a package that was opened from outside;
    a window that is there already takes it over. `read_only` says why all is only looked at.
    """
    file_of_store = None if isinstance(db, ServerAddress) else db or own_folder() / "phaen.db"
    if file_of_store is not None and brings_to_front(file_of_store, file):
        return 0
    memory = Memory(settings_folder() / "window.ini")
    take_over(memory)
    wear_scale(memory.settings)
    app = made_application()
    crashes = CrashReporter()
    crashes.install()
    # A second place of backups that does not answer keeps no check and no page waiting.
    tasks, drawing_tasks, backup_tasks = (TaskQueue(crashes.report) for _ in range(3))
    plans = Plans(db)
    plans.lock.keep_read_only(read_only)
    session = Session(plans)
    crashes.unsaved = lambda: session.unsaved
    theme = Theme(app)
    theme.set_scheme(scheme_of(memory.settings))
    window = build_window(
        plans=plans,
        session=session,
        tasks=tasks,
        drawing_tasks=drawing_tasks,
        backup_tasks=backup_tasks,
        theme=theme,
        memory=memory,
    )
    number, page = memory.plan(plans.store_name), memory.text("page")
    if show is not None:
        number, page = show, ""
    tour = not memory.text("tour")
    requests = Requests(window)
    requests.asked.connect(partial(_take_over, window))
    plans.changed.connect(lambda: requests.listen(plans.lock.token))
    window.painted.connect(
        partial(start, window, plans, session, tasks, show=number, page=page, tour=tour, file=file)
    )
    app.commitDataRequest.connect(partial(leave_session, session, window))
    window.painted.connect(partial(_prepare_for_faults, crashes, window, tasks))
    window.painted.connect(partial(_keep_private, memory.path, tasks))
    window.painted.connect(theme.load_bold)
    window.show()
    try:
        return run_events(app)
    finally:
        tasks.close()
        drawing_tasks.close()
        session.end()
        backup_tasks.close()
        plans.close_store()
        crashes.close()


def made_application() -> QApplication:
    """What Qt needs before there is a window."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    load_thai_library()
    watch_beginning()
    app = QApplication([*sys.argv[:1], *FUSION])
    end_watching()
    app.setApplicationName("phaen")
    app.setApplicationDisplayName("แผน")
    speak_thai(app)
    return app


def build_window(
    *,
    plans: Plans,
    session: Session,
    tasks: TaskQueue,
    drawing_tasks: TaskQueue,
    backup_tasks: TaskQueue,
    theme: Theme,
    memory: Memory,
) -> MainWindow:
    """The window with its pages; the store is not opened yet."""
    checker = Checker(session, tasks, session)
    notice = Notice(theme)
    plan_commands = PlanCommands(
        plans=plans, session=session, tasks=tasks, notice=notice, theme=theme, memory=memory
    )

    def backups() -> BackupCommands:
        # When the store is opened, and never for the first paint.
        from desktop.session.backup_keeper import BackupKeeper  # noqa: PLC0415
        from desktop.window.backups.backup_commands import BackupCommands  # noqa: PLC0415

        commands = BackupCommands(
            plans=plans,
            session=session,
            keeper=BackupKeeper(plans, session, backup_tasks, session),
            tasks=backup_tasks,
            notice=notice,
            theme=theme,
            memory=memory,
        )
        plan_commands.damaged.connect(commands.offer_plan)
        return commands

    def go_to(place: Place) -> bool:
        return window.go_to(place)

    def open_placed(parent: QWidget, found: Marker, place: Place) -> None:
        # Seldom, and never for the first paint.
        from desktop.window.placed import open_placed as placed  # noqa: PLC0415

        placed.open_placed(tools, parent, found, place)

    tools = Tools(
        plans=plans,
        session=session,
        checker=checker,
        tasks=tasks,
        notice=notice,
        theme=theme,
        memory=memory,
        go_to=go_to,
        open_placed=open_placed,
    )
    window = MainWindow(tools, plan_commands)
    plans.wait = _waiting_over(window)

    def start_page() -> Page:
        # Not before the store is open, when there is nothing to see on it.
        from desktop.window.start.start_page import StartPage  # noqa: PLC0415

        return StartPage(
            tools,
            plan_commands=plan_commands,
            show_help=window.commands.show_help,
            gather=window.commands.gather,
            recovery=window.recovery,
            show_backups=window.backup_commands.show,
            left_off=window.left_off,
            page_of=window.pages.page_of,
            title_of=window.pages.title_of,
            show_page=window.enter_page,
        )

    def print_page() -> Page:
        # Not on the screen at first, and not needed for it.
        from desktop.window.printing.exporting import Exporter  # noqa: PLC0415
        from desktop.window.printing.paper import PaperPrinter  # noqa: PLC0415
        from desktop.window.printing.print_page import PrintPage  # noqa: PLC0415

        return PrintPage(
            tools,
            problem_list=window.problem_list,
            drawing_tasks=drawing_tasks,
            exporter=Exporter(
                tasks,
                notice,
                memory,
                session.as_saved,
                lambda: len(session.state.drafts) if session.is_open else 0,
                session=session,
            ),
            printer=PaperPrinter(tasks, notice),
            show_editions=window.commands.show_editions,
        )

    def export() -> None:
        window.show_page("print")
        window.page.export()

    def print_paper(form: str, quarter: int | None) -> None:
        window.show_page("print")
        window.page.print_paper(form, quarter)

    specs = (
        PageSpec("start", "เริ่มต้น", "home", start_page, needs_plan=False, group="แผน"),
        *writing_pages(tools),
        PageSpec(
            "print",
            "ตรวจและพิมพ์",
            "print",
            print_page,
            group="ตรวจ",
            holds=holds("plan.print_choices"),
        ),
        # Last, so that no other page has another place when it comes.
        decisions_page(tools),
        merging_page(tools),
    )
    session.comparing_begun.connect(lambda: window.enter_page("merging"))
    session.comparing_changed.connect(window.show_left)
    plan_commands.carried_over.connect(lambda: window.enter_page("decisions"))
    window.set_pages(
        specs,
        SidePane(tools, drawing_tasks),
        export=export,
        print_paper=print_paper,
        backups=backups,
    )
    return window


def start(
    window: MainWindow,
    plans: Plans,
    session: Session,
    tasks: TaskQueue,
    *,
    show: int | None = None,
    page: str = "",
    tour: bool = False,
    file: Path | None = None,
) -> None:
    """Open the store, and in it the plan `show` on `page`, as far as they are there.

    `tour`: show what is where, if there is no plan yet. Of `file`, a package, it is asked
    what to do with it.
    """

    def open_store(_ready: None) -> None:
        # It follows the store from its opening on.
        backups = window.backup_commands
        try:
            if plans.server is not None:
                # Seldom, and never for the first paint.
                from desktop.window.start.server_store import open_asking  # noqa: PLC0415

                open_asking(window.tools, window)
            elif not _opened(plans, window, backups, remembered=show is not None):
                window.close()
                return
            if show is not None and show in {entry.number for entry in plans.entries}:
                session.open(show)
        except PhaenError as error:
            window.show_error(str(error))
        # Before what a rescue has to say, which stays in sight.
        tasks.run(partial(_import, _TOLD_LATER), done=tell_more, after_paint=True)
        window.begin(page)
        if file is not None and plans.is_ready:
            window.plan_commands.offer_file(file)
        elif tour and plans.is_ready and not plans.entries:
            window.show_tour()
        # Not needed to see the plan, but with the first key, or the first look elsewhere.
        prepare = partial(_prepare_pages, window, tasks)
        tasks.run(partial(_import, "db.store.writer"), done=prepare, after_paint=True)
        garbage = GarbageSearch(window)
        session.opened.connect(garbage.search_all)
        for moved in (session.changed, window.page_shown):
            moved.connect(garbage.defer)

    def tell_more(_module: object) -> None:
        if plans.is_ready:
            window.backup_commands.remember_plans()
            window.tell_of_place()
            window.commands.tell_of_version(is_first=tour)

    def make_ready(_progress: object) -> None:
        keep_few_heaps()
        import_module("db.store.store")

    # The import alone takes a tenth of a second: not on the thread that paints.
    tasks.run(make_ready, done=open_store)


def _waiting_over(window: MainWindow) -> Waiting:
    """Waits for a server with the window alive."""

    def wait(work: Callable[[], T], words: str, drop: Callable[[T], object] | None = None) -> T:
        # Never for a file, and never for the first paint.
        from desktop.window.widgets.waiting import waited  # noqa: PLC0415

        return waited(window, work, words, drop)

    return wait


def _prepare_pages(window: MainWindow, tasks: TaskQueue, _module: object) -> None:
    make_types(window, partial(_import_beside, tasks, (*LATE_MODULES, *PAGE_MODULES)))


def _take_over(window: MainWindow, file: str) -> None:
    """Another start of the program ends for the sake of this window, and leaves it its file."""
    window.come_to_front()
    if not file:
        return
    if QApplication.activeModalWidget() is not None:
        # Of one question at a time: that which is in sight first.
        QTimer.singleShot(_ASKED_AGAIN, window, partial(_take_over, window, file))
        return
    window.plan_commands.offer_file(Path(file), from_outside=True)


def leave_session(session: Session, window: QWidget, manager: QSessionManager) -> None:
    """The user logs off, or the PC is shut down: nothing unsaved is let go unasked.

    Where nothing may be asked, what is not saved has been kept beside the store.
    """
    if not manager.allowsInteraction():
        settle()
        session.release()
        session.keep_unsaved()
        return
    if not may_leave(session, window):
        manager.cancel()
    manager.release()


def _prepare_for_faults(crashes: CrashReporter, window: MainWindow, tasks: TaskQueue) -> None:
    """Have at hand what a fault needs; tell of an earlier run that ended by one."""

    def prepare(_module: object) -> None:
        told = crashes.prepare()
        if told:
            window.show_earlier_fault(told, crashes.open_folder)

    # The plan is seen before that.
    tasks.run(partial(_import, "desktop.crashes"), done=prepare)


def _keep_private(settings: Path, tasks: TaskQueue) -> None:
    """Let the user alone read what the window remembers: names, and where files were put."""

    def restrict() -> None:
        from db.files import make_private, make_private_folder  # noqa: PLC0415 - as above

        make_private_folder(settings.parent)
        make_private(settings)

    tasks.run(lambda _progress: restrict(), done=_nothing, failed=_nothing)


def _opened(plans: Plans, window: MainWindow, backups: BackupCommands, *, remembered: bool) -> bool:
    """Open the store, by way of a backup where need be; False: the user would rather quit.

    Raises:
        PhaenError: it cannot be opened, and no backup is of help.
    """
    try:
        plans.open_store(remembered=remembered)
    except StoreError as error:
        # Seldom needed, and never for the first paint.
        from desktop.window.backups.store_trouble import is_mendable  # noqa: PLC0415

        if not is_mendable(error):
            raise
        words = backups.mend(error)
        if words is None:
            return False
        window.show_news(words)
    return True


def _import_beside(tasks: TaskQueue, modules: Sequence[str]) -> None:
    """Import on the worker; what uses Qt, not before all of its types are made."""
    for module in modules:
        tasks.run(partial(_import, module), done=_nothing, after_paint=True)


def _import(module: str, _progress: object) -> None:
    import_module(module)


def _nothing(_result: object) -> None:
    """All that was wanted is that it was done."""
