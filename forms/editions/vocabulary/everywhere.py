"""The names that every template of a form may use, and those of lines and tables."""

from __future__ import annotations

from db.records import Block, Memo, Plan, PrintChoices, Report, Signature
from forms.editions.declaring import named
from forms.editions.rules import GRID_GROUPS
from forms.templates.names import Leaf, Many, Name, Names

_BLOCKS = Many(Block)

EVERYWHERE: Names = named(
    {
        "year": "ปีงบประมาณ",
        "last_year": "ปีงบประมาณก่อนหน้า",
        "unit": "ชื่อหน่วยงาน",
        "agency": "ชื่อหน่วยงานต้นสังกัด",
        "title": "ชื่อแผน",
        "plan_word": "แผนปฏิบัติราชการ หรือแผนปฏิบัติการ ตามชื่อแผนของหน่วยงาน",
        "plan": Name("ข้อมูลทั้งหมดของแผน", Plan),
        "choice": Name("ทางเลือกการพิมพ์ที่หน่วยงานเลือก", PrintChoices),
        "grid_groups": Name(
            "กลุ่มของตารางขั้นตอนที่มีโครงการ",
            {
                **{name: Name(says, Leaf.TRUTH) for name, says in GRID_GROUPS.items()},
                "any": Name("กลุ่มใดก็ได้", Leaf.TRUTH),
            },
        ),
        "note": Name("เชิงอรรถใน [footnotes] ตามชื่อ เมื่อหน่วยงานเลือกพิมพ์เชิงอรรถ", {}),
        "situation": Name(
            "ข้อมูลทั่วไป/สถานการณ์",
            {
                "opening": Name("ช่วงแรก", _BLOCKS),
                "rest": Name("ช่วงต่อมา จนถึง SWOT", _BLOCKS),
                "swot": Name("ข้อความนำของ SWOT", _BLOCKS),
            },
        ),
        "quarter": "ไตรมาสที่รายงาน",
        "dots": "จุดไข่ปลาให้เขียนเติม",
        "report": Name("รายงานของไตรมาส", Report),
        "report_heading": "บรรทัดที่สองของแบบรายงาน สยป.3",
        "standing": Name(
            "สถานะของแผนเมื่อสิ้นไตรมาส",
            named(
                {
                    "work": "ความก้าวหน้าของงานทั้งแผน",
                    "money": "การเบิกจ่ายทั้งแผน",
                    "score": "คะแนนถึงไตรมาสนี้และที่คาดการณ์",
                    "indicators": "จำนวนตัวชี้วัด",
                    "has_figures": Name("มีตัวเลขความก้าวหน้า เงิน หรือคะแนน", Leaf.TRUTH),
                    "has_scores": Name("คิดคะแนนได้", Leaf.TRUTH),
                }
            ),
        ),
        "signatures": Name("ผู้ลงนามในแบบรายงาน สยป.3", Many(Signature)),
        "memo": Name("บันทึกข้อความของไตรมาส", Memo),
        "memo_date": "วันที่ของบันทึกข้อความ เป็นข้อความ",
        "staffing_filled": Name("อัตรากำลังทุกแถวมีจำนวนคนครอง", Leaf.TRUTH),
        "emblem": Name("ตราของหน่วยงาน", Leaf.FILE),
    }
)

# What a line that is repeated by `per` may name: its item, which is of the list, and
PER: Names = named({"order": "ลำดับที่ของรายการ นับจาก 1"})
# What running lines and catchwords may name.
RUNNING: Names = named({"page": "ลำดับที่ของหน้าในแบบฟอร์ม"})
CATCHWORD: Names = named({"words": "คำแรกของหน้าถัดไป"})
# What footnotes may name.
FOOTNOTE: Names = {name: EVERYWHERE[name] for name in ("year", "last_year")}
# What the last row of a table may name.
TOTAL: Names = named({"count": "จำนวนโครงการ หรือจำนวนขั้นตอน", "total": "ยอดรวม"})
_IN_WORDS = named({"total_words": "ยอดเงินรวมเป็นตัวอักษร เช่น หนึ่งร้อยบาท"})
_PROGRAMME_SUM = {**named({"count": "จำนวนโครงการ", "total": "ยอดเงินรวม"}), **_IN_WORDS}
# What lines below a table may name.
BELOW: Names = {
    **TOTAL,
    **_IN_WORDS,
    "programmes": Name(
        "แผนงานบูรณาการในตาราง", Many({**named({"name": "ชื่อแผนงาน"}), **_PROGRAMME_SUM})
    ),
    "programme_sum": Name("แผนงานบูรณาการทั้งหมดในตาราง", _PROGRAMME_SUM),
}
