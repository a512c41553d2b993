"""What stands on a form of an edition: blocks, and the lines, columns and styles in them."""

from __future__ import annotations

from typing import Literal

from db.record_classes import record
from forms.editions.declaring import said
from forms.page_setup import Align

ALIGNS = {
    "left": "ชิดซ้าย",
    "center": "กึ่งกลาง",
    "right": "ชิดขวา",
    "distributed": "กระจายแบบไทย",
}
Sum = Literal["", "money", "figure"]


@record
class Style:
    """How a paragraph looks: points and millimetres, as `forms.document.Paragraph`.

    `narrative`: running text, which a unit may have set distributed.
    """

    size: float = said("ขนาดตัวอักษร (พอยต์)", 16)
    bold: bool = said("ตัวหนา", default=False)
    align: Align = said("การจัดบรรทัด", "left", values=ALIGNS)
    indent: float = said("ระยะเยื้องซ้ายของทุกบรรทัด (มม.)", 0)
    first: float = said("ระยะที่บรรทัดแรกเยื้องเพิ่ม (มม.) ค่าลบคือบรรทัดแรกยื่นออกซ้าย", 0)
    before: float = said("ช่องว่างก่อนย่อหน้า (พอยต์)", 0)
    after: float = said("ช่องว่างหลังย่อหน้า (พอยต์)", 0)
    keep: bool = said("อยู่หน้าเดียวกับสิ่งที่ตามมา", default=False)
    narrative: bool = said("ข้อความยาว ซึ่งหน่วยงานเลือกให้จัดกระจายแบบไทยได้", default=False)
    leading: float = said("ระยะระหว่างบรรทัดเป็นเท่าของขนาดตัวอักษร (0 คือระยะปกติ)", 0)


@record
class Line:
    """A line of text: a template, its style, and the name that must be there to print it.

    In a template `{name}` is what the plan holds, `**…**` is bold and `{note.name}` is the
    number of a footnote. `per` prints the line once for each item of a list. One that is
    `numbered` is an item of a list: its number, and a space after it, come first.
    """

    text: str = said("ข้อความ เติมคำได้")
    style: str = said("ชื่อรูปแบบใน [styles]", "body")
    when: str = said("พิมพ์เมื่อชื่อนี้มีค่า หรือไม่มีค่าถ้าขึ้นต้นด้วย no.", "")
    per: str = said("พิมพ์ซ้ำทุกรายการของชื่อนี้ ในบรรทัดใช้ {item} คือรายการ และ {order} คือลำดับ", "")
    numbered: bool = said("บรรทัดนี้เป็นข้อหนึ่งของรายการ ขึ้นต้นด้วยเลขข้อแล้วเว้นวรรค", default=False)


@record
class Column:
    """A column: its heading, the headings that span it (`over`, outermost first), width.

    `text` is a template of its cells, or `show` names a computed content. One that is
    `optional` is left out where `text` is empty in every row. `least` and `most` are what
    its width may be chosen between for the fewest pages; 0 is its width.
    """

    heading: str = said("หัวคอลัมน์ เติมคำได้")
    width: float = said("ความกว้างเทียบกับคอลัมน์อื่น")
    text: str = said("ข้อความในช่อง เติมคำได้ หรือข้อมูลที่ show เลือก", "")
    show: str = said("เนื้อหาที่โปรแกรมคำนวณให้", "")
    over: tuple[str, ...] = said("หัวคอลัมน์ที่คลุมอยู่ข้างบน จากบนลงล่าง เติมคำได้", ())
    align: Align = said("การจัดบรรทัดในช่อง", "left", values=ALIGNS)
    optional: bool = said("ไม่พิมพ์คอลัมน์นี้ เมื่อ text ว่างทุกแถว", default=False)
    least: float = said("ความกว้างน้อยที่สุดที่ปรับได้ (0 คือไม่ปรับ)", 0)
    most: float = said("ความกว้างมากที่สุดที่ปรับได้ (0 คือไม่ปรับ)", 0)


@record
class TotalCell:
    """A cell of a table's last row, over `span` columns."""

    span: int = said("จำนวนคอลัมน์ที่ช่องนี้คลุม (0 คือทุกเดือนของตารางขั้นตอน)", 1)
    text: str = said("ข้อความ เติมคำได้", "")
    show: Sum = said(
        "ผลรวมที่พิมพ์แทนข้อความ",
        "",
        values={"": "ไม่มี พิมพ์ text", "money": "ยอดเงินรวม", "figure": "ผลรวมเป็นตัวเลข"},
    )
    align: Align = said("การจัดบรรทัดในช่อง", "center", values=ALIGNS)


@record
class Section:
    """A section of a definition column: its bold heading and the field it prints.

    `note` stands below the heading. `alone`: printed only of what has no row in ตาราง ค,
    unless the unit chooses whole definitions.
    """

    field: str = said("ช่องของนิยามตัวชี้วัดที่พิมพ์")
    heading: str = said("หัวข้อตัวหนา เติมคำได้")
    note: str = said("ข้อความใต้หัวข้อ เติมคำได้", "")
    alone: bool = said("พิมพ์เฉพาะตัวชี้วัดที่ไม่มีแถวในตาราง ค", default=False)


@record
class BlockSpec:
    """One block of a form. `kind` says which builder reads it, and with it which fields.

    `rows` names what a table or an `each` goes through; `blocks` are what an `each` repeats;
    `blank` prints the block once, empty, where there is nothing to go through. `together` keeps
    what is made on one page. `unless` leaves it out where the plan has a heading of its own
    that begins so. `marks` stand before the entries of a table of contents, by level.
    `notes_once`: footnotes stand with the first thing gone through alone. `empty_total`: a
    table without rows has its last row all the same.
    """

    kind: str = said("ชนิดของส่วน ซึ่งกำหนดว่าใช้ช่องใด")
    rows: str = said("สิ่งที่ไล่พิมพ์ทีละรายการ หรือข้อมูลที่พิมพ์", "")
    lines: tuple[Line, ...] = said("บรรทัด", ())
    columns: tuple[Column, ...] = said("คอลัมน์", ())
    total: tuple[TotalCell, ...] = said("ช่องของแถวรวม จากซ้ายไปขวา", ())
    blocks: tuple[BlockSpec, ...] = said("ส่วนที่อยู่ภายใน", ())
    sections: tuple[Section, ...] = said("หัวข้อของคอลัมน์นิยาม", ())
    level: int = said("ระดับหัวข้อ 1 คือนอกสุด", 1)
    entry: str = said("ข้อความในสารบัญ เติมคำได้ เว้นว่างคือไม่อยู่ในสารบัญ", "")
    style: str = said("ชื่อรูปแบบใน [styles]", "body")
    size: float = said("ขนาดตัวอักษร (พอยต์)", 14)
    when: str = said("พิมพ์เมื่อชื่อนี้มีค่า หรือไม่มีค่าถ้าขึ้นต้นด้วย no.", "")
    numbers: tuple[int, ...] = said("ลำดับที่เลือก", ())
    blank: bool = said("พิมพ์แบบว่างหนึ่งครั้ง เมื่อไม่มีรายการ", default=False)
    break_before: bool = said("ขึ้นหน้าใหม่ก่อนส่วนนี้", default=False)
    together: bool = said("อยู่หน้าเดียวกันทั้งส่วน", default=False)
    height: float = said("ความสูง (มม.)", 0)
    unless: str = said("ไม่พิมพ์ เมื่อสาระสำคัญของแผนมีหัวข้อที่ขึ้นต้นด้วยข้อความนี้ เติมคำได้", "")
    marks: tuple[str, ...] = said("เครื่องหมายหน้ารายการในสารบัญ ตามระดับ", ())
    notes_once: bool = said("พิมพ์เชิงอรรถที่รายการแรกรายการเดียว", default=False)
    empty_total: bool = said("พิมพ์แถวรวมแม้ไม่มีแถว", default=True)
