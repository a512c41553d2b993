"""Slips in rubrics and indicators, each planted alone in the sound plan."""

from dataclasses import replace
from decimal import Decimal

from db.records import Block, Formula, Measure, RubricLevel, TextTable, TextTableRow
from tests.forms.checks.sound import Changes, Planted, rubric, sound, step

_K1 = "plan.indicators[0]"
_K2 = "plan.indicators[1]"
_P2 = "plan.projects[1].activities[0].steps"
_RUBRIC = f"{_K1}.rubrics[0]"
_NAME_1 = "ร้อยละความสำเร็จในการติดตามงาน"
_SOUND_2 = sound().plan.indicators[1]


def _figures(*texts: str) -> dict[int, tuple[str, ...]]:
    """Criteria of level 5 down to 1."""
    return {5 - index: (f"งานอยู่บนกระดาน{text}",) for index, text in enumerate(texts)}


def _asks(*texts: str) -> Changes:
    """The rubric of the first indicator, asking for these figures."""
    return {_RUBRIC: rubric(40, _figures(*texts))}


def _answers(title: str) -> TextTable:
    rows = (TextTableRow(("ระดับ", "ความหมาย")), TextTableRow(("มาก", "ใช้ทุกวัน")))
    return TextTable("t1", title, rows[:1], rows[1:])


def _criteria(level: int, *texts: str) -> Changes:
    return {f"{_RUBRIC}.levels[{5 - level}].criteria": texts}


# Figures that are no percents and go on without a gap.
_POINTS = ("คะแนน 91 - 100", "คะแนน 81 - 90", "คะแนน 71 - 80", "คะแนน 61 - 70", "คะแนนต่ำกว่า 61")
_MEANS = ("4.51 - 5.00", "3.51 - 4.50", "2.51 - 3.50", "1.51 - 2.50", "1.00 - 1.50")


def _rooms(first: str = "120 ห้อง", last: str = "240 ห้อง", step_text: str = "240 ห้อง") -> Changes:
    """Rooms that the rubric and the steps both name; the steps come to 20, 40 and 55 percent."""
    words = ("ครบทุกห้อง", "เกือบครบ", f"ได้ {last}", "ได้ 180 ห้อง", f"ได้ {first}")
    texts = {5 - index: (f"ปรับปรุง{text}",) for index, text in enumerate(words)}
    return {
        _RUBRIC: rubric(40, texts),
        _P2: (
            step("1", "เริ่มงานจนได้ 120 ห้อง", 20, "2567-10"),
            step("2", "ทำต่อจนได้ 180 ห้อง", 20, "2567-11"),
            step("3", f"ทำต่อจนได้ {step_text}", 15, "2567-12"),
            step("4", "ทำส่วนที่เหลือ", 45, "2568-01"),
        ),
        "reports": (),
    }


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
        ("มีระดับ 1 ซ้ำ",),
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
        near=({f"{_RUBRIC}.levels[1].percent": None, f"{_RUBRIC}.levels[1].points": Decimal(32)},),
    ),
    Planted(
        "RUBRIC-POINTS",
        {f"{_RUBRIC}.levels[1].points": Decimal(23)},
        f"{_RUBRIC}.levels[1].points",
        ("ระดับ 4", "ให้ 23 คะแนน", "40 × 80 / 100 เป็น 32"),
        near=({f"{_RUBRIC}.levels[1].points": None},),
    ),
    Planted(
        "RUBRIC-TOP",
        {f"{_K2}.rubrics[1]": rubric(15, {n: (f"ใช้งานต่อเนื่อง {n} เดือน",) for n in range(1, 6)})},
        f"{_K2}.rubrics",
        ("20 + 15 = 35", "น้ำหนัก 30"),
    ),
    Planted(
        "RUBRIC-EMPTY",
        {f"{_RUBRIC}.levels[2].criteria": ("", " ")},
        f"{_RUBRIC}.levels[2].criteria",
        ("ระดับ 3 ไม่มีวิธีวัดผล",),
        near=({f"{_RUBRIC}.levels[2].criteria": ("", "มีงานบนกระดาน")},),
    ),
    Planted(
        "RUBRIC-SAME",
        {f"{_K2}.rubrics[0].levels[3].criteria": ("ผ่านการอบรม 10 คน",)},
        f"{_K2}.rubrics[0].levels[4].criteria",
        ("ระดับ 1", "ระดับ 2"),
        near=({f"{_K2}.rubrics[0].levels[3].criteria": ("ผ่านการอบรม 11 คน",)},),
    ),
)

RANGES = (
    Planted(
        "RUBRIC-OVERLAP",
        _criteria(4, "งานอยู่บนกระดานร้อยละ 70 - 80"),
        f"{_RUBRIC}.levels[1].criteria[0]",
        ("ระดับ 4", "“ร้อยละ 70 - 80” ซ้อนกับระดับ 5 “ร้อยละ 80 ขึ้นไป”"),
        near=(_criteria(4, "งานอยู่บนกระดานร้อยละ 70 - 79.99"),),
    ),
    Planted(
        "RUBRIC-OVERLAP",
        _asks("คะแนน 90 - 100", *_POINTS[1:]),
        f"{_RUBRIC}.levels[1].criteria[0]",
        ("ระดับ 5",),
        near=(_asks(*_POINTS), _asks("80 คะแนนขึ้นไป", "60 คะแนนขึ้นไป", "40 คะแนนขึ้นไป", "ข", "ค")),
    ),
    Planted(
        "RUBRIC-GAP",
        _criteria(2, "งานอยู่บนกระดานร้อยละ 51 - 59"),
        f"{_RUBRIC}.levels[4].criteria[0]",
        ("ระดับ 1", "“น้อยกว่าร้อยละ 50” ไม่ต่อกับระดับ 2 “ร้อยละ 51 - 59”"),
        near=(
            _criteria(2, "งานอยู่บนกระดานร้อยละ 50 - 59"),
            {
                **_criteria(2, "งานอยู่บนกระดานร้อยละ 51 - 59"),
                **_criteria(1, "งานอยู่บนกระดานไม่เกินร้อยละ 50"),
            },
        ),
    ),
    Planted(
        "RUBRIC-GAP",
        _asks(*_MEANS[:3], "1.50 - 2.40", "1.00 - 1.49"),
        f"{_RUBRIC}.levels[3].criteria[0]",
        ("“1.50 - 2.40” ไม่ต่อกับระดับ 3",),
        near=(_asks(*_MEANS),),
    ),
    Planted(
        "RUBRIC-GAP",
        _asks("คะแนน 91 - 100", "คะแนน 81 - 90", "คะแนน 70 - 79", "เข้าร่วม", "ไม่เข้าร่วม"),
        f"{_RUBRIC}.levels[2].criteria[0]",
        ("“70 - 79”", "“81 - 90”"),
        near=(
            _asks(
                "คะแนน 91 - 100", "คะแนน 80 - 89", "ผ่าน", "เข้าร่วม", "ไม่เข้าร่วม"
            ),  # two are no scale
            _asks("คะแนน 91 - 100", "คะแนน 81 - 90", "ผ่าน", "คะแนน 61 - 70", "ไม่เข้าร่วม"),
            _asks("คะแนน 91 - 100", "คะแนน 80", "คะแนน 70", "คะแนน 60", "ต่ำกว่านั้น"),  # thresholds
        ),
    ),
    Planted(
        "RUBRIC-TREND",
        _asks("ร้อยละ 100", "ร้อยละ 60", "ร้อยละ 80", "ร้อยละ 40", "ร้อยละ 20"),
        f"{_RUBRIC}.levels",
        ("ระดับ 4 ร้อยละ 60", "ระดับ 3 ร้อยละ 80"),
        near=(
            {
                **_asks("ร้อยละ 100", "ร้อยละ 80", "ร้อยละ 80", "ร้อยละ 40", "ร้อยละ 20"),
                f"{_RUBRIC}.levels[1].criteria[1]": "เสนอผล",
            },
            {
                **_asks("ร้อยละ 20", "ร้อยละ 40", "ร้อยละ 40", "ร้อยละ 80", "ร้อยละ 90"),
                f"{_RUBRIC}.levels[1].criteria[1]": "เสนอผล",
            },
        ),
    ),
    Planted(
        "RUBRIC-TREND",
        _asks("ร้อยละ 60", "ร้อยละ 80", "ร้อยละ 40", "ครึ่งหนึ่ง", "น้อยกว่านั้น"),
        f"{_RUBRIC}.levels",
        ("ระดับ 5 ร้อยละ 60",),
        near=(
            {
                **_asks("ร้อยละ 80", "ร้อยละ 70", "ครบ", "ครึ่งหนึ่ง", "น้อยกว่านั้น"),
                f"{_RUBRIC}.levels[0].criteria[1]": "งานอยู่บนกระดานร้อยละ 60",
            },
        ),
    ),
)

RUBRIC_STEPS = (
    Planted(
        "RUBRIC-STEPS",
        _criteria(3, "แล้วเสร็จถึงขั้นตอนที่ 2 ร้อยละ 60"),
        f"{_RUBRIC}.levels[2].criteria[0]",
        ("ขั้นตอนที่ 2 เป็นร้อยละ 60", "เป็น 50"),
        near=(
            _criteria(3, "แล้วเสร็จถึงขั้นตอนที่ 2 ร้อยละ 50"),
            _criteria(3, "ทำขั้นตอนที่ 2 ครบร้อยละ 100"),
        ),
    ),
    Planted(
        "RUBRIC-PROGRESS",
        _criteria(3, "มีความก้าวหน้าร้อยละ 55"),
        f"{_RUBRIC}.levels[2].criteria[0]",
        ("ร้อยละ 55", "20, 50, 60, 90, 100"),
        near=(_criteria(3, "มีความก้าวหน้าร้อยละ 60"),),
    ),
    Planted(
        "STEP-SWAP",
        {
            **_criteria(3, "แล้วเสร็จถึงขั้นตอนที่ 2 ร้อยละ 50"),
            **_criteria(2, "แล้วเสร็จถึงขั้นตอนที่ 1 ร้อยละ 30"),
            **_criteria(4, "แล้วเสร็จถึงขั้นตอนที่ 3.1 ร้อยละ 60"),
        },
        f"{_P2}[0].weight",
        ("ขั้นตอนที่ 1 (20)", "ขั้นตอนที่ 2 (30)"),
        near=(_criteria(2, "แล้วเสร็จถึงขั้นตอนที่ 1 ร้อยละ 20"),),
    ),
    Planted(
        "RUBRIC-AMOUNTS",
        _rooms(),  # level 3 is 60 percent
        f"{_RUBRIC}.levels[2].criteria[0]",
        ("ระดับ 3", "240 ห้อง เป็นร้อยละ 60 แต่ในขั้นตอนเป็นร้อยละ 55"),
        near=(
            _rooms(first="130 ห้อง"),  # two in common are no scale
            _rooms(step_text="200 ห้อง"),
            {f"{_P2}[2].weight": Decimal(20), f"{_P2}[3].weight": Decimal(40)},
        ),
    ),
    Planted(
        "RUBRIC-AMOUNTS",
        _rooms("130 ห้อง", "240 ห้อง คิดเป็นร้อยละ 60", "240 ห้อง (ร้อยละ 55)"),
        f"{_RUBRIC}.levels[2].criteria[0]",
        ("240 ห้อง เป็นร้อยละ 60",),
        near=(
            _rooms("130 ห้อง", "240 ห้อง คิดเป็นร้อยละ 55", "240 ห้อง (ร้อยละ 55)"),
            _rooms("130 ห้อง", "240 ห้อง ผู้ใช้พอใจร้อยละ 60", "240 ห้อง (ร้อยละ 55)"),
            _rooms("130 ห้อง", "ร้อยละ 60 (240 ห้อง)"),  # the step says no percent of its own
            # Of two percents none is known to be the quantity's.
            _rooms("130 ห้อง", "240 ห้อง คิดเป็นร้อยละ 60 จากร้อยละ 80", "240 ห้อง (ร้อยละ 55)"),
        ),
    ),
    Planted(
        "RUBRIC-AMOUNTS",
        _rooms("130 ห้อง", "ผลงานสะสมร้อยละ 60 รวม 240 ห้อง", "240 ห้อง (ร้อยละ 55)"),
        f"{_RUBRIC}.levels[2].criteria[0]",
        ("240 ห้อง เป็นร้อยละ 60",),
    ),
)

WORDS = (
    Planted(
        "RUBRIC-TITLE",
        {f"{_RUBRIC}.title": "ร้อยละความสำเร็จในการติดตามงานด้วยกระดาษดิจิทัล"},
        f"{_RUBRIC}.title",
        ("กระดาษ", "กระดาน"),
        near=({f"{_RUBRIC}.title": "ร้อยละความสำเร็จในการติดตามงาน ด้วยกระดานดิจิทัล"},),
    ),
    Planted(
        "RUBRIC-WORDS",
        _criteria(2, "ออกแบบกระดานและทดลองใช้กับสี่ฝ่าย"),
        f"{_RUBRIC}.levels[3].criteria[0]",
        ("ระดับ 2", "สี่ฝ่าย", "ขั้นตอนที่ 2", "สองฝ่าย"),
        near=(
            _criteria(2, "ออกแบบกระดานและทดลองใช้กับสองฝ่าย"),
            _criteria(2, "ได้ออกแบบกระดานและทดลองใช้กับสองฝ่าย"),
            # Said to the letter by another step.
            {f"{_P2}[3].text": "ออกแบบกระดานและทดลองใช้กับสี่ฝ่าย"},
        ),
    ),
    Planted(
        "RUBRIC-SCOPE",
        {
            f"{_K1}.measure.scope": "วัดเป็น 5 ระดับ\nระดับ 4 ออกแบบกระดานให้ใช้ง่ายและทดลองใช้กับสี่ฝ่าย",
            **_criteria(4, "ออกแบบกระดานให้ใช้ง่ายและทดลองใช้กับห้าฝ่าย"),
            f"{_P2}[1].text": "เตรียมงาน",
        },
        f"{_K1}.measure.scope",
        ("ระดับ 4 เขียนว่า", "สี่ฝ่าย", "ห้าฝ่าย"),
        near=(
            _criteria(4, "ออกแบบกระดานให้ใช้ง่ายและทดลองใช้กับสี่ฝ่าย"),
            {f"{_K1}.measure.scope": "ระดับ 3 ออกแบบกระดานให้ใช้ง่ายและทดลองใช้กับสี่ฝ่าย"},
        ),
    ),
    Planted(
        "SYSTEM-NAME",
        {
            f"{_K1}.name": "ร้อยละของผู้ใช้ระบบติดตามงาน (BMA-ERP)",
            f"{_K1}.rubrics[0].title": "ผู้ใช้ระบบติดตามงาน (BMA-OKR) ทุกฝ่าย",
            "plan.headline_indicators": (),
        },
        f"{_K1}.rubrics[0].title",
        ("“ติดตามงาน BMA-OKR”", "“ติดตามงาน BMA-ERP”"),
        near=(
            {f"{_K1}.rubrics[0].title": "ผู้ใช้ระบบติดตามงาน BMA ERP ทุกฝ่าย"},
            {f"{_K1}.rubrics[0].title": "ผู้ใช้ระบบสารสนเทศ"},
        ),
    ),
    Planted(
        "SYSTEM-NAME",
        {
            f"{_K1}.name": "ร้อยละของผู้ใช้ระบบทะเบียนกลางของหน่วยงาน",
            f"{_K1}.annexes": (Block("แบบสอบถามผู้ใช้ระบบทะเบียนทรัพย์สิน", 1, ("ตอบทุกข้อ",)),),
            "plan.headline_indicators": (),
        },
        f"{_K1}.annexes[0].heading",
        ("“ทะเบียนทรัพย์สิน”", "“ทะเบียนกลาง”"),
        near=(
            {f"{_K1}.annexes[0].heading": "แบบสอบถามผู้ใช้ระบบทะเบียนกลาง"},
            {f"{_K1}.annexes[0].heading": "แบบสอบถามผู้ใช้ระบบเบิกจ่าย"},
        ),
    ),
    Planted(
        "SYSTEM-NAME",
        {
            f"{_K1}.name": "ร้อยละของผู้ใช้ระบบทะเบียนกลางของหน่วยงาน",
            f"{_K1}.annexes": (Block("แบบสอบถาม", 1, ("[table t1]",)),),
            "plan.tables": (_answers("ผู้ใช้ระบบทะเบียนทรัพย์สิน"),),
            "plan.headline_indicators": (),
        },
        "plan.tables[0].title",
        ("“ทะเบียนทรัพย์สิน”", "“ทะเบียนกลาง”"),
        near=(
            {"plan.tables": (_answers("ผู้ใช้ระบบทะเบียนกลาง"),)},
            {"plan.tables": (_answers("ผู้ใช้ระบบเบิกจ่าย"),)},
        ),
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
        (_NAME_1, "ไม่มีนิยาม", "ตาราง ค"),
        near=({f"{_K1}.measure.explanation": "งานที่อยู่บนกระดาน"},),
    ),
    Planted(
        "IND-RUBRIC",
        {f"{_K1}.rubrics": ()},
        f"{_K1}.rubrics",
        (_NAME_1,),
        near=(
            {
                f"{_K1}.component": "",
                f"{_K1}.weight": None,
                f"{_K2}.weight": Decimal(70),
                f"{_K2}.rubrics[0]": rubric(
                    60, {n: (f"ผ่านการอบรม {n * 10} คน",) for n in range(1, 6)}, "อบรม"
                ),
            },
        ),
    ),
    Planted(
        "IND-TARGET",
        {f"{_K2}.target": " ", f"{_K2}.target_value": None},
        f"{_K2}.target",
        ("ตัวชี้วัดที่ 2", "ไม่มีเป้าหมาย"),
        near=({f"{_K2}.target": "-"},),
    ),
    Planted(
        "IND-WEIGHT",
        {f"{_K1}.weight": None},
        f"{_K1}.weight",
        ("ตัวชี้วัดที่ 1",),
    ),
    Planted(
        "IND-COMPONENT",
        {f"{_K1}.component": ""},
        f"{_K1}.component",
        ("ตัวชี้วัดที่ 1", "ตัวชี้วัดอื่นมี"),
        near=({f"{_K2}.component": ""},),  # nothing where none is given
    ),
    Planted(
        "IND-NUMBER",
        {f"{_K2}.number": "1."},
        f"{_K2}.number",
        ("ลำดับ 1 ซ้ำกับตัวชี้วัดที่ 1",),
        near=({f"{_K2}.component": "1"},),
    ),
    Planted(
        "WEIGHT-SUM",
        {
            f"{_K1}.weight": Decimal(35),
            f"{_K1}.rubrics": (rubric(35, {n: (f"งานอยู่บนกระดาน {n} ฝ่าย",) for n in range(1, 6)}),),
        },
        "plan.indicators",
        ("น้ำหนักรวมได้ 65 ไม่ใช่ 70", "35 + 30"),
        near=(
            {
                f"{_K2}.weight": Decimal(35),
                f"{_K2}.rubrics[0]": rubric(
                    25, {n: (f"ผ่านการอบรม {n * 10} คน",) for n in range(1, 6)}, "อบรม"
                ),
            },
        ),
    ),
    Planted(
        "UNIT-NAME",
        {f"{_K2}.unit_of_measure": "ร้อยละ", f"{_K2}.target": "5"},
        f"{_K2}.unit_of_measure",
        ("ขึ้นต้นด้วยระดับ", "หน่วยนับเป็นร้อยละ"),
        near=({f"{_K2}.unit_of_measure": "ระดับ"},),
    ),
    Planted(
        "UNIT-TARGET",
        {f"{_K2}.target": "ร้อยละ 5"},
        f"{_K2}.target",
        ("“ร้อยละ 5”", "หน่วยนับเป็นระดับ"),
        near=({f"{_K2}.target": "ระดับ 5 ภายใน 30 วัน"},),
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
        near=({f"{_K2}.measure.formulas": (Formula("", "ผู้ผ่าน", "ผู้อบรม", Decimal(5)),)},),
    ),
    Planted(
        "UNIT-LEVEL",
        {
            f"{_K2}.rubrics[0]": rubric(
                20,
                {1: ("เริ่มอบรม",)} | {n: (f"ผู้ผ่านการอบรมร้อยละ {n * 20}",) for n in range(2, 6)},
            )
        },
        f"{_K2}.target",
        ("เกณฑ์ 4 ระดับวัดเป็นร้อยละ",),
        near=({f"{_K2}.rubrics[0].levels[3].criteria": ("อบรมแล้วครึ่งหนึ่ง",)},),
    ),
    Planted(
        "TARGET-VALUE",
        {f"{_K2}.target_value": Decimal(4)},
        f"{_K2}.target_value",
        ("“ระดับ 5”", "ค่าตัวเลขเป็น 4"),
        near=({f"{_K2}.target": "ระดับ 5 ภายใน 30 วัน"},),
    ),
    Planted(
        "DIVISION-CODE",
        {
            "plan.indicators[2]": replace(
                _SOUND_2, key="k3", number="3", name="ระดับความสำเร็จของนวัตกรรม", component="2"
            ),
            f"{_K2}.division_code": "ฝ่ายพัฒนา",
        },
        f"{_K2}.division_code",
        ("ฝ่ายพัฒนา", "01000100"),
        near=({"plan.indicators[2].division_code": ""},),  # one of two is no rule
    ),
)

PLANTED = (*RUBRICS, *RANGES, *RUBRIC_STEPS, *WORDS, *INDICATORS)
