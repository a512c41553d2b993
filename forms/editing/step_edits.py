"""What one does to activities and their steps, each action one step that can be undone.

Steps that were numbered one after another stay so; numbers that were written otherwise
are left alone until one asks for new ones. What reports say of steps follows them by itself
(`db.references`).
An activity's place is `('plan', 'projects', i, 'activities', j)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from db.numbers import bare_number
from db.places import Place, value_at
from db.records import Activity, Grid, Package, Step
from forms.editing import numbering, states
from forms.editing.acts import Act
from forms.editing.spans import Spans
from forms.editing.states import State
from forms.figures import figure


def steps_of(package: Package, place: Place) -> tuple[Step, ...]:
    """The steps of an activity."""
    found: tuple[Step, ...] = value_at(package, (*place, "steps"))
    return found


def new_step(package: Package, place: Place) -> Step:
    """An empty step to stand last, with the number that follows."""
    steps = steps_of(package, place)
    levels = numbering.levels_of(steps)
    return Step(_number_after(steps, levels, len(steps), levels[-1] if steps else 1))


def row_after_move(package: Package, place: Place, row: int, *, up: bool) -> int:
    """The row that a step comes to when it moves by one; its own where it cannot."""
    levels = numbering.levels_of(steps_of(package, place))
    to = numbering.place_after_move(levels, row, up=up)
    return row if to is None else to


def adding_step(state: State, place: Place, row: int) -> Act:
    """Add an empty step over a row, of that row's level, or last."""
    steps = steps_of(state.package, place)
    levels = numbering.levels_of(steps)
    level = levels[min(row, len(steps) - 1)] if steps else 1
    new = Step(_number_after(steps, levels, row, level))
    after = states.with_items(state, (*place, "steps"), row, [new])
    levels = (*levels[:row], level, *levels[row:])
    return Act("เพิ่มขั้นตอน", _in_order(after, place, steps, levels))


def removing_steps(state: State, place: Place, rows: Iterable[int]) -> Act:
    """Take steps away with their sub-steps and what reports say of them."""
    steps = steps_of(state.package, place)
    levels = numbering.levels_of(steps)
    asked = sorted({row for row in rows if 0 <= row < len(steps)})
    gone = {at for row in asked for at in numbering.block_of(levels, row)}
    if not gone:
        return Act("", state)
    words = f"ลบ {len(asked)} ขั้นตอน" if len(asked) > 1 else f"ลบขั้นตอนที่ {steps[asked[0]].number}"
    words += " และขั้นตอนย่อย" if len(gone) > len(asked) else ""
    left = [level for at, level in enumerate(levels) if at not in gone]
    after = state
    for row in sorted(gone, reverse=True):
        after = states.without_items(after, (*place, "steps"), row, 1)
    return Act(words, _in_order(after, place, steps, left))


def moving_step(state: State, place: Place, row: int, *, up: bool) -> Act:
    """Move a step with its sub-steps past its neighbour."""
    steps = steps_of(state.package, place)
    levels = numbering.levels_of(steps)
    to = numbering.place_after_move(levels, row, up=up)
    if to is None:
        return Act("", state)
    block = numbering.block_of(levels, row)
    rest = [at for at in range(len(steps)) if at not in block]
    order = [*rest[:to], *block, *rest[to:]]
    after = states.with_moved(state, (*place, "steps"), block.start, len(block), to)
    after = _in_order(after, place, steps, [levels[at] for at in order])
    return Act(f"ย้ายขั้นตอนที่ {steps[row].number}", after)


def nesting_step(state: State, place: Place, row: int, by: int) -> Act:
    """Make a step a sub-step (1) or a step again (-1), where it can be."""
    steps = steps_of(state.package, place)
    levels = numbering.shifted_levels(numbering.levels_of(steps), row, by)
    words = f"ทำขั้นตอนที่ {steps[row].number} เป็นขั้นตอนย่อย" if by > 0 else "ย้ายขั้นตอนย่อยออกมาหนึ่งชั้น"
    if levels == numbering.levels_of(steps):
        return Act(words, state)
    return Act(words, _with_numbers(state, place, numbering.numbers_for(levels, _style(steps))))


def renumbering(state: State, place: Place) -> Act:
    """Number the steps anew, one after another."""
    steps = steps_of(state.package, place)
    numbers = numbering.numbers_for(numbering.levels_of(steps), _style(steps))
    return Act("เรียงเลขขั้นตอนใหม่", _with_numbers(state, place, numbers))


def sharing_weights(state: State, place: Place, total: Decimal) -> Act:
    """Give the steps equal weights that come to the total exactly."""
    activity: Activity = value_at(state.package, place)
    for row, weight in enumerate(numbering.equal_weights(activity, total)):
        # As it would be typed, without empty decimals.
        value = None if weight is None else Decimal(figure(weight).replace(",", ""))
        state = states.with_value(state, (*place, "steps", row, "weight"), value)
    return Act("แบ่งน้ำหนักเท่ากัน", state)


def setting_spans(state: State, place: Place, row: int, spans: Spans, words: str) -> Act:
    """Give a step other spans; the row after the last becomes a step with them."""
    steps = steps_of(state.package, place)
    if row < len(steps):
        after = states.with_value(state, (*place, "steps", row, "spans"), spans)
    else:
        new = replace(new_step(state.package, place), spans=spans)
        after = states.with_items(state, (*place, "steps"), len(steps), [new])
    return Act(words, after)


def adding_activity(state: State, project: Place) -> Act:
    """Add an activity after the others, its first step with it."""
    activities = value_at(state.package, (*project, "activities"))
    new = Activity(steps=(Step("1"),))
    after = states.with_items(state, (*project, "activities"), len(activities), [new])
    return Act("เพิ่มกิจกรรม" if activities else "เพิ่มขั้นตอน", after)


def removing_activity(state: State, place: Place) -> Act:
    """Take an activity away with its steps and what reports say of them."""
    gone = _position(place)
    return Act(f"ลบกิจกรรมที่ {gone + 1}", states.without_items(state, place[:-1], gone, 1))


def moving_activity(state: State, place: Place, to: int) -> Act:
    """Move an activity to another position among those of its project."""
    position, count = _position(place), len(value_at(state.package, place[:-1]))
    words = f"ย้ายกิจกรรมที่ {position + 1}"
    if not 0 <= to < count or to == position:
        return Act(words, state)
    return Act(words, states.with_moved(state, place[:-1], position, 1, to))


def choosing_months(state: State, project: Place, start: str, end: str) -> Act:
    """Choose which months the grid shows; no months leave it to the fiscal year."""
    after = states.with_value(state, (*project, "grid"), Grid(start, end))
    return Act("เลือกช่วงเดือนของตาราง", after)


def _in_order(state: State, place: Place, before: Sequence[Step], levels: Sequence[int]) -> State:
    """The state whose steps are numbered as they now stand, if they were in order `before`."""
    if not numbering.in_order(before):
        return state
    return _with_numbers(state, place, numbering.numbers_for(levels, _style(before)))


def _with_numbers(state: State, place: Place, numbers: Sequence[str]) -> State:
    for row, number in enumerate(numbers):
        state = states.with_value(state, (*place, "steps", row, "number"), number)
    return state


def _position(place: Place) -> int:
    """Which activity of its project this is."""
    position = place[-1]
    assert isinstance(position, int)  # noqa: S101 - an activity's place ends in it
    return position


def _style(steps: Sequence[Step]) -> numbering.Style:
    """How numbers are written: on from the first where that is in order, else from 1."""
    style = numbering.style_of(steps)
    return style if numbering.in_order(steps) else numbering.Style(1, style.thai, style.closing)


def _number_after(steps: Sequence[Step], levels: Sequence[int], at: int, level: int) -> str:
    """The number that follows that of the step of this level above row `at`."""
    for row in range(at - 1, -1, -1):
        if levels[row] == level:
            head, _, last = bare_number(steps[row].number).rpartition(".")
            following = str(int(last) + 1) if last.isdecimal() else ""
            return f"{head}.{following}" if head and following else following
        if levels[row] < level:
            break
    return "" if steps else "1"
