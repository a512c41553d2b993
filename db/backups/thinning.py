"""Which backups are kept: all of two days, then one a day, a week and a month."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

from db.backups.names import Backup, newest_first

_ALL_WITHIN = timedelta(days=2)
# The newest of all stay whatever their times are: a clock that was wrong puts days of work
# far from now.
_NEWEST = 24
_PERIODS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (14, datetime.date),
    (8, lambda moment: moment.isocalendar()[:2]),
    (12, lambda moment: (moment.year, moment.month)),
)


def spare(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """The backups that are not needed any more, the newest first; never the newest of all.

    Of the last 14 days, 8 weeks and 12 months in which there are any, the newest of each is
    kept. Days are counted, not their distance from `now`: neither a long leave nor a clock
    set forward takes the last ones.
    """
    in_turn = newest_first(backups)
    kept = set(in_turn[:_NEWEST])
    kept.update(backup for backup in in_turn if abs(now - backup.made_at) < _ALL_WITHIN)
    for count, period in _PERIODS:
        newest: dict[Hashable, Backup] = {}
        for backup in in_turn:
            newest.setdefault(period(backup.made_at), backup)
        kept.update(list(newest.values())[:count])
    return tuple(backup for backup in in_turn if backup not in kept)
