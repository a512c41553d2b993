"""The records of a plan, as `plan-package.schema.json` has them: the one declaration.

Every record is a frozen value; a plan that changed is a new one that shares what did
not. Empty text and absent text mean the same, and so do an empty and an absent list.
Years, months and dates are of the Buddhist era, money is baht.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from db import fields as f

# The lists that keys name and references point into.
DIVISIONS = "plan.divisions"
OBJECTIVES = "plan.framework.objectives"
KEY_RESULTS = "plan.framework.key_results"
PROJECTS = "plan.projects"
INDICATORS = "plan.indicators"


@dataclass(frozen=True, slots=True)
class Block:
    """A headed run of paragraphs; `level` 1 to 5 is the heading's depth."""

    heading: str = f.text("หัวข้อ")
    level: int | None = f.integer("ระดับหัวข้อ", minimum=1, maximum=5)
    paragraphs: tuple[str, ...] = f.texts("ย่อหน้า", required=True)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A unit or the agency above it."""

    name: str = f.text("ชื่อ", required=True)
    abbreviation: str = f.text("ชื่อย่อ")
    code: str = f.text("รหัส")
    phone: str = f.text("โทรศัพท์")


@dataclass(frozen=True, slots=True)
class Division:
    """ส่วนราชการภายใน: a ส่วน, ฝ่าย or กลุ่มงาน inside the unit."""

    key: str = f.own_key("รหัสอ้างอิง", "d")
    name: str = f.text("ชื่อ", required=True)
    abbreviation: str = f.text("ชื่อย่อ")
    code: str = f.text("รหัสส่วนราชการ")
    parent: str = f.ref("สังกัด", DIVISIONS)
    duties: tuple[str, ...] = f.texts("อำนาจหน้าที่")


@dataclass(frozen=True, slots=True)
class Staffing:
    """Posts of a year, or of a division, and how many are filled."""

    year: int | None = f.year("ปีงบประมาณ")
    division: str = f.ref("ส่วนราชการ", DIVISIONS)
    label: str = f.text("รายการ")
    civil_servants: int | None = f.integer("ข้าราชการ (คน)", minimum=0)
    permanent_employees: int | None = f.integer("ลูกจ้างประจำ (คน)", minimum=0)
    temporary_employees: int | None = f.integer("ลูกจ้างชั่วคราว (คน)", minimum=0)
    civil_servants_filled: int | None = f.integer("ข้าราชการ คนครอง (คน)", minimum=0)
    permanent_employees_filled: int | None = f.integer("ลูกจ้างประจำ คนครอง (คน)", minimum=0)
    temporary_employees_filled: int | None = f.integer("ลูกจ้างชั่วคราว คนครอง (คน)", minimum=0)


@dataclass(frozen=True, slots=True)
class SwotItem:
    """One line of the SWOT tables: `area` is its column, `factor` its row heading."""

    quadrant: str = f.choice(
        "ด้านของ SWOT",
        {"S": "จุดแข็ง", "W": "จุดอ่อน", "O": "โอกาส", "T": "อุปสรรค"},
        required=True,
    )
    code: str = f.text("รหัส")
    area: str = f.text("ด้าน")
    factor: str = f.text("ปัจจัย")
    text: str = f.text("ข้อความ", required=True, long=True)


@dataclass(frozen=True, slots=True)
class Link:
    """ความเชื่อมโยง with the BMA plan: codes and keys of the framework, or free text."""

    strategy: str = f.text("ยุทธศาสตร์")
    substrategy: str = f.text("ยุทธศาสตร์ย่อย")
    objective: str = f.ref("วัตถุประสงค์หลัก", OBJECTIVES)
    key_result: str = f.ref("ตัววัดผลหลัก", KEY_RESULTS)
    goal: str = f.text("เป้าประสงค์")
    tactic: str = f.text("กลยุทธ์")
    tactic_kpi: str = f.text("ตัวชี้วัดของกลยุทธ์")
    policy: str = f.text("นโยบาย")
    text: str = f.text("ข้อความ", long=True)


@dataclass(frozen=True, slots=True)
class Formula:
    """Printed as a fraction: numerator over denominator, times multiplier."""

    label: str = f.text("ชื่อสูตร")
    numerator: str = f.text("ตัวตั้ง", required=True, long=True)
    denominator: str = f.text("ตัวหาร", required=True, long=True)
    multiplier: Decimal | None = f.number("ตัวคูณ")


@dataclass(frozen=True, slots=True)
class Measure:
    """What defines an indicator: the sections of its definition column, in order."""

    definition: str = f.text("นิยาม", long=True)
    explanation: str = f.text("คำอธิบายตัวชี้วัด", long=True)
    target: str = f.text("ค่าเป้าหมาย")
    scope: str = f.text("ขอบเขตการวัด/วิธีการวัด", long=True)
    responsibilities: str = f.text("ภารกิจของหน่วยงาน/ส่วนราชการฯ ที่เกี่ยวข้อง", long=True)
    method: str = f.text("วิธีคำนวณ/วัดผลการดำเนินงาน/สูตรคำนวณ", long=True)
    formulas: tuple[Formula, ...] = f.many("สูตร", Formula)
    evidence: str = f.text("วิธีเก็บข้อมูล/หลักฐาน", long=True)


@dataclass(frozen=True, slots=True)
class Strategy:
    """ยุทธศาสตร์ of the BMA plan."""

    code: str = f.text("รหัส", required=True)
    name: str = f.text("ชื่อ", required=True)


@dataclass(frozen=True, slots=True)
class Substrategy:
    """ยุทธศาสตร์ย่อย; `strategy` is the code of the one above."""

    code: str = f.text("รหัส", required=True)
    name: str = f.text("ชื่อ", required=True)
    strategy: str = f.text("ยุทธศาสตร์")


@dataclass(frozen=True, slots=True)
class Goal:
    """เป้าประสงค์."""

    code: str = f.text("รหัส", required=True)
    text: str = f.text("ข้อความ", required=True, long=True)
    substrategy: str = f.text("ยุทธศาสตร์ย่อย")


@dataclass(frozen=True, slots=True)
class Objective:
    """วัตถุประสงค์หลัก (Objective)."""

    key: str = f.own_key("รหัสอ้างอิง", "o")
    substrategy: str = f.text("ยุทธศาสตร์ย่อย")
    text: str = f.text("ข้อความ", required=True, long=True)


@dataclass(frozen=True, slots=True)
class KeyResult:
    """ตัววัดผลหลัก (Key Result : KR)."""

    key: str = f.own_key("รหัสอ้างอิง", "r")
    objective: str = f.ref("วัตถุประสงค์หลัก", OBJECTIVES)
    code: str = f.text("ลำดับ")
    text: str = f.text("ข้อความ", required=True, long=True)
    target: str = f.text("ค่าเป้าหมาย")
    lead: tuple[str, ...] = f.texts("หน่วยงานรับผิดชอบหลัก")
    support: tuple[str, ...] = f.texts("หน่วยงานสนับสนุน")
    policy: str = f.text("นโยบาย")


@dataclass(frozen=True, slots=True)
class Tactic:
    """กลยุทธ์."""

    code: str = f.text("รหัส", required=True)
    text: str = f.text("ข้อความ", long=True)
    substrategy: str = f.text("ยุทธศาสตร์ย่อย")
    goal: str = f.text("เป้าประสงค์")


@dataclass(frozen=True, slots=True)
class YearTarget:
    """The target of one year."""

    year: str = f.text("ปี")
    text: str = f.text("ค่าเป้าหมาย")


@dataclass(frozen=True, slots=True)
class TacticKpi:
    """ตัวชี้วัด (KPI) of a กลยุทธ์ or of an เป้าประสงค์, with a target a year."""

    code: str = f.text("รหัส", required=True)
    tactic: str = f.text("กลยุทธ์")
    text: str = f.text("ข้อความ", required=True, long=True)
    targets: tuple[YearTarget, ...] = f.mapping("ค่าเป้าหมาย", YearTarget)
    responsible: str = f.text("หน่วยงานรับผิดชอบ")
    measure: Measure = f.one("นิยามและวิธีคำนวณ", Measure)
    projects: tuple[str, ...] = f.refs("โครงการ", PROJECTS)
    goal: str = f.text("เป้าประสงค์")
    indicator: str = f.ref("ตัวชี้วัดของแผน", INDICATORS)


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy of the governor: P and 3 digits, or มิติ and name."""

    code: str = f.text("รหัส", required=True)
    dimension: str = f.text("มิติ")
    name: str = f.text("ชื่อ")


@dataclass(frozen=True, slots=True)
class Component:
    """องค์ประกอบการประเมิน."""

    code: str = f.text("รหัส", required=True)
    name: str = f.text("ชื่อ", required=True)


@dataclass(frozen=True, slots=True)
class Framework:
    """The part of the BMA plan and of the governor's policy that a plan refers to."""

    strategies: tuple[Strategy, ...] = f.many("ยุทธศาสตร์", Strategy)
    substrategies: tuple[Substrategy, ...] = f.many("ยุทธศาสตร์ย่อย", Substrategy)
    goals: tuple[Goal, ...] = f.many("เป้าประสงค์", Goal)
    objectives: tuple[Objective, ...] = f.many("วัตถุประสงค์หลัก", Objective)
    key_results: tuple[KeyResult, ...] = f.many("ตัววัดผลหลัก", KeyResult)
    tactics: tuple[Tactic, ...] = f.many("กลยุทธ์", Tactic)
    tactic_kpis: tuple[TacticKpi, ...] = f.many("ตัวชี้วัดของกลยุทธ์", TacticKpi)
    policies: tuple[Policy, ...] = f.many("นโยบาย", Policy)
    components: tuple[Component, ...] = f.many("องค์ประกอบ", Component)


@dataclass(frozen=True, slots=True)
class Span:
    """Months of work, first and last included."""

    start: str = f.month("เดือนเริ่ม", required=True)
    end: str = f.month("เดือนสิ้นสุด", required=True)


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the milestone grid; '3.1' is a sub-step of 3; `weight` is percent."""

    number: str = f.text("ลำดับขั้นตอน", required=True)
    text: str = f.text("ขั้นตอน", required=True, long=True)
    weight: Decimal | None = f.number("เนื้องาน (ร้อยละ)", minimum=0, maximum=100, nullable=True)
    spans: tuple[Span, ...] = f.many("ช่วงเวลา", Span)


@dataclass(frozen=True, slots=True)
class Activity:
    """The steps of a project, or of one of its several activities."""

    title: str = f.text("ชื่อกิจกรรม")
    steps: tuple[Step, ...] = f.many("ขั้นตอน", Step, required=True)


@dataclass(frozen=True, slots=True)
class Budget:
    """Money of this year (baht) and how it stands; rule 5 of the forms."""

    amount: Decimal | None = f.money("จำนวนเงิน", nullable=True)
    status: str = f.choice(
        "สถานะงบประมาณ",
        {
            "granted": "ได้รับงบประมาณ",
            "none": "ไม่ใช้งบประมาณ",
            "not_granted": "ไม่ได้รับงบประมาณ",
            "requested": "อยู่ระหว่างขอจัดสรร",
            "off_budget": "เงินนอกงบประมาณ",
        },
    )
    total_amount: Decimal | None = f.money("วงเงินรวมทุกปี", nullable=True)
    note: str = f.text("หมายเหตุงบประมาณ")


@dataclass(frozen=True, slots=True)
class Grid:
    """The months that the milestone grid shows."""

    start: str = f.month("เดือนแรก", required=True)
    end: str = f.month("เดือนสุดท้าย", required=True)


@dataclass(frozen=True, slots=True)
class Project:
    """โครงการ or กิจกรรม, wherever in the plan it is listed."""

    key: str = f.own_key("รหัสอ้างอิง", "p")
    name: str = f.text("ชื่อ", required=True, long=True)
    kind: str = f.choice("ประเภท", {"project": "โครงการ", "activity": "กิจกรรม"})
    budget: Budget = f.one("งบประมาณ", Budget)
    divisions: tuple[str, ...] = f.refs("ส่วนราชการ", DIVISIONS)
    strategy_code: str = f.text("รหัสยุทธศาสตร์ (6 หลัก)")
    policies: tuple[str, ...] = f.texts("รหัสนโยบาย")
    integrated_programme: str = f.text("แผนงานบูรณาการ")
    note: str = f.text("หมายเหตุ", long=True)
    activities: tuple[Activity, ...] = f.many("กิจกรรม", Activity)
    grid: Grid = f.one("ช่วงเดือนของตาราง", Grid)
    dropped: bool | None = f.flag("ยกเลิกก่อนประกาศแผน")


@dataclass(frozen=True, slots=True)
class RubricLevel:
    """One row of a rubric: level 5 to 1, its percent, criteria and points."""

    level: int | None = f.integer("ระดับ", required=True, minimum=1, maximum=5)
    percent: Decimal | None = f.number("ร้อยละความสำเร็จ")
    criteria: tuple[str, ...] = f.texts("เกณฑ์")
    points: Decimal | None = f.number("คะแนน")


@dataclass(frozen=True, slots=True)
class Rubric:
    """เกณฑ์การให้คะแนน."""

    title: str = f.text("ชื่อเกณฑ์")
    levels: tuple[RubricLevel, ...] = f.many("ระดับ", RubricLevel, required=True)
    remarks: tuple[str, ...] = f.texts("หมายเหตุ")


@dataclass(frozen=True, slots=True)
class Baseline:
    """ข้อมูลพื้นฐาน of one year, or a text without a year."""

    year: int | None = f.year("ปี")
    text: str = f.text("ข้อความ", long=True)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A negotiated indicator: its definition, rubrics and projects."""

    key: str = f.own_key("รหัสอ้างอิง", "k")
    number: str = f.text("ลำดับ")
    name: str = f.text("ชื่อ", required=True, long=True)
    component: str = f.text("องค์ประกอบ")
    kind: str = f.choice("ประเภท", {"output": "ผลผลิต", "outcome": "ผลลัพธ์", "impact": "ผลกระทบ"})
    target: str = f.text("เป้าหมาย")
    target_value: Decimal | None = f.number("ค่าเป้าหมาย (ตัวเลข)", nullable=True)
    unit_of_measure: str = f.text("หน่วยนับ")
    weight: Decimal | None = f.number("น้ำหนักคะแนน", nullable=True)
    baseline: tuple[Baseline, ...] = f.many("ข้อมูลพื้นฐาน", Baseline)
    link: Link = f.one("ความเชื่อมโยง", Link)
    measure: Measure = f.one("นิยามและวิธีคำนวณ", Measure)
    rubrics: tuple[Rubric, ...] = f.many("เกณฑ์การให้คะแนน", Rubric)
    remarks: tuple[str, ...] = f.texts("หมายเหตุ")
    projects: tuple[str, ...] = f.refs("โครงการ", PROJECTS)
    division_code: str = f.text("รหัสส่วนราชการ")
    annexes: tuple[Block, ...] = f.many("เอกสารแนบ", Block)


@dataclass(frozen=True, slots=True)
class SupportingIndicator:
    """A row of the table of supporting indicators."""

    component: str = f.text("องค์ประกอบ")
    number: str = f.text("ลำดับ")
    name: str = f.text("ชื่อ", required=True, long=True)
    definition: str = f.text("นิยาม", long=True)
    activity: str = f.text("โครงการ/กิจกรรม", long=True)
    divisions: tuple[str, ...] = f.refs("ส่วนราชการ", DIVISIONS)


@dataclass(frozen=True, slots=True)
class PolicyLink:
    """A row of the table that links the plan to the governor's policy."""

    issue: str = f.text("ประเด็นการพัฒนา", long=True)
    objective: str = f.text("วัตถุประสงค์หลัก", long=True)
    key_result: str = f.text("ตัววัดผล", long=True)
    unit_of_measure: str = f.text("หน่วยนับ")
    target: str = f.text("ค่าเป้าหมาย")
    project: str = f.ref("โครงการ", PROJECTS)
    project_name: str = f.text("ชื่อโครงการที่สนับสนุน")
    budget_text: str = f.text("งบประมาณ")
    project_kpi: str = f.text("ตัวชี้วัดความสำเร็จ", long=True)


@dataclass(frozen=True, slots=True)
class HeadlineIndicator:
    """ตัววัดผลการดำเนินการหลัก: an indicator of the plan, or a text."""

    group: str = f.text("กลุ่ม")
    text: str = f.text("ข้อความ", long=True)
    target: str = f.text("เป้าหมาย")
    responsible: str = f.text("ผู้รับผิดชอบ")
    indicator: str = f.ref("ตัวชี้วัดของแผน", INDICATORS)


@dataclass(frozen=True, slots=True)
class Part1Tactic:
    """A กลยุทธ์ of Part 1 with its KPIs and its projects in order of priority."""

    tactic: str = f.text("กลยุทธ์", required=True)
    kpis: tuple[str, ...] = f.texts("ตัวชี้วัด")
    projects: tuple[str, ...] = f.refs("โครงการ", PROJECTS)


@dataclass(frozen=True, slots=True)
class Part1Entry:
    """ส่วนที่ 1: what the unit does for one objective of the BMA plan."""

    dimension: int | None = f.choice(
        "มิติ",
        {1: "มิติที่ 1 การบริการสาธารณะ", 2: "มิติที่ 2 การบริหารจัดการ"},
        required=True,
    )
    substrategy: str = f.text("ยุทธศาสตร์ย่อย")
    objective: str = f.ref("วัตถุประสงค์หลัก", OBJECTIVES)
    key_results: tuple[str, ...] = f.refs("ตัววัดผลหลัก", KEY_RESULTS)
    tactics: tuple[Part1Tactic, ...] = f.many("กลยุทธ์", Part1Tactic)


@dataclass(frozen=True, slots=True)
class Part2Issue:
    """ส่วนที่ 2: a ประเด็นการพัฒนา or ภารกิจ of the unit."""

    number: str = f.text("ลำดับ", required=True)
    title: str = f.text("ชื่อ", long=True)
    objectives: tuple[str, ...] = f.texts("วัตถุประสงค์หลัก")
    key_result: str = f.text("ตัววัดผลหลัก", long=True)
    indicators: tuple[str, ...] = f.refs("ตัวชี้วัด", INDICATORS)
    target: str = f.text("เป้าหมาย")
    links: tuple[Link, ...] = f.many("ความเชื่อมโยง", Link)
    projects: tuple[str, ...] = f.refs("โครงการ", PROJECTS)


@dataclass(frozen=True, slots=True)
class Part3Group:
    """ส่วนที่ 3: routine projects of one แผนงาน and ผลผลิต."""

    programme: str = f.text("แผนงาน")
    output: str = f.text("ผลผลิต")
    projects: tuple[str, ...] = f.refs("โครงการ", PROJECTS, required=True)


@dataclass(frozen=True, slots=True)
class Signature:
    """A person who signs, with the lines of the position."""

    role: str = f.text("ฐานะ")
    name: str = f.text("ชื่อ", required=True)
    position: tuple[str, ...] = f.texts("ตำแหน่ง")


@dataclass(frozen=True, slots=True)
class Memo:
    """บันทึกข้อความ."""

    office: str = f.text("ส่วนราชการ")
    phone: str = f.text("โทร.")
    number: str = f.text("ที่")
    date: str = f.date("วันที่")
    subject: str = f.text("เรื่อง", long=True)
    to: str = f.text("เรียน")
    background: tuple[str, ...] = f.texts("ต้นเรื่อง")
    facts: tuple[str, ...] = f.texts("ข้อเท็จจริง")
    proposal: tuple[str, ...] = f.texts("ข้อพิจารณาและเสนอแนะ")
    closing: str = f.text("คำลงท้าย", long=True)
    signatures: tuple[Signature, ...] = f.many("ผู้ลงนาม", Signature)


@dataclass(frozen=True, slots=True)
class Plan:
    """One unit's annual plan."""

    fiscal_year: int | None = f.year("ปีงบประมาณ", required=True)
    edition: str = f.text("ชุดแบบฟอร์ม", required=True)
    title: str = f.text("ชื่อแผน")
    agency: Organisation = f.one("หน่วยงานต้นสังกัด", Organisation)
    unit: Organisation = f.one("หน่วยงาน", Organisation, required=True)
    divisions: tuple[Division, ...] = f.many("ส่วนราชการ", Division)
    preface: tuple[str, ...] = f.texts("คำนำ")
    situation: tuple[Block, ...] = f.many("ข้อมูลทั่วไป/สถานการณ์", Block)
    staffing: tuple[Staffing, ...] = f.many("อัตรากำลัง", Staffing)
    swot: tuple[SwotItem, ...] = f.many("SWOT", SwotItem)
    swot_conclusions: tuple[Block, ...] = f.many("ข้อสรุป SWOT", Block)
    past_results: tuple[Block, ...] = f.many("ผลการดำเนินงานปีที่ผ่านมา", Block)
    vision: str = f.text("วิสัยทัศน์", long=True)
    missions: tuple[str, ...] = f.texts("พันธกิจ")
    goals: tuple[Link, ...] = f.many("เป้าหมาย", Link)
    headline_indicators: tuple[HeadlineIndicator, ...] = f.many(
        "ตัววัดผลการดำเนินการหลัก", HeadlineIndicator
    )
    framework: Framework = f.one("กรอบยุทธศาสตร์", Framework)
    part1: tuple[Part1Entry, ...] = f.many("รายการ (ส่วนที่ 1)", Part1Entry)
    part2: tuple[Part2Issue, ...] = f.many("รายการ (ส่วนที่ 2)", Part2Issue)
    part3: tuple[Part3Group, ...] = f.many("รายการ (ส่วนที่ 3)", Part3Group)
    projects: tuple[Project, ...] = f.many("โครงการ", Project)
    indicators: tuple[Indicator, ...] = f.many("ตัวชี้วัด", Indicator)
    supporting_indicators: tuple[SupportingIndicator, ...] = f.many(
        "ตัวชี้วัดสนับสนุน", SupportingIndicator
    )
    policy_links: tuple[PolicyLink, ...] = f.many("ความเชื่อมโยงนโยบาย", PolicyLink)
    cover_lines: tuple[str, ...] = f.texts("ข้อความหน้าปก")
    people: tuple[Signature, ...] = f.many("ผู้ลงนามของหน่วยงาน", Signature)
    memo_template: Memo = f.one("แบบบันทึกข้อความของหน่วยงาน", Memo)


@dataclass(frozen=True, slots=True)
class Result:
    """How far an indicator has come; `progress` is percent since the year began."""

    indicator: str = f.ref("ตัวชี้วัด", INDICATORS, required=True)
    progress: Decimal | None = f.number("ความก้าวหน้า (ร้อยละ)", nullable=True)
    value: Decimal | None = f.number("ค่าที่ได้", nullable=True)
    numerator: Decimal | None = f.number("ตัวตั้ง", nullable=True)
    denominator: Decimal | None = f.number("ตัวหาร", nullable=True)
    level: Decimal | None = f.number("ระดับที่ได้", nullable=True)
    narrative: str = f.text("ผลการดำเนินงาน", long=True)


@dataclass(frozen=True, slots=True)
class StepDone:
    """Percent of one step done by the quarter's end; `activity` counts from 0."""

    project: str = f.ref("โครงการ", PROJECTS, required=True)
    activity: int | None = f.integer("กิจกรรม", minimum=0)
    step: str = f.text("ขั้นตอน", required=True)
    done: Decimal | None = f.number("ทำแล้ว (ร้อยละ)", required=True, minimum=0, maximum=100)


@dataclass(frozen=True, slots=True)
class Spending:
    """Baht disbursed for a project since the fiscal year began."""

    project: str = f.ref("โครงการ", PROJECTS, required=True)
    amount: Decimal | None = f.money("จำนวนเงิน", required=True)


@dataclass(frozen=True, slots=True)
class IssuedFigure:
    """One figure as it was issued, in words of that day: it outlives what it speaks of.

    `place` names it among the figures of a report, the same in every issuance.
    """

    place: str = f.text("ตำแหน่ง", required=True)
    what: str = f.text("รายการ", required=True)
    value: str = f.text("ค่า", long=True)


@dataclass(frozen=True, slots=True)
class Issuance:
    """A report sent up under a memo; reopened where there is a date of that."""

    date: str = f.date("วันที่ออกรายงาน")
    by: str = f.text("ผู้ออกรายงาน")
    number: str = f.text("เลขที่บันทึก")
    memo_date: str = f.date("บันทึกลงวันที่")
    figures: tuple[IssuedFigure, ...] = f.many("ตัวเลขที่ออก", IssuedFigure)
    reopened_date: str = f.date("วันที่เปิดแก้ไข")
    reopened_by: str = f.text("ผู้เปิดแก้ไข")
    reason: str = f.text("เหตุผลที่เปิดแก้ไข", long=True)


@dataclass(frozen=True, slots=True)
class Report:
    """One quarter's report (สยป.3) and the memo it goes with."""

    quarter: int | None = f.choice(
        "ไตรมาส",
        {1: "ไตรมาสที่ 1", 2: "ไตรมาสที่ 2", 3: "ไตรมาสที่ 3", 4: "ไตรมาสที่ 4"},
        required=True,
    )
    memo: Memo = f.one("บันทึกข้อความ", Memo)
    results: tuple[Result, ...] = f.many("ผลตัวชี้วัด", Result)
    steps: tuple[StepDone, ...] = f.many("ผลขั้นตอน", StepDone)
    spending: tuple[Spending, ...] = f.many("การเบิกจ่าย", Spending)
    signatures: tuple[Signature, ...] = f.many("ผู้ลงนาม", Signature)
    issuances: tuple[Issuance, ...] = f.many("การออกรายงาน", Issuance)


@dataclass(frozen=True, slots=True)
class Package:
    """A plan and its quarterly reports: what a package file holds."""

    plan: Plan = f.one("แผน", Plan, required=True)
    reports: tuple[Report, ...] = f.many("รายงานไตรมาส", Report)
