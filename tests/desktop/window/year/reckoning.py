"""The year reckoned anew in fractions, from what was typed and from the plan's own file.

Nothing of the program is used. The figures of the rubrics are read by hand.
"""

from __future__ import annotations

import re
from fractions import Fraction
from math import floor
from typing import Any, NamedTuple

from tests.desktop.window.year.typed import TAKEN, Quarter, leaves

Figure = Fraction | None
# By indicator: the first figure of each level, and the level below the first of them.
SCALES: dict[str, tuple[dict[int, str], int]] = {
    "k1": ({2: "4", 3: "6", 4: "8", 5: "10"}, 1),
    "k2": ({1: "1", 2: "2", 3: "3", 4: "4", 5: "5"}, 0),
    "k3": ({2: "75", 3: "80", 4: "85", 5: "90"}, 1),
    "k4": ({2: "80", 3: "85", 4: "90", 5: "95"}, 1),
    "k5": ({1: "1", 2: "2", 3: "3", 4: "4", 5: "5"}, 0),
    "k6": ({2: "50", 3: "60", 4: "70", 5: "80"}, 1),
    "k7": ({1: "1", 2: "2", 3: "3", 4: "4", 5: "5"}, 0),
    "k8": ({2: "75", 3: "83.33", 4: "91.67", 5: "100"}, 1),
}
PERCENTS = (20, 40, 60, 80, 100)
STATES = ("สำเร็จ", "ตามแผน", "ช้ากว่าแผน", "ช้ากว่าแผนมาก", "ยังไม่มีผล")
# From so many percent behind the plan an indicator is late, and very late.
BEHIND, FAR = 5, 20
COUNTED = ("granted", "requested")


def number(text: str) -> Figure:
    """A figure as it was typed."""
    return Fraction(text.replace(",", "")) if text else None


def rounded(value: Fraction, places: int = 2) -> Fraction:
    """Halves up."""
    return Fraction(floor(value * 10**places + Fraction(1, 2)), 10**places)


def mean(figures: list[Fraction]) -> Figure:
    return sum(figures, Fraction(0)) / len(figures) if figures else None


class Measured(NamedTuple):
    """What a quarter's report holds of an indicator, in figures."""

    progress: Figure
    numerator: Figure
    denominator: Figure
    value: Figure
    level: Figure
    narrative: str


class Line(NamedTuple):
    """An indicator on the score sheet."""

    value: Figure
    level: Figure
    points: Figure
    between: Figure
    foreseen: Figure
    foreseen_level: Figure
    foreseen_points: Figure


class Year:
    """A plan and the reports of its year, by quarter."""

    def __init__(self, plan: dict[str, Any], reports: dict[int, Quarter]) -> None:
        self.plan = plan
        self.reports = reports
        self.projects = {p["key"]: p for p in plan["projects"] if not p.get("dropped")}
        self.indicators = {i["key"]: i for i in plan["indicators"]}

    # The work.

    def weighed(self, key: str) -> bool:
        return key in self.projects and bool(self.projects[key].get("activities"))

    def work(self, key: str, quarter: int) -> Figure:
        """Percent done of a project: weight × share of each step, the mean of its activities."""
        known = [q for q in self.reports if q <= quarter]
        if not known:
            return None
        done = self.reports[max(known)].done
        return mean(
            [
                sum(
                    (
                        Fraction(str(step["weight"])) * done[key, at, step["number"]] / 100
                        for step in leaves(activity)
                    ),
                    Fraction(0),
                )
                for at, activity in enumerate(self.projects[key]["activities"])
            ]
        )

    def planned(self, key: str, month: int) -> Fraction:
        """Percent of a project planned by the end of a month, a step evenly over its months."""
        found = []
        for activity in self.projects[key]["activities"]:
            total = Fraction(0)
            for step in leaves(activity):
                months = {
                    at
                    for span in step["spans"]
                    for at in range(_month(span["start"]), _month(span["end"]) + 1)
                }
                over = sum(at <= month for at in months)
                total += Fraction(str(step["weight"])) * over / len(months)
            found.append(total)
        return mean(found) or Fraction(0)

    def month(self, quarter: int) -> int:
        """The last month of a quarter."""
        return (self.plan["fiscal_year"] - 1) * 12 + 9 + 3 * quarter - 1

    def from_steps(self, key: str, quarter: int) -> Figure:
        """What an indicator's projects come to."""
        projects = [p for p in self.indicators[key]["projects"] if self.weighed(p)]
        return mean([self.work(p, quarter) or Fraction(0) for p in projects])

    def expected(self, key: str, quarter: int) -> Fraction:
        """What they should come to."""
        projects = [p for p in self.indicators[key]["projects"] if self.weighed(p)]
        found = mean([self.planned(p, self.month(quarter)) for p in projects])
        return Fraction(25 * quarter) if found is None else found

    # What was reported.

    def measured(self, key: str, quarter: int) -> Measured:
        """A quarter's own result: what was taken is what the page proposes."""
        told = self.reports[quarter].results[key]
        above, below = number(told.numerator), number(told.denominator)
        progress = self.from_steps(key, quarter) if told.progress == TAKEN else None
        value = above / below * 100 if above is not None and below and told.value == TAKEN else None
        value = rounded(value) if value is not None else number(told.value)
        level = self.reached(key, value) if told.level == TAKEN else number(told.level)
        shown = rounded(progress) if progress is not None else number(told.progress)
        return Measured(shown, above, below, value, level, told.narrative)

    def progress(self, key: str, quarter: int) -> tuple[Figure, int]:
        """Rule 8: the quarter's progress, or the newest earlier one, and whose it is."""
        for earlier in range(quarter, 0, -1):
            if earlier in self.reports:
                found = self.measured(key, earlier).progress
                if found is not None:
                    return found, earlier
        return None, 0

    def result(self, key: str, quarter: int) -> Measured | None:
        """Rule 8 for scores: the newest result with a level or a value."""
        for earlier in range(quarter, 0, -1):
            if earlier in self.reports:
                found = self.measured(key, earlier)
                if any(each is not None for each in (found.level, found.value, found.numerator)):
                    return found
        return None

    # Scores.

    def reached(self, key: str, value: Figure) -> Figure:
        """The level whose figure a value has come to."""
        if value is None:
            return None
        figures, below = SCALES[key]
        return Fraction(
            max((n for n, at in figures.items() if value >= Fraction(at)), default=below)
        )

    @staticmethod
    def points(level: Fraction, rubric: dict[str, Any]) -> Fraction:
        """The rubric's points; of a level between two, between theirs."""
        table = {row["level"]: Fraction(str(row["points"])) for row in rubric["levels"]}
        table[0] = Fraction(0)
        low = floor(level)
        share = level - low
        return table[low] + (share and (table[low + 1] - table[low]) * share)

    def all_points(self, key: str, level: Fraction) -> Fraction:
        return sum(
            (self.points(level, rubric) for rubric in self.indicators[key]["rubrics"]),
            Fraction(0),
        )

    def between(self, key: str, value: Figure, level: Figure) -> Figure:
        """Points of a value between the figures of two levels, where it bears its level."""
        if value is None or level is None or self.reached(key, value) != level:
            return None
        figures, _ = SCALES[key]
        low, high = figures.get(int(level)), figures.get(int(level) + 1)
        at = level
        if low is not None and high is not None:
            at += (value - Fraction(low)) / (Fraction(high) - Fraction(low))
        first, *others = self.indicators[key]["rubrics"]
        more = (self.points(level, rubric) for rubric in others)
        return self.points(at, first) + sum(more, Fraction(0))

    def line(self, key: str, quarter: int) -> Line:
        found = self.result(key, quarter)
        value = found.value if found else None
        level = found.level if found else None
        if found and level is None:
            level = self.reached(key, value)
        progress, told = self.progress(key, quarter)
        foreseen = None
        if progress is not None:
            planned = self.expected(key, told)
            pace = progress / planned * 100 if planned else Fraction(100)
            foreseen = min(rounded(pace), Fraction(100))
        later = level
        if foreseen is not None:
            later = Fraction(max(sum(foreseen >= percent for percent in PERCENTS), level or 0))
        return Line(
            value,
            level,
            None if level is None else self.all_points(key, level),
            self.between(key, value, level),
            foreseen,
            later,
            None if later is None else self.all_points(key, later),
        )

    def state(self, key: str, quarter: int) -> str:
        """How an indicator stands beside its plan."""
        progress, _ = self.progress(key, quarter)
        assert progress is not None
        if progress >= 100:
            return STATES[0]
        late = rounded(self.expected(key, quarter) - progress)
        return STATES[3] if late >= FAR else STATES[2] if late >= BEHIND else STATES[1]

    # Money.

    def spent(self, keys: list[str], quarter: int) -> Fraction:
        """Baht spent since the year began, as the newest report has it."""
        newest = max(q for q in self.reports if q <= quarter)
        spending = self.reports[newest].spending
        return sum((Fraction(spending.get(key, "0")) for key in keys), Fraction(0))

    def budget(self, keys: list[str]) -> Fraction:
        amounts = (self.projects[key]["budget"].get("amount") or 0 for key in keys)
        return Fraction(sum(amounts))

    def counted(self, keys: list[str]) -> list[str]:
        """Rule 5: the projects whose money a total adds."""
        return [key for key in keys if self.projects[key]["budget"]["status"] in COUNTED]

    def whole(self, quarter: int) -> tuple[Fraction, Fraction]:
        """Baht spent, and the budget."""
        keys = self.counted([*self.projects])
        return self.spent(keys, quarter), self.budget(keys)


def _month(text: str) -> int:
    year, month = re.fullmatch(r"(\d{4})-(\d{2})", text).groups()  # type: ignore[union-attr]
    return int(year) * 12 + int(month) - 1
