"""The projects of all units in groups, each project once with every unit that lists it.

Two units list one project where its name is the same, however it is spaced, and so is its
strategy code; one without a code is that of the only code that the name has. Each unit's
money is its own, granted to it in its own budget: amounts of one project are added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from db.record_classes import record
from forms.assignment import code_order
from forms.gathering.names import same_name
from forms.gathering.unit_plan import NOWHERE, PART2, PART3, Gathered, UnitPlan, UnitProject
from forms.reporting.progress import mean

_NOTHING = Decimal(0)
_PARTS = {
    PART2: "ยุทธศาสตร์ของหน่วยงาน (ส่วนที่ 2)",
    PART3: "ภารกิจประจำพื้นฐาน (ส่วนที่ 3)",
    NOWHERE: "ไม่ได้จัดในส่วนใดของแผน",
}
NO_POLICY, NO_DIVISION = "ไม่ระบุนโยบาย", "ไม่ระบุส่วนราชการ"


@record
class Share:
    """What one unit has of a project."""

    plan: UnitPlan
    project: UnitProject


@record
class CombinedProject:
    """A project with what each unit that lists it has of it."""

    shares: tuple[Share, ...]

    @property
    def name(self) -> str:
        """Its name, as the first unit has it."""
        return self.shares[0].project.name

    @property
    def units(self) -> tuple[str, ...]:
        """The units that list it."""
        return tuple(dict.fromkeys(share.plan.unit for share in self.shares))

    @property
    def code(self) -> str:
        """Its strategy code; empty where no unit gives one."""
        return next(filter(None, (share.project.code for share in self.shares)), "")

    @property
    def policies(self) -> tuple[str, ...]:
        """The codes of the policies that any unit names for it."""
        return tuple(dict.fromkeys(code for each in self.shares for code in each.project.policies))

    @property
    def counted(self) -> bool:
        """Whether counts take it: one unit for which they do is enough."""
        return any(share.project.counted for share in self.shares)

    @property
    def budget(self) -> Decimal | None:
        """Baht that totals add, of all units; None where no unit has any."""
        found = [each.project.budget for each in self.shares if each.project.budget is not None]
        return sum(found, _NOTHING) if found else None

    @property
    def spent(self) -> Decimal | None:
        """Baht spent of that since the year began; None where no unit tells."""
        summed = (each.project for each in self.shares if each.project.budget is not None)
        found = [project.spent for project in summed if project.spent is not None]
        return sum(found, _NOTHING) if found else None

    @property
    def progress(self) -> Decimal | None:
        """Percent done: the mean of what its units have done."""
        return mean(s.project.progress for s in self.shares if s.project.progress is not None)

    @property
    def same_amounts(self) -> bool:
        """Whether several units list one amount of money: it may be one money."""
        found = [each.project.budget for each in self.shares if each.project.budget]
        return len(found) > 1 and len(set(found)) < len(found)


@record
class ProjectGroup:
    """Projects under one name: of a strategy, a policy, a division."""

    key: str
    name: str
    projects: tuple[CombinedProject, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """The units that have any of them."""
        return tuple(dict.fromkeys(unit for project in self.projects for unit in project.units))

    @property
    def count(self) -> int:
        """How many projects counts take (rule 5), each once."""
        return sum(project.counted for project in self.projects)

    @property
    def budget(self) -> Decimal:
        """Baht that totals add."""
        return sum((project.budget or _NOTHING for project in self.projects), _NOTHING)

    @property
    def spent(self) -> Decimal:
        """Baht spent of that."""
        return sum((project.spent or _NOTHING for project in self.projects), _NOTHING)

    @property
    def progress(self) -> Decimal | None:
        """The mean of what is done of the projects of each unit."""
        shares = (share for project in self.projects for share in project.shares)
        return mean(s.project.progress for s in shares if s.project.progress is not None)


def shares_of(gathered: Gathered) -> tuple[Share, ...]:
    """Every unit's projects, unit by unit."""
    return tuple(Share(plan, project) for plan in gathered.units for project in plan.projects)


def combined(shares: Iterable[Share]) -> tuple[CombinedProject, ...]:
    """Each project once, in the order of its first unit.

    What one unit lists under one name as two projects stays two.
    """
    by_name: dict[str, list[Share]] = defaultdict(list)
    for share in shares:
        by_name[same_name(share.project.name)].append(share)
    found = (project for listed in by_name.values() for project in _of_one_name(listed))
    return tuple(found)


def _of_one_name(shares: Sequence[Share]) -> Iterator[CombinedProject]:
    codes = {share.project.code for share in shares} - {""}
    only = next(iter(codes)) if len(codes) == 1 else ""
    seen: dict[tuple[int, str], int] = defaultdict(int)
    projects: dict[tuple[str, int], list[Share]] = defaultdict(list)
    for share in shares:
        code = share.project.code or only
        own = (id(share.plan), code)
        projects[code, seen[own]].append(share)
        seen[own] += 1
    return (CombinedProject(tuple(each)) for each in projects.values())


def whole(gathered: Gathered) -> ProjectGroup:
    """All projects of all units."""
    return ProjectGroup("", "รวมทุกหน่วยงาน", combined(shares_of(gathered)))


def by_strategy(gathered: Gathered) -> tuple[ProjectGroup, ...]:
    """The projects by the strategies of the BMA plan, those of the other parts last."""
    names = strategy_names(gathered)
    groups = _grouped(gathered, lambda share: (share.project.strategy,), lambda code: names[code])
    order = list(names)
    return tuple(sorted(groups, key=lambda group: order.index(group.key)))


def strategy_names(gathered: Gathered) -> dict[str, str]:
    """What stands over projects, by code: strategies in order, then the other parts."""
    names = _first_names(plan.strategies for plan in gathered.units)
    codes = {project.strategy for plan in gathered.units for project in plan.projects}
    ordered = sorted(codes - _PARTS.keys(), key=code_order)
    return {code: f"ยุทธศาสตร์ที่ {code} {names.get(code, '')}".strip() for code in ordered} | _PARTS


def by_policy(gathered: Gathered) -> tuple[ProjectGroup, ...]:
    """The projects by policy, those without one last; one of two policies is in both."""
    names = _first_names(plan.policies for plan in gathered.units)

    def name(code: str) -> str:
        return f"{code} {names.get(code, '')}".strip() or NO_POLICY

    groups = _grouped(gathered, lambda share: share.project.policies or ("",), name)
    return tuple(sorted(groups, key=lambda group: (not group.key, group.key)))


def by_division(plan: UnitPlan) -> tuple[ProjectGroup, ...]:
    """The projects of one unit by the first division of each, in the order of the plan."""
    one = Gathered(plan.year, plan.quarter, (plan,))
    return _grouped(
        one, lambda share: (share.project.division,), lambda division: division or NO_DIVISION
    )


def _grouped(
    gathered: Gathered, keys: Callable[[Share], Sequence[str]], name: Callable[[str], str]
) -> tuple[ProjectGroup, ...]:
    found: dict[str, list[Share]] = defaultdict(list)
    for share in shares_of(gathered):
        for key in keys(share):
            found[key].append(share)
    return tuple(ProjectGroup(key, name(key), combined(shares)) for key, shares in found.items())


def _first_names(by_unit: Iterable[dict[str, str]]) -> dict[str, str]:
    """The names of codes, as the first unit that has one gives it."""
    found: dict[str, str] = {}
    for names in by_unit:
        for code, name in names.items():
            found.setdefault(code, name)
    return found
