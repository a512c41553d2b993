"""Slips in the typing of texts and in what stands within them, each planted alone."""

from decimal import Decimal

from db.records import (
    ProjectNote,
    Span,
    TextPicture,
    TextTable,
    TextTableRow,
)
from tests.forms.checks.sound import UNIT, Changes, Planted
from tests.forms.everything import picture as file_of

_SITUATION = "plan.situation[0].paragraphs"
_DEFINITION = "plan.indicators[1].measure.definition"
_P2 = "plan.projects[1].activities[0].steps"
# A unit's name of twenty letters is long enough to be told from another's.
_NAME_20 = "กองแผนและติดตามงานกท"


def _table(cell: str, title: str = "ตารางคะแนน") -> TextTable:
    return TextTable(
        "t1", title, (TextTableRow(("ระดับ", "ความหมาย")),), (TextTableRow(("มาก", cell)),)
    )


def _with_table(cell: str) -> Changes:
    """A table in a definition, with a text in its second cell."""
    return {"plan.tables": (_table(cell),), _DEFINITION: "ผู้ใช้แผน\n[table t1]"}


def _picture(caption: str = "", dots: int = 600, width: str = "100") -> Changes:
    """A picture in the situation: a file of so many dots, printed so many millimetres wide."""
    picture = TextPicture("c1", "image/png", file_of("PNG", (dots, 90)), caption, Decimal(width))
    return {"plan.pictures": (picture,), f"{_SITUATION}[1]": "[picture c1]"}


DIGITS = (
    Planted(
        "DIGITS-MIXED",
        {"plan.supporting_indicators[0].definition": "ไม่น้อยกว่า ๒ เรื่อง"},
        "plan.supporting_indicators[0].definition",
        ("เลข “๒”", "ใช้เลขอารบิก 1 แห่ง", "ตาราง ฉ"),
        near=(
            {"plan.supporting_indicators[0].definition": "ไม่น้อยกว่า 2 เรื่อง"},
            {"plan.supporting_indicators[0].number": ""},
        ),
    ),
    Planted(
        "DIGITS-MIXED",
        {
            "plan.preface": ("แผนปี ๒๕๖๘", "ฉบับที่ ๑", "รวม 3 ส่วน"),
        },
        "plan.preface[2]",
        ("เลข “3”", "ใช้เลขไทย 2 แห่ง"),
        near=({"plan.preface[2]": "รวม ๓ ส่วน"},),
    ),
)

SPACES = (
    Planted(
        "SPACE-DOUBLE",
        {"plan.missions": ("จัดทำ  และติดตาม  แผน",)},
        "plan.missions[0]",
        ("จัดทำ  และ", "และอีก 1 แห่งในช่องนี้"),
        near=({"plan.missions": ("จัดทำ และติดตาม แผน",)},),
    ),
    Planted(
        "SPACE-MARK",
        {"plan.vision": "แผนท ี่ใช้ได้จริง"},
        "plan.vision",
        ("แผนท ี่ใช้",),
        near=({"plan.vision": "แผน ที่ใช้ได้จริง"},),
    ),
)

LETTERS = (
    Planted("LETTERS-WRONG", {"plan.vision": "เเผนที่ใช้ได้"}, "plan.vision", ("เเผนที่",)),
    Planted("LETTERS-WRONG", {"plan.vision": "แผนที่่ใช้ได้"}, "plan.vision", ("แผนที่่ใช้",)),
    Planted("LETTERS-WRONG", {"plan.vision": "ทํางานตามแผน"}, "plan.vision", ("ทํางาน",)),
    Planted(
        "LETTERS-WRONG",
        _with_table("นํามาใช้"),
        "plan.tables[0].rows[0].cells[1]",
        ("นํามา", "ตาราง ค", "ตาราง “ตารางคะแนน” › แถวที่ 1 › ช่องที่ 2"),
        near=(_with_table("นำมาใช้"),),
    ),
)

UNIT_NAMES = (
    Planted(
        "UNIT-SPELLING",
        {"plan.preface": ("สำนักงานวางแผนและติดตามงานตัวอย่าง เสนอแผน",)},
        "plan.preface[0]",
        (f"“{UNIT}”", "“สำนักงานวางแผนและติดตามงานตัวอย่าง”"),
        near=({"plan.preface": ("สำนักงานวางแผนและประเมินผลตัวอย่าง เสนอแผน",)},),
    ),
    *(
        Planted(
            "UNIT-SPELLING",
            {"plan.preface": (text,)},
            "plan.preface[0]",
            (text,),
            near=({"plan.preface": (near,)},),
        )
        for text, near in (
            # Two letters more, and three.
            ("สำนักงานวางแผนและติดตามผลงนตัวอย่าง", "สำนักงานวางแผนและติดตามผลงนกตัวอย่าง"),
            # Four letters changed, and five.
            ("สำนักงานวางแผนและติดกขคงลตัวอย่าง", "สำนักงานวางแผนและติกขคงจลตัวอย่าง"),
        )
    ),
    Planted(
        "UNIT-SPELLING",
        {"plan.unit.name": _NAME_20, "plan.preface": (_NAME_20.replace("ติด", "จัด"),)},
        "plan.preface[0]",
        (_NAME_20,),
        near=(
            {
                "plan.unit.name": _NAME_20.replace("และ", "แล"),
                "plan.preface": (_NAME_20.replace("และ", "แล").replace("ติด", "จัด"),),
            },
        ),
    ),
)

CHARACTERS = (
    Planted(
        "CHAR-PRIVATE",
        {"plan.vision": "แผนท\uf702\uf70aใช้ได้จริง"},
        "plan.vision",
        ("วรรณยุกต์ที่เป็นอักขระเฉพาะ", "แผนที่ใช้ได้จริง"),
        near=({"plan.vision": "แผนที่ใช้ได้จริง"},),
    ),
    Planted(
        "CHAR-PRIVATE",
        {"plan.missions": ("\uf0b7 จัดทำแผน",)},
        "plan.missions[0]",
        ("อักขระเฉพาะแบบอักษรที่ “□ จัดทำแผน”",),
        near=({"plan.missions": ("• จัดทำแผน",)},),
    ),
    Planted(
        "CHAR-PRIVATE",
        {f"{_P2}[0].spans": (Span("2567-10", "2567-11", "รุ่นที\uf70a 1"),)},
        f"{_P2}[0].spans[0].label",
        ("ขั้นตอนที่ 1 › ช่วงเวลา › ข้อความบนลูกศร",),
        near=({f"{_P2}[0].spans": (Span("2567-10", "2567-11", "รุ่นที่ 1"),)},),
    ),
    *(
        Planted(
            "CHAR-INVISIBLE",
            {"plan.vision": f"แผน{char}ที่ใช้ได้จริง"},
            "plan.vision",
            ("มองไม่เห็น", "แผนที่ใช้ได้จริ…"),
        )
        for char in ("\u200b", "\ufeff", "\u00ad", "\u200e", "\u2060", "\x0b", "\x9f")
    ),
    Planted(
        "CHAR-INVISIBLE",
        _picture("ผังของ\u200bหน่วยงาน"),
        "plan.pictures[0].caption",
        ("สาระสำคัญ", "คำบรรยายรูป"),
        near=(_picture("ผังของ\u00a0หน่วยงาน"),),
    ),
    *(
        Planted("CHAR-BROKEN", {"plan.vision": f"แผน {text}"}, "plan.vision", words)
        for text, words in (
            ("กรุงเทพ".encode("tis-620").decode("latin-1"), ("น่าจะเป็น “กรุงเทพ”",)),
            ("กรุงเทพ".encode().decode("latin-1"), ("น่าจะเป็น “กรุงเทพ”",)),
            ("ของ".encode().decode("cp1252", "ignore"), ("อ่านไม่ออก",)),
            ("\ufffd\ufffdเทพ", ("อ่านไม่ออกที่",)),
            ("?????", ("อ่านไม่ออกที่",)),
            ("ก&nbsp;ข", ("&nbsp;",)),
            ("½¾¼½", ("น่าจะเป็น “ฝพผฝ”",)),
            ("¡ÒÃ", ("น่าจะเป็น “การ”",)),
        )
    ),
    Planted(
        "CHAR-BROKEN",
        {"plan.vision": "แผน เธกเธฒเธฃ"},
        "plan.vision",
        ("น่าจะเป็น “มาร”",),
        near=tuple(
            {"plan.vision": text}
            for text in ("เธอเนื่องจาก", "ครึ่ง ½¾¼ ส่วน", "ทำ ???? ทำ", "R&D; AT&T", "à la carte")
        ),
    ),
    Planted(
        "CHAR-UNDRAWN",
        {"plan.vision": "แผน 漢字 ใช้ได้"},
        "plan.vision",
        ("ไม่มี “漢字”", "แผน 漢字 ใช้ได้"),
        near=({"plan.vision": "แผน “ก” – ข × 2 ≥ 3 … ฿ ½ µ"},),
    ),
    Planted(
        "CHAR-UNDRAWN",
        _with_table("ดีมาก 😀"),
        "plan.tables[0].rows[0].cells[1]",
        ("😀",),
    ),
)

MARKS = (
    Planted(
        "BRACKET-OPEN",
        {"plan.vision": "ใช้ระบบ (ERP ทุกงาน"},
        "plan.vision",
        ("ไม่มีเครื่องหมายปิดคู่กับ (", "(ERP"),
        near=tuple(
            {"plan.vision": text}
            for text in (
                "ใช้ระบบ (ERP) ทุกงาน",
                "ทำ 1) แผน 2) คน",
                "(ประกอบด้วย 1) แผน 2) คน)",
                "ก) แผน ข) คน (ทุกคน)",
            )
        ),
    ),
    Planted(
        "BRACKET-OPEN",
        {"plan.missions": ("ติดตาม “แผน", "และงาน")},
        "plan.missions[0]",
        ("ปิดคู่กับ “",),
        near=({"plan.missions": ("ติดตาม “แผน", "และงาน”")},),
    ),
    Planted(
        "BRACKET-OPEN",
        {"plan.vision": "ใช้ระบบ ERP] ทุกงาน"},
        "plan.vision",
        ("ไม่มีเครื่องหมายเปิดคู่กับ ]",),
    ),
    Planted(
        "ITEM-TWICE",
        {_DEFINITION: "1. ก\n2. ข\n2. ค\n3. ง"},
        _DEFINITION,
        ("เลขข้อ 2 มีซ้ำ",),
        near=(
            {_DEFINITION: "1. ก\n2. ข\n3. ค\n4. ง"},
            {_DEFINITION: "1. ก\n2. ข\nแล้ว\n1. ค\n2. ง"},
        ),
    ),
    Planted(
        "ITEM-TWICE",
        {"plan.missions": ("1) จัดทำแผน", "2) ติดตาม", "2) สรุป")},
        "plan.missions[2]",
        ("เลขข้อ 2 มีซ้ำ",),
        near=({"plan.missions": ("1) จัดทำแผน", "2) ติดตาม", "(2) สรุป")},),
    ),
    Planted(
        "ITEM-TWICE",
        {_DEFINITION: "2.1 ก\nหลักฐาน\n2.2 ข\nแล้ว\n2.2 ค"},
        _DEFINITION,
        ("เลขข้อ 2.2 มีซ้ำ",),
        near=(
            {_DEFINITION: "1. ก\nหลักฐาน\n1. ข"},  # the first of two lists of one
            {_DEFINITION: "4.1 ก\n1) ข\n4.2 ค\n1) ง"},
            {_DEFINITION: "2.5 ล้านบาท\n2.5 ล้านคน".replace("2.5 ", "2,5")},
        ),
    ),
    Planted("ITEM-TWICE", {_DEFINITION: "1. ก\n1. ข"}, _DEFINITION, ("เลขข้อ 1 มีซ้ำ",)),
    Planted(
        "ITEM-TWICE",
        {_DEFINITION: "ได้แก่ 1. ก 2. ข 2. ค"},
        _DEFINITION,
        ("เลขข้อ 2 มีซ้ำ",),
        near=(
            {_DEFINITION: "ได้แก่ 1. ก 1. ข"},
            {_DEFINITION: "ได้แก่ 2. ก 2. ข 3. ค"},
            {_DEFINITION: "ได้แก่ 1. ก 2. ข 3. ค"},
        ),
    ),
)

WORDS = (
    Planted(
        "WORD-MISSPELT",
        {"plan.vision": "แผนที่คลอบคลุมทุกงาน"},
        "plan.vision",
        ("“คลอบคลุม” ที่ถูกคือ “ครอบคลุม”",),
        near=({"plan.vision": "แผนที่ครอบคลุมทุกงาน"},),
    ),
    Planted(
        "WORD-MISSPELT",
        {"plan.part1[0].tactics[0].project_notes": (ProjectNote("p1", "งานสร้างสรรของเมือง"),)},
        "plan.part1[0].tactics[0].project_notes[0].text",
        ("“สร้างสรร”",),
        near=({"plan.part1[0].tactics[0].project_notes": (ProjectNote("p1", "งานสร้างสรรค์"),)},),
    ),
    Planted(
        "WORD-TWICE",
        {"plan.vision": "แนวทางในการการปฏิบัติงาน"},
        "plan.vision",
        ("“การ” ซ้ำ", "ในการการปฏิบัติ"),
        near=tuple(
            {"plan.vision": text}
            for text in (
                "แนวทางในการปฏิบัติงาน",
                "โครงการการพัฒนาเมือง",
                "คณะกรรมการการศึกษา",
                "การจัดการการเรียนรู้",
                "ผลการดำเนินการการแก้ไข",
                "ข้อความความยาวหนึ่งหน้า",
                "ผลการดำเนินการ การแก้ไข",
            )
        ),
    ),
    *(
        Planted("WORD-TWICE", {"plan.vision": text}, "plan.vision", (f"“{word}” ซ้ำ",))
        for text, word in (
            ("แนวทางการการพัฒนา", "การ"),
            ("ด้านการการแพทย์", "การ"),
            ("มีความความพร้อม", "ความ"),
            ("งบประมาณงบประมาณประจำปี", "งบประมาณ"),
            ("ผู้ใช้ หมายถึง หมายถึง ผู้บันทึก", "หมายถึง"),
            ("จัดทำเพื่อ เพื่อให้ทุกคนใช้", "เพื่อ"),
            ("แผนและและคน", "และ"),
            ("รายงานสรุปรายงานสรุปงาน", "รายงานสรุป"),
        )
    ),
    Planted(
        "WORD-TWICE",
        {"plan.vision": "แผนของสำนักสำนักอนามัย"},
        "plan.vision",
        ("“สำนัก” ซ้ำ",),
        near=tuple(
            {"plan.vision": text}
            for text in (
                "แผนของระบบระบบใหม่",  # so short a word may end one and begin the next
                "แผนของสำนัก สำนักอนามัย",
                "อนุญาตให้ให้บริการในที่ที่ว่าง",
                "ติดตามตามแผน",
                "ระบบงานงานทะเบียน",
                "ต่าง ๆ นานา",
            )
        ),
    ),
)

KEYS = (
    Planted(
        "KEYS-THAI",
        {"plan.vision": "ทำงานเสร็จc]h;ทุกงาน"},
        "plan.vision",
        ("“c]h;”", "“แล้ว”"),
    ),
    Planted(
        "KEYS-THAI",
        {"plan.vision": f"แผน {'8;k,legiH0' * 6}"},
        "plan.vision",
        ("8;k,legiH0",),
        near=({"plan.vision": f"แผน {'8;k,legiH0' * 6},k"},),  # longer than any word
    ),
    Planted(
        "KEYS-THAI",
        {"plan.vision": "แผน ditoyho งาน"},
        "plan.vision",
        ("“กระนั้น”",),
        near=({"plan.vision": "แผน ditsok งาน"},),  # six letters, of which words are made
    ),
    Planted(
        "KEYS-LATIN",
        {"plan.vision": "ใช้ เนนเสำ ทำงาน"},
        "plan.vision",
        ("“เนนเสำ”", "“google”"),
        near=({"plan.vision": "ใช้ ฟยย ทำงาน"},),  # app: three letters are no sure sign
    ),
    Planted("KEYS-LATIN", {"plan.vision": "กรอก ดนพท ให้ครบ"}, "plan.vision", ("“form”",)),
)

PLACED = (
    Planted(
        "MARKER-NAMELESS",
        {_DEFINITION: "ผู้ใช้แผน\n[table scores]"},
        _DEFINITION,
        ("[table scores]", "ไม่มีตาราง scores", "ตาราง ค"),
        near=(
            {_DEFINITION: "ผู้ใช้แผน\n\\[table scores]"},
            {_DEFINITION: "ผู้ใช้แผน ดู [table scores]"},
            {"plan.tables": (TextTable("scores", "", (), (TextTableRow(("มาก",)),)),)},
        ),
    ),
    Planted(
        "MARKER-NAMELESS",
        {f"{_SITUATION}[1]": "[picture chart]"},
        f"{_SITUATION}[1]",
        ("ไม่มีรูป chart", "สาระสำคัญ"),
    ),
    Planted(
        "MARKER-NAMELESS",
        {"plan.indicators[0].measure.method": "คิดจาก\n[formula 2]"},
        "plan.indicators[0].measure.method",
        ("ไม่มีสูตร 2",),
        near=({"plan.indicators[0].measure.method": "คิดจาก\n[formula 1]"},),
    ),
    Planted(
        "PICTURE-COARSE",
        _picture(dots=119, width="25.4"),
        "plan.pictures[0].width_mm",
        ("119 จุด", "25.4 มม.", "สาระสำคัญ"),
        near=(_picture(dots=120, width="25.4"), {f"{_SITUATION}[1]": "ไม่มีรูปนี้แล้ว"}),
    ),
)

PLANTED = (
    *DIGITS,
    *SPACES,
    *LETTERS,
    *UNIT_NAMES,
    *CHARACTERS,
    *MARKS,
    *WORDS,
    *KEYS,
    *PLACED,
)
