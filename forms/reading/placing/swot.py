"""SWOT, as tables with a column an area or as lists under the names of the quadrants."""

from __future__ import annotations

import re

from forms.reading.comparing import distance, found_first, squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import labelled
from forms.reading.outline import Cell, Grid, Text
from forms.reading.placing.context import Context

_CODE = re.compile(r"\s*(?P<code>[SWOTswot]\s?[0-9๐-๙]{1,2})\s*[.:)]?\s+")
_INLINE = re.compile(r"(?:^|\s)(?=[SWOT]\s?[0-9๐-๙]{1,2}\s)")
_TITLES = re.compile(r"(?:การวิเคราะห์|สภาพแวดล้อม|internal|external|factor)", re.IGNORECASE)
_DASH = re.compile(r"[\s\-–—.…]*")


def is_swot(context: Context, grid: Grid) -> bool:
    """Whether a table has a quadrant of SWOT at the left of one of its rows."""
    return any(_quadrant(context, cell.text) for cell in grid.cells if cell.column == 0)


def _quadrant(context: Context, text: str) -> str:
    letters = squeezed(text)
    if not letters or len(letters) > 60:
        return ""
    for quadrant, name in context.wording.swot.items():
        if found_first(name, letters, len(name) // 5) and abs(len(letters) - len(name)) < 8:
            return quadrant
    # The word alone, or with its English in another spelling.
    for quadrant, name in context.wording.swot.items():
        word = re.match(r"[ก-๛]+", name)
        if word and len(word[0]) >= 4 and distance(word[0][:8], letters[: len(word[0][:8])]) <= 1:
            return quadrant
    return ""


def read_swot(context: Context, grid: Grid) -> None:
    """Reads the items of a SWOT table."""
    areas: dict[int, str] = {}
    quadrant = ""
    for at, row in enumerate(grid.rows):
        cells = [c for c in row if c is not None and c.row == at]
        cells = list(dict.fromkeys(cells))
        first = row[0]
        found = _quadrant(context, first.text) if first is not None else ""
        if found:
            quadrant = found
            if first is not None:
                context.ledger.take((first.spot,))
        if not quadrant or (not found and not _is_item_row(grid, at, quadrant)):
            if _is_title(cells):
                context.ledger.take(cell.spot for cell in cells)
            else:
                areas |= {
                    c.column: " ".join(c.text.split()) for c in cells if c.column and not c.is_blank
                }
                context.ledger.take(cell.spot for cell in cells if not cell.is_blank)
            continue
        for cell in cells:
            if cell.column == 0 and found:
                continue
            area = areas.get(cell.column, "") if cell.columns == 1 and len(areas) > 1 else ""
            _items(context, quadrant, area, cell)


def _is_item_row(grid: Grid, at: int, quadrant: str) -> bool:
    """Whether a row without a quadrant's name goes on with the one above."""
    first = grid.rows[at][0]
    covered = first is not None and first.row < at
    return bool(quadrant) and (covered or first is None or first.is_blank)


def _is_title(cells: list[Cell]) -> bool:
    said = [cell for cell in cells if not cell.is_blank]
    return len(said) == 1 and bool(_TITLES.search(said[0].text))


def _items(context: Context, quadrant: str, area: str, cell: Cell) -> None:
    """The items of a cell, under its bold factor."""
    factor = ""
    made: Subject | None = None
    for text in cell.texts:
        for number, line in enumerate(_INLINE.split(text.labelled)):
            words = line.strip()
            if not words or _DASH.fullmatch(words):
                context.ledger.take((cell.spot,))
                continue
            found = _CODE.match(f"{words} ")
            if not found and text.bold and not number and not labelled(words).number:
                factor, made = words, None
                context.ledger.take((text.spot,))
                continue
            if not found and made is not None and not labelled(words).label:
                said = made.said["text"].pop()
                context.say(made, "text", f"{said.value}\n{words}", (*said.spots, text.spot))
                continue
            made = _item(context, quadrant, words, text)
            context.say(made, "area", area, (text.spot,))
            context.say(made, "factor", factor, (text.spot,))


def _item(context: Context, quadrant: str, words: str, text: Text) -> Subject:
    found = _CODE.match(f"{words} ")
    made = context.new(context.plan, "swot")
    context.say(made, "quadrant", quadrant, (text.spot,))
    if found:
        context.say(made, "code", "".join(found["code"].split()), (text.spot,))
        words = f"{words} "[found.end() :].strip()
    else:
        item = labelled(words)
        if item.number:
            context.say(made, "code", f"({item.number})", (text.spot,))
        words = item.text or words
    context.say(made, "text", words, (text.spot,))
    return made


class SwotList:
    """The items of one quadrant, a paragraph each."""

    def __init__(self, context: Context, quadrant: str) -> None:
        self._context = context
        self._quadrant = quadrant
        self._last: Subject | None = None

    def text(self, text: Text) -> None:
        """Takes an item, or more words of the last."""
        words = text.plain.strip()
        if _DASH.fullmatch(words):
            self._context.ledger.take((text.spot,))
            return
        item = labelled(words)
        inner = labelled(item.text) if item.label and not item.number else item
        if self._last is not None and not item.label and not _CODE.match(f"{words} "):
            said = self._last.said["text"].pop()
            spots = (*said.spots, text.spot)
            self._context.say(self._last, "text", f"{said.value}\n{words}", spots)
            return
        numbered = f"({inner.number}) {inner.text}" if inner.number else inner.text or words
        self._last = _item(self._context, self._quadrant, numbered, text)
