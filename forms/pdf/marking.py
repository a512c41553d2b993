"""Text of a column drawn as the content of its elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from forms.pdf.embedding import DocumentFonts
from forms.pdf.ink import Flowing, Sheet, artifact, text_operators
from forms.pdf.structure import Element
from forms.pdf.table_structure import CellTags, FlowTags, Tags
from forms.thai.strips import Strip, extent


def cell_text(
    sheet: Sheet, fonts: DocumentFonts, strips: Sequence[Strip], x: float, y: float, tags: Tags
) -> list[str]:
    """The operators of strips of a cell, the first at (x, y), marked as what they belong to."""
    if isinstance(tags, Element):
        sheet.take(strips, x, y, tags)
        return sheet.marked(tags, text_operators(fonts, strips, x, y, sheet.height))
    operators: list[str] = []
    top = y
    for number, (flow, group) in enumerate(_by_flow(strips, tags)):
        top += group[0].before if number else 0.0
        operators += flow_text(sheet, fonts, group, x, top, flow)
        top += extent(group)
    return operators


def _by_flow(strips: Sequence[Strip], tags: CellTags) -> Iterator[tuple[FlowTags, list[Strip]]]:
    """Strips of a cell that follow each other, those of each flow apart."""
    for flow, group in groupby(strips, key=tags.following):
        yield flow, list(group)


def flow_text(
    sheet: Sheet, fonts: DocumentFonts, strips: Sequence[Strip], x: float, y: float, flow: FlowTags
) -> list[str]:
    """The operators of strips of one flow, marked as what they belong to."""
    sheet.take(strips, x, y, flow)
    if flow.table is None:
        return sheet.marked(flow.element, text_operators(fonts, strips, x, y, sheet.height))
    return parted_text(sheet, fonts, strips, x, y, flow)


def parted_text(
    sheet: Sheet, fonts: DocumentFonts, strips: Sequence[Strip], x: float, y: float, flow: Flowing
) -> list[str]:
    """The operators of strips whose marks belong to several elements; their lines to none."""
    operators: list[str] = []
    top = y
    for number, strip in enumerate(strips):
        top += strip.before if number else 0.0
        for path, marks in groupby(strip.marks, key=lambda mark: mark.path):
            drawn = text_operators(fonts, (Strip(0.0, tuple(marks)),), x, top, sheet.height)
            operators += artifact(drawn) if path is None else sheet.marked(flow.at(path), drawn)
        lines = strip._replace(marks=())
        operators += artifact(text_operators(fonts, (lines,), x, top, sheet.height))
        top += strip.height
    return operators
