"""Documents of tables whose cells, rows and limits come from a seed."""

from __future__ import annotations

import random

from forms.document import Cell, Form, Group, Heading, Item, PageBreak, Paragraph, Row, Run, Table

WORDS = (
    "จัดทำรายงานผลการดำเนินงาน",
    "ประชุมคณะทำงาน",
    "ติดตามผล",
    "สำรวจความคิดเห็นของประชาชน",
    "ปรับปรุง",
    "แผนงาน",
    "อบรมเจ้าหน้าที่ 25 คน",
    "เผยแพร่ความรู้",
)


def words(rng: random.Random, count: int, tag: str = "") -> str:
    """So many words; each with the tag and its number where there is a tag."""
    found = (rng.choice(WORDS) for _ in range(count))
    return " ".join(f"{word} {tag}{n}." if tag else word for n, word in enumerate(found))


def text(value: str, *, size: float = 14, bold: bool = False, keep: bool = False) -> Paragraph:
    return Paragraph((Run(value, bold=bold),), size=size, keep=keep)


def length(rng: random.Random) -> int:
    """How many words a cell has: mostly few, at times as many as pages hold."""
    return rng.choice((1, 2, 3, 5, 8, 13, 20, 40, 90, 200))


def cell(rng: random.Random, count: int, tag: str = "") -> Cell:
    """A cell of some paragraphs, at times under a heading."""
    parts = []
    while count > 0:
        taken = min(count, rng.choice((3, 9, 30)))
        parts.append(text(words(rng, taken, f"{tag}_{len(parts)}_" if tag else "")))
        count -= taken
    if rng.random() < 0.3:
        parts.insert(0, text("นิยาม", bold=True, keep=True))
    return Cell(tuple(parts))


def header(columns: int) -> tuple[Row, ...]:
    names = ("ลำดับที่", "ตัวชี้วัด", "ค่าเป้าหมาย", "นิยาม", "โครงการ/กิจกรรม", "งบประมาณ")
    cells = (Cell((text(names[n % len(names)], bold=True),)) for n in range(columns))
    return (Row(tuple(cells)),)


def table(rng: random.Random, tag: str = "", *, limited: bool = False, rows: int = 0) -> Table:
    """A table of some rows; `limited`: widths may be chosen."""
    columns = rng.randint(2, 6)
    widths = tuple(rng.choice((8.0, 12.0, 20.0, 30.0)) for _ in range(columns))
    body = [
        Row(
            tuple(
                cell(rng, length(rng) if column == row % columns else rng.randint(0, 9), name)
                for column in range(columns)
                for name in (f"{tag}r{row}c{column}" if tag else "",)
            ),
            place=("plan", "projects", row),
        )
        for row in range(rows or rng.randint(1, 9))
    ]
    limits = tuple((width * 0.3, width * 1.8) for width in widths) if limited else ()
    return Table(widths, header(columns), tuple(body), limits=limits)


def joined(rng: random.Random, given: Table) -> Table:
    """The table with some cells of its first column over several rows."""
    body = list(given.body)
    for row in range(1, len(body)):
        if rng.random() < 0.4:
            body[row] = Row((Cell(joined=True), *body[row].cells[1:]), place=body[row].place)
    return Table(given.widths, given.header, tuple(body), limits=given.limits)


def form(rng: random.Random, *, limited: bool = False) -> Form:
    """A form of headings, texts and tables, some of them groups, with page breaks."""
    items: list[Item] = []
    for number in range(rng.randint(1, 4)):
        if number and rng.random() < 0.4:
            items.append(PageBreak())
        heading = Heading((text(f"หัวข้อที่ {number}", size=16, bold=True),), level=2)
        made = table(rng, f"t{number}" if not limited else "", limited=limited)
        if rng.random() < 0.3:
            made = joined(rng, made)
        remark = text(words(rng, 6))
        if rng.random() < 0.3:
            items.append(Group((heading, made, remark)))
        else:
            items += [heading, text(words(rng, rng.choice((4, 60))), size=16), made, remark]
    orientation = rng.choice(("portrait", "landscape"))
    return Form("t", "แบบ", tuple(items), orientation=orientation, numbering="none")
