"""Checks of a rubric against the steps it is measured by (ตาราง ค against ตาราง จ)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from db.places import Place
from db.records import Activity, Indicator, Rubric
from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import figure, figures, indicator_named
from forms.compute import parent_rows, running_progress, step_number
from forms.thai.digits import arabic_digits

STEPS = Slip("RUBRIC-STEPS", "warning", "table-c", "แก้ตัวเลขในเกณฑ์ หรือน้ำหนักขั้นตอนในตารางขั้นตอนให้ตรงกัน")
PROGRESS = Slip("RUBRIC-PROGRESS", "advice", "table-c", "ตรวจร้อยละในเกณฑ์กับความก้าวหน้าสะสมของขั้นตอน")
SWAP = Slip("STEP-SWAP", "warning", "table-e", "ตรวจน้ำหนักของสองขั้นตอนนี้ แล้วสลับให้ตรงกับเกณฑ์")

_PERCENT = re.compile(r"ร้อยละ\s*(\d+(?:\.\d+)?)(\s*(?:-|–|—|ถึง)\s*\d)?")
_STEP = re.compile(r"ขั้นตอนที่\s*(?:[\d.]+\s*(?:-|–|—|,|ถึง|และ)\s*(?:ขั้นตอนที่\s*)?)*(\d+(?:\.\d+)*)")
# Among more steps than these one pair of weights is not looked for.
_MOST_STEPS = 40


def figures_and_steps(subject: Subject) -> Iterator[Problem]:
    """Percents that criteria give to steps are the running progress of those steps."""
    for place, indicator, rubric in subject.rubrics():
        activity = _only_activity(subject, indicator)
        if activity is None:
            continue
        claims = _claims(place, rubric)
        progress = _progress(activity)
        wrong = [c for c in claims if progress.get(c.step, c.percent) != c.percent]
        swap = _swap(activity, claims) if wrong else None
        if swap:
            yield _swapped(subject, indicator, activity, swap)
            continue
        for claim in wrong:
            yield STEPS.at(
                claim.place,
                f"ให้ขั้นตอนที่ {claim.step} เป็นร้อยละ {figure(claim.percent)} "
                f"แต่ความก้าวหน้าในตารางขั้นตอนเป็น {figure(progress[claim.step])}",
            )
        yield from _loose_progress(place, rubric, progress)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A criterion's own words: this step done is this percent."""

    place: Place
    step: str
    percent: Decimal


def _claims(place: Place, rubric: Rubric) -> list[_Claim]:
    found = []
    for row, level in enumerate(rubric.levels):
        for index, text in enumerate(level.criteria):
            plain = arabic_digits(text)
            steps, percents = _STEP.findall(plain), list(_PERCENT.finditer(plain))
            # A step that is done by 100 percent is done, whatever it adds up to.
            figures_given = [match[1] for match in percents if not match[2]]
            if len(steps) == len(percents) == 1 and figures_given not in ([], ["100"]):
                at = (*place, "levels", row, "criteria", index)
                found.append(_Claim(at, steps[0].rstrip("."), Decimal(percents[0][1])))
    return found


def _loose_progress(
    place: Place, rubric: Rubric, progress: dict[str, Decimal]
) -> Iterator[Problem]:
    """Criteria that speak of ความก้าวหน้า name percents that a step reaches."""
    asked: dict[Decimal, Place] = {}
    for row, level in enumerate(rubric.levels):
        for index, text in enumerate(level.criteria):
            plain = arabic_digits(text)
            if "ความก้าวหน้า" in plain and not _STEP.search(plain):
                for match in _PERCENT.finditer(plain):
                    at = (*place, "levels", row, "criteria", index)
                    asked.setdefault(Decimal(match[1]), at)
    unmet = {percent: at for percent, at in asked.items() if percent not in progress.values()}
    if unmet and progress:
        yield PROGRESS.at(
            next(iter(unmet.values())),
            f"วัดความก้าวหน้าร้อยละ {figures(sorted(unmet))} แต่ความก้าวหน้าในตารางขั้นตอนเป็น "
            f"{figures(progress.values())}",
        )


def _swap(activity: Activity, claims: list[_Claim]) -> tuple[int, int] | None:
    """The one pair of rows whose weights, changed over, make all claims true."""
    if len(claims) == 1:
        return None
    parents = parent_rows(activity)
    weights = [
        Decimal(0) if row in parents else step.weight for row, step in enumerate(activity.steps)
    ]
    known = [weight for weight in weights if weight is not None]
    if None in weights or len(weights) > _MOST_STEPS:
        return None
    rows = {step_number(step): row for row, step in enumerate(activity.steps)}
    asked = [(rows[c.step], c.percent) for c in claims if c.step in rows]
    found = []
    for one, other in combinations(range(len(known)), 2):
        changed = list(known)
        changed[one], changed[other] = changed[other], changed[one]
        if (
            parents.isdisjoint((one, other))
            and changed[one] != changed[other]
            and all(sum(changed[: row + 1], Decimal(0)) == percent for row, percent in asked)
        ):
            found.append((one, other))
    return found[0] if len(found) == 1 and len(asked) == len(claims) else None


def _swapped(
    subject: Subject, indicator: Indicator, activity: Activity, rows: tuple[int, int]
) -> Problem:
    key = next(iter(indicator.projects))
    project = subject.lookup.projects[key]
    index = project.activities.index(activity)
    one, other = (activity.steps[row] for row in rows)
    place = (*subject.lookup.project_places[key], "activities", index, "steps", rows[0], "weight")
    return SWAP.at(
        place,
        f"น้ำหนักขั้นตอนที่ {one.number} ({figure(one.weight or Decimal(0))}) กับขั้นตอนที่ "
        f"{other.number} ({figure(other.weight or Decimal(0))}) น่าจะสลับกัน "
        f"ถ้าสลับแล้วจะตรงกับเกณฑ์ของ{indicator_named(indicator)}",
    )


def _progress(activity: Activity) -> dict[str, Decimal]:
    pairs = zip(activity.steps, running_progress(activity), strict=True)
    return {step_number(step): percent for step, percent in pairs if percent is not None}


def _only_activity(subject: Subject, indicator: Indicator) -> Activity | None:
    """The steps an indicator is measured by, where it is clear which they are."""
    activities = [
        activity for key in indicator.projects for *_, activity in subject.activities_of(key)
    ]
    return activities[0] if len(activities) == 1 and len(indicator.projects) == 1 else None


CHECKS: tuple[Check, ...] = (figures_and_steps,)
