"""What every test needs before anything of Qt is imported, and where it keeps its files."""

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.desktop.window import watched_day

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A store waits for the disk each time that something is saved, and the tests save some ten
# thousand times: where there is room enough, their files lie in memory. A whole run needs less,
# for what a test that went well has left is taken away.
_MEMORY, _ROOM = Path("/dev/shm"), 2 * 1024**3  # noqa: S108 - pytest makes a private folder in it
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def pytest_collection_finish(session):
    """The day that is watched begins with the run where it belongs to it."""
    if any(item.path.name == "test_no_network.py" for item in session.items):
        watched_day.begin()


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
    gc.unfreeze()
    gc.enable()
