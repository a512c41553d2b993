"""ส่วนที่ 1: what the unit does for the BMA plan, by dimension, objective and tactic."""

from __future__ import annotations

from collections.abc import Sequence

from db import edits
from db.places import value_at
from db.records import OBJECTIVES, Package
from desktop.window.fields.picks import Pick, pick_of
from desktop.window.page import Tools
from desktop.window.parts import part_forms
from desktop.window.parts.part_adders import (
    PROJECT,
    PROJECT_READS,
    Adder,
    InsertionPoint,
    always,
    listed,
)
from desktop.window.parts.part_nodes import part1_nodes
from desktop.window.parts.part_page import PartKind, PartPage
from forms.editing import part_edits
from forms.editions.edition import Edition
from forms.editions.labels import has_place_for, label_at

_TACTICS = "plan.framework.tactics"
_KPIS = "plan.framework.tactic_kpis"
_SUBSTRATEGIES = "plan.framework.substrategies"
# What tells a substrategy from an objective among the choices of one list.
_SUBSTRATEGY = "substrategy:"
_OBJECTIVE = "plan", "part1", "objective"


class Part1Page(PartPage):
    """Dimensions, their objectives, tactics, KPIs and projects."""

    def __init__(self, tools: Tools) -> None:
        entry = (("dimension", 2), ("substrategy", 2), ("objective", 4), ("key_results", 4))
        super().__init__(
            tools,
            PartKind(
                part=1,
                name="ส่วนที่ 1",
                rows="part1_projects",
                hint=_hint,
                nodes=part1_nodes,
                roots=(("entry", ("plan", "part1")),),
                reads=(("plan", "part1"), ("plan", "framework"), *PROJECT_READS),
                adders=(
                    Adder(
                        "entry",
                        _short_noun,
                        _noun,
                        self._with_entry,
                        target=OBJECTIVES,
                        choices=_entry_choices,
                        many=False,
                    ),
                    Adder(
                        "tactic",
                        always("กลยุทธ์"),
                        always("กลยุทธ์"),
                        _with_tactic,
                        target=_TACTICS,
                        choices=_tactic_choices,
                        create=_with_new_tactic,
                        many=False,
                    ),
                    Adder(
                        "kpi",
                        always("ตัวชี้วัด"),
                        always("ตัวชี้วัด"),
                        listed,
                        target=_KPIS,
                        choices=_kpi_choices,
                        create=_with_new_kpi,
                    ),
                    PROJECT,
                ),
                details={
                    "entry": lambda: part_forms.RecordDetail(
                        tools, entry, {"substrategy": _SUBSTRATEGIES}, first="objective"
                    ),
                    "tactic": lambda: part_forms.RecordDetail(
                        tools, (("tactic", 4),), {"tactic": _TACTICS}, first="tactic"
                    ),
                    "project": lambda: part_forms.NotedProjectDetail(tools),
                },
            ),
        )

    def _with_entry(self, package: Package, point: InsertionPoint, value: str) -> Package:
        """An entry for what was picked, in the dimension of the current row."""
        line = self.tree.line()
        dimension = line[-1].value if line and isinstance(line[-1].value, int) else 1
        substrategy = value.removeprefix(_SUBSTRATEGY) if value.startswith(_SUBSTRATEGY) else ""
        entry = part_edits.entry_for(
            package.plan.framework,
            dimension,
            objective="" if substrategy else value,
            substrategy=substrategy,
        )
        return edits.inserted(package, point.place, point.index, (entry,))


def _noun(edition: Edition) -> str:
    """What an entry is of: an objective, or a substrategy where the forms have no objectives."""
    by_objective = has_place_for(edition, _OBJECTIVE)
    return label_at(edition, _OBJECTIVE if by_objective else ("plan", "part1", "substrategy"))


def _short_noun(edition: Edition) -> str:
    return _noun(edition).removesuffix("หลัก")


def _hint(edition: Edition) -> str:
    return (
        f"เริ่มด้วยปุ่ม “{_short_noun(edition)}” เลือก{_noun(edition)}จากกรอบยุทธศาสตร์ "
        "แล้วเพิ่มกลยุทธ์ ตัวชี้วัด และโครงการตามลำดับ"
    )


def _entry_choices(package: Package, _point: InsertionPoint, edition: Edition) -> Sequence[Pick]:
    """Objectives with the substrategy they serve, then substrategies alone."""
    framework = package.plan.framework
    names = {item.code: item.name for item in framework.substrategies}
    objectives = [
        Pick(item.key, item.text, f"{item.substrategy} {names.get(item.substrategy, '')}".strip())
        for item in framework.objectives
    ]
    by_objective = has_place_for(edition, _OBJECTIVE)
    more = " (ไม่ระบุวัตถุประสงค์หลัก)" if by_objective else ""
    alone = [
        Pick(f"{_SUBSTRATEGY}{item.code}", f"{item.name}{more}", item.code)
        for item in framework.substrategies
    ]
    return (*objectives, *alone) if by_objective else (*alone, *objectives)


def _tactic_choices(package: Package, point: InsertionPoint, _edition: Edition) -> Sequence[Pick]:
    entry = value_at(package, point.place[:-1])
    there = {tactic.tactic for tactic in entry.tactics}
    choices = part_edits.tactics_for(package.plan.framework, entry)
    return [pick_of(tactic) for tactic in choices if tactic.code not in there]


def _kpi_choices(package: Package, point: InsertionPoint, _edition: Edition) -> Sequence[Pick]:
    tactic = value_at(package, point.place[:-1])
    return [pick_of(kpi) for kpi in part_edits.kpis_for(package.plan.framework, tactic.tactic)]


def _with_tactic(package: Package, point: InsertionPoint, code: str) -> Package:
    tactic = part_edits.tactic_for(package.plan.framework, code)
    return edits.inserted(package, point.place, point.index, (tactic,))


def _with_new_tactic(package: Package, point: InsertionPoint, words: str) -> Package:
    return part_edits.with_new_tactic(package, point.place[:-1], point.index, words)


def _with_new_kpi(package: Package, point: InsertionPoint, words: str) -> Package:
    return part_edits.with_new_kpi(package, point.place[:-1], point.index, words)
