"""What every test needs before anything of Qt is imported, and where it keeps its files."""

import gc
import os
import shutil
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A store waits for the disk each time that something is saved, and the tests save some ten
# thousand times: where there is room enough, their files lie in memory. A whole run needs less,
# for what a test that went well has left is taken away.
_MEMORY, _ROOM = Path("/dev/shm"), 2 * 1024**3  # noqa: S108 - pytest makes a private folder in it
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


@pytest.fixture(autouse=True)
def garbage():
    """Python looks for garbage between tests: never on a worker's thread that a test has."""
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()
