"""The framework as a library: entries of other plans' frameworks, taken into this plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db.edits import fresh_key, inserted
from db.fields import specs
from db.places import value_at
from db.records import Framework, KeyResult, Objective, Package, TacticKpi
from forms.checks.words import squeezed

if TYPE_CHECKING:
    from db.store import PlanEntry
    from desktop.workspace import Workspace

_ROOT = ("plan", "framework")
# An entry by the name of its list and its position there.
Chosen = Collection[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a framework; `known`: the plan at hand has it already."""

    name: str
    index: int
    record: Any
    known: bool

    @property
    def words(self) -> str:
        """How it reads in a list: its code and its text."""
        title = getattr(self.record, "name", "") or getattr(self.record, "text", "")
        return " ".join(f"{getattr(self.record, 'code', '')} {title}".split())


def library_plans(workspace: Workspace) -> tuple[PlanEntry, ...]:
    """The other plans of the store of the open plan's year, then those of the year before."""
    package = workspace.package
    year = package.plan.fiscal_year if package else None
    if not year:
        return ()
    others = [plan for plan in workspace.plans if plan.number != workspace.number]
    return tuple(
        plan for wanted in (year, year - 1) for plan in others if plan.fiscal_year == wanted
    )


def entries(source: Framework, own: Framework) -> Iterator[Entry]:
    """The entries of a framework, list by list."""
    for name in specs(Framework):
        known = {_identity(record) for record in getattr(own, name)}
        for index, record in enumerate(getattr(source, name)):
            yield Entry(name, index, record, _identity(record) in known)


def with_entries(package: Package, source: Framework, chosen: Chosen) -> tuple[Package, int]:
    """The package with chosen entries of another framework, and how many were added.

    Those that the plan has already are skipped. Keys are made anew and references kept:
    a key result brings its objective along. What names records of the other plan
    outside its framework is left behind.
    """
    before = _count(package)
    objectives: dict[str, str] = {}
    for index, objective in enumerate(source.objectives):
        wanted = ("objectives", index) in chosen or any(
            result.objective == objective.key and ("key_results", at) in chosen
            for at, result in enumerate(source.key_results)
        )
        if wanted:
            package, objectives[objective.key] = _with_objective(package, objective)
    for name in specs(Framework):
        if name == "objectives":
            continue
        for index, record in enumerate(getattr(source, name)):
            if (name, index) in chosen:
                package = _with_record(package, name, _fitted(package, record, objectives))
    return package, _count(package) - before


def _with_objective(package: Package, objective: Objective) -> tuple[Package, str]:
    """The package with an objective, and the key that it has there."""
    for own in package.plan.framework.objectives:
        if _identity(own) == _identity(objective):
            return package, own.key
    key = fresh_key(package, "plan.framework.objectives", "o")
    return _with_record(package, "objectives", replace(objective, key=key)), key


def _fitted(package: Package, record: Any, objectives: dict[str, str]) -> Any:
    """A record with keys and references of this plan."""
    if isinstance(record, KeyResult):
        key = fresh_key(package, "plan.framework.key_results", "r")
        return replace(record, key=key, objective=objectives.get(record.objective, ""))
    if isinstance(record, TacticKpi):
        return replace(record, projects=(), indicator="")
    return record


def _with_record(package: Package, name: str, record: Any) -> Package:
    own = value_at(package, (*_ROOT, name))
    if any(_identity(known) == _identity(record) for known in own):
        return package
    return inserted(package, (*_ROOT, name), len(own), (record,))


def _identity(record: Any) -> str:
    """What tells a record from others of its list: its code, or its words without spaces.

    The codes of key results are their order under an objective, and tell nothing.
    """
    words = squeezed(getattr(record, "text", "") or getattr(record, "name", ""))
    if isinstance(record, Objective | KeyResult):
        return words
    return squeezed(record.code) or words


def _count(package: Package) -> int:
    return sum(len(getattr(package.plan.framework, name)) for name in specs(Framework))
