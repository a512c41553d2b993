"""A process killed at any moment leaves no half copy, and loses nothing that was saved."""

import random
import time

from db.backups.backups import Backups
from db.backups.names import Reason
from tests.db.backups.killed import kill_backing_up, kill_migrating


def test_kills_while_backing_up_leave_whole_copies_alone(path, monkeypatch):
    kill_backing_up(path, random.Random(11), 4)
    # What they left is swept a day later.
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + 25 * 3600)
    backups = Backups(path)
    backups.make_of_day()
    backups.make(Reason.ASKED)
    assert list(backups.folder.glob(".phaen-*")) == []


def test_kills_while_migrating_leave_the_old_store_or_the_new(tmp_path):
    kill_migrating(tmp_path, random.Random(12), 3)
