"""A document with each thing that pages can hold, and with what hardly fits into a tree."""

from __future__ import annotations

from decimal import Decimal

from forms.document import (
    Arrow,
    Cell,
    Chart,
    Contents,
    Document,
    Figure,
    Form,
    Fraction,
    Heading,
    Leaders,
    Paragraph,
    Row,
    Run,
    Series,
    Table,
    plain,
)
from tests.forms.pictures import picture_file

MONTHS = ("2566-10", "2566-11", "2566-12")


def cell(words: str, **options) -> Cell:
    return Cell((plain(words, size=14),), **options)


def row(*words: str | Cell, **options) -> Row:
    return Row(tuple(each if isinstance(each, Cell) else cell(each) for each in words), **options)


def item(number: int, words: str, **options) -> Paragraph:
    return Paragraph((Run(f"({number}) {words}"),), label=f"({number})", **options)


def inner(rows: int = 3) -> Table:
    """A table to stand in a cell, with a title and with headings of its own."""
    body = tuple(row(f"ด้านที่ {number}", f"{number * 10}") for number in range(rows))
    return Table((2, 1), (row("ด้าน", "ร้อยละ"),), body, title=plain("ตารางในช่อง", size=14))


def spanned() -> Table:
    """A table of months with arrows, headings over others and cells over several rows."""
    header = (
        row(cell("ขั้นตอน", rows=2), cell("ปี 2566", columns=3), cell("หมายเหตุ", rows=2)),
        row("ต.ค.", "พ.ย.", "ธ.ค."),
    )
    blank = (Cell(), Cell(), Cell())
    body = (
        row("เตรียมการ", *blank, "ก", arrows=(Arrow(0 + 1, 2, "ประชุม"),)),
        row(Cell(joined=True), *blank, Cell(joined=True), arrows=(Arrow(3, 3),)),
        row("ดำเนินการ", "1", "2", Cell(), cell("ข"), arrows=(Arrow(1, 3),)),
        row("สรุป", *blank, "ค", arrows=(Arrow(1, 2), Arrow(2, 3))),
    )
    return Table((4, 1, 1, 1, 2), header, body, months=("", *MONTHS, ""))


def awkward() -> Table:
    """Rows that say too much, too little or nothing of their own."""
    body = (
        row("ก", "ข", "ค"),
        Row((Cell(joined=True), Cell(joined=True))),
        Row((cell("ก1", joined=True), cell("กว้าง", columns=3))),
        Row((cell("ข1", columns=2, joined=True),)),
        row("ง", "จ", "ฉ", "ช"),
        Row(()),
    )
    return Table((1, 1), (), body)


def pictures() -> tuple[Figure, ...]:
    files = [picture_file(mode=mode) for mode in ("1", "L", "RGB", "P")]
    files.append(picture_file(mode="RGBA", color=(9, 9, 9, 99)))
    files += [picture_file(kind="JPEG", mode=mode) for mode in ("L", "RGB", "CMYK")]
    return (*(Figure(file, width=8) for file in files), Figure(b"broken", "คำบรรยาย"))


def drawn() -> Document:
    """The document."""
    long = " ".join(f"ผลการดำเนินงานครั้งที่ {number}" for number in range(700))
    flows = (plain("นิยาม", size=14), inner(90), Figure(picture_file(), "รูป", width=20))
    texts = (
        Heading((plain("หัวข้อ", bold=True),), level=3, entry="หัวข้อ"),
        Paragraph((Run("คำที่มี"), Run("1", note="เชิงอรรถของคำ"), Run("เชิงอรรถ", underline=True))),
        item(1, "ข้อแรก", align="distributed"),
        item(2, long[:900], align="distributed"),
        plain("  "),
        item(3, "ข้อต่อมา"),
        Heading((plain("หัวข้อย่อย"), plain("สองบรรทัด")), level=9, entry="หัวข้อย่อย"),
        Fraction("จำนวนที่ทำได้", "จำนวนทั้งหมด", "ร้อยละ =", "× 100"),
        Leaders((("ที่", "กท 0401/12", 0.5), ("วันที่", long[:120], 0.5))),
        Chart("bars", ("ก",), (Series("ผล", (Decimal(40),), "actual"),), "ร้อยละ"),
        *pictures(),
    )
    tables = (
        spanned(),
        Table((1,), (row("หัวตาราง"),), ()),
        Table((1, 1), (row("นิยาม", "ค่า"),), (Row((cell(long), Cell(flows))),)),
        Table((1, 1), (), (Row((Cell((item(1, "ก"), item(2, "ข"), plain("ค"))), Cell())),)),
    )
    forms = (
        Form("contents", "สารบัญ", (Contents("สารบัญ", "หน้า"),), numbering="letters"),
        Form("texts", "ข้อความ", texts),
        Form("tables", "ตาราง", tables, running=(plain("หัวกระดาษ {page}"),), catchword="/{words}"),
        Form("blank", "แบบว่าง", ()),
    )
    return Document("เอกสาร <ทดสอบ> & \x01อื่น ๆ", "สำนักทดสอบ", forms)
