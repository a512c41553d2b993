"""Who else is in a plan on a server, and what one is told when the connection is cut."""

import pytest

from db.store.store import Store
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.window.app import build_window, start
from tests.desktop.parts import ImmediateExecutor, package

PATIENCE = 10_000  # milliseconds


@pytest.fixture
def wait(qtbot):
    return lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE)


@pytest.fixture
def number(address):
    with Store.open(address) as store:
        return store.add(package("หน่วย ก"))


@pytest.fixture
def here(qtbot, monkeypatch, tmp_path, address, number, *, memory, tasks, theme):
    """A window on the plan on a server."""
    monkeypatch.setenv("PHAEN_FOLDER", str(tmp_path))
    plans = Plans(address)
    session = Session(plans, executor=ImmediateExecutor())
    window = build_window(
        plans=plans, session=session, tasks=tasks, drawing_tasks=tasks, backup_tasks=tasks,
        theme=theme, memory=memory,
    )  # fmt: skip
    qtbot.addWidget(window)
    window.resize(1100, 700)
    window.show()
    start(window, plans, session, tasks, show=number)
    yield window
    session.end()
    plans.close_store()


@pytest.fixture
def other(here, address, number):
    """Somebody else who has the plan open, without a window."""
    plans = Plans(address)
    plans.open_store()
    session = Session(plans)
    session.open(number)
    plans.neighbours.move(number, "projects")
    yield session
    session.end()
    plans.close_store()


def test_bar_says_who_else_is_there_and_on_which_page(here, other, wait, number):
    wait(lambda: "root_of_tests (" in here.people.words)
    assert here.pages.title_of("projects") in here.people.words
    assert here.people.isVisible()
    page = here.page_name
    wait(lambda: [each.page for each in other.plans.neighbours.beside(number)] == [page])
    other.plans.close_store()
    wait(lambda: "ไม่มีผู้อื่น" in here.people.words)
    other.plans.open_store()


def test_bar_says_that_something_came_and_the_page_shows_it(here, other, wait):
    other.set_texts({("plan", "vision"): "ของอีกคน"})
    wait(lambda: "รับสิ่งที่ผู้อื่นแก้ 1 แห่ง" in here.people.words)
    assert here.session.package.plan.vision == "ของอีกคน"


def test_bar_says_that_one_is_cut_off_and_that_it_is_over(here, wait, running, address):
    with running.root() as root:
        root.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            (address.database,),
        )
    wait(lambda: "ขาดการติดต่อ" in here.people.words)
    wait(lambda: "ขาดการติดต่อ" not in here.people.words)


def test_window_of_a_file_has_no_such_bar(window):
    assert window.people is None
