"""Where in a paper something stands, and what differs there, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from forms.checks.words import around
from forms.editing.comparing import shared_beginning

_LONGEST = 60
# So many letters before what differs are shown.
_BEFORE = 16


class Where(NamedTuple):
    """A place: its form or sheet, page, cell of a sheet, and of a table its number, row and column.

    All count from 1; what there is not is empty. A `column` is called by its heading, a row by
    `named`, the words that it begins with.
    """

    form: str
    page: str = ""
    cell: str = ""
    table: int = 0
    row: int = 0
    column: str = ""
    named: str = ""

    @property
    def words(self) -> str:
        """`แบบ สยป.3 หน้า 2 ตารางที่ 1 แถวที่ 3 คอลัมน์ “เป้าหมาย”`."""
        named = f" (“{shortened(self.named)}”)" if self.named else ""
        parts = (
            self.form,
            f"หน้า {self.page}" if self.page else "",
            f"ช่อง {self.cell}" if self.cell else "",
            f"ตารางที่ {self.table}" if self.table else "",
            f"แถวที่ {self.row}{named}" if self.row else "",
            f"คอลัมน์ “{shortened(self.column)}”" if self.column else "",
        )
        return " ".join(filter(None, parts))


class Difference(NamedTuple):
    """What stood at a place, by the package, and what stands in the file; either may be empty."""

    where: Where
    stood: str
    stands: str

    @property
    def words(self) -> str:
        """`แบบ สยป.3 หน้า 2 …: ตามแฟ้มแผน “28.75” ในแฟ้มนี้ “82.75”`."""
        # Of long texts that which differs is to be seen, wherever it stands.
        start = max(shared_beginning(self.stood, self.stands) - _BEFORE, 0)
        start = 0 if max(map(len, (self.stood, self.stands))) <= _LONGEST else start
        stood, stands = (
            f"“{shortened(around(text, start, start + _LONGEST, 0))}”" if text else "ว่าง"
            for text in (self.stood, self.stands)
        )
        return f"{self.where.words}: ตามแฟ้มแผน {stood} ในแฟ้มนี้ {stands}"


class Said(NamedTuple):
    """A text of a paper, and where it stands."""

    where: Where
    text: str


def differences_between(made: Sequence[Said], given: Sequence[Said]) -> Iterator[Difference]:
    """Where two papers say something else, each text of one beside that of the other."""
    before, after = ([said.text for said in texts] for texts in (made, given))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, start, end, from_, to in matcher.get_opcodes():
        if what == "equal":
            continue
        for at in range(max(end - start, to - from_)):
            stood = made[start + at] if start + at < end else None
            stands = given[from_ + at] if from_ + at < to else None
            there = stood or stands
            if there is not None:
                yield Difference(
                    there.where, stood.text if stood else "", stands.text if stands else ""
                )


def shortened(text: str) -> str:
    """A text in one line, as much of it as is read at a glance."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
