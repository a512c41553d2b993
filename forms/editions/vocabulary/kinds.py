"""The kinds of blocks: which fields of a block each reads, and what its lines may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from db.records import Block, Division, Objective, Signature
from forms.editions.declaring import named
from forms.editions.vocabulary.everywhere import BELOW
from forms.templates.names import TEXTS, Holding, Leaf, Many, Name, Names


class Through(Enum):
    """What `rows` names where it names nothing at hand, with the Thai of it."""

    LIST = "รายการที่ไล่พิมพ์"
    CHART = "แผนภูมิ"
    PART = "ส่วนร่วมใน [parts]"


@dataclass(frozen=True, slots=True)
class LineOf:
    """A line of a block: `says` what it is for, `names` what it may name of its own.

    `at_hand`: it may name what is at hand, too.
    """

    says: str
    names: Names = field(default_factory=dict)
    at_hand: bool = True


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of block: `says` in Thai what it prints.

    `fields` are those it reads beside the ones of every block. `rows` is what `rows`
    names: of a name at hand, what that must hold. `lines` are its lines one by one, or,
    with `any_lines`, the one that all of them are like.
    """

    says: str
    fields: tuple[str, ...] = ()
    rows: Through | Holding | None = None
    lines: tuple[LineOf, ...] = ()
    any_lines: LineOf | None = None


# The fields that every kind reads.
OF_EVERY_KIND = ("kind", "when", "unless", "break_before", "together")

_PLAIN_LINE = LineOf("บรรทัดใด ๆ")
_DIVISION = named({"number": "ลำดับที่", "division": Name("ส่วนราชการ", Division)})
_DUTY = named({"item": "อำนาจหน้าที่ข้อหนึ่ง"})
_KIND = named({"kind": "ประเภทอัตรากำลัง", "total": "จำนวนรวม"})
_WORDS = named({"words": "ข้อความของความเชื่อมโยง"})
_OBJECTIVE = named({"objective": Name("วัตถุประสงค์หลัก", Objective), "number": "ลำดับที่ใต้ยุทธศาสตร์ย่อย"})
_PARAGRAPH = named({"item": "ย่อหน้า"})

KINDS: Mapping[str, Kind] = {
    "lines": Kind("บรรทัดของแบบฟอร์ม", ("lines",), any_lines=_PLAIN_LINE),
    "heading": Kind("หัวข้อ มีที่คั่นและอยู่ในสารบัญได้", ("lines", "level", "entry"), any_lines=_PLAIN_LINE),
    "each": Kind(
        "พิมพ์ blocks ซ้ำทุกรายการของ rows",
        ("rows", "blocks", "numbers", "blank", "notes_once"),
        Through.LIST,
    ),
    "inner": Kind("ส่วนที่รวมไว้ด้วยกัน", ("blocks",)),
    "part": Kind("ส่วนร่วมที่ rows เรียก", ("rows",), Through.PART),
    "table": Kind(
        "ตาราง แถวละรายการของ rows และบรรทัดใต้ตาราง",
        ("rows", "columns", "total", "sections", "lines", "size", "numbers", "empty_total"),
        Through.LIST,
        any_lines=LineOf("บรรทัดใต้ตาราง", BELOW),
    ),
    "prose": Kind(
        "ย่อหน้าที่มีหัวข้อ (numbers เลือกตั้งแต่หัวข้อที่เท่าใด ถึงก่อนหัวข้อที่เท่าใด นับจาก 0)",
        ("rows", "numbers", "style", "level"),
        Many(Block),
    ),
    "texts": Kind("ย่อหน้าทีละข้อความ", ("rows", "style"), TEXTS),
    "divisions": Kind(
        "ส่วนราชการและอำนาจหน้าที่",
        ("level", "lines"),
        lines=(
            LineOf("ชื่อเหนืออำนาจหน้าที่หลายข้อ", _DIVISION, at_hand=False),
            LineOf("ชื่อที่ไม่มีอำนาจหน้าที่", _DIVISION, at_hand=False),
            LineOf(
                "อำนาจหน้าที่หนึ่งในหลายข้อ",
                {**named({"order": "ลำดับที่ของอำนาจหน้าที่"}), **_DUTY},
                at_hand=False,
            ),
            LineOf("ชื่อและอำนาจหน้าที่ข้อเดียว", {**_DIVISION, **_DUTY}, at_hand=False),
        ),
    ),
    "posts_list": Kind(
        "อัตรากำลังตามประเภทของคอลัมน์ (text คือช่องของอัตรากำลัง)",
        ("columns", "lines"),
        lines=(
            LineOf("ประเภทของทั้งหน่วยงาน", _KIND, at_hand=False),
            LineOf("ประเภทเหนือส่วนราชการของตน", _KIND, at_hand=False),
            LineOf(
                "ส่วนราชการหนึ่ง",
                named({"order": "ลำดับที่", "name": "ชื่อ", "posts": "จำนวน"}),
                at_hand=False,
            ),
        ),
    ),
    "goals": Kind(
        "เป้าหมายของหน่วยงาน",
        ("lines",),
        lines=(
            LineOf("ยุทธศาสตร์", {**named({"order": "ลำดับที่"}), **_WORDS}),
            LineOf("ยุทธศาสตร์ย่อย", _WORDS),
            LineOf("วัตถุประสงค์หลักข้อเดียวของยุทธศาสตร์ย่อย", _OBJECTIVE),
            LineOf("วัตถุประสงค์หลักหนึ่งในหลายข้อ", _OBJECTIVE),
            LineOf("ส่วนอื่นของความเชื่อมโยง", _WORDS),
        ),
    ),
    "swot": Kind(
        "ตาราง SWOT สองตาราง",
        ("lines", "size"),
        lines=(LineOf("หัวตารางปัจจัยภายใน"), LineOf("หัวตารางปัจจัยภายนอก")),
    ),
    "swot_lists": Kind(
        "SWOT เป็นสี่รายการใต้ชื่อด้าน",
        ("style", "level", "lines"),
        lines=(LineOf("ข้อหนึ่ง", named({"item": "รหัสหรือลำดับ และข้อความ"})),),
    ),
    "contents": Kind(
        "สารบัญ",
        ("size", "marks", "lines"),
        lines=(LineOf("หัวของรายการ"), LineOf("หัวของเลขหน้า")),
    ),
    "leaders": Kind("ชื่อและค่าบนเส้นประ คอลัมน์ละคู่", ("columns", "size")),
    "picture": Kind("รูป", ("rows", "height"), Leaf.FILE),
    "chart": Kind(
        "แผนภูมิ ใต้บรรทัดของตน ไม่พิมพ์เมื่อไม่มีตัวเลข",
        ("rows", "lines", "height", "size"),
        Through.CHART,
        any_lines=LineOf("บรรทัดเหนือแผนภูมิ"),
    ),
    "labelled": Kind(
        "ย่อหน้าของบันทึกข้อความ มีคำนำหน้าที่ย่อหน้าแรก",
        ("rows", "lines"),
        TEXTS,
        lines=(LineOf("ย่อหน้าแรก", _PARAGRAPH), LineOf("ย่อหน้าต่อ ๆ ไป", _PARAGRAPH)),
    ),
    "signatures": Kind(
        "ที่ลงนาม ทีละคน",
        ("rows", "lines"),
        Many(Signature),
        any_lines=LineOf(
            "บรรทัดของผู้ลงนามคนหนึ่ง",
            named(
                {
                    "role": "ฐานะของผู้ลงนาม",
                    "name": "ชื่อ หรือจุดไข่ปลา",
                    "positions": Name("ตำแหน่ง", TEXTS),
                    "further": Name("ไม่ใช่คนแรก", Leaf.TRUTH),
                }
            ),
        ),
    ),
    "page_break": Kind("ขึ้นหน้าใหม่"),
}

CHARTS: Mapping[str, str] = {
    "progress": "ความก้าวหน้าของงานทั้งแผน ทีละเดือน",
    "states": "ตัวชี้วัดตามสถานะ",
    "work_by_division": "ความก้าวหน้าตามส่วนราชการ",
    "money_by_strategy": "งบประมาณและการเบิกจ่ายตามยุทธศาสตร์",
    "money_by_division": "งบประมาณและการเบิกจ่ายตามส่วนราชการ",
    "money_by_status": "งบประมาณและการเบิกจ่ายตามสถานะงบประมาณ",
}
