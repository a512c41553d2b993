"""The cells of a row by what their columns hold, and the readings that many columns share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from forms.editing.entry_error import EntryError
from forms.editing.typed_budgets import budget_entry
from forms.editing.typed_figures import figure_entry
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import joined, labelled
from forms.reading.outline import Cell, Spot, Text
from forms.reading.placing import things
from forms.reading.placing.context import Context
from forms.reading.recognition.tables import Recognised
from forms.reading.vocabulary.patterns import matched
from forms.thai.digits import arabic_digits

EMPTY = re.compile(r"[\s.…\-–—_]*")
_NOTE = re.compile(r"^หมายเหตุ\s*:?\s*")
_POLICY = re.compile(r"([A-Z]\s?[0-9๐-๙]{3})(?![0-9๐-๙])[\s:]*")
_DASH_ITEM = re.compile(r"(?:^|\s)[-–•●]\s+(?=\S)")
_SHORT = re.compile(r"[^\s.]{1,12}\.(?:[^\s.]{1,12}\.)*")


@dataclass(slots=True)
class RowCells:
    """A row of a table: its cells by what their columns hold.

    `row` is its number in the grid. A cell that began in a row above counts as blank here.
    """

    found: Recognised
    row: int
    cells: Mapping[int, Cell]
    _values: dict[str, tuple[str, tuple[Spot, ...]]] = field(default_factory=dict)

    def cell(self, holds: str) -> Cell | None:
        """The cell of a column that holds something, or has it in its template."""
        for at, column in self.found.columns.items():
            if column.column.show == holds or holds in column.cells.holes:
                return self.cells.get(at)
        return None

    def has(self, holds: str) -> bool:
        """Whether there is such a column."""
        return any(
            column.column.show == holds or holds in column.cells.holes
            for column in self.found.columns.values()
        )

    def text(self, holds: str) -> str:
        """What a cell says of a name: the hole of its template, or all of it."""
        return self._value(holds)[0]

    def spots(self, *holds: str) -> tuple[Spot, ...]:
        """The places of the cells that hold some names."""
        cells = (self.cell(each) for each in holds)
        return tuple(dict.fromkeys(cell.spot for cell in cells if cell is not None))

    def is_blank(self, holds: str) -> bool:
        """Whether a cell says nothing, or is a form's empty line."""
        return not self.text(holds)

    def texts(self, holds: str) -> tuple[Text, ...]:
        """The paragraphs of a cell."""
        cell = self.cell(holds)
        return cell.texts if cell is not None else ()

    def _value(self, holds: str) -> tuple[str, tuple[Spot, ...]]:
        if holds not in self._values:
            self._values[holds] = self._read(holds)
        return self._values[holds]

    def _read(self, holds: str) -> tuple[str, tuple[Spot, ...]]:
        for at, column in self.found.columns.items():
            cell = self.cells.get(at)
            if cell is None:
                continue
            if column.column.show == holds:
                return cell.text.strip(), (cell.spot,)
            if holds in column.cells.holes:
                text = cell.text.strip()
                only = len(column.cells.tokens) == 1
                match = None if only else matched(column.cells, text)
                said = match.values.get(holds, "") if match is not None else text if only else ""
                if match is None and not only and column.cells.holes[-1] == holds:
                    said = text
                return said, (cell.spot,)
        return "", ()


def plain(text: str) -> str:
    """A text in one line, empty where it is a form's empty line or a dash."""
    return "" if EMPTY.fullmatch(text) else joined(text.split("\n"))


def figure(text: str) -> Decimal | None:
    """The figure that a cell is; None where it is none."""
    try:
        return figure_entry(re.sub(r"\s*คะแนน\s*$", "", text.strip()))
    except EntryError:
        return None


def budget(context: Context, subject: Subject, text: str, spots: Sequence[Spot]) -> None:
    """The money of a project, as rule 5 prints it; what is no such text is left over."""
    said = _NOTE.sub("", text.strip())
    if not said:
        return
    closed = "".join(said.split())
    number = figure(closed) if re.search(r"[0-9๐-๙]", said) else None
    # Words that a narrow column breaks are whole again without spaces.
    fields = budget_entry(said) or budget_entry(closed)
    if number is not None and not fields:
        context.say(subject, "budget.amount", number, spots)
        context.say(subject, "budget.status", "granted", spots)
        return
    if not fields:
        if not _amount_and_words(context, subject, said, spots):
            context.ledger.leave(spots[0], text, "อ่านเป็นงบประมาณไม่ได้")
        return
    amount = figure(fields.get("amount", ""))
    if amount is not None:
        context.say(subject, "budget.amount", amount, spots)
    context.say(subject, "budget.note", fields.get("note", ""), spots)
    context.say(subject, "budget.status", fields["status"], spots)


_AMOUNT = re.compile(r"[0-9๐-๙][0-9๐-๙,]*(?:\.[0-9๐-๙]+)?(?:\s*\.\s*-)?")


def _amount_and_words(context: Context, subject: Subject, text: str, spots: Sequence[Spot]) -> bool:
    """An amount with other words beside it: those are its note."""
    found = _AMOUNT.search(text)
    number = figure(found[0]) if found else None
    if found is None or number is None:
        if len(text) > 200:
            return False
        context.say(subject, "budget.note", text, spots, doubt="อ่านเป็นหมายเหตุงบประมาณ")
        return True
    rest = (text[: found.start()] + text[found.end() :]).strip(" \n*()")
    context.say(subject, "budget.amount", number, spots)
    context.say(subject, "budget.status", "granted", spots)
    rest = re.sub(r"^(?:งบประมาณ|จำนวน(?:เงิน)?)|บาท$", "", rest).strip()
    if rest:
        context.say(subject, "budget.note", rest, spots, doubt="อ่านเป็นหมายเหตุงบประมาณ")
    return True


def policies(context: Context, subject: Subject, text: str, spots: Sequence[Spot]) -> None:
    """The policies of a project: codes, with or without names, or มิติ and name."""
    if EMPTY.fullmatch(text) or "".join(text.split()).strip("-–") in {"ไม่มี", ""}:
        return context.ledger.take(spots)
    marks = list(_POLICY.finditer(text))
    if marks:
        ends = [found.start() for found in marks[1:]] + [len(text)]
        for found, end in zip(marks, ends, strict=True):
            code = arabic_digits("".join(found[1].split()))
            name = text[found.end() : end].strip(" \n,;()")
            context.add(subject, "policies", things.policy(context, code, "", name, spots), spots)
        return None
    dimension, name = dimension_and_name(text)
    if name:
        context.scope.policy = things.policy(context, "", dimension, name, spots)
        return context.add(subject, "policies", context.scope.policy, spots)
    return context.ledger.leave(spots[0], text, "อ่านเป็นนโยบายไม่ได้")


_DIMENSION = re.compile(r"ม[ิต]+ิ?\s*:\s*(?P<dimension>.*?)\s*(?=นโยบาย\s*:|$)", re.DOTALL)
_NAMED = re.compile(r"นโยบาย\s*:\s*(?P<name>.*)", re.DOTALL)


def dimension_and_name(text: str) -> tuple[str, str]:
    """The มิติ and the name of a policy in a text; empty where it has none."""
    dimension, name = _DIMENSION.search(text), _NAMED.search(text)
    return (
        plain(dimension["dimension"]) if dimension else "",
        plain(name["name"]) if name else "",
    )


def items(text: str) -> tuple[str, ...]:
    """The items of a text that begins with a dash, a dash before each; else the text."""
    if not re.match(r"\s*[-–•●]\s", text):
        return (joined(text.split("\n")),) if text.strip() else ()
    return tuple(joined(part.split("\n")) for part in _DASH_ITEM.split(text) if part.strip())


def units(text: str) -> tuple[str, ...]:
    """The units that a cell names: a line each, short names parted by spaces too."""
    found: list[str] = []
    for line in text.split("\n"):
        words = line.replace(",", " ").split()
        if len(words) > 1 and all(_SHORT.fullmatch(word) for word in words):
            found += words
        elif line.strip(" ,"):
            found.append(line.strip(" ,"))
    if len(found) > 1 and not any(_SHORT.fullmatch(each) for each in found):
        # A name that a narrow column breaks is one.
        found = [joined(found)] if len("".join(found)) < 30 else found
    return tuple(each for each in found if not EMPTY.fullmatch(each))


def bare_number(text: str) -> str:
    """The number of a row, without what stands around it; empty where it is none."""
    found = re.fullmatch(r"\s*\(?([0-9๐-๙]+(?:\.[0-9๐-๙]+)*)[.)]?\s*", text)
    return arabic_digits(found[1]) if found else ""


def without_number(text: str) -> str:
    """A text without the number before it."""
    found = labelled(text)
    return found.text if found.number else text.strip()
