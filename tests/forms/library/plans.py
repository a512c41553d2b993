"""An issuer's plan, and libraries of what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from db.edits import replaced
from db.library import Library, library_of
from db.merging.merge import merge
from db.places import value_at
from db.records import (
    Division,
    Framework,
    Goal,
    KeyResult,
    Measure,
    Objective,
    Organisation,
    Package,
    Plan,
    Policy,
    Project,
    Signature,
    Strategy,
    Substrategy,
    Tactic,
    TacticKpi,
)
from db.settling import settled, taken_in
from forms.library.sides import LibrarySides, library_sides

ISSUER = "สำนักกลาง"


def issuers_plan() -> Package:
    """Divisions, people and a framework in which each thing names another."""
    framework = Framework(
        strategies=(Strategy("1", "เมืองเขียว"), Strategy("2", "เมืองสุขภาพดี")),
        substrategies=(Substrategy("1.1", "เพิ่มสวน", "1"), Substrategy("2.1", "ออกกำลัง", "2")),
        goals=(Goal("1.1.1", "มีสวนใกล้บ้าน", "1.1"),),
        objectives=(Objective("o1", "1.1", "ให้ทุกเขตมีสวน"),),
        key_results=(KeyResult("r1", "o1", "1", "สวนใหม่", "50 แห่ง", policy="P001"),),
        tactics=(Tactic("1.1.1.1", "สร้างสวนชุมชน", "1.1", "1.1.1"),),
        tactic_kpis=(
            TacticKpi("ก1", "1.1.1.1", "จำนวนสวน", measure=Measure(definition="นับสวนที่เปิดแล้ว")),
        ),
        policies=(Policy("P001", "สิ่งแวดล้อมดี", "สวน 15 นาที"),),
    )
    plan = Plan(
        fiscal_year=2570,
        edition="2569",
        unit=Organisation(ISSUER),
        divisions=(Division("d1", "สำนักงานเลขานุการ"), Division("d2", "ฝ่ายบริหาร", parent="d1")),
        people=(Signature("ผู้รายงาน", "นางหนึ่ง ใจดี", ("นักวิเคราะห์",)),),
        framework=framework,
    )
    return taken_in(Package(plan))


def issued(package: Package, day: str = "2569-10-01", year: int = 2570) -> Library:
    """What an issuer gives out of a plan on a day."""
    return library_of(package.plan, ISSUER, year, issued=day)


def units_plan(**lists: Any) -> Package:
    """A plan of a unit with a project, and nothing else."""
    plan = Plan(
        fiscal_year=2570,
        edition="2569",
        unit=Organisation("เขตหนึ่ง"),
        projects=(Project("p1", "ปลูกต้นไม้", policies=("P001",)),),
        **lists,
    )
    return taken_in(Package(plan))


def with_list(package: Package, path: str, change: Callable[[Any], Any]) -> Package:
    """The package with another list at a dotted path in the plan, settled."""
    place = ("plan", *path.split("."))
    return settled(replaced(package, place, change(value_at(package, place))), package)


def with_first(package: Package, path: str, **fields: Any) -> Package:
    """The package with other fields in the first record of a list."""
    return with_list(package, path, lambda items: (replace(items[0], **fields), *items[1:]))


def beside(package: Package, newest: Library, *kept: Library, whole: bool = False) -> LibrarySides:
    """A plan beside a library, of which others are kept."""
    known = {each.content_code: each for each in (newest, *kept)}
    return library_sides(package, newest, known.get, whole=whole)


def taken(package: Package, sides: LibrarySides) -> Package:
    """The plan with all that is decided by default."""
    found = merge(sides.base, package, sides.theirs)
    assert not found.conflicts
    return settled(sides.remembered(found.decided({})), package)
