"""A plan on a server, four people of whom that knows, and the window of each of them."""

from collections.abc import Iterator

import pytest

from db.store.postgresql.rights import May, share
from db.store.store import Store
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.window.app import build_window, start
from tests.db.server_fixtures import known
from tests.desktop.parts import ImmediateExecutor, package

PEOPLE = ("an_owner", "a_writer", "a_reader", "a_stranger")


@pytest.fixture(scope="session")
def served() -> Iterator[dict]:
    """The address of each, in a database set up by its owner."""
    with known(PEOPLE) as (_address, found):
        yield found


@pytest.fixture
def number(served) -> Iterator[int]:
    """A plan of the owner's, which one may write and one may read."""
    with Store.open(served["an_owner"]) as store:
        number = store.add(package("หน่วย ก"))
    share(served["an_owner"], number, "a_writer", May.WRITE)
    share(served["an_owner"], number, "a_reader", May.READ)
    yield number
    with Store.open(served["an_owner"]) as store:
        store.remove(number)


@pytest.fixture
def window_of(qtbot, monkeypatch, tmp_path, served, number, *, memory, tasks, theme):
    """Opens the window of a person on the plan, as far as there is one for him."""
    monkeypatch.setenv("PHAEN_FOLDER", str(tmp_path))
    opened = []

    def made(person):
        plans = Plans(served[person])
        session = Session(plans, executor=ImmediateExecutor())
        window = build_window(
            plans=plans, session=session, tasks=tasks, drawing_tasks=tasks, backup_tasks=tasks,
            theme=theme, memory=memory,
        )  # fmt: skip
        qtbot.addWidget(window)
        window.resize(1100, 700)
        window.show()
        opened.append(window)
        start(window, plans, session, tasks, show=number)
        return window

    yield made
    for window in opened:
        window.session.end()
        window.tools.plans.close_store()
