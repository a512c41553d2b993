"""The window killed at work, a few times of the many that `python -m tests.kills` does."""

import random
import sys

import pytest

from tests.kills.__main__ import killed

_KILLS = 6


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_nothing_is_lost_where_the_window_is_killed_at_work():
    assert killed(_KILLS, random.randrange(10**6)) == []
