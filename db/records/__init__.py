"""The records of a plan, as `plan-package.schema.json` has them: the one declaration.

Every record is a frozen value; a plan that changed is a new one that shares what did
not. Empty text and absent text mean the same, and so do an empty and an absent list.
Years, months and dates are of the Buddhist era, money is baht.
"""

from __future__ import annotations

from db import fields as f
from db.record_classes import record
from db.records.drawn import Drawn
from db.records.framework import (
    Component,
    Framework,
    Goal,
    KeyResult,
    Objective,
    Policy,
    Strategy,
    Substrategy,
    Tactic,
    TacticKpi,
    YearTarget,
)
from db.records.lists import DIVISIONS, INDICATORS, KEY_RESULTS, OBJECTIVES, PROJECTS
from db.records.measure import Formula, Measure
from db.records.online import Entered, Online, OnlineQuarter
from db.records.own import OwnValue
from db.records.plan import (
    Acceptance,
    Activity,
    Baseline,
    Block,
    Budget,
    ColumnWidth,
    Decision,
    Division,
    Grid,
    HeadlineIndicator,
    Indicator,
    Link,
    ListedLink,
    Organisation,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Plan,
    PolicyLink,
    PrintChoices,
    Project,
    ProjectNote,
    Rubric,
    RubricLevel,
    Span,
    Staffing,
    Step,
    SupportingIndicator,
    SwotItem,
    TextPicture,
    TextTable,
    TextTableRow,
)
from db.records.report import (
    Issuance,
    IssuedFigure,
    Memo,
    Report,
    Result,
    Signature,
    Spending,
    StepDone,
)

__all__ = [
    "DIVISIONS",
    "INDICATORS",
    "KEY_RESULTS",
    "OBJECTIVES",
    "PROJECTS",
    "Acceptance",
    "Activity",
    "Baseline",
    "Block",
    "Budget",
    "ColumnWidth",
    "Component",
    "Decision",
    "Division",
    "Drawn",
    "Entered",
    "Formula",
    "Framework",
    "Goal",
    "Grid",
    "HeadlineIndicator",
    "Indicator",
    "Issuance",
    "IssuedFigure",
    "KeyResult",
    "Link",
    "ListedLink",
    "Measure",
    "Memo",
    "Objective",
    "Online",
    "OnlineQuarter",
    "Organisation",
    "OwnValue",
    "Package",
    "Part1Entry",
    "Part1Tactic",
    "Part2Issue",
    "Part3Group",
    "Plan",
    "Policy",
    "PolicyLink",
    "PrintChoices",
    "Project",
    "ProjectNote",
    "Report",
    "Result",
    "Rubric",
    "RubricLevel",
    "Signature",
    "Span",
    "Spending",
    "Staffing",
    "Step",
    "StepDone",
    "Strategy",
    "Substrategy",
    "SupportingIndicator",
    "SwotItem",
    "Tactic",
    "TacticKpi",
    "TextPicture",
    "TextTable",
    "TextTableRow",
    "YearTarget",
]


@record
class Package:
    """A plan and its quarterly reports: what a package file holds."""

    plan: Plan = f.one("แผน", Plan, required=True)
    reports: tuple[Report, ...] = f.many("รายงานไตรมาส", Report)
