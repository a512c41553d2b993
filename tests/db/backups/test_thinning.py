"""Which backups are kept, by days, weeks and months, whatever the clock does."""

import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

from db.backups.names import Backup, Reason
from db.backups.thinning import spare

BANGKOK = timezone(timedelta(hours=7))
START = datetime(2025, 1, 6, 8, 0, tzinfo=BANGKOK)  # a Monday


def worked(start, days, *, each_day=24, minutes=20):
    """The moments of backups on every day from one on."""
    return [
        start + timedelta(days=day, minutes=minutes * at)
        for day in range(days)
        for at in range(each_day)
    ]


def backups_of(moments):
    return [Backup(Path(f"{at}"), at, moment, Reason.REGULAR) for at, moment in enumerate(moments)]


def thinned(moments):
    """What is left where every backup that is made thins those before."""
    left = []
    for backup in backups_of(moments):
        left.append(backup)
        gone = set(spare(left, backup.made_at))
        left = [each for each in left if each not in gone]
    return left


def test_two_days_are_kept_whole_and_the_others_by_day_week_and_month():
    left = thinned(worked(START, 400))
    newest = left[-1].made_at
    recent = [each for each in left if newest - each.made_at < timedelta(days=2)]
    days = {each.made_at.date() for each in left}
    assert len(recent) == 2 * 24
    assert {newest.date() - timedelta(days=at) for at in range(14)} <= days
    weeks = {each.made_at.isocalendar()[:2] for each in left}
    months = {(each.made_at.year, each.made_at.month) for each in left}
    assert {(newest - timedelta(weeks=at)).isocalendar()[:2] for at in range(8)} <= weeks
    assert len(months) == 12
    assert len(left) < 48 + 14 + 8 + 12


def test_of_a_day_that_is_over_its_last_backup_is_kept():
    left = thinned(worked(START, 10))
    (kept,) = [each for each in left if each.made_at.date() == START.date() + timedelta(days=3)]
    assert kept.made_at.time() == worked(START, 1)[-1].time()


def test_long_leave_takes_nothing():
    before = thinned(worked(START, 30, each_day=3))
    after = START + timedelta(days=300)
    later = [*before, Backup(Path("new"), 1000, after, Reason.DAY)]
    days = {each.made_at.date() for each in before}
    kept = set(later) - set(spare(later, after))
    assert len({each.made_at.date() for each in kept} & days) >= 13


def test_clock_set_back_for_a_day_keeps_what_was_made_before_and_then():
    before = worked(START + timedelta(days=400), 20)
    wrong = worked(START, 1)
    left = thinned([*before, *wrong])
    assert {each.made_at for each in left} >= set(wrong)
    days = {each.made_at.date() for each in left} - {START.date()}
    assert len(days) >= 13


def test_clock_set_forward_for_a_day_keeps_what_was_made_before_and_after():
    before = worked(START, 20)
    wrong = worked(START + timedelta(days=4000), 1)
    after = worked(START + timedelta(days=20), 1)
    left = thinned([*before, *wrong, *after])
    assert {each.made_at for each in left} >= set(after)
    assert len({each.made_at.date() for each in left}) >= 14


def test_what_was_made_while_the_clock_was_ahead_is_thinned_as_well():
    ahead = worked(START + timedelta(days=4000), 2)
    left = thinned([*ahead, *worked(START, 30)])
    assert len({each.made_at for each in left} & set(ahead)) <= 4


def test_newest_is_never_spared_and_nothing_is_invented():
    chance = random.Random(5)
    for _ in range(200):
        moments = [START + timedelta(minutes=chance.randrange(-(10**6), 10**6)) for _ in range(60)]
        backups = backups_of(moments[: chance.randrange(1, 60)])
        gone = spare(backups, START + timedelta(minutes=chance.randrange(-(10**6), 10**6)))
        assert set(gone) < set(backups)
        assert backups[-1] not in gone
