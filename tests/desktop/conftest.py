"""The parts of a window with nothing in the background, on a store of the test's own."""

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from db.package.file import write_package
from db.version import VERSION
from desktop.session.checker import Checker
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.app import build_window, start
from desktop.window.memory import Memory
from desktop.window.page import Tools
from desktop.window.placed import open_placed
from desktop.window.thai_lines.library import load_thai_library
from desktop.window.widgets.notice import Notice
from desktop.window.widgets.theme import FUSION, Theme
from forms import printing
from tests.db.ready_stores import put_store
from tests.db.server_fixtures import address, running, visitor  # noqa: F401
from tests.desktop import checked_before
from tests.desktop.parts import ImmediateExecutor, package
from tests.desktop.ready_plans import ReadyPlans
from tests.desktop.window.served import number, served, window_of  # noqa: F401

# Milliseconds after which a dialog has waited for too long.
PATIENCE = 10_000


@pytest.fixture(scope="session")
def qapp_args():
    load_thai_library()  # before any text, as the program does
    return ["phaen", *FUSION]


@pytest.fixture(scope="session")
def theme(qapp):
    return Theme(qapp)


@pytest.fixture(autouse=True, scope="session")
def plans_are_checked_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(printing, "find_problems", checked_before.find_problems)
        yield


@pytest.fixture(autouse=True)
def tidy(request):
    """Leave the look as it was found, and nothing behind: no window, nothing copied."""
    yield
    if "qapp" in request.fixturenames:
        # Offscreen, Qt keeps what was copied until Python has gone, and ends the process then.
        QGuiApplication.clipboard().clear()
    if "theme" in request.fixturenames:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        request.getfixturevalue("theme").set_scheme(Qt.ColorScheme.Light)


@pytest.fixture(autouse=True)
def no_dialog_waits(request):
    """Close a dialog that nobody answers, and let its test fail."""
    if "qapp" not in request.fixturenames:
        yield
        return
    waiting: list[object] = []

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is not None and waiting[-1:] == [dialog]:
            waiting.append("unanswered")
            dialog.close()
        else:
            waiting[:] = [dialog] if dialog is not None else []

    timer = QTimer(interval=PATIENCE)
    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()
    assert "unanswered" not in waiting


@pytest.fixture
def memory(tmp_path):
    memory = Memory(tmp_path / "config" / "window.ini")
    memory.folder = tmp_path
    # An update has been told of.
    memory.set_text("version", VERSION)
    return memory


@pytest.fixture
def errors():
    """The errors that nobody took; a test that expects some clears the list."""
    found = []
    yield found
    assert found == []


@pytest.fixture
def tasks(qapp, errors):
    return TaskQueue(errors.append, executor=ImmediateExecutor())


@pytest.fixture
def plans(qapp, tmp_path):
    """The plans of a store of its own, new where a test has put none there; it is not open yet."""
    path = tmp_path / "store.db"
    if not path.exists():
        put_store(path)
    plans = ReadyPlans(path)
    yield plans
    plans.close_store()
    plans.deleteLater()  # as the session


@pytest.fixture
def session(plans):
    """No plan is open in it yet."""
    session = Session(plans, executor=ImmediateExecutor())
    yield session
    session.end()
    # What Qt calls holds the window, and Python does not see that: until Qt lets go of it,
    # each window of a run stays in memory, and every search for garbage goes through them all.
    session.deleteLater()


@pytest.fixture
def store(plans):
    """The store open, with two plans in it."""
    two = package("หน่วย ก", year=2566), package("หน่วย ก", year=2567, quarters=(1, 2))
    put_store(plans.store_path, *two)
    plans.open_store()
    return plans


@pytest.fixture
def window(qtbot, plans, session, *, tasks, theme, memory):
    """The whole window, shown, with an empty store."""
    window = build_window(
        plans=plans,
        session=session,
        tasks=tasks,
        drawing_tasks=tasks,
        backup_tasks=tasks,
        theme=theme,
        memory=memory,
    )
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    start(window, plans, session, tasks)
    yield window
    window.close()


@pytest.fixture
def open_page(qtbot, window, plans, session):
    """Opens a package on a page of the whole window, which is active then."""

    def opening(package, name):
        session.open(plans.add(package))
        window.show_page(name)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window.page

    return opening


@pytest.fixture
def tools_with(qtbot, plans, session, *, tasks, theme, memory):
    """Opens a package for widgets that stand alone, and gives them their tools."""

    def making(package):
        plans.open_store()
        checker = Checker(session, tasks, session)
        notice = Notice(theme)
        qtbot.addWidget(notice)
        session.open(plans.add(package))
        tools = Tools(
            plans=plans,
            session=session,
            checker=checker,
            tasks=tasks,
            notice=notice,
            theme=theme,
            memory=memory,
            go_to=lambda _place: False,
            open_placed=lambda parent, found, place: open_placed.open_placed(
                tools, parent, found, place
            ),
        )
        return tools

    return making


@pytest.fixture
def full_window(window, store, session):
    """The whole window with a plan of two quarters open."""
    session.open(2)
    QApplication.processEvents()
    return window


@pytest.fixture
def package_file(tmp_path):
    path = tmp_path / "แผน.json"
    write_package(package("หน่วย ข"), path)
    return path
