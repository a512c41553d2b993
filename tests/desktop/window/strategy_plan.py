"""A plan as large as that of a strategy office: 40 projects and 15 results, of real lengths."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import cycle, islice

from db.records import (
    Activity,
    Budget,
    Component,
    Division,
    Framework,
    Indicator,
    KeyResult,
    Objective,
    Organisation,
    Package,
    Part1Entry,
    Part1Tactic,
    Part3Group,
    Plan,
    Policy,
    Project,
    Result,
    Span,
    Step,
    Substrategy,
    Tactic,
    TacticKpi,
    YearTarget,
)
from forms.reporting.quarters import begun

PROJECTS, RESULTS = 40, 15
_ACTS = (
    "พัฒนาระบบ",
    "ปรับปรุง",
    "จัดทำ",
    "ส่งเสริม",
    "ค่าใช้จ่ายในการบริหารจัดการ",
    "ติดตามและประเมินผล",
    "สำรวจและศึกษาความเหมาะสมของ",
)
_THINGS = (
    "ฐานข้อมูลกลางด้านแผนงานของกรุงเทพมหานคร",
    "แผนพัฒนากรุงเทพมหานครระยะ 20 ปี ระยะที่ 3 (พ.ศ. 2566 - 2570)",
    "ตัวชี้วัดของหน่วยงานระดับสำนักและสำนักงานเขต",
    "การมีส่วนร่วมของประชาชนในการจัดทำแผน",
    "เครือข่ายคอมพิวเตอร์และกล้องโทรทัศน์วงจรปิดเพื่อความปลอดภัย ระยะที่ 2",
    "งานวิจัยเชิงนโยบายร่วมกับสถาบันการศึกษา",
    "ความร่วมมือกับเมืองพี่เมืองน้อง",
)
_ENDS = (
    "ประจำปีงบประมาณ พ.ศ. 2567",
    "",
    "เพื่อรองรับการให้บริการแบบเบ็ดเสร็จ ณ จุดเดียว ในพื้นที่นำร่อง 6 กลุ่มเขต",
    "ให้เป็นไปตามมาตรฐานที่กำหนด",
    "",
)
_STATUSES = ("granted", "granted", "none", "granted", "requested", "granted", "not_granted")
_COMPONENTS = (
    ("1.1", "การดำเนินงานตามภารกิจหลักของหน่วยงาน (Function Base)"),
    ("1.2", "การดำเนินงานร่วมกันระหว่างหน่วยงาน (Joint KPIs)"),
    ("1.3", "การดำเนินงานตามนโยบายและวาระสำคัญของผู้บริหาร (Agenda Base)"),
    ("3", "ศักยภาพในการบริหารจัดการของหน่วยงาน (Potential Base)"),
)
_TOLD = (
    "ดำเนินการแล้วเสร็จตามแผน ประชุมคณะทำงาน 3 ครั้ง และเสนอผู้บริหารพิจารณาเมื่อวันที่ 12 มีนาคม 2567",
    "อยู่ระหว่างจัดทำขอบเขตของงาน คาดว่าจะลงนามในสัญญาภายในเดือนมิถุนายน 2567 และเบิกจ่ายงวดแรก",
    "จัดเก็บข้อมูลจากทุกสำนักงานเขตครบถ้วนแล้ว",
)


def strategy_plan() -> Package:
    """The plan with reports of two quarters."""
    divisions = tuple(Division(f"d{at}", f"กองยุทธศาสตร์ที่ {at}", f"กยศ.{at}") for at in range(1, 8))
    projects = tuple(islice(_projects(), PROJECTS))
    indicators = tuple(_indicator(at) for at in range(1, RESULTS + 1))
    framework = Framework(
        components=tuple(Component(code, name) for code, name in _COMPONENTS),
        policies=tuple(Policy(f"P{at:03}", name=f"นโยบายที่ {at}") for at in range(1, 20)),
    )
    plan = Plan(
        fiscal_year=2567,
        edition="2567",
        unit=Organisation(name="สำนักยุทธศาสตร์และประเมินผล", abbreviation="สยป."),
        agency=Organisation(name="กรุงเทพมหานคร"),
        divisions=divisions,
        framework=framework,
        projects=projects,
        indicators=indicators,
        part3=(Part3Group("แผนงานทั่วไป", projects=tuple(project.key for project in projects)),),
    )
    package = Package(plan)
    for quarter in (1, 2):
        package = begun(package, quarter)
    reports = tuple(
        replace(report, results=_results(report.quarter or 0)) for report in package.reports
    )
    return replace(package, reports=reports)


def with_part1(package: Package) -> Package:
    """The plan with its projects listed in Part 1, under objectives, tactics and their KPIs."""
    keys = [project.key for project in package.plan.projects]
    objectives = tuple(
        Objective(f"o{at}", f"{at}.1", f"เพื่อให้{_THINGS[at]}เกิดประโยชน์แก่ประชาชนอย่างทั่วถึงและต่อเนื่อง")
        for at in range(1, 5)
    )
    tactics = tuple(
        Tactic(f"{at}.1.1", f"{_ACTS[at]}{_THINGS[at]}", f"{at}.1") for at in range(1, 5)
    )
    kpis = tuple(
        TacticKpi(
            f"{at}.1.1.{n}",
            f"{at}.1.1",
            f"ร้อยละความสำเร็จของการ{_ACTS[n]}{_THINGS[at]}",
            (YearTarget(2567, "ร้อยละ 80"),),
        )
        for at in range(1, 5)
        for n in (1, 2)
    )
    results = tuple(
        KeyResult(f"r{at}", f"o{at}", "1", f"จำนวน{_THINGS[at]}ที่ได้รับการพัฒนา", f"{at} แห่ง")
        for at in range(1, 5)
    )
    part1 = tuple(
        Part1Entry(
            1 + at % 2,
            f"{at}.1",
            f"o{at}",
            (f"r{at}",),
            (
                Part1Tactic(
                    f"{at}.1.1", (f"{at}.1.1.1", f"{at}.1.1.2"), tuple(keys[at * 8 : at * 8 + 8])
                ),
            ),
        )
        for at in range(1, 5)
    )
    framework = replace(
        package.plan.framework,
        substrategies=tuple(Substrategy(f"{at}.1", f"มหานคร{_THINGS[at]}") for at in range(1, 5)),
        objectives=objectives,
        key_results=results,
        tactics=tactics,
        tactic_kpis=kpis,
    )
    return replace(package, plan=replace(package.plan, framework=framework, part1=part1))


def with_steps(package: Package, count: int) -> Package:
    """The plan with so many steps in each project, of real lengths, each of a quarter's months."""
    steps = tuple(
        Step(
            str(at),
            f"{_ACTS[at % len(_ACTS)]}{_THINGS[at % len(_THINGS)]}",
            Decimal(100 // count),
            (Span(f"2566-{10 + at % 3}", f"2567-0{1 + at % 9}"),),
        )
        for at in range(1, count + 1)
    )
    projects = tuple(
        replace(project, activities=(Activity("", steps),)) for project in package.plan.projects
    )
    return replace(package, plan=replace(package.plan, projects=projects))


def _projects():
    for at, (act, thing) in enumerate(zip(cycle(_ACTS), _long(), strict=False), 1):
        status = _STATUSES[at % len(_STATUSES)]
        amount = None if status == "none" else Decimal(at * 1_275_000)
        kind = "activity" if at % 6 == 0 else "project"
        before = "" if kind == "activity" or act.startswith("ค่า") else "โครงการ"
        yield Project(
            f"p{at}",
            f"{before}{act}{thing}",
            kind=kind,
            budget=Budget(amount, status),
            divisions=(f"d{at % 7 + 1}",),
            strategy_code=f"{at % 7 + 1}{at % 5 + 1}{at % 4 + 1}0{at:02}",
            policies=(f"P{at % 19 + 1:03}",) if at % 3 else (),
            dropped=at == 5,
        )


def _long():
    for at, thing in enumerate(cycle(_THINGS)):
        yield f"{thing}{' ' if _ENDS[at % len(_ENDS)] else ''}{_ENDS[at % len(_ENDS)]}"


def _indicator(at: int) -> Indicator:
    name = f"ร้อยละความสำเร็จของการ{_ACTS[at % len(_ACTS)]}{_THINGS[at % len(_THINGS)]}"
    return replace(
        Indicator(f"k{at}", str(at), name),
        component=_COMPONENTS[min(at // 3, len(_COMPONENTS) - 1)][0],
        target="ร้อยละ 100",
        weight=Decimal(7),
    )


def _results(quarter: int) -> tuple[Result, ...]:
    return tuple(
        Result(
            f"k{at}",
            progress=Decimal(20 * quarter + at),
            value=Decimal(at),
            narrative=_TOLD[(at + quarter) % len(_TOLD)],
        )
        for at in range(1, RESULTS + 1)
    )
