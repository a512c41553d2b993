"""The reference written out, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from db.fields import Kind as FieldKind
from db.fields import specs
from db.records import Memo
from forms.editions.blocks import BlockSpec, Column, Line, Section, Style, TotalCell
from forms.editions.edition import Dimension, Edition, FormSpec
from forms.editions.own_fields import OF_ANY_EDITION, OwnField
from forms.editions.reference.markdown import code, hole, table
from forms.editions.reference.names import joined, names_table, records_tables, short
from forms.editions.reference.values import fields_table
from forms.editions.rules import Band, Rules
from forms.editions.vocabulary import everywhere, memos
from forms.editions.vocabulary.kinds import CHARTS, KINDS, OF_EVERY_KIND, Kind, LineOf, Through
from forms.editions.vocabulary.places import ALIKE, PAGES
from forms.editions.vocabulary.rows import ROWS, Rows
from forms.editions.vocabulary.shows import SECTIONS, SHOWS, Show
from forms.editions.words import Words
from forms.templates.names import Leaf, Many

_INTRODUCTION = """\
# สิ่งที่เขียนในแฟ้มชุดแบบฟอร์มได้

แฟ้มชุดแบบฟอร์มเป็นแฟ้มข้อความแบบ TOML บันทึกเป็น UTF-8 ชื่อแฟ้มคือรหัสของชุดและลงท้ายด้วย `.toml` \
แฟ้มของหน่วยงานอยู่ในโฟลเดอร์ `{folder}` และใช้ก่อนแฟ้มของโปรแกรมที่มีรหัสเดียวกัน

โปรแกรมตรวจทั้งแฟ้มเมื่อเปิดแผน ถ้ามีสิ่งที่ไม่อยู่ในเอกสารนี้ จะบอกแฟ้ม บรรทัด และตำแหน่ง \
แล้วใช้ชุดแบบฟอร์มของโปรแกรมแทน"""

_TEMPLATES = """\
## ข้อความที่เติมคำได้

| เขียน | ได้ |
| --- | --- |
| `{ชื่อ}` หรือ `{ชื่อ.ชื่อข้างใน}` | สิ่งที่ชื่อนั้นมี ถ้าไม่มีก็ไม่พิมพ์ |
| `[ข้อความ {ชื่อ}]` | ข้อความในวงเล็บ เมื่อทุกชื่อข้างในมีค่า |
| `**ข้อความ**` | ตัวหนา |
| `\\*` `\\[` `\\]` `\\{` `\\}` | เครื่องหมายนั้นเอง ในเครื่องหมายคำพูดคู่ของ TOML ให้เขียน `\\\\` |

`when` เขียนชื่อโดยไม่มีปีกกา จะพิมพ์เมื่อชื่อนั้นมีค่า ถ้าเขียน `no.` ข้างหน้า จะพิมพ์เมื่อไม่มีค่า \
`per` เขียนชื่อของรายการ จะพิมพ์ซ้ำทุกรายการ"""

# What an edition file is made of, in the order in which it is told of.
_VALUES: tuple[tuple[str, type[Any]], ...] = (
    ("แฟ้ม", Edition),
    ("`[[dimensions]]` มิติของส่วนที่ 1", Dimension),
    ("`[styles]` รูปแบบของย่อหน้า", Style),
    ("`[[forms]]` แบบฟอร์ม", FormSpec),
    ("`[[forms.blocks]]` ส่วนของแบบฟอร์ม", BlockSpec),
    ("`lines` บรรทัด", Line),
    ("`columns` คอลัมน์", Column),
    ("`total` ช่องของแถวรวม", TotalCell),
    ("`sections` หัวข้อของคอลัมน์นิยาม", Section),
    ("`[rules]` กติกา", Rules),
    ("`satisfaction` ช่วงคะแนนของ `[rules]`", Band),
    ("`[[own_fields]]` ช่องที่ชุดนี้เพิ่มเอง", OwnField),
    ("`[words]` ถ้อยคำของสิ่งที่โปรแกรมคำนวณให้", Words),
)
_WHAT = ("เขียน", "คือ")


def reference(folder: str) -> str:
    """The whole reference; `folder` is where an office keeps editions of its own."""
    parts = (
        _INTRODUCTION.format(folder=folder),
        *(f"## {title}\n\n{fields_table(kind)}" for title, kind in _VALUES),
        _TEMPLATES,
        *_everywhere(),
        *_kinds(),
        *_lists(),
        f"## `show` เนื้อหาที่โปรแกรมคำนวณให้\n\n{_shows()}",
        _chosen('`rows` ของ `kind = "chart"`', CHARTS),
        _chosen("`field` ของ `sections`", SECTIONS),
        *_memo(),
        *_places(),
        "## ช่องของข้อมูลในแผน",
        *records_tables(),
    )
    return "\n\n".join(parts) + "\n"


def _chosen(title: str, values: Mapping[str, str]) -> str:
    rows = ((code(value), says) for value, says in values.items())
    return f"## {title}\n\n{table(_WHAT, rows)}"


def _everywhere() -> Iterator[str]:
    yield f"## ชื่อที่ใช้ได้ทุกแห่งในแบบฟอร์ม\n\n{names_table(everywhere.EVERYWHERE)}"
    for title, names in (
        ("บรรทัดที่มี `per` ซึ่งมี `{item}` คือรายการด้วย", everywhere.PER),
        ("`running`", everywhere.RUNNING),
        ("`catchword`", everywhere.CATCHWORD),
        ("`[footnotes]`", everywhere.FOOTNOTE),
        ("`total` ของตาราง", everywhere.TOTAL),
        ("รายการที่มี `project` หรือ `indicator`", OF_ANY_EDITION),
    ):
        yield f"### ชื่อที่ใช้ได้ใน {title}\n\n{names_table(names)}"


def _kinds() -> Iterator[str]:
    yield f"## `kind` ชนิดของส่วน\n\nทุกชนิดใช้ {joined(OF_EVERY_KIND)}"
    for name, kind in KINDS.items():
        head = code(f'kind = "{name}"')
        yield "\n\n".join((f"### {head} {kind.says}", *_kind(kind)))


def _kind(kind: Kind) -> Iterator[str]:
    if kind.fields:
        yield f"ใช้ช่อง {joined(kind.fields)}"
    if kind.rows is not None:
        yield f"`rows` คือ{_gone_through(kind)}"
    if kind.lines:
        yield "`lines` ต้องมีตามลำดับนี้"
        yield table(("บรรทัดที่", "คือ", "เติมได้"), _fixed(kind.lines))
    elif kind.any_lines is not None and kind.any_lines.names:
        yield f"`lines` คือ{kind.any_lines.says} เติมชื่อที่ใช้ได้ตรงนั้น และ\n\n" + names_table(
            kind.any_lines.names
        )


def _gone_through(kind: Kind) -> str:
    """What `rows` of a kind names."""
    rows = kind.rows
    if isinstance(rows, Through):
        return rows.value
    if rows is Leaf.FILE:
        return "ชื่อของรูป"
    of = rows.each if isinstance(rows, Many) else rows
    return f"ชื่อของรายการ {code(of.__name__)}" if isinstance(of, type) else "ชื่อของหลายข้อความ"


def _fixed(lines: tuple[LineOf, ...]) -> Iterator[tuple[str, str, str]]:
    for number, line in enumerate(lines, 1):
        others = "ชื่อที่ใช้ได้ตรงนั้น" if line.at_hand else "เท่านั้น"
        yield str(number), line.says, f"{short(line.names)} {others}".strip()


def _lists() -> Iterator[str]:
    yield "## `rows` รายการที่ไล่พิมพ์ได้"
    for name, rows in ROWS.items():
        head = code(f'rows = "{name}"')
        yield "\n\n".join((f"### {head} {rows.says}", *_list(rows)))


def _list(rows: Rows) -> Iterator[str]:
    for need in rows.needs:
        givers = [name for name, each in ROWS.items() if need in each.names]
        yield f"อยู่ภายใน `each` ของ {joined(givers)}"
    if rows.names:
        yield names_table(rows.names)


def _shows() -> str:
    return table(("เขียน", "คือ", "รายการต้องมี"), map(_show, SHOWS.items()))


def _show(item: tuple[str, Show]) -> tuple[str, str, str]:
    name, show = item
    texts = ", ".join(f"{code(text)} {says}" for text, says in show.texts.items())
    says = f"{show.says}\nช่อง `text` เลือก: {texts}" if texts else show.says
    return code(name), says, joined(show.needs)


def _memo() -> Iterator[str]:
    yield "## `[memo]` ถ้อยคำของบันทึกข้อความ"
    yield table(
        _WHAT,
        (
            (code(name), f"{spec.label}{' (รายการข้อความ)' if spec.kind is FieldKind.TEXTS else ''}")
            for name, spec in specs(Memo).items()
        ),
    )
    yield "### คำเติมของบันทึกข้อความ ใช้ในแบบบันทึกข้อความของหน่วยงานด้วย"
    rows = [(hole(name), says) for name, says in memos.PLACEHOLDERS.items()]
    rows += [(hole(name), says) for name, says in memos.COUNTS.items()]
    yield table(_WHAT, rows)


def _places() -> Iterator[str]:
    yield (
        "## `[notes]` และ `[labels]`\n\n"
        'เขียนตำแหน่งของช่องในแผน เช่น `"part2.title"` ตามชื่อช่องใน “ช่องของข้อมูลในแผน” '
        f"ถ้าขึ้นต้นด้วย `{ALIKE}` คือทุกช่องที่ลงท้ายอย่างนั้น "
        "ใน `[labels]` ต่อท้ายด้วยตัวเลือกของช่องได้ หรือเขียนหน้าของโปรแกรมดังนี้"
    )
    yield table(_WHAT, ((code(f"page.{name}"), says) for name, says in PAGES.items()))
