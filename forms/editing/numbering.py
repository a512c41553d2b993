"""Numbers of steps: 3, its sub-steps 3.1 and 3.2, and what moving and nesting makes of them.

A step's level is how deep its number is: 1 for the outermost. Numbers are written as the
activity writes them: in Thai or Arabic digits, with or without a closing dot or bracket,
and from the number that its first step has, since an activity may go on from another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from db.records import Activity, Step
from forms.compute import leaf_steps, parent_rows, step_number
from forms.thai.digits import arabic_digits, thai_digits

_NUMBERED = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class Style:
    """How the numbers of an activity are written: `first` is its first step's."""

    first: int = 1
    thai: bool = False
    closing: str = ""


def style_of(steps: Sequence[Step]) -> Style:
    """How the first step that has a number writes it; plain from 1 where none has."""
    for step in steps:
        number = step_number(step)
        if _NUMBERED.fullmatch(number):
            written = step.number.strip()
            closing = written[len(written.rstrip(".)")) :]
            return Style(int(number.split(".")[0]), arabic_digits(written) != written, closing)
    return Style()


def levels_of(steps: Sequence[Step]) -> tuple[int, ...]:
    """The level of each step, from 1; a step without a number is an outermost one."""
    depths = [
        number.count(".") + 1 if _NUMBERED.fullmatch(number := step_number(step)) else 0
        for step in steps
    ]
    top = min((depth for depth in depths if depth), default=1)
    return _nested([max(1, depth - top + 1) for depth in depths])


def numbers_for(levels: Sequence[int], style: Style) -> tuple[str, ...]:
    """The numbers of steps of these levels, one after another."""
    counts: list[int] = []
    numbers: list[str] = []
    for level in _nested(levels):
        counts = counts[:level] if len(counts) >= level else [*counts, 0]
        counts[-1] += 1
        parts = [counts[0] + style.first - 1, *counts[1:]]
        number = ".".join(str(part) for part in parts)
        # A dot closes a bare number; 1.1 needs none.
        closing = "" if level > 1 and style.closing == "." else style.closing
        numbers.append((thai_digits(number) if style.thai else number) + closing)
    return tuple(numbers)


def in_order(steps: Sequence[Step]) -> bool:
    """Whether the steps are numbered one after another, so that changes may keep them so."""
    wanted = numbers_for(levels_of(steps), style_of(steps))
    return tuple(step.number for step in steps) == wanted


def block_of(levels: Sequence[int], row: int) -> range:
    """The rows of a step and of the sub-steps under it."""
    end = row + 1
    while end < len(levels) and levels[end] > levels[row]:
        end += 1
    return range(row, end)


def shifted_levels(levels: Sequence[int], row: int, by: int) -> tuple[int, ...]:
    """The levels once a step and its sub-steps are nested `by` levels deeper (1 or -1).

    A step goes no deeper than one level under the step above it.
    """
    block = block_of(levels, row)
    deepest = levels[row - 1] + 1 if row else 1
    if not 1 <= levels[row] + by <= deepest:
        return tuple(levels)
    moved = [level + by if at in block else level for at, level in enumerate(levels)]
    return _nested(moved)


def place_after_move(levels: Sequence[int], row: int, *, up: bool) -> int | None:
    """Where a step with its sub-steps goes when it moves by one, among the other rows.

    It passes the step of its own level beside it, or the edge of the step it is in; None
    at the top and at the bottom.
    """
    block = block_of(levels, row)
    if up:
        if not row:
            return None
        to = row - 1
        while to and levels[to] > levels[row]:
            to -= 1
        return to
    if block.stop >= len(levels):
        return None
    following = block_of(levels, block.stop)
    deeper = levels[block.stop] < levels[row]
    return block.start + (1 if deeper else len(following))


def equal_weights(activity: Activity, total: Decimal) -> tuple[Decimal | None, ...]:
    """Weights that share `total` among the leaf steps, one figure a row (rule 1).

    They are whole where the total is, and differ by one at most, the last ones greater;
    with more steps than percent they have two decimals. None for a step with sub-steps.
    """
    count = len(leaf_steps(activity))
    if not count:
        return (None,) * len(activity.steps)
    unit = Decimal(1) if total >= count and total == int(total) else Decimal("0.01")
    share, rest = divmod(int(total / unit), count)
    parents = parent_rows(activity)
    weights: list[Decimal | None] = []
    left = count
    for row in range(len(activity.steps)):
        if row in parents:
            weights.append(None)
            continue
        weights.append((share + (left <= rest)) * unit)
        left -= 1
    return tuple(weights)


def _nested(levels: Sequence[int]) -> tuple[int, ...]:
    """The levels, none more than one deeper than the one above."""
    nested: list[int] = []
    for level in levels:
        nested.append(max(1, min(level, nested[-1] + 1 if nested else 1)))
    return tuple(nested)
