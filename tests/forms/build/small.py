"""Small plans for tests of the forms: a plan, and what one of its forms says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from db.records import Budget, Organisation, Package, Plan, Project
from forms.build import build
from forms.document import Form
from forms.editions.opening import load_edition
from tests.forms.build.documents import form


def a_plan(edition: str = "2567", **fields: object) -> Package:
    """A plan of a unit with these fields and no others."""
    made = Plan(fiscal_year=2567, edition=edition, unit=Organisation(name="กองทดสอบ"))
    return Package(plan=replace(made, **fields))  # type: ignore[arg-type]


def a_project(key: str, **fields: object) -> Project:
    """A project with a thousand baht."""
    budget = Budget(amount=Decimal(1000), status="granted")
    made = Project(key=key, name=f"โครงการ {key}", budget=budget)
    return replace(made, **fields)  # type: ignore[arg-type]


def printed(package: Package, form_id: str, edition: str = "2567") -> Form:
    """One form of a plan."""
    return form(build(package, load_edition(edition)), form_id)
