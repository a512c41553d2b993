"""How what stands in a part reads: on one line in columns, and in full."""

from __future__ import annotations

from dataclasses import dataclass

from db.fields import specs
from db.records import Budget, Project
from desktop.window.widgets.card_model import Card
from forms.figures import figure
from forms.lookup import Lookup

# The shapes of how money stands, beside its words or its figure.
_MARKS = {
    "granted": "granted",
    "requested": "requested",
    "not_granted": "not-granted",
    "off_budget": "off-budget",
    "none": "none",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a part: what it is, its code and text, then its columns.

    `amount` is a target or money, with the shape `mark` of how money stands; what is
    `struck` was given up; a line that `offers` asks for what is missing there.
    """

    tag: str
    text: str
    code: str = ""
    amount: str = ""
    mark: str = ""
    division: str = ""
    struck: bool = False
    offers: bool = False


def budget_words(budget: Budget) -> str:
    """A budget in one line: the amount and how it stands."""
    spec = specs(Budget)["status"]
    amount = "" if budget.amount is None else f"{figure(budget.amount)} บาท"
    status = spec.words[spec.choices.index(budget.status)] if budget.status else ""
    return " ".join(filter(None, (amount, f"({status})" if amount and status else status)))


def project_line(lookup: Lookup, project: Project) -> Line:
    """A project as a part lists it."""
    budget = project.budget
    return Line(
        _kind(project),
        project.name,
        amount="" if budget.amount is None else figure(budget.amount),
        mark=_MARKS.get(budget.status, ""),
        division=_divisions(lookup, project),
        struck=bool(project.dropped),
    )


def project_card(lookup: Lookup, project: Project, order: int, here: str = "") -> Card:
    """A project in full: its order, name, what is noted `here`, budget, divisions."""
    money = budget_words(project.budget) or "ยังไม่ได้ระบุงบประมาณ"
    marks = [project.integrated_programme, "ยกเลิกก่อนประกาศใช้แผน" if project.dropped else ""]
    line = " · ".join(filter(None, (money, _divisions(lookup, project), *marks)))
    return Card(
        project.name, tuple(filter(None, (here, line))), label=f"{_kind(project)}ลำดับที่ {order}"
    )


def _kind(project: Project) -> str:
    return "กิจกรรม" if project.kind == "activity" else "โครงการ"


def _divisions(lookup: Lookup, project: Project) -> str:
    return ", ".join(
        lookup.divisions[key].abbreviation or lookup.divisions[key].name
        for key in project.divisions
        if key in lookup.divisions
    )
