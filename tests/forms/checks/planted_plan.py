"""Slips in lists, money, codes, names and texts, each planted alone in the sound plan."""

from decimal import Decimal

from db.records import Budget, Part2Issue, PolicyLink, Project, Staffing, Strategy, SwotItem
from tests.forms.checks.sound import UNIT, Planted

_KPI = "plan.framework.tactic_kpis[0]"
_LINK = "plan.policy_links[0]"
_EXTRA = Project("p5", "โครงการทดลองงานใหม่", "project", Budget(status="none"))

LISTINGS = (
    Planted("PROJECT-NOWHERE", {"plan.projects[4]": _EXTRA}, "plan.projects[4]", ("ทดลองงานใหม่",)),
    Planted(
        "PROJECT-NOPART",
        {"plan.projects[4]": _EXTRA, f"{_KPI}.projects": ("p5",)},
        "plan.projects[4]",
        ("ทดลองงานใหม่", "ไม่อยู่ในส่วนที่ 1 2 หรือ 3"),
    ),
    Planted(
        "PROJECT-DROPPED",
        {"plan.projects[3].dropped": True},
        "plan.part3[0].projects[0]",
        ("ซ่อมบำรุง", "ยกเลิกแล้ว", "ส่วนที่ 3"),
    ),
    Planted(
        "PROJECT-GIVENUP",
        {"plan.projects[0].note": "ขอยกเลิกโครงการ"},
        "plan.projects[0].dropped",
        ("เปิดเผยชุดข้อมูล", "ขอยกเลิกโครงการ"),
    ),
    Planted(
        "PROJECT-UNFUNDED",
        {"plan.projects[2].budget.status": "not_granted"},
        "plan.indicators[1].projects[0]",
        ("พัฒนาผู้ใช้แผน", "ไม่ได้รับงบประมาณ"),
    ),
    Planted(
        "PROJECT-PARTS",
        {"plan.part2[1].projects": ("p3", "p1")},
        "plan.part2[1].projects[1]",
        ("เปิดเผยชุดข้อมูล", "ส่วนที่ 1 และส่วนที่ 2"),
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
        ("p1", "p4"),
    ),
    Planted(
        "ISSUE-TWICE", {"plan.part2[1].number": "1."}, "plan.part2[1].number", ("ลำดับซ้ำ", "1.")
    ),
    Planted(
        "ISSUE-PROJECT",
        {"plan.part2[2]": Part2Issue("3", "ว่าง", ("มี",), "มี")},
        "plan.part2[2].projects",
        ("ประเด็นการพัฒนาที่ 3",),
    ),
    Planted(
        "ISSUE-OBJECTIVE", {"plan.part2[1].objectives": ()}, "plan.part2[1].objectives", ("2",)
    ),
    Planted(
        "ISSUE-RESULT",
        {"plan.part2[1].key_result": "", "plan.part2[1].indicators": ()},
        "plan.part2[1].key_result",
        ("ประเด็นการพัฒนาที่ 2",),
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
    ),
    Planted(
        "BUDGET-AMOUNT",
        {"plan.projects[2].budget.amount": None},
        "plan.projects[2].budget.amount",
        ("พัฒนาผู้ใช้แผน", "อยู่ระหว่างขอจัดสรร"),
    ),
    Planted(
        "BUDGET-STATUS",
        {"plan.projects[3].budget.status": ""},
        "plan.projects[3].budget.status",
        ("500,000 บาท",),
    ),
    Planted(
        "BUDGET-NOTE",
        {"plan.projects[3].budget.note": "ไม่ได้รับงบประมาณ"},
        "plan.projects[3].budget.note",
        ("500,000 บาท", "ไม่ได้รับงบประมาณ"),
    ),
    Planted(
        "BUDGET-MILLIONS",
        {"plan.projects[2].budget.amount": Decimal("20.5")},
        "plan.projects[2].budget.amount",
        ("20.5 บาท", "500,000 บาท"),
    ),
    Planted(
        "BUDGET-WHOLE",
        {"plan.projects[3].budget.total_amount": Decimal(400000)},
        "plan.projects[3].budget.total_amount",
        ("400,000 บาท", "500,000 บาท"),
    ),
    Planted(
        "LINK-BUDGET",
        {f"{_LINK}.budget_text": "20,000,000.-"},
        f"{_LINK}.budget_text",
        ("20,000,000.-", "250,000 บาท"),
    ),
    Planted(
        "LINK-BUDGET", {f"{_LINK}.budget_text": "-"}, f"{_LINK}.budget_text", ("“-”", "250,000")
    ),
)

CODES = (
    Planted(
        "CODE-UNKNOWN",
        {"plan.part1[0].tactics[0].kpis[1]": "5.1.2.9"},
        "plan.part1[0].tactics[0].kpis[1]",
        ("5.1.2.9",),
    ),
    Planted(
        "CODE-NOLIST", {"plan.framework.components": ()}, "plan.framework.components", ("1.1",)
    ),
    Planted(
        "CODE-NEST",
        {f"{_KPI}.code": "5.2.2.1", "plan.part1[0].tactics[0].kpis": ()},
        f"{_KPI}.tactic",
        ("5.2.2.1", "5.1.2"),
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
    ),
    Planted(
        "CODE-TWICE",
        {"plan.framework.strategies[1]": Strategy("5", "อีกชื่อหนึ่ง")},
        "plan.framework.strategies[1].code",
        ("ยุทธศาสตร์ 5 มีซ้ำ",),
    ),
    Planted(
        "POLICY-FORM",
        {"plan.framework.policies[0].code": "P10", "plan.projects[0].policies": ("P10",)},
        "plan.framework.policies[0].code",
        ("“P10”",),
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
    ),
    Planted(
        "LINK-MISSING",
        {_LINK: PolicyLink(issue="เมืองเปิด")},
        "plan.projects[0].policies",
        ("เปิดเผยชุดข้อมูล", "P101"),
    ),
    Planted(
        "LINK-TARGET",
        {f"{_LINK}.target": "ร้อยละ 75"},
        f"{_LINK}.target",
        ("“ร้อยละ 75”", "“100 ชุดข้อมูล”"),
    ),
    Planted(
        "STRATEGY-CODE",
        {"plan.projects[0].strategy_code": "55100"},
        "plan.projects[0].strategy_code",
        ("“55100”", "5 หลัก ไม่ใช่ 6 หลัก"),
    ),
    Planted(
        "STRATEGY-NONE",
        {"plan.projects[0].strategy_code": "", "plan.projects[3].strategy_code": "551002"},
        "plan.projects[0].strategy_code",
        ("เปิดเผยชุดข้อมูล",),
    ),
    Planted(
        "KPI-DEFINITION",
        {f"{_KPI}.measure.definition": ""},
        f"{_KPI}.measure.definition",
        ("5.1.2.1", "100 ชุดข้อมูล"),
    ),
    Planted("KPI-TARGET", {f"{_KPI}.targets": ()}, f"{_KPI}.targets", ("5.1.2.1", "2568")),
)

NAMES = (
    Planted(
        "HEADLINE-NAME",
        {"plan.headline_indicators[0].text": "ร้อยละความสำเร็จในการติดตามงานด้วยกระดาษดิจิทัล"},
        "plan.headline_indicators[0].text",
        ("กระดาษ", "กระดาน"),
    ),
    Planted(
        "HEADLINE-TARGET",
        {"plan.headline_indicators[0].target": "ร้อยละ 90"},
        "plan.headline_indicators[0].target",
        ("“ร้อยละ 90”", "“ร้อยละ 80”"),
    ),
    Planted(
        "NAME-PROJECTS",
        {"plan.projects[3].name": "โครงการเปิดเผยชุดข้อมูลเมือย"},
        "plan.projects[3].name",
        ("เมือย", "เมือง"),
    ),
    Planted(
        "NAME-DRIFT",
        {"plan.projects[1].name": "โครงการติดตามงานด้วยกระดาษดิจิทัล"},
        "plan.indicators[0].name",
        ("กระดาน", "ชื่อโครงการ", "กระดาษ"),
    ),
    Planted(
        "LINK-NAME",
        {f"{_LINK}.project_name": "โครงการคลังข้อมูลกลาง"},
        f"{_LINK}.project_name",
        ("คลังข้อมูลกลาง", "เปิดเผยชุดข้อมูลเมือง"),
    ),
    Planted(
        "LINK-KPI",
        {
            _LINK: PolicyLink(project="p2", project_kpi="ร้อยละความสำเร็จในการติดตามงานด้วยกระดาษดิจิทัล"),
            "plan.projects[0].policies": (),
            "plan.projects[1].policies": ("P101",),
        },
        f"{_LINK}.project_kpi",
        ("กระดาษ", "กระดาน"),
    ),
)

NARRATIVE = (
    Planted("EDITION-LATER", {"plan.edition": "2569"}, "plan.edition", ("2568", "2569")),
    Planted("EDITION-OTHER", {"plan.edition": "2499"}, "plan.edition", ("“2499”", "“2567”")),
    Planted("TEXT-EMPTY", {"plan.vision": " "}, "plan.vision", ("วิสัยทัศน์",)),
    Planted("TEXT-EMPTY", {"plan.unit.name": ""}, "plan.unit.name", ("ชื่อหน่วยงาน",)),
    Planted(
        "SWOT-CITE",
        {"plan.swot_conclusions[0].paragraphs": ("ใช้ S2 ลดผลของ T4",)},
        "plan.swot_conclusions[0].paragraphs[0]",
        ("อ้าง T4", "อุปสรรคมี 1 ข้อ"),
    ),
    Planted(
        "SWOT-TEXT",
        {"plan.swot_conclusions[0].paragraphs": ("S2 บุคลากรมีความรู้ด้านข้อมูลและการวิเคราะห์",)},
        "plan.swot_conclusions[0].paragraphs[0]",
        ("อ้าง S2", "ข้อความของ S1"),
    ),
    Planted("SWOT-TWICE", {"plan.swot[1].code": "S1"}, "plan.swot[1].code", ("S1 ซ้ำ",)),
    Planted(
        "SWOT-GAP",
        {"plan.swot[5]": SwotItem("S", "S4", text="มีเครือข่าย")},
        "plan.swot[5].code",
        ("S4", "S3"),
    ),
    Planted(
        "STAFF-FILLED",
        {"plan.staffing[1].civil_servants_filled": 12},
        "plan.staffing[1].civil_servants_filled",
        ("11 อัตรา", "12 คน"),
    ),
    Planted(
        "STAFF-TWICE", {"plan.staffing[0].year": 2568}, "plan.staffing[1].year", ("2568", "ซ้ำ")
    ),
    Planted(
        "STAFF-YEAR",
        {"plan.staffing[2]": Staffing(2569, "", "", 1)},
        "plan.staffing[2].year",
        ("2569", "2568"),
    ),
)

TEXTS = (
    Planted(
        "DIGITS-MIXED",
        {"plan.supporting_indicators[0].definition": "ไม่น้อยกว่า ๒ เรื่อง"},
        "plan.supporting_indicators[0].definition",
        ("เลขไทย 1 แห่ง", "เลขอารบิก 1 แห่ง"),
    ),
    Planted(
        "SPACE-DOUBLE",
        {"plan.missions": ("จัดทำ  และติดตามแผน", "พัฒนา   คน")},
        "plan.missions[0]",
        ("2 แห่ง", "จัดทำ  และ"),
    ),
    Planted("SPACE-MARK", {"plan.vision": "แผนท ี่ใช้ได้จริง"}, "plan.vision", ("แผนท ี่ใช้",)),
    Planted("LETTERS-WRONG", {"plan.vision": "เเผนที่ใช้ได้"}, "plan.vision", ("เเผนที่",)),
    Planted("LETTERS-WRONG", {"plan.vision": "แผนที่่ใช้ได้"}, "plan.vision", ("แผนที่่ใช้",)),
    Planted("LETTERS-WRONG", {"plan.vision": "ทํางานตามแผน"}, "plan.vision", ("ทํางาน",)),
    Planted(
        "UNIT-SPELLING",
        {"plan.preface": ("สำนักงานวางแผนและติดตามงานตัวอย่าง เสนอแผน",)},
        "plan.preface[0]",
        (f"“{UNIT}”", "“สำนักงานวางแผนและติดตามงานตัวอย่าง” 1 แห่ง"),
    ),
    Planted("KEYS-THAI", {"plan.vision": "ทำงานเสร็จc]h;ทุกงาน"}, "plan.vision", ("“c]h;”", "“แล้ว”")),
    Planted(
        "KEYS-LATIN", {"plan.vision": "ใช้ เนนเสำ ทำงาน"}, "plan.vision", ("“เนนเสำ”", "“google”")
    ),
)

PLANTED = (*LISTINGS, *BUDGETS, *CODES, *NAMES, *NARRATIVE, *TEXTS)
