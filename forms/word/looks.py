"""How text looks in a Word file: the properties of runs and paragraphs.

Whatever has a twin for complex scripts is written twice, alike: Thai is set by the twin.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from forms.document import Paragraph
from forms.page_setup import Align
from forms.word.measures import half_points, point_twips, twips

# The office's font, and the one in which every office has lines and arrows.
FONT = "TH SarabunPSK"
LINE_FONT = "Courier New"
# From line to line of the office's font in ems, as Word sets it, and how Word writes that.
LEADING = 1.305
_SINGLE = 240
_JUSTIFY: dict[Align, str] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "distributed": "thaiDistribute",
}


class Look(NamedTuple):
    """The look of a paragraph: what its style says of it, or the paragraph itself.

    Lengths are millimetres, space above and below and the type's size are points. `leading`
    is the way from line to line in ems, 0 for Word's own.
    """

    align: Align = "left"
    size: float = 16
    bold: bool = False
    indent: float = 0
    first: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False
    leading: float = 0


def look_of(paragraph: Paragraph) -> Look:
    """The look of a paragraph of a document."""
    texts = [run for run in paragraph.runs if run.text and not run.note]
    return Look(
        paragraph.align,
        paragraph.size,
        bool(texts) and all(run.bold for run in texts),
        paragraph.indent,
        paragraph.first,
        paragraph.before,
        paragraph.after,
        paragraph.keep,
        0 if paragraph.leading == LEADING else paragraph.leading,
    )


@lru_cache(maxsize=4096)
def run_properties(
    size: float,
    *,
    bold: bool,
    style: Look,
    thai: bool = False,
    underline: str = "",
    font: str = "",
    hidden: bool = False,
) -> str:
    """The properties of a run, where they are others than those of its paragraph's style.

    `underline` is the kind of it, as "single" and "dotted".
    """
    parts: list[str] = []
    if font:
        parts.append(fonts(font))
    if bold != style.bold:
        parts.append("<w:b/><w:bCs/>" if bold else '<w:b w:val="0"/><w:bCs w:val="0"/>')
    if hidden:
        parts.append("<w:vanish/>")
    if half_points(size) != half_points(style.size):
        parts.append(type_size(size))
    if underline:
        parts.append(f'<w:u w:val="{underline}"/>')
    if thai:
        parts.append("<w:cs/>")
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def fonts(font: str) -> str:
    """A font for all scripts."""
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'


def type_size(points: float) -> str:
    """A type size for all scripts."""
    size = half_points(points)
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def spacing(before: float, after: float, line: str = "") -> str:
    """Space above and below in points; `line` are the attributes of the way between lines."""
    return f'<w:spacing w:before="{point_twips(before)}" w:after="{point_twips(after)}"{line}/>'


def line_spacing(leading: float) -> str:
    """The way from line to line as a share of Word's own, which leaves room for all marks."""
    share = round(_SINGLE * leading / LEADING) if leading else _SINGLE
    return f' w:line="{share}" w:lineRule="auto"'


def indentation(indent: float, first: float) -> str:
    """The left indent, and what the first line adds to it, in millimetres."""
    line = f'w:firstLine="{twips(first)}"' if first >= 0 else f'w:hanging="{twips(-first)}"'
    return f'<w:ind w:left="{twips(indent)}" {line}/>'


def justification(align: Align) -> str:
    """How lines fill their column."""
    return f'<w:jc w:val="{_JUSTIFY[align]}"/>'


@lru_cache(maxsize=4096)
def paragraph_properties(
    style_id: str,
    style: Look,
    look: Look,
    *,
    page_break: bool = False,
    number: int = 0,
    section: str = "",
) -> str:
    """The properties of a paragraph: its style, and what it has otherwise than that.

    `number` is the list that it is an item of.
    """
    parts = [f'<w:pStyle w:val="{style_id}"/>']
    if look.keep != style.keep:
        parts.append("<w:keepNext/>" if look.keep else '<w:keepNext w:val="0"/>')
    if page_break:
        parts.append("<w:pageBreakBefore/>")
    if number:
        parts.append(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
    line = line_spacing(look.leading) if look.leading != style.leading else ""
    if line or (look.before, look.after) != (style.before, style.after):
        parts.append(spacing(look.before, look.after, line))
    if (look.indent, look.first) != (style.indent, style.first):
        parts.append(indentation(look.indent, look.first))
    if look.align != style.align:
        parts.append(justification(look.align))
    if half_points(look.size) != half_points(style.size):
        # The mark at a paragraph's end makes its line as high as its own size.
        parts.append(f"<w:rPr>{type_size(look.size)}</w:rPr>")
    return f"<w:pPr>{''.join(parts)}{section}</w:pPr>"
