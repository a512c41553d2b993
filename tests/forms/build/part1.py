"""Plans whose projects stand under one tactic of Part 1, and their summary."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from db.records import (
    Budget,
    Indicator,
    Organisation,
    Package,
    Part1Entry,
    Part1Tactic,
    Plan,
    Project,
)
from forms.build import build
from forms.editions.opening import load_edition
from tests.forms.build.documents import columns, form, lines, tables


def money(amount: str | None, status: str = "granted", note: str = "") -> Budget:
    return Budget(amount=None if amount is None else Decimal(amount), status=status, note=note)


def project(key: str, budget: Budget | None = None, **fields: object) -> Project:
    made = Project(key=key, name=f"โครงการ {key}", budget=budget or money("1000"))
    return replace(made, **fields)  # type: ignore[arg-type]


def plan(projects: tuple[Project, ...] = (), **fields: object) -> Package:
    keys = tuple(project.key for project in projects)
    entry = Part1Entry(dimension=1, tactics=(Part1Tactic(tactic="1.1.1", projects=keys),))
    made = Plan(
        fiscal_year=2567,
        edition="2567",
        unit=Organisation(name="กองทดสอบ"),
        projects=projects,
        part1=(entry,),
    )
    return Package(plan=replace(made, **fields))  # type: ignore[arg-type]


def summary(package: Package, edition: str = "2567") -> tuple[list[list[str]], list[str]]:
    """The projects of a part with their money, and the lines below of what they come to."""
    made = form(build(package, load_edition(edition)), {"2567": "part1", "2566": "part3"}[edition])
    of_part1 = {"2567": -1, "2566": 0}[edition]
    listed = columns(tables(made)[of_part1], "โครงการ", "งบประมาณ")
    return listed, [line for line in lines(made) if "จำนวนเงินทั้งสิ้น" in line]


def indicator(**fields: object) -> Indicator:
    made = Indicator(key="k1", number="1", name="ตัวชี้วัดหนึ่ง", target="ร้อยละ 80", weight=Decimal(15))
    return replace(made, **fields)  # type: ignore[arg-type]
