"""A whole working day in the window asks for no network, and leaves nothing open to others."""

import os
import re
import stat

import pytest

from forms.formats import FORMATS
from tests.desktop.window.watched_day import FOLDER, outcome

# Sockets within the machine: the display, the session's bus.
LOCAL = ("AF_UNIX", "AF_LOCAL")
PRINTING = re.compile(
    r"connect\(\d+, \{sa_family=AF_INET6?, \w+=htons\(631\).*\"(::1|127\.0\.0\.1)\""
)


@pytest.fixture(scope="module")
def day():
    """What the day said, the calls of the network that the system saw, and the day's folder."""
    day = outcome()
    assert day.code == 0, "\n".join((*day.said, day.complained))
    return day.said, day.calls, FOLDER


def test_day_was_a_whole_one(day):
    said, _calls, _folder = day
    assert sum(line.startswith("page ") for line in said) > 8
    assert {f"exported {each.suffix}" for each in FORMATS} < set(said)
    assert {"imported", "printed", "manual"} < set(said)
    assert sum(line.startswith("dialog ") for line in said) == 2


def test_python_made_no_socket_and_brought_nothing_of_the_network(day):
    said, _calls, _folder = day
    assert [line for line in said if line.startswith("socket ")] == []
    assert "Qt's network: False" in said


def test_system_was_asked_for_no_socket_but_within_the_machine(day):
    _said, calls, _folder = day
    if calls is None:
        pytest.skip("there is no strace that may trace")
    assert "exited with 0" in calls
    sockets = re.findall(r"socket(?:pair)?\((\w+)", calls)
    printing = [line for line in calls.splitlines() if PRINTING.search(line)]
    # The print dialog asks the PC's own printing service (CUPS) for its printers.
    assert sockets.count("AF_INET") + sockets.count("AF_INET6") == len(printing)
    assert set(sockets) <= {*LOCAL, "AF_INET", "AF_INET6"}, calls
    reached = [line for line in calls.splitlines() if "sa_family=" in line]
    assert [line for line in reached if not PRINTING.search(line) and "AF_UNIX" not in line] == []


@pytest.mark.skipif(os.name == "nt", reason="a profile is closed by access lists")
def test_what_the_program_keeps_is_its_owners_alone_whatever_the_umask(day):
    _said, _calls, folder = day
    own = {path.parent for path in (folder / "home").rglob("*") if path.is_file()}
    kept = [path for each in own for path in each.iterdir()]
    assert {path.name for path in kept} >= {"phaen.db", "window.ini", "phaen-faults.log"}
    assert all(not stat.S_IMODE(each.stat().st_mode) & 0o077 for each in own), own
    database = folder / "home" / "Phaen" / "phaen.db"
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    # What is exported is read by whom its folder lets.
    assert stat.S_IMODE((folder / "ออก.pdf").stat().st_mode) == 0o666
