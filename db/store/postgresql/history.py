"""What was done in a plan, by whom and when: what a trigger has kept (`rights.sql`), step by step.

A step is what one saved at once. Whoever changes a plan holds its row meanwhile, so that what is
kept of one step has numbers that follow one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from db.store.backend import Reading
from db.store.table_layout import PARENT, PLAN, PLANS, RANK, ROW

PAGE = 200  # rows of which the steps are said at once
# What tells a row from others, and where it stands, is no word of a reader's.
_UNREAD = ", ".join(f"'{name}'" for name in (PLAN, ROW, PARENT, RANK))
_SAYS = (
    "EXISTS (SELECT 1 FROM jsonb_each_text(coalesce({side}, '{{}}'::jsonb)) AS field "  # noqa: S608
    f"WHERE field.key NOT IN ({_UNREAD}) AND position(lower(?) IN lower(field.value)) > 0)"
)
# Steps with rows that are wanted, and all rows of these. Where a row lies is its list; of a change
# of the plan itself its fields, `plans.vision`.
_STEPS = """
WITH found AS (
    SELECT DISTINCT transaction, at, who FROM (
        SELECT transaction, at, who FROM plan_history
        WHERE plan_number = ? AND id < ?{wanted} ORDER BY id DESC LIMIT ?
    ) AS page
)
SELECT h.at, h.who, count(*), string_agg(DISTINCT
    CASE WHEN h.list = 'plans' AND h.old IS NOT NULL AND h.new IS NOT NULL
    THEN (SELECT string_agg('plans.' || key, ' ') FROM jsonb_object_keys(h.new) AS key)
    ELSE h.list END, ' '),
    min(h.id), max(h.id)
FROM plan_history AS h
JOIN found ON (h.transaction, h.at, h.who) = (found.transaction, found.at, found.who)
WHERE h.plan_number = ? GROUP BY h.transaction, h.at, h.who ORDER BY max(h.id) DESC
"""
_PEOPLE = "SELECT DISTINCT who FROM plan_history WHERE plan_number = ? ORDER BY who"
NEWEST = 2**62  # no row has a greater number
_OF_PLAN = f"{PLANS.name}."


class SavedStep(NamedTuple):
    """What one saved at once: when, who, how many rows, and where; its first and last row.

    `lists` are those of its rows; of the plan itself its fields, as `plans.vision`.
    """

    at: datetime
    who: str
    rows: int
    lists: tuple[str, ...]
    first: int
    last: int


class Wanted(NamedTuple):
    """Which steps are wanted: of one person, and with words in what was or became.

    `lists`, as `SavedStep` has them, are those whose rows count as if they had the words.
    Empty: all.
    """

    person: str = ""
    words: str = ""
    lists: tuple[str, ...] = ()


_ALL = Wanted()


def saved_steps(
    reading: Reading, number: int, wanted: Wanted = _ALL, *, before: int = NEWEST, rows: int = PAGE
) -> list[SavedStep]:
    """What was saved of a plan, the newest first: a page of it, of so many rows that are wanted.

    The next page is what lies `before` the first row of the last step; after the last it is empty.
    """
    where, values = _conditions(wanted)
    query = _STEPS.format(wanted=where)
    return [
        SavedStep(at, who, count, tuple(sorted(set(lists.split(" ")))), first, last)
        for at, who, count, lists, first, last in reading.rows(
            query, number, before, *values, rows, number
        )
    ]


def people_of(reading: Reading, number: int) -> list[str]:
    """All who have saved something of a plan."""
    return [who for (who,) in reading.rows(_PEOPLE, number)]


def _conditions(wanted: Wanted) -> tuple[str, Sequence[object]]:
    where, values = "", []
    if wanted.person:
        where += " AND who = ?"
        values.append(wanted.person)
    if wanted.words:
        sides = [_SAYS.format(side=side) for side in ("old", "new")]
        fields = [name.removeprefix(_OF_PLAN) for name in wanted.lists if name.startswith(_OF_PLAN)]
        lists = [name for name in wanted.lists if not name.startswith(_OF_PLAN)]
        rows = ["list = ?"] * len(lists)
        rows += [f"(list = '{PLANS.name}' AND jsonb_exists(new, ?))"] * len(fields)
        where += f" AND ({' OR '.join([*sides, *rows])})"
        values += [wanted.words, wanted.words, *lists, *fields]
    return where, values
