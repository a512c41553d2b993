"""Checks of a plan: the rules of the forms, and the slips that real plans contain."""

from __future__ import annotations

from db.fields import specs
from db.places import Place
from db.records import Package
from forms.checks import (
    budgets,
    codes,
    indicators,
    keys,
    letters,
    listings,
    memos,
    names,
    plan,
    policies,
    reports,
    rubric_ranges,
    rubric_steps,
    rubrics,
    signers,
    spans,
    steps,
)
from forms.checks.problem import Problem, Severity, Subject
from forms.edition import Edition

__all__ = ["MODULES", "Problem", "Severity", "check"]

MODULES = (
    plan,
    names,
    codes,
    policies,
    listings,
    budgets,
    indicators,
    rubrics,
    rubric_ranges,
    rubric_steps,
    steps,
    spans,
    reports,
    memos,
    signers,
    letters,
    keys,
)


def check(package: Package, edition: Edition) -> tuple[Problem, ...]:
    """Every problem of a plan and its reports, in the order of their places."""
    subject = Subject(package, edition.rules, edition.id)
    found = [problem for module in MODULES for find in module.CHECKS for problem in find(subject)]
    return tuple(sorted(found, key=lambda problem: _order(problem.place)))


def _order(place: Place) -> tuple[int, ...]:
    """A place as positions: fields count in the order in which a record declares them."""
    order: list[int] = []
    record: type | None = Package
    for part in place:
        if isinstance(part, int):
            order.append(part)
            continue
        fields = specs(record) if record is not None else {}
        order.append(list(fields).index(part) if part in fields else len(fields))
        record = fields[part].record if part in fields else None
    return tuple(order)
