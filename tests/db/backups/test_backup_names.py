"""The names of backups: read back in any zone, and none but whole ones."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from db.backups.names import REASONS, Backup, Reason, name_of, newest_first, parsed

BANGKOK = timezone(timedelta(hours=7))


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("zone", [UTC, BANGKOK, timezone(-timedelta(hours=3, minutes=30))])
def test_name_is_read_back(reason, zone):
    moment = datetime(2026, 2, 3, 4, 5, 6, tzinfo=zone)
    found = parsed(Path("x", name_of(7, moment, reason)))
    assert found == Backup(Path("x", name_of(7, moment, reason)), 7, moment, reason)


def test_every_reason_has_words():
    assert set(REASONS) == set(Reason)


@pytest.mark.parametrize(
    "name",
    [
        "phaen.db",
        ".phaen-00.tmp",
        "00001-20261399T000000+0700-day.db.gz",
        "00001-20260101T000000+0700-why.db.gz",
        "00001-20260101T000000+0700-day.db.gz.tmp",
    ],
)
def test_other_files_are_no_backups(name):
    assert parsed(Path(name)) is None


def test_newer_is_what_was_made_later_whatever_the_clock_said():
    early = Backup(Path("a"), 1, datetime(2030, 1, 1, tzinfo=UTC), Reason.DAY)
    late = Backup(Path("b"), 2, datetime(2020, 1, 1, tzinfo=UTC), Reason.DAY)
    assert newest_first([early, late]) == (late, early)
