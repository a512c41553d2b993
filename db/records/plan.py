"""A unit's annual plan: organisation, essentials, parts, projects, indicators."""

from __future__ import annotations

from decimal import Decimal

from db import fields as f
from db.record_classes import record
from db.records.drawn import Drawn
from db.records.framework import Framework
from db.records.lists import (
    COMPONENTS,
    DIVISIONS,
    GOALS,
    INDICATORS,
    KEY_RESULTS,
    OBJECTIVES,
    POLICIES,
    PROJECTS,
    STRATEGIES,
    SUBSTRATEGIES,
    TACTIC_KPIS,
    TACTICS,
)
from db.records.measure import Measure
from db.records.online import Entered, Online
from db.records.own import OwnValue
from db.records.report import Memo, Signature


@record
class Block:
    """A headed run of paragraphs; `level` 1 to 5 is the heading's depth."""

    heading: str = f.text("หัวข้อ")
    level: int | None = f.integer("ระดับหัวข้อ", minimum=1, maximum=5)
    paragraphs: tuple[str, ...] = f.texts("ย่อหน้า", required=True, marked=True)
    id: str = f.identity()


@record
class Organisation:
    """A unit or the agency above it."""

    name: str = f.text("ชื่อ", required=True)
    abbreviation: str = f.text("ชื่อย่อ")
    code: str = f.text("รหัส")
    phone: str = f.text("โทรศัพท์")


@record
class Division:
    """ส่วนราชการภายใน: a ส่วน, ฝ่าย or กลุ่มงาน inside the unit."""

    key: str = f.own_key("รหัสอ้างอิง", "d")
    name: str = f.text("ชื่อ", required=True)
    abbreviation: str = f.text("ชื่อย่อ")
    code: str = f.text("รหัสส่วนราชการ")
    parent: str = f.ref("สังกัด", DIVISIONS)
    duties: tuple[str, ...] = f.texts("อำนาจหน้าที่")
    id: str = f.identity()


@record
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
    id: str = f.identity()


@record
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
    id: str = f.identity()


@record
class Link:
    """ความเชื่อมโยง with the BMA plan: codes and keys of the framework, or free text."""

    strategy: str = f.code("ยุทธศาสตร์", STRATEGIES)
    substrategy: str = f.code("ยุทธศาสตร์ย่อย", SUBSTRATEGIES)
    objective: str = f.ref("วัตถุประสงค์หลัก", OBJECTIVES)
    key_result: str = f.ref("ตัววัดผลหลัก", KEY_RESULTS)
    goal: str = f.code("เป้าประสงค์", GOALS)
    tactic: str = f.code("กลยุทธ์", TACTICS)
    tactic_kpi: str = f.code("ตัวชี้วัดของกลยุทธ์", TACTIC_KPIS)
    policy: str = f.code("นโยบาย", POLICIES)
    text: str = f.text("ข้อความ", long=True)


@record
class ListedLink(Link):
    """A link that stands in a list of its own."""

    id: str = f.identity()


@record
class Span:
    """Months of work, first and last included."""

    start: str = f.month("เดือนเริ่ม", required=True)
    end: str = f.month("เดือนสิ้นสุด", required=True)
    label: str = f.text("ข้อความบนลูกศร")
    id: str = f.identity()


@record
class Step:
    """One row of the milestone grid; '3.1' is a sub-step of 3; `weight` is percent."""

    number: str = f.text("ลำดับขั้นตอน", required=True)
    text: str = f.text("ขั้นตอน", required=True, long=True)
    weight: Decimal | None = f.number("น้ำหนัก (ร้อยละ)", minimum=0, maximum=100, nullable=True)
    spans: tuple[Span, ...] = f.many("ช่วงเวลา", Span)
    id: str = f.identity()


@record
class Activity:
    """The steps of a project, or of one of its several activities."""

    title: str = f.text("ชื่อกิจกรรม")
    steps: tuple[Step, ...] = f.many("ขั้นตอน", Step, required=True)
    id: str = f.identity()


@record
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


@record
class Grid:
    """The months that the milestone grid shows."""

    start: str = f.month("เดือนแรก", required=True)
    end: str = f.month("เดือนสุดท้าย", required=True)


@record
class Project:
    """โครงการ or กิจกรรม, wherever in the plan it is listed."""

    key: str = f.own_key("รหัสอ้างอิง", "p")
    name: str = f.text("ชื่อ", required=True, long=True)
    kind: str = f.choice("ประเภท", {"project": "โครงการ", "activity": "กิจกรรม"})
    budget: Budget = f.one("งบประมาณ", Budget)
    divisions: tuple[str, ...] = f.refs("ส่วนราชการ", DIVISIONS)
    strategy_code: str = f.digits("รหัสยุทธศาสตร์ (6 หลัก)")
    policies: tuple[str, ...] = f.codes("รหัสนโยบาย", POLICIES, unordered=True)
    integrated_programme: str = f.text("แผนงานบูรณาการ")
    note: str = f.text("หมายเหตุ", long=True)
    activities: tuple[Activity, ...] = f.many("กิจกรรม", Activity)
    grid: Grid = f.one("ช่วงเดือนของตาราง", Grid)
    dropped: bool | None = f.flag("ยกเลิกก่อนประกาศใช้แผน")
    online: Online = f.one("ระบบออนไลน์", Online, since=2)
    own_values: tuple[OwnValue, ...] = f.mapping("ช่องที่ชุดแบบฟอร์มเพิ่ม", OwnValue, since=2)
    id: str = f.identity()


@record
class RubricLevel:
    """One row of a rubric: level 5 to 1, its percent, criteria and points."""

    level: int | None = f.integer("ระดับ", required=True, minimum=1, maximum=5)
    percent: Decimal | None = f.number("ร้อยละความสำเร็จ")
    criteria: tuple[str, ...] = f.texts("เกณฑ์")
    points: Decimal | None = f.number("คะแนน")
    id: str = f.identity()


@record
class Rubric:
    """เกณฑ์การให้คะแนน."""

    title: str = f.text("ชื่อเกณฑ์")
    levels: tuple[RubricLevel, ...] = f.many("ระดับ", RubricLevel, required=True)
    remarks: tuple[str, ...] = f.texts("หมายเหตุ", marked=True)
    id: str = f.identity()


@record
class Baseline:
    """ข้อมูลพื้นฐาน of one year, or a text without a year."""

    year: int | None = f.year("ปี")
    text: str = f.text("ข้อความ", long=True)
    id: str = f.identity()


@record
class Indicator:
    """A negotiated indicator: its definition, rubrics and projects."""

    key: str = f.own_key("รหัสอ้างอิง", "k")
    number: str = f.text("ลำดับ")
    name: str = f.text("ชื่อ", required=True, long=True)
    component: str = f.code("องค์ประกอบ", COMPONENTS)
    kind: str = f.choice("ประเภท", {"output": "ผลผลิต", "outcome": "ผลลัพธ์", "impact": "ผลกระทบ"})
    target: str = f.text("เป้าหมาย")
    target_value: Decimal | None = f.number("ค่าเป้าหมาย (ตัวเลข)", nullable=True)
    unit_of_measure: str = f.text("หน่วยนับ")
    weight: Decimal | None = f.number("น้ำหนักคะแนน", nullable=True)
    baseline: tuple[Baseline, ...] = f.many("ข้อมูลพื้นฐาน", Baseline)
    link: Link = f.one("ความเชื่อมโยง", Link)
    measure: Measure = f.one("นิยามและวิธีคำนวณ", Measure)
    rubrics: tuple[Rubric, ...] = f.many("เกณฑ์การให้คะแนน", Rubric)
    remarks: tuple[str, ...] = f.texts("หมายเหตุ", marked=True)
    projects: tuple[str, ...] = f.refs("โครงการ", PROJECTS)
    division_code: str = f.text("รหัสส่วนราชการ")
    annexes: tuple[Block, ...] = f.many("เอกสารแนบ", Block)
    own_values: tuple[OwnValue, ...] = f.mapping("ช่องที่ชุดแบบฟอร์มเพิ่ม", OwnValue, since=2)
    id: str = f.identity()


@record
class SupportingIndicator:
    """A row of the table of supporting indicators."""

    component: str = f.code("องค์ประกอบ", COMPONENTS)
    number: str = f.text("ลำดับ")
    name: str = f.text("ชื่อ", required=True, long=True)
    definition: str = f.text("นิยาม", long=True)
    activity: str = f.text("โครงการ/กิจกรรม", long=True)
    divisions: tuple[str, ...] = f.refs("ส่วนราชการ", DIVISIONS)
    id: str = f.identity()


@record
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
    id: str = f.identity()


@record
class HeadlineIndicator:
    """ตัววัดผลการดำเนินการหลัก: an indicator of the plan, or a text."""

    group: str = f.text("กลุ่ม")
    text: str = f.text("ข้อความ", long=True)
    target: str = f.text("เป้าหมาย")
    responsible: str = f.text("ผู้รับผิดชอบ")
    indicator: str = f.ref("ตัวชี้วัดของแผน", INDICATORS)
    id: str = f.identity()


@record
class ProjectNote:
    """What is printed under a project's name in one place of Part 1 alone."""

    project: str = f.ref("โครงการ", PROJECTS, required=True)
    text: str = f.text("หมายเหตุ", required=True, long=True)
    id: str = f.identity()


@record
class Part1Tactic:
    """A กลยุทธ์ of Part 1 with its KPIs and its projects in order of priority."""

    tactic: str = f.code("กลยุทธ์", TACTICS, required=True)
    kpis: tuple[str, ...] = f.codes("ตัวชี้วัด", TACTIC_KPIS)
    projects: tuple[str, ...] = f.refs("โครงการ", PROJECTS)
    project_notes: tuple[ProjectNote, ...] = f.many("หมายเหตุใต้ชื่อโครงการ", ProjectNote)
    id: str = f.identity()


@record
class Part1Entry:
    """ส่วนที่ 1: what the unit does for one objective of the BMA plan."""

    dimension: int | None = f.choice(
        "มิติ",
        {1: "มิติที่ 1 การบริการสาธารณะ", 2: "มิติที่ 2 การบริหารจัดการ"},
        required=True,
    )
    substrategy: str = f.code("ยุทธศาสตร์ย่อย", SUBSTRATEGIES)
    objective: str = f.ref("วัตถุประสงค์หลัก", OBJECTIVES)
    key_results: tuple[str, ...] = f.refs("ตัววัดผลหลัก", KEY_RESULTS)
    tactics: tuple[Part1Tactic, ...] = f.many("กลยุทธ์", Part1Tactic)
    id: str = f.identity()


@record
class Part2Issue:
    """ส่วนที่ 2: a ประเด็นการพัฒนา or ภารกิจ of the unit."""

    number: str = f.text("ลำดับ", required=True)
    title: str = f.text("ชื่อ", long=True)
    objectives: tuple[str, ...] = f.texts("วัตถุประสงค์หลัก")
    key_result: str = f.text("ตัววัดผลหลัก", long=True)
    indicators: tuple[str, ...] = f.refs("ตัวชี้วัด", INDICATORS)
    target: str = f.text("เป้าหมาย")
    links: tuple[ListedLink, ...] = f.many("ความเชื่อมโยง", ListedLink)
    projects: tuple[str, ...] = f.refs("โครงการ", PROJECTS)
    id: str = f.identity()


@record
class Part3Group:
    """ส่วนที่ 3: routine projects of one แผนงาน and ผลผลิต."""

    programme: str = f.text("แผนงาน")
    output: str = f.text("ผลผลิต")
    projects: tuple[str, ...] = f.refs("โครงการ", PROJECTS, required=True)
    id: str = f.identity()


@record
class TextTableRow:
    """The cells of one row; one over several columns is the first, the rest are empty."""

    cells: tuple[str, ...] = f.texts("ช่อง")


@record
class ColumnWidth:
    """A column's width in relation to the others'."""

    share: Decimal | None = f.number("ความกว้าง", above=0)


@record
class TextTable:
    """A table within the long texts: a line `[table KEY]` is where it stands.

    `head` are its header rows, repeated on every page.
    """

    key: str = f.own_key("รหัสอ้างอิง", "table")
    title: str = f.text("ชื่อตาราง")
    head: tuple[TextTableRow, ...] = f.bare("แถวหัวตาราง", TextTableRow)
    rows: tuple[TextTableRow, ...] = f.bare("แถว", TextTableRow, required=True)
    widths: tuple[ColumnWidth, ...] = f.bare("ความกว้างคอลัมน์", ColumnWidth)
    id: str = f.identity()


@record
class TextPicture:
    """A picture within the long texts: a line `[picture KEY]` is where it stands."""

    key: str = f.own_key("รหัสอ้างอิง", "picture")
    media_type: str = f.choice(
        "ชนิดของรูป", {"image/png": "PNG", "image/jpeg": "JPEG"}, required=True
    )
    data: bytes = f.data("ข้อมูลรูป", required=True)
    caption: str = f.text("คำบรรยายรูป")
    width_mm: Decimal | None = f.number("ความกว้าง (มม.)", above=0, maximum=257)
    id: str = f.identity()


@record
class PrintChoices:
    """Where plans of one edition differ in how they print: what the unit chose.

    Each is a choice only where the edition offers it; unsaid means no.
    """

    footnotes: bool | None = f.flag("พิมพ์เชิงอรรถของแบบฟอร์ม")
    success_measures: bool | None = f.flag("ใช้หัวข้อ ตัววัดผล/ตัวชี้วัดความสำเร็จสำคัญ (KR/KPI)")
    number_each_project: bool | None = f.flag("ส่วนที่ 3 ให้ลำดับที่ทุกโครงการ")
    activity_names: bool | None = f.flag("ตาราง จ ใช้คำว่า ชื่อกิจกรรม กับกิจกรรม")
    whole_definitions: bool | None = f.flag("ตาราง ก ข พิมพ์นิยามครบทุกหัวข้อเสมอ")
    plain_responsibilities: bool | None = f.flag("ตาราง ค ไม่พิมพ์วงเล็บใต้หัวข้อภารกิจของหน่วยงาน")
    policy_names: bool | None = f.flag("พิมพ์ชื่อนโยบายต่อจากรหัส")
    bare_points: bool | None = f.flag("พิมพ์คะแนนที่ได้รับเป็นตัวเลขอย่างเดียว")
    distributed: bool | None = f.flag("จัดข้อความกระจายแบบไทย")


@record
class Acceptance:
    """A finding of the checks that somebody has accepted as it is, with the reason.

    `record` is the identity of the record that it is in (empty: the plan and its reports as
    such) and `place` the dotted place within that. `content` is a digest of what was found
    there: of what has changed since, it says nothing any more.
    """

    check: str = f.text("รหัสข้อที่ตรวจพบ", required=True)
    record: str = f.text("รหัสรายการ")
    place: str = f.text("ช่อง")
    content: str = f.text("รหัสเนื้อหาที่คงไว้", required=True)
    found: str = f.text("ข้อที่ตรวจพบ", long=True)
    reason: str = f.text("เหตุผล", long=True)
    by: str = f.text("ผู้คงไว้")
    date: str = f.date("วันที่คงไว้")
    id: str = f.identity()


@record
class Decision:
    """Something that the writer of a plan made from last year's has to decide.

    `kind` is one of `forms.editing.decisions.KINDS`. `record` is the identity of the record that
    it is in (empty: the plan as such) and `place` the dotted place within that. `found` is what
    stood there when the plan was made: the words of a year, which was the `ordinal`th of its
    text, else a digest. `answer` is empty until there is one: changed, kept or later.
    """

    kind: str = f.text("ชนิดของเรื่อง", required=True)
    record: str = f.text("รหัสรายการ")
    place: str = f.text("ช่อง")
    found: str = f.text("สิ่งที่พบเมื่อสร้างแผน")
    ordinal: int | None = f.integer("ลำดับในข้อความ")
    words: str = f.text("เรื่องที่ต้องตัดสินใจ", long=True)
    answer: str = f.text("การตัดสินใจ")
    id: str = f.identity()


@record
class Plan:
    """One unit's annual plan."""

    fiscal_year: int | None = f.year("ปีงบประมาณ", required=True)
    edition: str = f.text("ชุดแบบฟอร์ม", required=True)
    title: str = f.text("ชื่อแผน")
    agency: Organisation = f.one("หน่วยงานต้นสังกัด", Organisation)
    unit: Organisation = f.one("หน่วยงาน", Organisation, required=True)
    divisions: tuple[Division, ...] = f.many("ส่วนราชการ", Division)
    preface: tuple[str, ...] = f.texts("คำนำ", marked=True)
    situation: tuple[Block, ...] = f.many("ข้อมูลทั่วไป/สถานการณ์", Block)
    staffing: tuple[Staffing, ...] = f.many("อัตรากำลัง", Staffing)
    swot: tuple[SwotItem, ...] = f.many("SWOT", SwotItem)
    swot_conclusions: tuple[Block, ...] = f.many("ข้อสรุป SWOT", Block)
    past_results: tuple[Block, ...] = f.many("ผลการดำเนินงานปีที่ผ่านมา", Block)
    vision: str = f.text("วิสัยทัศน์", long=True)
    missions: tuple[str, ...] = f.texts("พันธกิจ")
    goals: tuple[ListedLink, ...] = f.many("เป้าหมาย", ListedLink)
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
    tables: tuple[TextTable, ...] = f.many("ตารางในข้อความ", TextTable)
    pictures: tuple[TextPicture, ...] = f.many("รูปในข้อความ", TextPicture)
    part3_heading: str = f.text("บรรทัดใต้หัวข้อส่วนที่ 3")
    print_choices: PrintChoices = f.one("ทางเลือกการพิมพ์", PrintChoices)
    acceptances: tuple[Acceptance, ...] = f.many("ข้อที่คงไว้แล้ว", Acceptance, beside=True, since=2)
    decisions: tuple[Decision, ...] = f.many("เรื่องที่ต้องตัดสินใจ", Decision, beside=True, since=2)
    entered: tuple[Entered, ...] = f.many("ที่กรอกในระบบออนไลน์แล้ว", Entered, beside=True, since=2)
    drawn: tuple[Drawn, ...] = f.many("ที่นำมาจากรายการกลาง", Drawn, beside=True, since=2)
    id: str = f.identity()
    previous: str = f.identity()
