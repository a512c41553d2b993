"""Posts by kind, and below a kind those of each division, as lines or in a table without lines."""

from __future__ import annotations

import re

from forms.editions.blocks import Column
from forms.reading.comparing import found_first, squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import labelled
from forms.reading.outline import Grid, Spot
from forms.reading.placing import things
from forms.reading.placing.context import Context
from forms.reading.recognition.months import year_in
from forms.reading.vocabulary.sections import Holding
from forms.thai.digits import arabic_digits

_POSTS = re.compile(
    r"(?P<name>.*?)\s*จำนวน\s*(?P<posts>[0-9๐-๙,]+)\s*(?:ตำแหน่ง|อัตรา|คน)\s*(?P<over>ประกอบด้วย)?\s*",
    re.DOTALL,
)


class Posts:
    """A list of posts: a kind, then the divisions that have some."""

    def __init__(self, context: Context, hold: Holding) -> None:
        self._context = context
        self._kinds: tuple[Column, ...] = hold.block.columns
        self._kind = ""
        self._year: int | None = None
        self._rows: dict[str, Subject] = {}

    def line(self, words: str, spots: tuple[Spot, ...]) -> bool:
        """Takes a line; False where it counts no posts."""
        item = labelled(words)
        found = _POSTS.fullmatch(item.text)
        if found is None:
            return False
        number = int(arabic_digits(found["posts"]).replace(",", ""))
        kind, year = self._kind_of(found["name"])
        if kind:
            self._kind, self._year = kind, year
            if not found["over"]:
                self._say("", number, spots)
            self._context.ledger.take(spots)
            return True
        if not self._kind:
            return False
        self._say(found["name"].strip(), number, spots)
        return True

    def _kind_of(self, name: str) -> tuple[str, int | None]:
        """The kind that a line is of, and its year, if it is one of the whole unit."""
        year = year_in(name)
        letters = squeezed(name)
        for column in self._kinds:
            found = found_first(squeezed(column.heading), letters, 1)
            rest = letters[found.end :] if found is not None else name
            if found is not None and (len(rest) <= 2 or (year is not None and len(rest) <= 8)):
                return column.text, year
        return "", None

    def _say(self, name: str, number: int, spots: tuple[Spot, ...]) -> None:
        context = self._context
        key = f"{self._year} {squeezed(name)}"
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = context.new(context.plan, "staffing")
            context.say(row, "year", self._year, spots)
            division = things.division_named(context, name) if name else None
            if division is not None:
                context.say(row, "division", division, spots)
            elif name:
                context.say(row, "label", name, spots)
        context.say(row, self._kind, number, spots)

    def grid(self, grid: Grid) -> bool:
        """Takes a table whose rows are such lines."""
        rows = [" ".join(text.strip() for text in row if text.strip()) for row in grid.texts()]
        if not rows or not all(_POSTS.fullmatch(labelled(row).text) for row in rows if row):
            return False
        for at, row in enumerate(rows):
            spots = tuple(cell.spot for cell in grid.cells if cell.row == at and not cell.is_blank)
            if spots:
                self.line(row, spots)
        return True
