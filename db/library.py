"""Libraries: divisions, people and framework lists that plans draw on, outside any plan.

An issuer gives one out for a fiscal year, and corrects it by another of the same year and the same
lists: which is the newer one, the day of issue says. A library is told from others by what it says
(`content_code`): whoever takes in the same file twice has it once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from db.content_code import content_code
from db.fields import is_empty
from db.library_lists import LISTS, PLACED
from db.markers import Marker
from db.placed import unplaced
from db.records import Framework, Organisation, Package, Plan
from db.settling import taken_in


@dataclass(frozen=True)
class Library:
    """A library; `plan` holds its lists, its year, its issuer as the unit, and nothing else.

    `issued` is a day of the Buddhist era, empty where none was said. Each entry has an identity.
    """

    plan: Plan
    issued: str = ""

    @property
    def issuer(self) -> str:
        """Who gives it out."""
        return self.plan.unit.name

    @property
    def fiscal_year(self) -> int:
        """The year that it is for."""
        return self.plan.fiscal_year or 0

    @cached_property
    def content_code(self) -> str:
        """What tells it from others."""
        return content_code(Package(self.plan))


@dataclass(frozen=True)
class LibraryEntry:
    """A library that is kept, and which of LISTS it holds; `taken_at` is UTC in ISO form."""

    content_code: str
    issuer: str
    fiscal_year: int
    issued: str
    lists: str
    taken_at: str

    @property
    def age(self) -> tuple[int, str, str]:
        """What libraries of one issuer are sorted by, the oldest first."""
        return self.fiscal_year, self.issued, self.taken_at


def library_of(
    plan: Plan, issuer: str, year: int, *, issued: str = "", lists: Iterable[str] = LISTS
) -> Library:
    """A library of what a plan has in some of LISTS; what belongs to its projects stays there."""
    wanted = set(lists)
    framework = _without_owners(plan.framework) if "framework" in wanted else Framework()
    made = Plan(
        fiscal_year=year,
        unit=Organisation(name=issuer),
        divisions=plan.divisions if "divisions" in wanted else (),
        people=plan.people if "people" in wanted else (),
        framework=framework,
        **({name: getattr(plan, name) for name in PLACED} if "framework" in wanted else {}),
    )
    # What no line of the framework places is the plan's own.
    gone = unplaced(made)
    made = replace(
        made,
        tables=tuple(each for each in made.tables if Marker("table", each.key) not in gone),
        pictures=tuple(each for each in made.pictures if Marker("picture", each.key) not in gone),
    )
    return Library(taken_in(Package(made)).plan, issued)


def lists_in(plan: Plan) -> tuple[str, ...]:
    """Those of LISTS that say anything: of the others a library says nothing."""
    return tuple(name for name in LISTS if not is_empty(getattr(plan, name)))


def current(entries: Iterable[LibraryEntry], year: int | None) -> tuple[LibraryEntry, ...]:
    """Of each issuer, and the lists it gives out, the newest for a year or the last one before it.

    Without a year: the newest of all.
    """
    newest: dict[tuple[str, str], LibraryEntry] = {}
    for entry in sorted(entries, key=lambda entry: entry.age):
        if year is None or entry.fiscal_year <= year:
            newest[entry.issuer, entry.lists] = entry
    return tuple(newest.values())


def _without_owners(framework: Framework) -> Framework:
    kpis = tuple(replace(each, projects=(), indicator="") for each in framework.tactic_kpis)
    return replace(framework, tactic_kpis=kpis)
