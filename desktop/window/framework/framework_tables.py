"""The lists of the framework, each as the columns of a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from db.edits import fresh_key
from db.places import Place
from db.records import (
    Component,
    Goal,
    KeyResult,
    Objective,
    Package,
    Policy,
    Strategy,
    Substrategy,
    Tactic,
    TacticKpi,
    YearTarget,
)
from desktop.window.grid import GridColumn

_ROOT = "plan.framework"
_STRATEGY, _SUBSTRATEGY = f"{_ROOT}.strategies", f"{_ROOT}.substrategies"
_GOAL, _TACTIC, _POLICY = f"{_ROOT}.goals", f"{_ROOT}.tactics", f"{_ROOT}.policies"


_TAKEN = "นำมาจากแผนอื่นได้ด้วย “กรอบยุทธศาสตร์ของแผนอื่น” หรือวางจาก Excel"
# What each list is for, and what comes first, while it is empty.
EMPTY: Mapping[str, str] = {
    "strategies": f"ยุทธศาสตร์ที่แผนนี้อยู่ภายใต้ {_TAKEN}",
    "substrategies": f"ยุทธศาสตร์ย่อยของแต่ละยุทธศาสตร์ กรอกยุทธศาสตร์ก่อน {_TAKEN}",
    "goals": f"เป้าประสงค์ของแต่ละยุทธศาสตร์ย่อย กรอกยุทธศาสตร์ย่อยก่อน {_TAKEN}",
    "objectives": f"วัตถุประสงค์หลักที่ส่วนที่ 1 เลือกใช้ {_TAKEN}",
    "key_results": f"ตัววัดผลหลักของแต่ละวัตถุประสงค์หลัก กรอกวัตถุประสงค์หลักก่อน {_TAKEN}",
    "tactics": f"กลยุทธ์ที่ส่วนที่ 1 เลือกใช้ กรอกยุทธศาสตร์ย่อยก่อน {_TAKEN}",
    "tactic_kpis": f"ตัวชี้วัดของแต่ละกลยุทธ์ กรอกกลยุทธ์ก่อน {_TAKEN}",
    "policies": f"นโยบายที่โครงการเลือกว่าสนับสนุน {_TAKEN}",
    "components": f"องค์ประกอบที่ตัวชี้วัดจัดอยู่ {_TAKEN}",
}


@dataclass(frozen=True, slots=True)
class FrameworkTable:
    """One list: the name of its field, its title, the noun of a row, its columns."""

    name: str
    title: str
    noun: str
    columns: tuple[GridColumn, ...]
    new_item: Callable[[Package], Any]

    @property
    def place(self) -> Place:
        """Where the list stands in the package."""
        return ("plan", "framework", self.name)


def framework_tables(years: Iterable[str]) -> tuple[FrameworkTable, ...]:
    """The lists in the order of the plan; the KPIs have a target for each of the years."""
    code = GridColumn("รหัส", ("code",), 6)
    under = GridColumn("ยุทธศาสตร์ย่อย", ("substrategy",), 7.5, target=_SUBSTRATEGY)
    return (
        FrameworkTable(
            "strategies",
            "ยุทธศาสตร์",
            "ยุทธศาสตร์",
            (code, GridColumn("ชื่อยุทธศาสตร์", ("name",), 36)),
            lambda _package: Strategy(),
        ),
        FrameworkTable(
            "substrategies",
            "ยุทธศาสตร์ย่อย",
            "ยุทธศาสตร์ย่อย",
            (
                code,
                GridColumn("ยุทธศาสตร์", ("strategy",), 7.5, target=_STRATEGY),
                GridColumn("ชื่อยุทธศาสตร์ย่อย", ("name",), 32),
            ),
            lambda _package: Substrategy(),
        ),
        FrameworkTable(
            "goals",
            "เป้าประสงค์",
            "เป้าประสงค์",
            (code, under, GridColumn("เป้าประสงค์", ("text",), 32)),
            lambda _package: Goal(),
        ),
        FrameworkTable(
            "objectives",
            "วัตถุประสงค์หลัก",
            "วัตถุประสงค์หลัก",
            (under, GridColumn("วัตถุประสงค์หลัก (Objective)", ("text",), 36)),
            lambda package: Objective(fresh_key(package, f"{_ROOT}.objectives", "o")),
        ),
        FrameworkTable(
            "key_results",
            "ตัววัดผลหลัก",
            "ตัววัดผลหลัก",
            (
                GridColumn("ลำดับ", ("code",), 4.5),
                GridColumn("วัตถุประสงค์หลัก (Objective)", ("objective",), 15),
                GridColumn("ตัววัดผลหลัก (Key Result : KR)", ("text",), 16),
                GridColumn("ค่าเป้าหมาย (Target)", ("target",), 12),
                GridColumn("หน่วยงานรับผิดชอบหลัก", ("lead",), 8),
                GridColumn("หน่วยงานสนับสนุน", ("support",), 8),
                GridColumn("นโยบาย", ("policy",), 6, target=_POLICY),
            ),
            lambda package: KeyResult(fresh_key(package, f"{_ROOT}.key_results", "r")),
        ),
        FrameworkTable(
            "tactics",
            "กลยุทธ์",
            "กลยุทธ์",
            (
                code,
                under,
                GridColumn("เป้าประสงค์", ("goal",), 7, target=_GOAL),
                GridColumn("กลยุทธ์", ("text",), 26),
            ),
            lambda _package: Tactic(),
        ),
        _kpi_table(code, years),
        FrameworkTable(
            "policies",
            "นโยบาย",
            "นโยบาย",
            (
                code,
                GridColumn("มิติ", ("dimension",), 12),
                GridColumn("นโยบาย", ("name",), 26),
            ),
            lambda _package: Policy(),
        ),
        FrameworkTable(
            "components",
            "องค์ประกอบ",
            "องค์ประกอบการประเมิน",
            (code, GridColumn("ชื่อองค์ประกอบ", ("name",), 36)),
            lambda _package: Component(),
        ),
    )


def target_years(package: Package) -> tuple[str, ...]:
    """The years that KPIs have targets for, with the plan's own and the one before it."""
    own = package.plan.fiscal_year
    found = {target.year for kpi in package.plan.framework.tactic_kpis for target in kpi.targets}
    return tuple(sorted(found | ({str(own - 1), str(own)} if own else set())))


def _kpi_table(code: GridColumn, years: Iterable[str]) -> FrameworkTable:
    targets = (
        GridColumn(
            f"ค่าเป้าหมาย {year}",
            ("targets", year),
            10,
            show=partial(_target, year),
            write=partial(_with_target, year),
        )
        for year in years
    )
    columns = (
        code,
        GridColumn("กลยุทธ์", ("tactic",), 6.5, target=_TACTIC),
        GridColumn("ตัวชี้วัด (KPI)", ("text",), 16),
        *targets,
        GridColumn("หน่วยงานรับผิดชอบ", ("responsible",), 9),
        GridColumn("โครงการ", ("projects",), 14),
        GridColumn("เป้าประสงค์", ("goal",), 7, target=_GOAL),
        GridColumn("ตัวชี้วัดของแผน", ("indicator",), 14),
    )
    return FrameworkTable(
        "tactic_kpis",
        "ตัวชี้วัดของกลยุทธ์",
        "ตัวชี้วัดของกลยุทธ์",
        columns,
        lambda _package: TacticKpi(),
    )


def _target(year: str, kpi: TacticKpi, _package: Package) -> str:
    return next((target.text for target in kpi.targets if target.year == year), "")


def _with_target(year: str, kpi: TacticKpi, text: str) -> TacticKpi:
    """The KPI with another target of a year; a year without a text has none."""
    if any(target.year == year for target in kpi.targets):
        changed = [replace(t, text=text) if t.year == year else t for t in kpi.targets]
        return replace(kpi, targets=tuple(t for t in changed if t.year != year or t.text))
    added = (*kpi.targets, YearTarget(year, text)) if text else kpi.targets
    return replace(kpi, targets=tuple(sorted(added, key=lambda target: target.year)))
