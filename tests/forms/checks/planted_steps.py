"""Slips in steps, rubrics and indicators, each planted alone in the sound plan."""

from dataclasses import replace
from decimal import Decimal

from db.records import Formula, Grid, Measure, RubricLevel, Span
from tests.forms.checks.sound import Planted, rubric, sound, step

_P2 = "plan.projects[1].activities[0].steps"
_P3 = "plan.projects[2].activities"
_K1 = "plan.indicators[0]"
_K2 = "plan.indicators[1]"
_RUBRIC = f"{_K1}.rubrics[0]"
_NAME_1 = "ร้อยละความสำเร็จในการติดตามงาน"


def _figures(*percents: str) -> dict[int, tuple[str, ...]]:
    """Criteria of level 5 down to 1."""
    return {5 - index: (f"งานอยู่บนกระดาน{text}",) for index, text in enumerate(percents)}


STEPS = (
    Planted(
        "STEP-SUM",
        {f"{_P2}[1].weight": Decimal(5)},
        _P2,
        ("น้ำหนักขั้นตอนรวม 75 ไม่ใช่ 100", "กระดานดิจิทัล"),
    ),
    Planted(
        "STEP-WEIGHT",
        {f"{_P2}[0].weight": None, f"{_P2}[1].weight": Decimal(50)},
        f"{_P2}[0].weight",
        ("ขั้นตอนที่ 1 ไม่มีน้ำหนัก",),
    ),
    Planted(
        "STEP-DOUBLE",
        {f"{_P2}[2].weight": Decimal(40)},
        f"{_P2}[2].weight",
        ("ขั้นตอนที่ 3 มีขั้นตอนย่อย", "40"),
    ),
    Planted(
        "STEP-TWICE",
        {f"{_P3}[0].steps[1].number": "1"},
        f"{_P3}[0].steps[1].number",
        ("ขั้นตอนที่ 1 มีซ้ำ", "อบรมในห้อง"),
    ),
    Planted(
        "STEP-TWICE",
        {f"{_P3}[0].steps[1].number": "1."},
        f"{_P3}[0].steps[1].number",
        ("ขั้นตอนที่ 1 มีซ้ำ",),
    ),
    Planted(
        "STEP-GAP",
        {f"{_P2}[5].number": "5"},
        f"{_P2}[5].number",
        ("ขั้นตอนที่ 5 ข้ามลำดับ", "ขั้นตอนที่ 3.2"),
    ),
    Planted(
        "STEP-ORDER",
        {
            f"{_P3}[0].steps": (
                step("1", "เตรียม", 40, "2567-10"),
                step("2", "อบรมรุ่นแรก", 20, "2567-11"),
                step("3", "อบรมรุ่นสอง", 20, "2568-01"),
                step("5", "สรุปผล", 0, "2568-04"),
                step("4", "วัดผล", 20, "2568-03"),
            ),
            f"{_P3}[0].steps[3].number": "4",
            f"{_P3}[0].steps[4].number": "0",
        },
        f"{_P3}[0].steps[4].number",
        ("ขั้นตอนที่ 0 อยู่ผิดลำดับ", "ขั้นตอนที่ 4"),
    ),
    Planted(
        "STEP-PARENT",
        {f"{_P3}[0].steps[1].number": "2.1"},
        f"{_P3}[0].steps[1].number",
        ("ขั้นตอนย่อย 2.1 ไม่มีขั้นตอนที่ 2",),
    ),
    Planted(
        "SPAN-NONE",
        {f"{_P2}[0].spans": (), f"{_P2}[5].spans": ()},
        f"{_P2}[0].spans",
        ("ขั้นตอนที่ 1, 4 ไม่มีระยะเวลา",),
    ),
    Planted(
        "SPAN-BACK",
        {f"{_P2}[1].spans[0]": Span("2568-02", "2567-12")},
        f"{_P2}[1].spans[0].end",
        ("ขั้นตอนที่ 2", "ก.พ. 2568–ธ.ค. 2567", "สิ้นสุดก่อนเริ่ม"),
    ),
    Planted(
        "SPAN-YEAR",
        {f"{_P2}[0].spans[0].start": "2567-08"},
        f"{_P2}[0].spans[0]",
        ("ขั้นตอนที่ 1 อยู่นอกปีงบประมาณ 2568", "ส.ค. 2567"),
    ),
    Planted(
        "SPAN-GRID",
        {"plan.projects[1].grid": Grid("2567-10", "2568-07")},
        f"{_P2}[5].spans[0].end",
        ("ขั้นตอนที่ 4", "ต.ค. 2567–ก.ค. 2568"),
    ),
    Planted(
        "SPAN-PERIOD",
        {f"{_P2}[4].spans[0].end": "2568-09"},
        f"{_P2}[4].spans[0].end",
        ("ขั้นตอนที่ 3.2", "ก.ย. 2568", "1 ต.ค. 2567 – 31 ส.ค. 2568"),
    ),
    Planted(
        "STEP-NONE",
        {
            "plan.projects[1].activities": (),
            "reports[0].steps": (),
            "reports[1].steps": (),
        },
        "plan.projects[1].activities",
        ("กระดานดิจิทัล", "ตัวชี้วัดที่ 1", "ไม่มีขั้นตอน"),
    ),
)

HEADINGS = (
    Planted(
        "STEP-HEAD",
        {f"{_P3}[0].title": "ตัวชี้วัดที่ 1 อบรมในห้อง"},
        f"{_P3}[0].title",
        ("ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 2"),
    ),
    Planted(
        "STEP-HEAD",
        {f"{_P3}[0].title": "5.1.2.7 อบรมในห้อง"},
        f"{_P3}[0].title",
        ("รหัส 5.1.2.7",),
    ),
)

RUBRICS = (
    Planted(
        "RUBRIC-LEVELS",
        {f"{_RUBRIC}.levels": rubric(40, _figures("ก", "ข", "ค", "ง", "จ")).levels[:4]},
        f"{_RUBRIC}.levels",
        ("ขาดระดับ 1", "ตัวชี้วัดที่ 1"),
    ),
    Planted(
        "RUBRIC-LEVELS",
        {f"{_RUBRIC}.levels[5]": RubricLevel(1, Decimal(20), ("งานอยู่ที่เดิม",), Decimal(8))},
        f"{_RUBRIC}.levels[5].level",
        ("ระดับ 1 มีซ้ำ",),
    ),
    Planted(
        "RUBRIC-ORDER",
        {f"{_RUBRIC}.levels": rubric(40, _figures("ก", "ข", "ค", "ง", "จ")).levels[::-1]},
        f"{_RUBRIC}.levels",
        ("1, 2, 3, 4, 5",),
    ),
    Planted(
        "RUBRIC-PERCENT",
        {f"{_RUBRIC}.levels[1].percent": Decimal(75), f"{_RUBRIC}.levels[1].points": Decimal(30)},
        f"{_RUBRIC}.levels[1].percent",
        ("ระดับ 4", "75 ไม่ใช่ 80"),
    ),
    Planted(
        "RUBRIC-POINTS",
        {f"{_RUBRIC}.levels[1].points": Decimal(23)},
        f"{_RUBRIC}.levels[1].points",
        ("ระดับ 4 ให้ 23 คะแนน", "40 × 80 / 100 เป็น 32"),
    ),
    Planted(
        "RUBRIC-TOP",
        {f"{_K2}.rubrics[1]": rubric(15, {n: (f"ใช้งานต่อเนื่อง {n} เดือน",) for n in range(1, 6)})},
        f"{_K2}.rubrics",
        ("20 + 15 = 35", "น้ำหนัก 30"),
    ),
    Planted(
        "RUBRIC-EMPTY",
        {f"{_RUBRIC}.levels[2].criteria": ()},
        f"{_RUBRIC}.levels[2].criteria",
        ("ระดับ 3 ไม่มีวิธีวัดผล",),
    ),
    Planted(
        "RUBRIC-SAME",
        {f"{_K2}.rubrics[0].levels[3].criteria": ("ผ่านการอบรม 10 คน",)},
        f"{_K2}.rubrics[0].levels[4].criteria",
        ("ระดับ 1", "ระดับ 2"),
    ),
    Planted(
        "RUBRIC-OVERLAP",
        {f"{_RUBRIC}.levels[1].criteria": ("งานอยู่บนกระดานร้อยละ 70 - 80",)},
        f"{_RUBRIC}.levels[1].criteria[0]",
        ("ระดับ 4 “ร้อยละ 70 - 80” ซ้อนกับระดับ 5 “ร้อยละ 80 ขึ้นไป”",),
    ),
    Planted(
        "RUBRIC-TREND",
        {
            f"{_RUBRIC}": rubric(
                40, _figures("ร้อยละ 100", "ร้อยละ 60", "ร้อยละ 80", "ร้อยละ 40", "ร้อยละ 20")
            )
        },
        f"{_RUBRIC}.levels",
        ("ระดับ 4 ร้อยละ 60", "ระดับ 3 ร้อยละ 80"),
    ),
    Planted(
        "RUBRIC-STEPS",
        {f"{_RUBRIC}.levels[2].criteria": ("แล้วเสร็จถึงขั้นตอนที่ 2 ร้อยละ 60",)},
        f"{_RUBRIC}.levels[2].criteria[0]",
        ("ขั้นตอนที่ 2 เป็นร้อยละ 60", "เป็น 50"),
    ),
    Planted(
        "RUBRIC-PROGRESS",
        {f"{_RUBRIC}.levels[2].criteria": ("มีความก้าวหน้าร้อยละ 55",)},
        f"{_RUBRIC}.levels[2].criteria[0]",
        ("ร้อยละ 55", "20, 50, 60, 90, 100"),
    ),
    Planted(
        "STEP-SWAP",
        {
            f"{_RUBRIC}.levels[2].criteria": ("แล้วเสร็จถึงขั้นตอนที่ 2 ร้อยละ 50",),
            f"{_RUBRIC}.levels[3].criteria": ("แล้วเสร็จถึงขั้นตอนที่ 1 ร้อยละ 30",),
            f"{_RUBRIC}.levels[1].criteria": ("แล้วเสร็จถึงขั้นตอนที่ 3.1 ร้อยละ 60",),
        },
        f"{_P2}[0].weight",
        ("ขั้นตอนที่ 1 (20)", "ขั้นตอนที่ 2 (30)"),
    ),
    Planted(
        "RUBRIC-TITLE",
        {f"{_RUBRIC}.title": "ร้อยละความสำเร็จในการติดตามงานด้วยกระดาษดิจิทัล"},
        f"{_RUBRIC}.title",
        ("กระดาษ", "กระดาน"),
    ),
    Planted(
        "RUBRIC-WORDS",
        {f"{_RUBRIC}.levels[3].criteria": ("ออกแบบกระดานและทดลองใช้กับสี่ฝ่าย",)},
        f"{_RUBRIC}.levels[3].criteria[0]",
        ("เกณฑ์ระดับ 2", "สี่ฝ่าย", "ขั้นตอนที่ 2", "สองฝ่าย"),
    ),
)

INDICATORS = (
    Planted(
        "IND-BARE",
        {
            f"{place}.{field}": empty
            for place in (_K1, _K2)
            for field, empty in (("weight", None), ("rubrics", ()), ("measure", Measure()))
        },
        "plan.indicators",
        ("ตัวชี้วัดทั้ง 2 ตัว",),
    ),
    Planted(
        "IND-PROJECT",
        {f"{_K1}.projects": (), "reports[0].memo.facts": (), "reports[1].memo.facts": ()},
        f"{_K1}.projects",
        (_NAME_1,),
    ),
    Planted(
        "IND-DEFINITION",
        {f"{_K1}.measure.definition": ""},
        f"{_K1}.measure.definition",
        (_NAME_1, "ไม่มีนิยาม"),
    ),
    Planted("IND-RUBRIC", {f"{_K1}.rubrics": ()}, f"{_K1}.rubrics", (_NAME_1,)),
    Planted(
        "IND-TARGET",
        {f"{_K2}.target": " ", f"{_K2}.target_value": None},
        f"{_K2}.target",
        ("ตัวชี้วัดที่ 2", "ไม่มีค่าเป้าหมาย"),
    ),
    Planted(
        "IND-WEIGHT",
        {
            f"{_K1}.weight": None,
            f"{_K2}.weight": Decimal(70),
            f"{_K2}.rubrics": (rubric(70, {n: (f"ผ่านการอบรม {n * 10} คน",) for n in range(1, 6)}),),
        },
        f"{_K1}.weight",
        ("ตัวชี้วัดที่ 1",),
    ),
    Planted("IND-NUMBER", {f"{_K2}.number": "1"}, f"{_K2}.number", ("ลำดับซ้ำ", "ตัวชี้วัดที่ 1")),
    Planted(
        "WEIGHT-SUM",
        {
            f"{_K1}.weight": Decimal(35),
            f"{_K1}.rubrics": (rubric(35, {n: (f"งานอยู่บนกระดาน {n} ฝ่าย",) for n in range(1, 6)}),),
        },
        "plan.indicators",
        ("น้ำหนักตัวชี้วัดรวม 65 ไม่ใช่ 70", "35 + 30"),
    ),
    Planted(
        "UNIT-NAME",
        {f"{_K2}.unit_of_measure": "ร้อยละ", f"{_K2}.target": "5"},
        f"{_K2}.unit_of_measure",
        ("ขึ้นต้นด้วยระดับ", "หน่วยนับเป็นร้อยละ"),
    ),
    Planted(
        "UNIT-TARGET",
        {f"{_K2}.target": "ร้อยละ 5"},
        f"{_K2}.target",
        ("“ร้อยละ 5”", "หน่วยนับเป็นระดับ"),
    ),
    Planted(
        "UNIT-TARGET",
        {f"{_K2}.target": "ร้อยละ 5", f"{_K2}.unit_of_measure": ""},
        f"{_K2}.target",
        ("ขึ้นต้นด้วยระดับ", "“ร้อยละ 5”"),
    ),
    Planted(
        "UNIT-LEVEL",
        {f"{_K2}.measure.formulas": (Formula("", "ผู้ผ่าน", "ผู้อบรม", Decimal(100)),)},
        f"{_K2}.target",
        ("“ระดับ 5”", "× 100"),
    ),
    Planted(
        "UNIT-LEVEL",
        {
            f"{_K2}.rubrics[0]": rubric(
                20, {n: (f"ผู้ผ่านการอบรมร้อยละ {n * 20}",) for n in range(1, 6)}
            )
        },
        f"{_K2}.target",
        ("เกณฑ์ 5 ระดับวัดเป็นร้อยละ",),
    ),
    Planted(
        "TARGET-VALUE",
        {f"{_K2}.target_value": Decimal(4)},
        f"{_K2}.target_value",
        ("“ระดับ 5”", "ค่าตัวเลขเป็น 4"),
    ),
    Planted(
        "DIVISION-CODE",
        {
            "plan.indicators[2]": replace(
                sound().plan.indicators[1],
                key="k3",
                number="3",
                name="ระดับความสำเร็จของนวัตกรรม",
                component="2",
            ),
            f"{_K2}.division_code": "ฝ่ายพัฒนา",
        },
        f"{_K2}.division_code",
        ("ฝ่ายพัฒนา", "01000100"),
    ),
)

PLANTED = (*STEPS, *HEADINGS, *RUBRICS, *INDICATORS)
