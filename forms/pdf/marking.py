"""Text of a column drawn as the content of its elements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from forms.pdf.embedding import DocumentFonts
from forms.pdf.ink import Flowing, Sheet, artifact, text_operators
from forms.pdf.structure import Element, ListItem
from forms.pdf.table_structure import CellTags, FlowTags, Tags
from forms.thai.strips import Strip, extent

# How operators that show letters end, and how many digits the code of one has.
_SHOWING = (" Tj", " TJ")
_CODE = 4
# The left top corner of what is drawn: points from the page's left and upper edges.
Corner = tuple[float, float]


def cell_text(
    sheet: Sheet, fonts: DocumentFonts, strips: Sequence[Strip], corner: Corner, tags: Tags
) -> list[str]:
    """The operators of strips of a cell or a paragraph, marked as what they belong to."""
    x, top = corner
    if isinstance(tags, Element):
        sheet.take(strips, x, top, tags)
        drawn = text_operators(fonts, strips, x, top, sheet.height)
        if isinstance(tags, ListItem):
            return _item_text(sheet, drawn, tags, begins=strips[0].opens)
        return sheet.marked(tags, drawn)
    operators: list[str] = []
    for number, (flow, group) in enumerate(_by_flow(strips, tags)):
        top += group[0].before if number else 0.0
        operators += _flow_text(sheet, fonts, group, (x, top), flow)
        top += extent(group)
    return operators


def _item_text(sheet: Sheet, drawn: Sequence[str], item: ListItem, *, begins: bool) -> list[str]:
    """Operators of an item of a list, its label apart where it begins.

    Nothing is moved for that: the letters after the label stand where they stood.
    """
    shown = next((at for at, each in enumerate(drawn) if each.endswith(_SHOWING)), None)
    parts = _cut(drawn[shown], _CODE * item.letters) if begins and shown is not None else None
    if shown is None or parts is None:
        return sheet.marked(item.body, drawn)
    end = drawn.index("ET")
    return [
        *drawn[:shown],
        *sheet.marked(item.label, parts[:1]),
        *sheet.marked(item.body, [parts[1], *drawn[shown + 1 : end]]),
        "ET",
        *artifact(drawn[end + 1 :]),
    ]


def _cut(operator: str, digits: int) -> tuple[str, str] | None:
    """An operator that shows letters as two, the first with so many digits of their codes.

    None where it has no more, or where it moves within them.
    """
    if operator.endswith("TJ"):
        head, _, rest = operator.partition("[")
        tokens = rest.removesuffix("] TJ").split(" ")
        known = 0
        for at, token in enumerate(tokens):
            known += len(token) - 2 if token.startswith("<") else 0
            if known == digits and at + 1 < len(tokens):
                first, second = " ".join(tokens[: at + 1]), " ".join(tokens[at + 1 :])
                return f"{head}[{first}] TJ", f"[{second}] TJ"
        return None
    letters = operator[1 : -len("> Tj")]
    if len(letters) <= digits:
        return None
    return f"<{letters[:digits]}> Tj", f"<{letters[digits:]}> Tj"


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
