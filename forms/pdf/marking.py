"""Text of a column drawn as the content of its elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from forms.pdf.embedding import DocumentFonts
from forms.pdf.ink import Flowing, Sheet, artifact, text_operators
from forms.pdf.structure import Element
from forms.pdf.table_structure import CellTags, FlowTags, Tags
from forms.thai.strips import Strip, extent

# The left top corner of what is drawn: points from the page's left and upper edges.
Corner = tuple[float, float]


def cell_text(
    sheet: Sheet, fonts: DocumentFonts, strips: Sequence[Strip], corner: Corner, tags: Tags
) -> list[str]:
    """The operators of strips of a cell or a paragraph, marked as what they belong to."""
    x, top = corner
    if isinstance(tags, Element):
        sheet.take(strips, x, top, tags)
        return sheet.marked(tags, text_operators(fonts, strips, x, top, sheet.height))
    operators: list[str] = []
    for number, (flow, group) in enumerate(_by_flow(strips, tags)):
        top += group[0].before if number else 0.0
        operators += _flow_text(sheet, fonts, group, (x, top), flow)
        top += extent(group)
    return operators


def _by_flow(strips: Sequence[Strip], tags: CellTags) -> Iterator[tuple[FlowTags, list[Strip]]]:
    """Strips of a cell that follow each other, those of each flow apart."""
    for flow, group in groupby(strips, key=tags.following):
        yield flow, list(group)


def _flow_text(
    sheet: Sheet, fonts: DocumentFonts, strips: Sequence[Strip], corner: Corner, flow: FlowTags
) -> list[str]:
    """The operators of strips of one flow of a cell."""
    if flow.table is None:
        return cell_text(sheet, fonts, strips, corner, flow.element)
    return parted_text(sheet, fonts, strips, corner, flow)


def parted_text(
    sheet: Sheet, fonts: DocumentFonts, strips: Sequence[Strip], corner: Corner, flow: Flowing
) -> list[str]:
    """The operators of strips whose marks belong to several elements; their lines to none."""
    x, top = corner
    sheet.take(strips, x, top, flow)
    operators: list[str] = []
    for number, strip in enumerate(strips):
        top += strip.before if number else 0.0
        for path, marks in groupby(strip.marks, key=lambda mark: mark.path):
            drawn = text_operators(fonts, (Strip(0.0, tuple(marks)),), x, top, sheet.height)
            operators += artifact(drawn) if path is None else sheet.marked(flow.at(path), drawn)
        lines = strip._replace(marks=())
        operators += artifact(text_operators(fonts, (lines,), x, top, sheet.height))
        top += strip.height
    return operators
