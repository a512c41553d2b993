"""What every test needs before anything of Qt is imported, and where it keeps its files."""

import gc
import itertools
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.desktop.window import watched_day

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Some fifty programs are started by the tests, each of which would compile all of Phaen anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# A store waits for the disk each time that something is saved, and the tests save some ten
# thousand times: where there is room enough, their files lie in memory. A whole run needs less,
# for what a test that went well has left is taken away.
_MEMORY, _ROOM = Path("/dev/shm"), 2 * 1024**3  # noqa: S108 - pytest makes a private folder in it
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


_FREEZE, _UNFREEZE = gc.freeze, gc.unfreeze
# How many tests are run until what they left is set aside.
_TESTS = 50
_finished = itertools.count(1)


def pytest_collection_finish(session):
    """The day that is watched begins with the run where it belongs to it."""
    # What a run has before its first test, millions of objects, stays to its end: no search for
    # garbage goes through it, and nothing that a test calls brings it back.
    gc.collect()
    gc.freeze()
    gc.freeze = gc.unfreeze = lambda: None
    if any(item.path.name == "test_no_network.py" for item in session.items):
        watched_day.begin()


def pytest_runtest_logfinish():
    """What tests have left for good, such as modules and caches, is looked through once.

    The window searches everything for garbage, which took a fifth of the time of its tests.
    """
    if next(_finished) % _TESTS == 0:
        gc.collect()
        _FREEZE()


def pytest_sessionfinish():
    """The run that has begun the day takes away what it left."""
    watched_day.clear()
    postgres = sys.modules.get("tests.db.postgres")
    if postgres is not None:
        postgres.end_server()


@pytest.fixture(autouse=True)
def garbage():
    """Python looks for garbage between tests: never on a worker's thread that a test has."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def real_freezing(monkeypatch):
    """What the program sets aside is set aside, and looked through again after the test."""
    monkeypatch.setattr(gc, "freeze", _FREEZE)
    monkeypatch.setattr(gc, "unfreeze", _UNFREEZE)
    yield
    _UNFREEZE()
    gc.collect()
    _FREEZE()
