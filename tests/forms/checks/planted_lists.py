"""Slips in lists, money and codes, each planted alone in the sound plan."""

from decimal import Decimal

from db.records import (
    Budget,
    Goal,
    Part2Issue,
    Policy,
    PolicyLink,
    Project,
    ProjectNote,
    Strategy,
    Tactic,
    TacticKpi,
    YearTarget,
)
from tests.forms.checks.sound import Planted

_KPI = "plan.framework.tactic_kpis[0]"
_LINK = "plan.policy_links[0]"
_TACTIC = "plan.framework.tactics[0]"
_EXTRA = Project("p5", "โครงการทดลองงานใหม่", "project", Budget(status="none"))
_NOTES = "plan.part1[0].tactics[0].project_notes"


def _money(project: int, amount: str) -> tuple[str, Decimal]:
    return f"plan.projects[{project}].budget.amount", Decimal(amount)


LISTINGS = (
    Planted(
        "PROJECT-NOWHERE",
        {"plan.projects[4]": _EXTRA},
        "plan.projects[4]",
        ("ทดลองงานใหม่",),
        near=({"plan.part3[0].projects[1]": "p5"},),
    ),
    Planted(
        "PROJECT-NOPART",
        {"plan.projects[4]": _EXTRA, f"{_KPI}.projects": ("p5",)},
        "plan.projects[4]",
        ("ทดลองงานใหม่", "ไม่อยู่ในส่วนที่ 1, 2 หรือ 3"),
        near=({"plan.part3[0].projects[1]": "p5"},),
    ),
    Planted(
        "PROJECT-DROPPED",
        {"plan.projects[3].dropped": True},
        "plan.part3[0].projects[0]",
        ("ซ่อมบำรุง", "ยกเลิกแล้ว", "ส่วนที่ 3"),
        near=({"plan.projects[3].dropped": False},),
    ),
    Planted(
        "PROJECT-DROPPED",
        {
            "plan.projects[0].dropped": True,
            "plan.projects[0].policies": (),
            _LINK: PolicyLink(issue="เมืองเปิด"),
            f"{_KPI}.projects": ("p1",),
        },
        f"{_KPI}.projects[0]",
        ("เปิดเผยชุดข้อมูล", "ตาราง ก"),
        near=({f"{_KPI}.projects": ()},),  # its line in Part 1 stays
    ),
    Planted(
        "PROJECT-GIVENUP",
        {"plan.projects[0].note": "ขอยกเลิกโครงการ"},
        "plan.projects[0].dropped",
        ("เปิดเผยชุดข้อมูล", "ขอยกเลิกโครงการ", "ยังไม่ได้ทำเครื่องหมาย"),
        near=({"plan.projects[0].note": "ขอขยายเวลาโครงการ"},),
    ),
    *(
        Planted("PROJECT-GIVENUP", {place: text}, "plan.projects[3].dropped", (text,), near=near)
        for place, text, near in (
            ("plan.projects[3].note", "ไม่เสนอโครงการ", ()),
            ("plan.projects[3].note", "ไม่ได้ดำเนินโครงการนี้", ()),
            ("plan.projects[3].note", "ปรับแผนมาดำเนินการในโครงการอื่น", ()),
            ("plan.projects[3].budget.note", "เลื่อนไปดำเนินการในปี 2569", ()),
            ("plan.projects[3].budget.note", "งดจัดกิจกรรม", ()),
            ("plan.projects[3].note", "ยกเลิก", ({"plan.projects[3].note": "ยกเลิกสัญญาเดิม"},)),
        )
    ),
    Planted(
        "PROJECT-GIVENUP",
        {_NOTES: (ProjectNote("p1", "มิได้ดำเนินการ"),)},
        "plan.projects[0].dropped",
        ("มิได้ดำเนินการ",),
        near=({_NOTES: (ProjectNote("p1", "โครงการซ้ำกับ 7.2"),)},),
    ),
    Planted(
        "PROJECT-UNFUNDED",
        {"plan.projects[2].budget.status": "not_granted"},
        "plan.indicators[1].projects[0]",
        ("พัฒนาผู้ใช้แผน", "ไม่ได้รับงบประมาณ"),
        near=({"plan.projects[2].budget.status": "off_budget"},),
    ),
    Planted(
        "PROJECT-PARTS",
        {"plan.part2[1].projects": ("p3", "p1")},
        "plan.part2[1].projects[1]",
        ("เปิดเผยชุดข้อมูล", "ส่วนที่ 1 และส่วนที่ 2"),
        near=(
            {"plan.part2[1].projects": ("p3",), "plan.part3[0].projects": ("p4", "p1")},
            {"plan.part2[1].projects": ("p3", "p2")},  # in two issues of one part
        ),
    ),
    Planted(
        "PROJECT-TWICE",
        {"plan.part3[0].projects": ("p4", "p4")},
        "plan.part3[0].projects[1]",
        ("ซ่อมบำรุง", "ซ้ำ"),
    ),
    Planted(
        "PROJECT-NAME",
        {"plan.projects[3].name": "โครงการเปิดเผยชุดข้อมูล เมือง"},
        "plan.projects[3].name",
        ("โครงการที่ 1 และโครงการที่ 4", "ส่วนที่ 3"),
        near=({"plan.projects[3].name": "โครงการเปิดเผยชุดข้อมูลเมือง ระยะที่ 2"},),
    ),
    Planted(
        "ISSUE-TWICE",
        {"plan.part2[1].number": "1."},
        "plan.part2[1].number",
        ("ใช้ลำดับเดียวกับ", "ติดตามงานด้วยกระดาน"),
        near=({"plan.part2[1].number": "2."},),
    ),
    Planted(
        "ISSUE-PROJECT",
        {"plan.part2[2]": Part2Issue("3", "ว่าง", ("มี",), "มี")},
        "plan.part2[2].projects",
        ("ประเด็นการพัฒนาที่ 3",),
        near=({"plan.part2[2].projects": ("p3",)},),
    ),
    Planted(
        "ISSUE-OBJECTIVE",
        {"plan.part2[1].objectives": (" ",)},
        "plan.part2[1].objectives",
        ("ประเด็นการพัฒนาที่ 2",),
        near=({"plan.part2[1].objectives": (" ", "มี")},),
    ),
    Planted(
        "ISSUE-RESULT",
        {"plan.part2[1].key_result": " ", "plan.part2[1].indicators": ()},
        "plan.part2[1].key_result",
        ("ประเด็นการพัฒนาที่ 2",),
        near=({"plan.part2[1].key_result": "ผู้ใช้ผ่านการอบรม"},),
    ),
)

BUDGETS = (
    Planted(
        "BUDGET-NONE",
        {
            "plan.projects[3].budget.status": "none",
            "reports[0].spending": (),
            "reports[1].spending": (),
        },
        "plan.projects[3].budget.amount",
        ("500,000 บาท", "ไม่ใช้งบประมาณ"),
        near=({"plan.projects[3].budget.amount": Decimal(0)},),
    ),
    Planted(
        "BUDGET-AMOUNT",
        {"plan.projects[2].budget.amount": None},
        "plan.projects[2].budget.amount",
        ("พัฒนาผู้ใช้แผน", "อยู่ระหว่างขอจัดสรร"),
        near=({"plan.projects[2].budget.status": "off_budget"},),
    ),
    Planted(
        "BUDGET-STATUS",
        {"plan.projects[3].budget.status": ""},
        "plan.projects[3].budget.status",
        ("500,000 บาท",),
        near=(
            {
                "plan.projects[3].budget.amount": None,
                "reports[0].spending": (),
                "reports[1].spending": (),
            },
        ),
    ),
    Planted(
        "BUDGET-NOTE",
        {"plan.projects[3].budget.note": "ไม่ได้รับการจัดสรรงบประมาณ"},
        "plan.projects[3].budget.note",
        ("500,000 บาท", "ไม่ได้รับการจัดสรรงบประมาณ"),
        near=(
            {"plan.projects[3].budget.status": "not_granted"},
            {"plan.projects[3].budget.note": "ได้รับงบประมาณแล้ว"},
        ),
    ),
    Planted(
        "BUDGET-NOTE",
        {_NOTES: (ProjectNote("p1", "ไม่ได้รับงบประมาณ"),)},
        f"{_NOTES}[0].text",
        ("250,000 บาท", "กลยุทธ์ 5.1.2"),
    ),
    Planted(
        "BUDGET-MILLIONS",
        dict([_money(2, "999.99")]),
        "plan.projects[2].budget.amount",
        ("999.99 บาท", "500,000 บาท"),
        near=(dict([_money(2, "1000")]),),
    ),
    Planted(
        "BUDGET-MILLIONS",
        dict(
            [
                _money(0, "100000"),
                _money(2, "20"),
                _money(3, "90000"),
                (f"{_LINK}.budget_text", "100,000.-"),
                ("reports[1].spending", ()),
            ]
        ),
        "plan.projects[2].budget.amount",
        ("20 บาท น่าจะกรอกเป็นล้านบาท โครงการอื่นสูงถึง 100,000 บาท",),
        near=(dict([_money(0, "99999"), (f"{_LINK}.budget_text", "99,999.-")]),),
    ),
    Planted(
        "BUDGET-WHOLE",
        {"plan.projects[3].budget.total_amount": Decimal(499999)},
        "plan.projects[3].budget.total_amount",
        ("499,999 บาท", "500,000 บาท"),
        near=({"plan.projects[3].budget.total_amount": Decimal(500000)},),
    ),
    Planted(
        "LINK-BUDGET",
        {f"{_LINK}.budget_text": "20,000,000.-"},
        f"{_LINK}.budget_text",
        ("20,000,000.-", "250,000 บาท"),
        near=(
            {f"{_LINK}.budget_text": "0.25 ล้านบาท"},
            {f"{_LINK}.budget_text": "2 รายการ 250,000. - บาท"},
            {f"{_LINK}.budget_text": "ตามที่ได้รับจัดสรร"},
        ),
    ),
    Planted(
        "LINK-BUDGET",
        {f"{_LINK}.budget_text": "-"},
        f"{_LINK}.budget_text",
        ("“-”", "250,000"),
        near=(
            {
                f"{_LINK}.project": "p2",
                f"{_LINK}.project_name": "",
                "plan.projects[1].policies": ("P101",),
                "plan.projects[0].policies": (),
            },
        ),
    ),
    Planted(
        "LINK-BUDGET",
        {"plan.projects[0].budget.status": "not_granted", f"{_LINK}.budget_text": "250,000"},
        f"{_LINK}.budget_text",
        ("250,000", "ไม่ได้รับงบประมาณ"),
        near=({f"{_LINK}.budget_text": "250,000 *ไม่ได้รับงบประมาณ"},),
    ),
)

CODES = (
    Planted(
        "CODE-UNKNOWN",
        {"plan.part1[0].tactics[0].kpis[1]": "5.1.2.9"},
        "plan.part1[0].tactics[0].kpis[1]",
        ("5.1.2.9",),
        near=({"plan.part1[0].tactics[0].kpis[1]": "-"},),
    ),
    Planted(
        "CODE-NOLIST",
        {"plan.framework.components": ()},
        "plan.framework.components",
        ("1.1",),
    ),
    Planted(
        "CODE-NEST",
        {f"{_KPI}.code": "5.2.2.1", "plan.part1[0].tactics[0].kpis": ()},
        f"{_KPI}.tactic",
        ("5.2.2.1", "5.1.2"),
        near=({f"{_KPI}.code": "5.1.2.7"},),
    ),
    Planted(
        "CODE-NEST",
        {
            "plan.framework.objectives[0].substrategy": "",
            "plan.framework.key_results[0].objective": "",
            "plan.framework.strategies[1]": Strategy("6", "เมืองน่าอยู่"),
            "plan.goals[0].strategy": "6",
        },
        "plan.goals[0].substrategy",
        ("5.1", "6"),
        near=({"plan.goals[0].strategy": "5"},),
    ),
    Planted(
        "CODE-NEST",
        {
            "plan.framework.goals": (Goal("5.1", "เป้า", "5.1"), Goal("5.2", "เป้าอื่น", "")),
            "plan.framework.goals[0].substrategy": "",
            f"{_TACTIC}.goal": "5.2",
        },
        f"{_TACTIC}.goal",
        ("กลยุทธ์ 5.1.2", "5.2"),
        near=(
            {f"{_TACTIC}.goal": "5.1"},
            # A goal of the same level stands beside the tactic, one without a dot nowhere.
            {"plan.framework.goals[1].code": "5.2.1", f"{_TACTIC}.goal": "5.2.1"},
            {"plan.framework.goals[1].code": "3", f"{_TACTIC}.goal": "3"},
        ),
    ),
    Planted(
        "CODE-NEST",
        {
            "plan.framework.goals": (Goal("5.1.3", "เป้า", "5.1"),),
            "plan.framework.tactics": (Tactic("5.1.2", "เปิดเผย", "5.1"), Tactic("5.1.4.1", "ย่อย")),
            "plan.goals[0].goal": "5.1.3",
            "plan.goals[0].tactic": "5.1.4.1",
        },
        "plan.goals[0].tactic",
        ("5.1.4.1", "5.1.3"),
        near=(
            {"plan.framework.tactics[1].code": "5.1.3.1", "plan.goals[0].tactic": "5.1.3.1"},
            {"plan.goals[0].tactic": ""},  # a link may end at the goal
        ),
    ),
    Planted(
        "CODE-TWICE",
        {"plan.framework.strategies[1]": Strategy("5", "อีกชื่อหนึ่ง")},
        "plan.framework.strategies[1].code",
        ("ยุทธศาสตร์ 5 มีซ้ำ",),
        near=({"plan.framework.strategies[1].code": "6"},),
    ),
    Planted(
        "POLICY-FORM",
        {"plan.framework.policies[0].code": "P10", "plan.projects[0].policies": ("P10",)},
        "plan.framework.policies[0].code",
        ("“P10”",),
        near=({"plan.framework.policies[0].code": "P100", "plan.projects[0].policies": ("P100",)},),
    ),
    Planted(
        "LINK-POLICY",
        {
            f"{_LINK}.project": "p3",
            f"{_LINK}.project_name": "",
            f"{_LINK}.budget_text": "",
            "plan.projects[0].policies": (),
        },
        f"{_LINK}.project",
        ("พัฒนาผู้ใช้แผน", "ไม่มีรหัสนโยบาย"),
        near=({"plan.projects[2].policies": ("P101",)},),
    ),
    Planted(
        "LINK-MISSING",
        {_LINK: PolicyLink(issue="เมืองเปิด")},
        "plan.projects[0].policies",
        ("เปิดเผยชุดข้อมูล", "P101"),
        near=({"plan.projects[0].policies": ("-",)}, {"plan.policy_links": ()}),
    ),
    Planted(
        "STRATEGY-CODE",
        {"plan.projects[0].strategy_code": "55100"},
        "plan.projects[0].strategy_code",
        ("“55100”", "5 หลัก ไม่ใช่ 6 หลัก"),
        near=(
            {"plan.projects[0].strategy_code": "5510 01"},
            {"plan.projects[0].strategy_code": "-"},
        ),
    ),
    Planted(
        "STRATEGY-NONE",
        {"plan.projects[0].strategy_code": "", "plan.projects[3].strategy_code": "551002"},
        "plan.projects[0].strategy_code",
        ("เปิดเผยชุดข้อมูล",),
        near=(
            {"plan.projects[3].strategy_code": ""},
            {"plan.projects[0].strategy_code": "เพิ่มเติมปี 2568"},
        ),
    ),
    Planted(
        "KPI-DEFINITION",
        {f"{_KPI}.measure.definition": ""},
        f"{_KPI}.measure.definition",
        ("5.1.2.1", "100 ชุดข้อมูล"),
        near=(
            {f"{_KPI}.measure.scope": "ชุดข้อมูลที่ดาวน์โหลดได้"},
            {f"{_KPI}.indicator": "k1"},
            {f"{_KPI}.responsible": "สำนักการแพทย์"},  # another office defines it
            {"plan.part1[0].tactics[0].kpis": ()},  # only pointed at
            {f"{_KPI}.targets[1]": YearTarget("2568", "-")},
        ),
    ),
    *(
        Planted(
            "KPI-DEFINITION",
            {f"{_KPI}.measure.definition": "", f"{_KPI}.responsible": who},
            f"{_KPI}.measure.definition",
            ("ไม่มีนิยาม",),
        )
        for who in ("สำนักการแพทย์ และฝ่ายแผนงาน", "ทุกหน่วยงาน")
    ),
    Planted(
        "KPI-DEFINITION",
        {
            "plan.framework.tactic_kpis[1]": TacticKpi(
                "5.1.2.2",
                "5.1.2",
                "จำนวนครั้งที่ดาวน์โหลด",
                (YearTarget("2568", "9 ครั้ง"),),
                projects=("p1",),
            )
        },
        "plan.framework.tactic_kpis[1].measure.definition",
        ("5.1.2.2",),
        near=({"plan.framework.tactic_kpis[1].projects": ()},),
    ),
    Planted(
        "KPI-TARGET",
        {f"{_KPI}.targets": ()},
        f"{_KPI}.targets",
        ("5.1.2.1", "2568"),
        near=({f"{_KPI}.targets": (YearTarget("2568", "-"),)},),
    ),
    Planted(
        "CODE-WORDS",
        {"plan.indicators[0].link.text": "ตัวชี้วัด 5.1.2 จำนวนชุดข้อมูลที่เปิดเผยในปี"},
        "plan.indicators[0].link.text",
        ("รหัส 5.1.2 ", "ของรหัส 5.1.2.1", "จำนวนชุดข้อมูล"),
        near=(
            {"plan.indicators[0].link.text": "ตัวชี้วัด 5.1.2.1 จำนวนชุดข้อมูลที่เปิดเผยในปี"},
            {"plan.indicators[0].link.text": "ตัวชี้วัด 5.1.2 ความสำเร็จของชุดข้อมูลที่เปิดเผยในปี"},
        ),
    ),
    Planted(
        "STEP-POLICY",
        {
            "plan.framework.policies[1]": Policy("P102"),
            "plan.projects[1].policies": ("P101",),
            "plan.projects[1].activities[0].title": "สนับสนุนนโยบาย P102",
        },
        "plan.projects[1].activities[0].title",
        ("P102", "ของโครงการคือ “P101”"),
        near=({"plan.projects[1].activities[0].title": "สนับสนุนนโยบาย P101"},),
    ),
    Planted(
        "STEP-POLICY",
        {
            "plan.framework.policies": (
                Policy("P101", "บริหาร", "ข้อมูลของเมือง"),
                Policy("P102", "บริหาร", "ลดขยะ ที่บ้าน"),
            ),
            "plan.projects[1].policies": ("P101",),
            "plan.projects[1].activities[0].title": "มิติ : บริหาร นโยบาย : ลดขยะที่บ้าน",
        },
        "plan.projects[1].activities[0].title",
        ("ลดขยะ ที่บ้าน", "“ข้อมูลของเมือง”"),
        near=(
            {"plan.projects[1].policies": ("P101", "P102")},
            # So short a name may stand in a title by chance.
            {
                "plan.framework.policies[1].name": "ลดขยะต้นทาง",
                "plan.projects[1].activities[0].title": "นโยบาย : ลดขยะต้นทาง",
            },
        ),
    ),
)

PLANTED = (*LISTINGS, *BUDGETS, *CODES)
