"""Checks of a plan: the rules of the forms, and the slips that real plans contain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from db.places import order_of
from db.records import Package
from forms.calendar import buddhist_date
from forms.checks import (
    accepted,
    budgets,
    characters,
    codes,
    counts,
    headings,
    indicators,
    keys,
    letters,
    levels,
    listings,
    marks,
    memos,
    names,
    own_values,
    placed,
    plan,
    policies,
    quantities,
    reports,
    rubric_ranges,
    rubric_steps,
    rubric_words,
    rubrics,
    signing,
    spans,
    spelling,
    steps,
    systems,
    targets,
    work,
)
from forms.checks.groups import Group, grouped
from forms.checks.place_words import PlaceWords
from forms.checks.printed import Printed
from forms.checks.problem import Problem, Subject
from forms.editions.edition import Edition
from forms.editions.labels import label_at

__all__ = ["MODULES", "Group", "PlaceWords", "Problem", "check", "grouped", "words_for"]

MODULES = (
    plan,
    counts,
    names,
    own_values,
    targets,
    codes,
    policies,
    listings,
    budgets,
    indicators,
    rubrics,
    rubric_ranges,
    rubric_steps,
    rubric_words,
    quantities,
    systems,
    steps,
    spans,
    headings,
    placed,
    reports,
    levels,
    work,
    memos,
    signing,
    letters,
    characters,
    marks,
    spelling,
    keys,
)

# Lists whose table has another letter in another edition, and the rows it goes through.
_ROWS_OF = {
    "supporting_indicators": "supporting_components",
    "policy_links": "policy_links",
}


def check(
    package: Package,
    edition: Edition,
    today: dt.date | None = None,
    report: Callable[[], None] = lambda: None,
) -> tuple[Problem, ...]:
    """Every problem of a plan and its reports, in the order of their places.

    Those that somebody accepted are among them, and say so (`Problem.accepted`). Without
    `today` nothing is said to be late. `report` is called now and then; what it raises ends
    the work.
    """
    date = buddhist_date(today) if today else ""
    subject = Subject(package, edition, date)
    found = list(_all_in(subject, report))
    forms = {name: edition.form_with(rows) for name, rows in _ROWS_OF.items()}
    words = words_for(package, edition)
    placed = (_placed(_on_its_form(problem, forms), subject, words) for problem in found)
    told = (accepted.told(problem, package) for problem in placed)
    return tuple(sorted(told, key=lambda problem: order_of(problem.place)))


def _all_in(subject: Subject, report: Callable[[], None]) -> Iterator[Problem]:
    for module in MODULES:
        for find in module.CHECKS:
            report()
            for problem in find(subject):
                yield problem
                report()


def words_for(package: Package, edition: Edition) -> PlaceWords:
    """What says where in a package something stands, in the words of its edition."""
    own_fields = {field.key: field.label for field in edition.own_fields}
    return PlaceWords(package, Printed(edition).issue, partial(label_at, edition), own_fields)


def _on_its_form(problem: Problem, forms: Mapping[str, str]) -> Problem:
    """The problem told of the form that prints its record in this edition."""
    printed = next((forms[str(part)] for part in problem.place if part in forms), "")
    return replace(problem, form=printed) if printed else problem


def _placed(problem: Problem, subject: Subject, words: PlaceWords) -> Problem:
    """The problem with its place as the reader knows it: form, records, field."""
    above = subject.above_grid(problem.place) if problem.form == "table-e" else ""
    where = (subject.printed.name(problem.form), above, *words.parts(problem.place))
    # A form that is named as its only field is said once.
    return replace(problem, where=" › ".join(dict.fromkeys(filter(None, where))))
