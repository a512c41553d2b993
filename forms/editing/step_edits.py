"""What one does to activities and their steps, each action one step that can be undone.

Steps that were numbered one after another stay so; numbers that were written otherwise
are left alone until one asks for new ones. Results in reports go with their steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from db.numbers import bare_number
from db.places import Place, value_at
from db.records import Activity, Grid, Package, Step
from forms.compute import step_number
from forms.editing import numbering
from forms.editing.plan_editor import PlanEditor
from forms.editing.spans import Spans
from forms.figures import figure
from forms.reporting.step_results import with_moved_activities, with_renumbered_steps


class StepEdits:
    """Changes the activities of projects through the editor.

    An activity's place is `('plan', 'projects', i, 'activities', j)`.
    """

    def __init__(self, editor: PlanEditor) -> None:
        self._editor = editor

    def steps(self, place: Place) -> tuple[Step, ...]:
        """The steps of an activity."""
        found: tuple[Step, ...] = value_at(self._editor.package, (*place, "steps"))
        return found

    def new_step(self, place: Place) -> Step:
        """An empty step to stand last, with the number that follows."""
        steps = self.steps(place)
        levels = numbering.levels_of(steps)
        return Step(_number_after(steps, levels, len(steps), levels[-1] if steps else 1))

    def add_step(self, place: Place, row: int) -> None:
        """Add an empty step over a row, of that row's level, or last."""
        steps = self.steps(place)
        levels = numbering.levels_of(steps)
        level = levels[min(row, len(steps) - 1)] if steps else 1
        order = [*range(row), None, *range(row, len(steps))]
        new = Step(_number_after(steps, levels, row, level))
        with self._editor.step("เพิ่มขั้นตอน"):
            self._editor.insert((*place, "steps"), row, [new])
            self._settle(place, steps, order, (*levels[:row], level, *levels[row:]))

    def remove_steps(self, place: Place, rows: Iterable[int]) -> None:
        """Take steps away with their sub-steps and what reports say of them."""
        steps = self.steps(place)
        levels = numbering.levels_of(steps)
        asked = sorted({row for row in rows if 0 <= row < len(steps)})
        gone = {at for row in asked for at in numbering.block_of(levels, row)}
        if not gone:
            return
        words = f"ลบ {len(asked)} ขั้นตอน" if len(asked) > 1 else f"ลบขั้นตอนที่ {steps[asked[0]].number}"
        words += " และขั้นตอนย่อย" if len(gone) > len(asked) else ""
        order = [at for at in range(len(steps)) if at not in gone]
        with self._editor.step(words):
            for row in sorted(gone, reverse=True):
                self._editor.remove((*place, "steps"), row)
            self._settle(place, steps, order, [levels[at] for at in order])

    def move_step(self, place: Place, row: int, *, up: bool) -> int:
        """Move a step with its sub-steps past its neighbour; gives the row it comes to."""
        steps = self.steps(place)
        levels = numbering.levels_of(steps)
        to = numbering.place_after_move(levels, row, up=up)
        if to is None:
            return row
        block = numbering.block_of(levels, row)
        rest = [at for at in range(len(steps)) if at not in block]
        order = [*rest[:to], *block, *rest[to:]]
        words = f"ย้ายขั้นตอนที่ {steps[row].number}"
        with self._editor.step(words):
            self._editor.move((*place, "steps"), block.start, to, len(block))
            self._settle(place, steps, order, [levels[at] for at in order])
        return to

    def nest_step(self, place: Place, row: int, by: int) -> bool:
        """Make a step a sub-step (1) or a step again (-1); False where it cannot be."""
        steps = self.steps(place)
        before = numbering.levels_of(steps)
        levels = numbering.shifted_levels(before, row, by)
        if levels == before:
            return False
        words = f"ทำขั้นตอนที่ {steps[row].number} เป็นขั้นตอนย่อย" if by > 0 else "เลื่อนขั้นตอนย่อยขึ้นหนึ่งระดับ"
        self._renumber(place, steps, numbering.numbers_for(levels, _style(steps)), words)
        return True

    def renumber(self, place: Place) -> None:
        """Number the steps anew, one after another."""
        steps = self.steps(place)
        numbers = numbering.numbers_for(numbering.levels_of(steps), _style(steps))
        self._renumber(place, steps, numbers, "เรียงเลขขั้นตอนใหม่")

    def share_weights(self, place: Place, total: Decimal) -> None:
        """Give the steps equal weights that come to the total exactly."""
        activity: Activity = value_at(self._editor.package, place)
        weights = numbering.equal_weights(activity, total)
        texts = {
            (*place, "steps", row, "weight"): "" if weight is None else figure(weight)
            for row, weight in enumerate(weights)
        }
        if texts:
            self._editor.start_session()
            self._editor.set_texts(texts, "แบ่งน้ำหนักเท่ากัน")

    def set_spans(self, place: Place, row: int, spans: Spans, words: str) -> None:
        """Give a step other spans; the row after the last becomes a step with them."""
        steps = self.steps(place)
        if row < len(steps):
            self._editor.set_value((*place, "steps", row, "spans"), spans, words)
        else:
            new = replace(self.new_step(place), spans=spans)
            self._editor.insert((*place, "steps"), len(steps), [new], words)

    def add_activity(self, project: Place) -> int:
        """Add an activity after the others, its first step with it; gives its position."""
        activities = value_at(self._editor.package, (*project, "activities"))
        new = Activity(steps=(Step("1"),))
        words = "เพิ่มกิจกรรม" if activities else "เพิ่มขั้นตอน"
        self._editor.insert((*project, "activities"), len(activities), [new], words)
        return len(activities)

    def remove_activity(self, place: Place) -> None:
        """Take an activity away with its steps and what reports say of them."""
        words = f"ลบกิจกรรมที่ {_position(place) + 1}"
        gone = _position(place)
        count = len(value_at(self._editor.package, place[:-1]))
        places = {at: at - 1 if at > gone else None for at in range(gone, count)}
        with self._editor.step(words):
            self._editor.remove(place[:-1], gone)
            self._move_results(place, places)

    def move_activity(self, place: Place, to: int) -> None:
        """Move an activity to another position among those of its project."""
        count = len(value_at(self._editor.package, place[:-1]))
        if not 0 <= to < count or to == _position(place):
            return
        order = [at for at in range(count) if at != _position(place)]
        order.insert(to, _position(place))
        words = f"ย้ายกิจกรรมที่ {_position(place) + 1}"
        with self._editor.step(words):
            self._editor.move(place[:-1], _position(place), to)
            self._move_results(place, {old: new for new, old in enumerate(order)})

    def set_grid(self, project: Place, start: str, end: str) -> None:
        """Choose which months the grid shows; no months leave it to the fiscal year."""
        self._editor.set_value((*project, "grid"), Grid(start, end), "เลือกช่วงเดือนของตาราง")

    def _settle(
        self,
        place: Place,
        before: Sequence[Step],
        order: Sequence[int | None],
        levels: Sequence[int],
    ) -> None:
        """Number steps that were in order as they now stand, and take their results along.

        `order` has the row before of each row now; None for a new one.
        """
        now = self.steps(place)
        numbers = tuple(step.number for step in now)
        if numbering.in_order(before):
            numbers = numbering.numbers_for(levels, _style(before))
            self._set_numbers(place, numbers)
        new: dict[str, str | None] = {step_number(step): None for step in before}
        for row, old in reversed(tuple(enumerate(order))):
            if old is not None:
                new[step_number(before[old])] = numbers[row]
        self._renumber_results(place, new)

    def _renumber(
        self, place: Place, steps: Sequence[Step], numbers: Sequence[str], words: str
    ) -> None:
        if all(step.number == number for step, number in zip(steps, numbers, strict=True)):
            return
        pairs = reversed(tuple(zip(steps, numbers, strict=True)))
        with self._editor.step(words):
            self._set_numbers(place, numbers)
            self._renumber_results(place, {step_number(step): number for step, number in pairs})

    def _set_numbers(self, place: Place, numbers: Sequence[str]) -> None:
        texts = {
            (*place, "steps", row, "number"): number
            for row, (step, number) in enumerate(zip(self.steps(place), numbers, strict=True))
            if step.number != number
        }
        if texts:
            self._editor.set_texts(texts)

    def _renumber_results(self, place: Place, numbers: dict[str, str | None]) -> None:
        package = self._editor.package
        key = value_at(package, place[:3]).key
        self._apply(with_renumbered_steps(package, key, _position(place), numbers))

    def _move_results(self, place: Place, places: dict[int, int | None]) -> None:
        package = self._editor.package
        key = value_at(package, place[:3]).key
        self._apply(with_moved_activities(package, key, places))

    def _apply(self, package: Package) -> None:
        if package is not self._editor.package:
            self._editor.apply(package, "แก้ผลขั้นตอนในรายงาน")


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
