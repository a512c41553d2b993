"""What is kept of a unit's plan when many are gathered: what the tables need, not the plan."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from db.record_classes import record
from forms.document import Table
from forms.gathering.names import same_unit
from forms.severities import Severity

# Where a project stands that is under no strategy of the BMA plan.
PART2, PART3, NOWHERE = "part2", "part3", ""


@record
class UnitProject:
    """A project of one unit that was not given up, as it stands at the quarter's end.

    `code` is its strategy code, `strategy` the code of the strategy that it first stands
    under in Part 1, else PART2, PART3 or NOWHERE. `amount` is baht as typed, `budget` what
    totals add of it and `counted` whether counts take it (rule 5 of the plan's edition);
    `spent` is baht since the year began. `progress` and `planned` are percent.
    """

    name: str
    code: str
    strategy: str
    policies: tuple[str, ...]
    division: str
    amount: Decimal | None
    status: str
    budget: Decimal | None
    counted: bool
    spent: Decimal | None
    progress: Decimal | None
    planned: Decimal | None


@record
class UnitPlan:
    """One unit's plan and its reports, at the end of `quarter` (0: nothing reported yet).

    `modified` is when its file was last written, as an ISO moment; `code` the content code.
    `problems` counts what the checks find and nobody has accepted. `scores` are percent at
    the ends of quarters 1 to 4, None where nothing is earned. `strategies` and `policies`
    are names by code, of those that its projects stand under. `results` and `score` are the
    tables of its สยป.3 and its score sheet, None where it has none. `trouble` says why its
    edition could not be used.
    """

    path: Path
    modified: str
    unit: str
    year: int
    edition: str
    code: str
    quarter: int
    indicators: int
    problems: dict[Severity, int]
    projects: tuple[UnitProject, ...]
    scores: tuple[Decimal | None, ...]
    strategies: dict[str, str]
    policies: dict[str, str]
    results: Table | None = None
    score: Table | None = None
    trouble: str = ""

    @property
    def known_as(self) -> str:
        """The unit's name as it is compared."""
        return same_unit(self.unit)

    @property
    def counted(self) -> int:
        """How many projects counts take."""
        return sum(project.counted for project in self.projects)


@record
class Unread:
    """A file that no plan was taken from, and why, in Thai."""

    path: Path
    reason: str


@record
class Gathered:
    """What was gathered, of one fiscal year.

    `units` are the plans that count, by the names of the units. `older` are files of plans
    that have a newer one among them, `of_other_years` those of other years, `unread` those
    that no plan could be read from. `quarter` is the one that is reported, 0 before any.
    """

    year: int
    quarter: int
    units: tuple[UnitPlan, ...]
    older: tuple[UnitPlan, ...] = ()
    of_other_years: tuple[UnitPlan, ...] = ()
    unread: tuple[Unread, ...] = ()
