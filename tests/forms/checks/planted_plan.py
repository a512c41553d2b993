"""Slips in the narrative, in names and in targets, each planted alone in the sound plan."""

from db.records import (
    Block,
    HeadlineIndicator,
    KeyResult,
    OwnValue,
    PolicyLink,
    Project,
    Staffing,
    SwotItem,
)
from tests.forms.checks.sound import Planted, sound

_KPI = "plan.framework.tactic_kpis[0]"
_K1 = "plan.indicators[0]"
_K2 = "plan.indicators[1]"
_LINK = "plan.policy_links[0]"
_HEADLINE = "plan.headline_indicators[0]"
_CITES = "plan.swot_conclusions[0].paragraphs"
_NAME = "ร้อยละความสำเร็จในการติดตามงานด้วยกระดานดิจิทัล"
_DRIFTED = "ร้อยละความสำเร็จในการติดตามงานด้วยกระดาษดิจิทัล"
# Texts of the strengths, known by their first 25 letters.
_S2 = sound().plan.swot[1].text
_KNOWN_BY = "มีระบบติดตามงานที่ใช้ร่วมกันได้ทั้งหน่วยงาน"[:25]

_OWN = "plan.projects[0].own_values"

NARRATIVE = (
    Planted(
        "OWN-KIND",
        {_OWN: (OwnValue("2567/staff", "สองคน"),)},
        f"{_OWN}[0].text",
        ("คนที่ใช้", "“สองคน”", "ไม่ใช่ตัวเลข"),
        near=({_OWN: (OwnValue("2567/staff", "2"),)}, {_OWN: (OwnValue("2570/staff", "สองคน"),)}),
    ),
    Planted(
        "EDITION-LATER",
        {"plan.edition": "2569"},
        "plan.edition",
        ("2568", "2569", "ไม่มีในเครื่องนี้ จึงพิมพ์ตามชุด “2567”"),
    ),
    Planted("EDITION-OTHER", {"plan.edition": "2499"}, "plan.edition", ("“2499”", "“2567”")),
    Planted(
        "TEXT-EMPTY",
        {"plan.vision": " "},
        "plan.vision",
        ("วิสัยทัศน์",),
        near=({"plan.vision": "เมืองของทุกคน"},),
    ),
    Planted(
        "TEXT-EMPTY",
        {"plan.missions": ("", " ")},
        "plan.missions",
        ("พันธกิจ",),
        near=({"plan.missions": ("", "ติดตามแผน")},),
    ),
    Planted("TEXT-EMPTY", {"plan.unit.name": ""}, "plan.unit.name", ("ชื่อหน่วยงาน",)),
    Planted(
        "SWOT-CITE",
        {_CITES: ("ใช้ S2 ลดผลของ T4",)},
        f"{_CITES}[0]",
        ("อ้างรหัส T4", "อุปสรรคมีเพียง 1 ข้อ"),
        near=({_CITES: ("ใช้ S2 ลดผลของ T1",)}, {_CITES: ("กลยุทธ์ SO1, WT2 และ ST4 ใช้ S1",)}),
    ),
    Planted(
        "SWOT-CITE",
        {_CITES: ("ใช้ S1 กับ O1",), "plan.swot[3].quadrant": "T", "plan.swot[3].code": "T2"},
        f"{_CITES}[0]",
        ("อ้างรหัส O1", "ยังไม่มีโอกาส"),
        near=({"plan.swot[3].quadrant": "O", "plan.swot[3].code": "(1)"},),
    ),
    Planted(
        "SWOT-TEXT",
        {_CITES: ("S2 บุคลากรมีความรู้ด้านข้อมูลและการวิเคราะห์",)},
        f"{_CITES}[0]",
        ("อ้างรหัส S2", "ข้อความของ S1"),
        near=({_CITES: ("S1 บุคลากรมีความรู้ด้านข้อมูลและการวิเคราะห์",)},),
    ),
    Planted(
        "SWOT-TEXT",
        {"plan.swot[1].text": _KNOWN_BY, _CITES: (f"S1 {_KNOWN_BY}",)},
        f"{_CITES}[0]",
        ("อ้างรหัส S1", "ข้อความของ S2"),
        near=(
            {"plan.swot[1].text": _KNOWN_BY[:-1], _CITES: (f"S1 {_KNOWN_BY[:-1]}ยว",)},
            {_CITES: (f"S1 {_KNOWN_BY[:-1]}",)},
            # Two that begin alike: what follows the code has its own beginning, too.
            {"plan.swot[0].text": f"{_KNOWN_BY}ของเรา", _CITES: (f"S1 {_KNOWN_BY}เอง",)},
        ),
    ),
    Planted(
        "SWOT-TWICE",
        {"plan.swot[1].code": "S1"},
        "plan.swot[1].code",
        ("S1 ซ้ำ",),
        near=({"plan.swot[1].code": "S2", "plan.swot[1].area": "ด้านระบบ"},),
    ),
    Planted(
        "SWOT-TWICE",
        {"plan.swot[0].area": "ด้านแผน", "plan.swot[1].area": "ด้านข้อมูล", "plan.swot[1].code": "1."},
        "plan.swot[1].code",
        ("S1 ซ้ำ",),
        near=({"plan.swot[0].code": "(2)", _CITES: ("ใช้ S1 กับ S2",)},),  # in any order
    ),
    Planted(
        "SWOT-GAP",
        {"plan.swot[5]": SwotItem("S", "S4", text="มีเครือข่าย")},
        "plan.swot[5].code",
        ("S4", "ไม่มี S3"),
        near=(
            {"plan.swot[5].code": "S3"},
            {"plan.swot[5].code": "S3", "plan.swot[0].area": "แผน", "plan.swot[5].area": "แผน"},
        ),
    ),
    Planted(
        "STAFF-FILLED",
        {"plan.staffing[1].civil_servants_filled": 12},
        "plan.staffing[1].civil_servants_filled",
        ("11 อัตรา", "12 คน"),
        near=({"plan.staffing[1].civil_servants_filled": 11},),
    ),
    Planted(
        "STAFF-TWICE",
        {"plan.staffing[0].year": 2568},
        "plan.staffing[1].year",
        ("2568", "ซ้ำ"),
        near=({"plan.staffing[0].label": "ตามกรอบ"},),
    ),
    Planted(
        "STAFF-YEAR",
        {"plan.staffing[2]": Staffing(2569, "", "", 1)},
        "plan.staffing[2].year",
        ("2569", "2568"),
        near=({"plan.staffing[2]": Staffing(2566, "", "", 1)},),
    ),
    Planted(
        "COUNT-SUM",
        {
            "plan.past_results": (
                Block("ผล", 1, ("ดำเนินการ 8 ตัวชี้วัด แบ่งเป็น หลัก 4 ตัวชี้วัด รอง 3 ตัวชี้วัด",)),
            )
        },
        "plan.past_results[0].paragraphs[0]",
        ("8 ตัวชี้วัด", "4 + 3 = 7"),
        near=tuple(
            {"plan.past_results[0].paragraphs[0]": text}
            for text in (
                "ดำเนินการ 7 ตัวชี้วัด แบ่งเป็น หลัก 4 ตัวชี้วัด รอง 3 ตัวชี้วัด",
                "ดำเนินการ 8 ตัวชี้วัด แบ่งเป็น หลัก 4 ตัวชี้วัด และอื่น ๆ",
                "รวม 9 โครงการ/กิจกรรม แบ่งเป็น 4 โครงการ/กิจกรรม 3 โครงการ และ 2 กิจกรรม",
                "มี 5 โครงการ แบ่งเป็น 2 โครงการ และ 4 โครงการ/กิจกรรม",
                "มี 10 คน แบ่งเป็น ข้าราชการ 6 คน (ชาย 2 คน หญิง 4 คน) ลูกจ้าง 4 คน",
                "มี 99 คน ประกอบด้วย " + " ".join(f"กลุ่มที่ {n} จำนวน 1 คน" for n in range(9)),
                "มี 8 คน แบ่งเป็นสองกลุ่ม โดยมีผู้ช่วย 1 คน และพนักงาน 2 คน",
            )
        ),
    ),
    Planted(
        "COUNT-SUM",
        {
            "plan.past_results": (
                Block(
                    "ผล",
                    1,
                    ("มี 99 คน ประกอบด้วย " + " ".join(f"กลุ่มที่ {n} จำนวน 1 คน" for n in range(8)),),
                ),
            )
        },
        "plan.past_results[0].paragraphs[0]",
        ("99 คน", "= 8"),
    ),
)

NAMES = (
    Planted(
        "HEADLINE-NAME",
        {f"{_HEADLINE}.text": _DRIFTED},
        f"{_HEADLINE}.text",
        ("กระดาษ", "กระดาน"),
        near=({f"{_HEADLINE}.text": _NAME.replace("ใน", "ใน ")}, {f"{_HEADLINE}.text": "ร้อยละอื่น"}),
    ),
    Planted(
        "HEADLINE-TARGET",
        {f"{_HEADLINE}.target": "ร้อยละ 90"},
        f"{_HEADLINE}.target",
        ("“ร้อยละ 90”", "“ร้อยละ 80”"),
        near=({f"{_HEADLINE}.target": "ร้อยละ80"}, {f"{_HEADLINE}.target": ""}),
    ),
    Planted(
        "NAME-PROJECTS",
        {"plan.projects[3].name": "โครงการเปิดเผยชุดข้อมูลเมือย"},
        "plan.projects[3].name",
        ("เมือย", "เมือง"),
    ),
    Planted(
        "NAME-PROJECTS",
        {
            "plan.projects[3].name": "โครงการปรับปรุงถนนสายหลักและทางเท้าริมคลองนวล",
            "plan.projects[4]": Project("p5", "โครงการปรับปรุงถนนสายหลักและทางเท้าริมคลองสาย"),
            "plan.part3[0].projects": ("p4", "p5"),
        },
        "plan.projects[4].name",
        ("คลองสาย", "คลองนวล"),
        near=({"plan.projects[4].name": "โครงการปรับปรุงถนนสายหลักและทางเท้าริมคลองสายบ"},),
    ),
    Planted(
        "NAME-DRIFT",
        {"plan.projects[1].name": "โครงการติดตามงานด้วยกระดาษดิจิทัล"},
        f"{_K1}.name",
        ("กระดาน", "ชื่อโครงการ", "กระดาษ"),
        near=(
            {"plan.projects[1].name": "โครงการจัดทำการติดตามงานด้วยกระดานดิจิทัล"},
            {"plan.projects[1].name": "กิจกรรมการดำเนินการติดตามงานด้วยกระดานดิจิทัล"},
        ),
    ),
    Planted(
        "NAME-DRIFT",
        {
            f"{_K2}.name": "ระดับความสำเร็จในการจัดโครงการสัมมนาเพื่อพัฒนาผู้ใช้แผนของหน่วยงาน",
            "plan.projects[2].name": "โครงการสัมมนาเพื่อพัฒนาผู้ใช้แพนของหน่วยงาน",
        },
        f"{_K2}.name",
        ("ใช้แผน", "ใช้แพน"),
        near=({"plan.projects[2].name": "โครงการสัมมนาเพื่อพัฒนาผู้ใช้แผนของหน่วยงาน"},),
    ),
    Planted(
        "LINK-NAME",
        {f"{_LINK}.project_name": "โครงการคลังข้อมูลกลาง"},
        f"{_LINK}.project_name",
        ("คลังข้อมูลกลาง", "เปิดเผยชุดข้อมูลเมือง"),
        near=(
            {f"{_LINK}.project_name": "โครงการเปิดเผยชุดข้อมูลเมือง (P101)"},
            {f"{_LINK}.project_name": "เปิดเผยชุดข้อมูล เมือง*"},
        ),
    ),
    Planted(
        "LINK-KPI",
        {
            _LINK: PolicyLink(project="p2", project_kpi=_DRIFTED),
            "plan.projects[0].policies": (),
            "plan.projects[1].policies": ("P101",),
        },
        f"{_LINK}.project_kpi",
        ("กระดาษ", "กระดาน"),
        near=({f"{_LINK}.project_kpi": _NAME},),
    ),
)

TARGETS = (
    Planted(
        "TARGET-DEFINITION",
        {f"{_K1}.measure.target": "ร้อยละ 100"},
        f"{_K1}.measure.target",
        ("“ร้อยละ 100”", "“ร้อยละ 80”"),
        near=(
            {f"{_K1}.measure.target": "ร้อยละ 80 ของงานทั้งหมด 100 งาน"},
            {f"{_K1}.measure.target": "กลุ่มตัวอย่างไม่น้อยกว่า 300 คน"},
            {f"{_K1}.measure.target": "งานสำคัญร้อยละ 100 งานอื่นร้อยละ 80"},
        ),
    ),
    Planted(
        "TARGET-DEFINITION",
        {f"{_K2}.measure.target": "ร้อยละ 5"},
        f"{_K2}.measure.target",
        ("“ร้อยละ 5”", "“ระดับ 5”"),
        near=({f"{_K2}.measure.target": "ระดับ 5 คิดจากผู้ผ่านการอบรม 50 คน"},),
    ),
    Planted(
        "TARGET-DEFINITION",
        {f"{_K1}.measure.explanation": "งานมีเป้าหมายร้อยละ 90 ของงานทั้งหมด"},
        f"{_K1}.measure.explanation",
        ("เป้าหมายร้อยละ 90", "“ร้อยละ 80”"),
        near=tuple(
            {f"{_K1}.measure.explanation": text}
            for text in (
                "งานมีเป้าหมายร้อยละ 80 ของงานทั้งหมด",
                "กลุ่มเป้าหมายร้อยละ 90 เข้าร่วม",
                "เป้าหมายปี 2567 ร้อยละ 70 และปีนี้สูงขึ้น",
                "เป้าหมายระดับ 3 ของแผนใหญ่",
            )
        ),
    ),
    Planted(
        "TARGET-DEFINITION",
        {f"{_KPI}.measure.target": "120 ชุดข้อมูล"},
        f"{_KPI}.measure.target",
        ("ตาราง ก", "“120 ชุดข้อมูล”", "“100 ชุดข้อมูล”"),
        near=({f"{_KPI}.measure.target": "100 ชุดข้อมูล จาก 12 หน่วยงาน"},),
    ),
    Planted(
        "TARGET-ISSUE",
        {"plan.part2[0].target": "ร้อยละ 85"},
        "plan.part2[0].target",
        ("“ร้อยละ 85”", "ตัวชี้วัดที่ 1", "“ร้อยละ 80”"),
        near=(
            {"plan.part2[0].target": "ร้อยละ 80"},
            {"plan.part2[0].indicators": ("k1", "k2")},
            {"plan.part2[0].target": "ทำได้ครบทุกงาน"},
        ),
    ),
    Planted(
        "LINK-TARGET",
        {f"{_LINK}.target": "ร้อยละ 75"},
        f"{_LINK}.target",
        ("“ร้อยละ 75”", "“100 ชุดข้อมูล”"),
        near=({f"{_LINK}.target": "100 ชุด ข้อมูล"}, {f"{_LINK}.key_result": "KR 2 : อย่างอื่น"}),
    ),
    Planted(
        "LINK-TARGET",
        {f"{_LINK}.target": "108 ชุดข้อมูล", f"{_LINK}.key_result": "KR 1 : ชุดข้อมูลที่เปิดเผย"},
        f"{_LINK}.target",
        ("“108 ชุดข้อมูล”",),
    ),
    Planted(
        "KR-TARGETS",
        {
            "plan.framework.key_results[1]": KeyResult(
                "r2", "o1", "2", "ชุดข้อมูล ที่เปิดเผย", "108 ชุดข้อมูล"
            )
        },
        "plan.framework.key_results[1].target",
        ("“108 ชุดข้อมูล”", "“100 ชุดข้อมูล”"),
        near=(
            {"plan.framework.key_results[1].target": "100 ชุดข้อมูล"},
            {"plan.framework.key_results[1].text": "ชุดข้อมูลที่ใช้ซ้ำ"},
        ),
    ),
    Planted(
        "KR-TARGETS",
        {
            "plan.framework.key_results[0].target": "",
            "plan.policy_links[1]": PolicyLink(key_result="ชุดข้อมูลที่เปิดเผย", target="108 ชุดข้อมูล"),
        },
        "plan.policy_links[1].target",
        ("ตาราง ง", "“108 ชุดข้อมูล”", "“100 ชุดข้อมูล”"),
        near=({"plan.policy_links[1].target": "100 ชุดข้อมูล"},),
    ),
    Planted(
        "KR-TARGETS",
        {
            "plan.headline_indicators[1]": HeadlineIndicator(
                text="1. ชุดข้อมูลที่เปิดเผย", target="90 ชุดข้อมูล"
            )
        },
        "plan.headline_indicators[1].target",
        ("สาระสำคัญ", "“90 ชุดข้อมูล”", "ส่วนที่ 1"),
        near=({"plan.headline_indicators[1].target": "100 ชุดข้อมูล"},),
    ),
)

PLANTED = (*NARRATIVE, *NAMES, *TARGETS)
