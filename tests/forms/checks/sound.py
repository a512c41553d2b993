"""A small plan without a slip, and the means to plant one in it."""

import datetime as dt
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from db.places import Place
from db.records import (
    Activity,
    Baseline,
    Block,
    Budget,
    Component,
    Division,
    Formula,
    Framework,
    HeadlineIndicator,
    Indicator,
    KeyResult,
    Link,
    ListedLink,
    Measure,
    Memo,
    Objective,
    Organisation,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Plan,
    Policy,
    PolicyLink,
    Project,
    Report,
    Result,
    Rubric,
    RubricLevel,
    Signature,
    Span,
    Spending,
    Staffing,
    Step,
    StepDone,
    Strategy,
    Substrategy,
    SupportingIndicator,
    SwotItem,
    Tactic,
    TacticKpi,
    YearTarget,
)
from forms.editions.own_fields import OwnField
from forms.editions.rules import Band, Rules

# A field that the edition of the tests adds to projects.
OWN_FIELDS = (OwnField("staff", "คนที่ใช้", kind="number", edition="2567"),)
RULES = Rules(
    weight_sum=Decimal(70),
    weight_components=("1",),
    step_sum=Decimal(100),
    level_percents=tuple(map(Decimal, (20, 40, 60, 80, 100))),
    summed_statuses=("granted", "requested"),
    counts_not_granted=True,
    summary_by_code=False,
    own_table_takes_negotiated=True,
    grid_groups=("negotiated", "kpis", "own", "rest"),
    policy_pattern="P[0-9]{3}",
    strategy_code_digits=6,
    satisfaction=(
        Band(Decimal("4.51"), Decimal("5.00"), "มากที่สุด"),
        Band(Decimal("3.51"), Decimal("4.50"), "มาก"),
        Band(Decimal("2.51"), Decimal("3.50"), "ปานกลาง"),
        Band(Decimal("1.51"), Decimal("2.50"), "น้อย"),
        Band(Decimal("1.00"), Decimal("1.50"), "น้อยที่สุด"),
    ),
    satisfied_from=Decimal("3.51"),
    progress_apart=Decimal(10),
    behind_points=Decimal(5),
    far_points=Decimal(20),
)
UNIT = "สำนักงานวางแผนและติดตามผลตัวอย่าง"


def span(start: str, end: str = "") -> Span:
    return Span(start, end or start)


def step(number: str, text: str, weight: int | None, start: str, end: str = "") -> Step:
    return Step(
        number,
        text,
        None if weight is None else Decimal(weight),
        (span(start, end),) if start else (),
    )


def rubric(top: int, criteria: dict[int, tuple[str, ...]], title: str = "") -> Rubric:
    """Levels 5 to 1 whose points are fifths of the top ones."""
    return Rubric(
        title,
        tuple(
            RubricLevel(level, Decimal(level * 20), criteria[level], Decimal(top * level) / 5)
            for level in range(5, 0, -1)
        ),
    )


def _framework() -> Framework:
    return Framework(
        strategies=(Strategy("5", "เมืองแห่งการมีส่วนร่วม"),),
        substrategies=(Substrategy("5.1", "ข้อมูลเปิดของเมือง", "5"),),
        objectives=(Objective("o1", "5.1", "ประชาชนใช้ข้อมูลของเมืองได้จริง"),),
        key_results=(KeyResult("r1", "o1", "1", "ชุดข้อมูลที่เปิดเผย", "100 ชุดข้อมูล"),),
        tactics=(Tactic("5.1.2", "เปิดเผยข้อมูลให้ใช้ซ้ำได้", "5.1"),),
        tactic_kpis=(
            TacticKpi(
                "5.1.2.1",
                "5.1.2",
                "จำนวนชุดข้อมูลที่เปิดเผยในปี",
                (YearTarget("2567", "-"), YearTarget("2568", "100 ชุดข้อมูล")),
                measure=Measure(definition="ชุดข้อมูลที่ดาวน์โหลดได้โดยไม่ต้องขอ"),
            ),
        ),
        policies=(Policy("P101"),),
        components=(
            Component("1", "ตามภารกิจ"),
            Component("1.1", "ภารกิจหลัก"),
            Component("2", "นวัตกรรม"),
        ),
    )


def _projects() -> tuple[Project, ...]:
    return (
        Project(
            "p1",
            "โครงการเปิดเผยชุดข้อมูลเมือง",
            "project",
            Budget(Decimal(250000), "granted"),
            ("d1",),
            "551001",
            ("P101",),
        ),
        Project(
            "p2",
            "โครงการติดตามงานด้วยกระดานดิจิทัล",
            "project",
            Budget(status="none"),
            ("d1",),
            activities=(
                Activity(
                    steps=(
                        step("1", "สำรวจงานที่ต้องติดตามของทุกฝ่าย", 20, "2567-10", "2567-11"),
                        step("2", "ออกแบบกระดานและทดลองใช้กับสองฝ่าย", 30, "2567-12", "2568-02"),
                        step("3", "เปิดใช้กระดานกับทุกฝ่าย", None, ""),
                        step("3.1", "อบรมผู้ใช้ทุกฝ่าย", 10, "2568-03"),
                        step("3.2", "ย้ายงานเดิมขึ้นกระดาน", 30, "2568-04", "2568-06"),
                        step("4", "สรุปผลเสนอผู้บริหาร", 10, "2568-07", "2568-08"),
                    )
                ),
            ),
        ),
        Project(
            "p3",
            "กิจกรรมพัฒนาผู้ใช้แผน",
            "activity",
            Budget(Decimal(120000), "requested"),
            ("d2",),
            activities=(
                Activity(
                    "อบรมในห้อง",
                    (
                        step("1", "เตรียมหลักสูตรและวิทยากร", 40, "2567-10", "2567-12"),
                        step("2", "อบรมสามรุ่น", 60, "2568-01", "2568-05"),
                    ),
                ),
                Activity(
                    "อบรมทางไกล",
                    (
                        step("1", "ถ่ายทำบทเรียน", 50, "2567-11", "2568-01"),
                        step("2", "เปิดเรียนและวัดผล", 50, "2568-02", "2568-09"),
                    ),
                ),
            ),
        ),
        Project(
            "p4",
            "โครงการซ่อมบำรุงครุภัณฑ์",
            "project",
            Budget(Decimal(500000), "granted"),
            ("d2",),
        ),
    )


def _indicators() -> tuple[Indicator, ...]:
    return (
        Indicator(
            "k1",
            "1",
            "ร้อยละความสำเร็จในการติดตามงานด้วยกระดานดิจิทัล",
            "1.1",
            target="ร้อยละ 80",
            target_value=Decimal(80),
            unit_of_measure="ร้อยละ",
            weight=Decimal(40),
            baseline=(Baseline(2567, "-"),),
            link=Link(strategy="5", substrategy="5.1", tactic="5.1.2"),
            measure=Measure(
                definition="งานที่อยู่บนกระดานระหว่าง 1 ต.ค. 2567 – 31 ส.ค. 2568",
                formulas=(Formula("", "งานบนกระดาน", "งานทั้งหมด", Decimal(100)),),
            ),
            rubrics=(
                rubric(
                    40,
                    {
                        5: ("งานอยู่บนกระดานร้อยละ 80 ขึ้นไป", "เสนอผลต่อผู้บริหาร"),
                        4: ("งานอยู่บนกระดานร้อยละ 70 - 79",),
                        3: ("งานอยู่บนกระดานร้อยละ 60 - 69",),
                        2: ("งานอยู่บนกระดานร้อยละ 50 - 59",),
                        1: ("งานอยู่บนกระดานน้อยกว่าร้อยละ 50",),
                    },
                ),
            ),
            projects=("p2",),
            division_code="01000100",
        ),
        Indicator(
            "k2",
            "2",
            "ระดับความสำเร็จในการพัฒนาผู้ใช้แผน",
            "1.1",
            target="ระดับ 5",
            target_value=Decimal(5),
            unit_of_measure="ระดับ",
            weight=Decimal(30),
            measure=Measure(definition="ผู้ใช้แผนคือผู้ที่บันทึกหรือตรวจแผน"),
            rubrics=(
                rubric(20, {n: (f"ผ่านการอบรม {n * 10} คน",) for n in range(1, 6)}, "อบรม"),
                rubric(10, {n: (f"ใช้งานต่อเนื่อง {n} เดือน",) for n in range(1, 6)}, "ใช้งาน"),
            ),
            projects=("p3",),
            division_code="01000200",
        ),
    )


def _memo(quarter: str, months: str, date: str) -> Memo:
    return Memo(
        office="ฝ่ายแผนงาน",
        date=date,
        subject=f"รายงานความก้าวหน้าตัวชี้วัด ประจำปี พ.ศ. ๒๕๖๘ ไตรมาสที่ {quarter}",
        to="หัวหน้าหน่วยงาน",
        facts=(
            "บันทึกตัวชี้วัดครบถ้วน จำนวน ๒ โครงการ ๒ ตัวชี้วัด ประกอบด้วย",
            "- ภารกิจหลัก จำนวน ๑ ตัวชี้วัด",
            "- งานพัฒนา จำนวน ๑ ตัวชี้วัด",
            f"รายงานไตรมาสที่ {quarter} ระหว่างเดือน{months}",
        ),
        signatures=(Signature("", "นางสาวสมใจ ตั้งมั่น", ("หัวหน้าฝ่ายแผนงาน",)),),
    )


def _report(number: int, memo: Memo, progress: tuple[int, int], done: int, spent: int) -> Report:
    return Report(
        number,
        memo,
        (
            Result(
                "k1",
                Decimal(progress[0]),
                value=Decimal(progress[0]),
                numerator=Decimal(progress[0]),
                denominator=Decimal(100),
                narrative="เป็นไปตามแผน",
            ),
            Result("k2", Decimal(progress[1]), level=Decimal(number), narrative="เป็นไปตามแผน"),
        ),
        (StepDone("p2", None, "1", Decimal(done)), StepDone("p3", 1, "1", Decimal(done))),
        (Spending("p4", Decimal(spent)),),
        (
            Signature("ผู้รายงาน", "นางสาวสมใจ ตั้งมั่น", ("หัวหน้าฝ่ายแผนงาน",)),
            Signature("หัวหน้าหน่วยงาน", "นายพร้อม เสมอ", ("ผู้อำนวยการ",)),
        ),
    )


def sound() -> Package:
    """The plan: two reports, four projects, two indicators, and not one problem."""
    plan = Plan(
        2568,
        "2567",
        unit=Organisation(UNIT),
        divisions=(Division("d1", "ฝ่ายแผนงาน"), Division("d2", "ฝ่ายพัฒนา")),
        preface=("แผนนี้จัดทำขึ้นเพื่อเป็นแนวทางการทำงาน",),
        situation=(Block("ภารกิจ", 1, (f"{UNIT}มีหน้าที่ติดตามแผน",)),),
        staffing=(
            Staffing(2567, "", "", 10, 2, 1, 9, 2, 1),
            Staffing(2568, "", "", 11, 2, 1, 11, 2, 0),
        ),
        swot=(
            SwotItem("S", "S1", text="บุคลากรมีความรู้ด้านข้อมูลและการวิเคราะห์"),
            SwotItem("S", "S2", text="มีระบบติดตามงานที่ใช้ร่วมกันได้ทั้งหน่วยงาน"),
            SwotItem("W", "W1", text="งบประมาณด้านเครื่องมือไม่เพียงพอต่อการใช้งาน"),
            SwotItem("O", "O1", text="นโยบายสนับสนุนการเปิดเผยข้อมูลต่อสาธารณะ"),
            SwotItem("T", "T1", text="ระเบียบที่เกี่ยวข้องปรับเปลี่ยนบ่อยครั้ง"),
        ),
        swot_conclusions=(
            Block(
                "ใช้จุดแข็งกับโอกาส",
                1,
                ("S1 บุคลากรมีความรู้ด้านข้อมูลและการวิเคราะห์ กับ O1 นโยบายสนับสนุนการเปิดเผยข้อมูลต่อสาธารณะ",),
            ),
        ),
        vision="แผนที่ทุกคนใช้ได้จริง",
        missions=("จัดทำและติดตามแผน",),
        goals=(ListedLink(strategy="5", substrategy="5.1", objective="o1"),),
        headline_indicators=(
            HeadlineIndicator(text="ร้อยละความสำเร็จในการติดตามงานด้วยกระดานดิจิทัล", target="ร้อยละ 80"),
        ),
        framework=_framework(),
        part1=(
            Part1Entry(1, "5.1", "o1", ("r1",), (Part1Tactic("5.1.2", ("5.1.2.1",), ("p1",)),)),
        ),
        part2=(
            Part2Issue(
                "1",
                "ความสำเร็จในการติดตามงานด้วยกระดานดิจิทัล",
                ("ติดตามงานได้ทันเวลา",),
                indicators=("k1",),
                links=(ListedLink(strategy="5"),),
                projects=("p2",),
            ),
            Part2Issue(
                "2", "คนใช้แผนเป็น", ("ผู้ใช้มีทักษะ",), "ผู้ใช้ผ่านการอบรม", ("k2",), projects=("p3",)
            ),
        ),
        part3=(Part3Group("บริหารทั่วไป", "งานสนับสนุน", ("p4",)),),
        projects=_projects(),
        indicators=_indicators(),
        supporting_indicators=(SupportingIndicator("2", "2.1", "นวัตกรรมของหน่วยงาน"),),
        policy_links=(
            PolicyLink(
                "เมืองเปิด",
                "เปิดข้อมูล",
                "ชุดข้อมูลที่เปิดเผย",
                "ชุดข้อมูล",
                "100 ชุดข้อมูล",
                "p1",
                "การเปิดเผยชุดข้อมูลเมือง",
                "250,000.-",
                "จำนวนชุดข้อมูล",
            ),
        ),
    )
    first = _memo("๑", "ตุลาคม ๒๕๖๗ - ธันวาคม ๒๕๖๗", "2568-01-05")
    second = _memo("๒", "มกราคม ๒๕๖๘ - มีนาคม ๒๕๖๘", "2568-04-03")
    return Package(
        plan,
        (
            _report(1, first, (10, 20), 40, 50000),
            _report(2, second, (25, 30), 100, 180000),
        ),
    )


Changes = dict[str, Any]


@dataclass(frozen=True)
class Planted:
    """A slip: what is changed in the sound plan, and the problem that must be found.

    `changes` are dotted places and their new values; a list's next position adds to it.
    `words` stand in the message or in the words for its place. `today` is the day of the
    check; without one no day is known. `near` are the nearest right values: changes that
    are made on top of those, after which nothing is found.
    """

    code: str
    changes: Changes
    place: str
    words: tuple[str, ...]
    today: dt.date | None = None
    near: tuple[Changes, ...] = ()

    def package(self, more: Changes | None = None) -> Package:
        """The sound plan with the slip in it, and more changed."""
        return changed({**self.changes, **(more or {})})


def changed(changes: Changes) -> Package:
    """The sound plan with changes."""
    package = sound()
    for path, value in changes.items():
        package = put(package, parsed(path), value)
    return package


def parsed(path: str) -> Place:
    """The place of a dotted path: `plan.projects[2].name`."""
    return tuple(
        int(part) if part.isdecimal() else part for part in re.findall(r"[a-z_0-9]+", path)
    )


def put(record: Any, place: Place, value: Any) -> Any:
    """The record with a value put at a place."""
    if not place:
        return value
    first, *rest = place
    if isinstance(first, str):
        return replace(record, **{first: put(getattr(record, first), tuple(rest), value)})
    inner = put(record[first], tuple(rest), value) if first < len(record) else value
    return (*record[:first], inner, *record[first + 1 :])
