"""The styles of a Word file: what a person changes to change all paragraphs of a kind.

A style looks as most of its paragraphs do; what looks otherwise says so itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from forms.document import Contents, Form, Group, Heading, Item, Paragraph
from forms.thai.strips import POINTS
from forms.word.looks import (
    FONT,
    Look,
    fonts,
    indentation,
    justification,
    line_spacing,
    look_of,
    spacing,
    type_size,
)
from forms.word.measures import RULE, twips
from forms.word.text import attribute

# What text is there for: what stands in the contents, what heads a part without standing
# there, text with a first line of its own or an item of a list, any other text, the text
# and the headings of tables.
Kind = Literal["heading", "topic", "body", "item", "plain", "cell", "head"]

DEEPEST = 9
TABLE, LEADERS_TABLE = "FormTable", "LeadersTable"
# A paragraph that must be where tables meet or a section ends, and takes no room.
GAP, CONTENTS_TITLE, CAPTION, PAGE_HEADER = "TableGap", "TOCHeading", "Caption", "Header"
FOOTNOTE, FOOTNOTE_NUMBER = "FootnoteText", "FootnoteReference"
NOTE_SIZE = 13.0
_NAMES: dict[Kind, str] = {
    "topic": "หัวข้อย่อย",
    "cell": "ข้อความในตาราง",
    "head": "หัวตาราง",
}
_IDS: dict[Kind, str] = {
    "heading": "Heading",
    "topic": "Topic",
    "body": "BodyText",
    "item": "ListParagraph",
    "plain": "Normal",
    "cell": "TableText",
    "head": "TableHeading",
}
# Word's own names, by which it knows what they are in every language.
_BUILT_IN: dict[Kind, str] = {
    "heading": "heading",
    "body": "Body Text",
    "item": "List Paragraph",
    "plain": "Normal",
}
_LEVEL_STEP, _CONTENTS_HANG = 18.0 / POINTS, 14.0 / POINTS
_CELL_PAD_X, _CELL_PAD_Y = 1.5, 0.7


class Style(NamedTuple):
    """A paragraph style: its id, and how its text looks."""

    id: str
    look: Look


class Styles:
    """The styles of a document: those of headings and text from its forms, others as asked for."""

    def __init__(self, forms: Iterable[Form]) -> None:
        looks: dict[tuple[Kind, float], Counter[Look]] = {}
        deepest = 3
        self.contents: Contents | None = None
        for form in forms:
            for item in _opened(form.items):
                if isinstance(item, Contents):
                    self.contents = item
                if isinstance(item, Heading) and item.entry:
                    deepest = max(deepest, min(item.level, DEEPEST))
                for key, paragraph in _texts(item):
                    looks.setdefault(key, Counter())[look_of(paragraph)] += 1
        # How deep the headings go that the contents list.
        self.deepest = deepest
        self._styles: dict[tuple[Kind, float], Style] = {}
        for level in range(1, deepest + 1):
            looks.setdefault(("heading", level), Counter([Look(bold=True, keep=True)]))
        looks[("plain", 0)] = Counter([Look()])
        for key, counted in looks.items():
            self._styles[key] = Style(_id(key), counted.most_common(1)[0][0])

    def of(self, kind: Kind, number: float = 0) -> Style:
        """The style of a kind of text: of a heading's level, or a table's type size."""
        key = (kind, number)
        if key not in self._styles:
            head = kind == "head"
            look = Look("center" if head else "left", number or 16, bold=head)
            self._styles[key] = Style(_id(key), look)
        return self._styles[key]

    def xml(self, text_width: float) -> str:
        """All styles, for paper whose text is so many millimetres wide."""
        made = sorted(self._styles.items(), key=lambda each: (each[0][0] != "plain", each[0]))
        paragraphs = [_paragraph_style(key, style) for key, style in made]
        return "".join((_DEFAULTS, *paragraphs, *self._contents_styles(text_width), _FURTHER))

    def _contents_styles(self, width: float) -> Iterator[str]:
        size = self.contents.size if self.contents else 16
        for level in range(1, self.deepest + 1):
            mark = self.contents.mark(level).strip() if self.contents else ""
            numbered = f'<w:numPr><w:numId w:val="{level}"/></w:numPr>' if mark else ""
            left = (level - 1) * _LEVEL_STEP + _CONTENTS_HANG
            yield (
                f'<w:style w:type="paragraph" w:styleId="TOC{level}"><w:name w:val="toc {level}"/>'
                '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="39"/>'
                f'<w:pPr>{numbered}<w:tabs><w:tab w:val="right" w:leader="dot" '
                f'w:pos="{twips(width)}"/></w:tabs>'
                f'<w:ind w:left="{twips(left)}" '
                f'w:hanging="{twips(_CONTENTS_HANG)}"/></w:pPr>'
                f"<w:rPr>{type_size(size)}</w:rPr></w:style>"
            )


def kind_of(paragraph: Paragraph) -> Kind:
    """What a paragraph outside of tables is there for."""
    if paragraph.first:
        return "body" if paragraph.first > 0 else "item"
    return "plain"


def in_contents(heading: Heading) -> int | None:
    """Which paragraph of a heading says what stands in the contents; None where none does."""
    said = [paragraph.text for paragraph in heading.paragraphs]
    return said.index(heading.entry) if heading.entry in said else None


def _opened(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from _opened(item.items)
        else:
            yield item


def _texts(item: Item) -> Iterator[tuple[tuple[Kind, float], Paragraph]]:
    """The paragraphs of an item, with the keys of their styles."""
    if isinstance(item, Paragraph):
        kind = kind_of(item)
        if kind != "plain":
            yield (kind, 0), item
    elif isinstance(item, Heading) and item.paragraphs:
        at = in_contents(item) if item.entry else None
        kind = "topic" if at is None else "heading"
        head = item.paragraphs[at or 0]
        yield (kind, min(item.level, DEEPEST)), replace(head, keep=True)


def _id(key: tuple[Kind, float]) -> str:
    kind, number = key
    return _IDS[kind] + (f"{number:g}".replace(".", "_") if number else "")


def _paragraph_style(key: tuple[Kind, float], style: Style) -> str:
    kind, number = key
    built_in = _BUILT_IN.get(kind)
    name = built_in or _NAMES[kind]
    name += f" {number:g}" if number else ""
    default = ' w:default="1"' if kind == "plain" else ""
    own = "" if built_in else ' w:customStyle="1"'
    base = "" if kind == "plain" else '<w:basedOn w:val="Normal"/>'
    following = "" if kind not in {"heading", "topic"} else '<w:next w:val="Normal"/>'
    outline = ""
    if kind in {"heading", "topic"}:
        outline = f'<w:outlineLvl w:val="{int(number) - 1}"/>'
    return (
        f'<w:style w:type="paragraph"{default}{own} w:styleId="{style.id}">'
        f"<w:name w:val={attribute(name)}/>{base}{following}<w:qFormat/>"
        f"<w:pPr>{_look_xml(style.look, outline)}</w:pPr>"
        f"<w:rPr>{'<w:b/><w:bCs/>' if style.look.bold else ''}{type_size(style.look.size)}</w:rPr>"
        "</w:style>"
    )


def _look_xml(look: Look, outline: str = "") -> str:
    keep = "<w:keepNext/>" if look.keep else ""
    line = line_spacing(look.leading) if look.leading else ""
    place = f"{spacing(look.before, look.after, line)}{indentation(look.indent, look.first)}"
    return f"{keep}{place}{justification(look.align)}{outline}"


_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FONT)}{type_size(16)}"
    '<w:lang w:val="en-US" w:eastAsia="en-US"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
)


def _plain_style(style_id: str, name: str, properties: str, look: str = "") -> str:
    own = "" if name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{properties}</w:pPr><w:rPr>{look}</w:rPr></w:style>'
    )


def _table_style(style_id: str, name: str, borders: str, pad_x: float, pad_y: float) -> str:
    across, down = twips(pad_x), twips(pad_y)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", down), ("left", across), ("bottom", down), ("right", across))
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rule = f'w:val="single" w:sz="{RULE}" w:space="0" w:color="000000"'
    return f"<w:tblBorders>{''.join(f'<w:{side} {rule}/>' for side in sides)}</w:tblBorders>"


_FURTHER = "".join(
    (
        (
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        ),
        (
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
            '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:tblPr>'
            '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
            '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
            '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        ),
        (
            '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
            '<w:name w:val="No List"/><w:uiPriority w:val="99"/></w:style>'
        ),
        _plain_style(PAGE_HEADER, "header", justification("center")),
        _plain_style(CAPTION, "caption", f"{spacing(3, 4)}{justification('center')}"),
        _plain_style(
            CONTENTS_TITLE,
            "TOC Heading",
            f"<w:keepNext/>{spacing(0, 2)}{justification('center')}",
            f"<w:b/><w:bCs/>{type_size(20)}",
        ),
        _plain_style(GAP, "คั่นระหว่างตาราง", "", type_size(1)),
        _plain_style(FOOTNOTE, "footnote text", "", type_size(NOTE_SIZE)),
        (
            f'<w:style w:type="character" w:styleId="{FOOTNOTE_NUMBER}">'
            '<w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
            '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        ),
        _table_style(TABLE, "ตารางแบบฟอร์ม", _borders(), _CELL_PAD_X, _CELL_PAD_Y),
        _table_style(LEADERS_TABLE, "บรรทัดเส้นประ", "", 0, 0),
    )
)
