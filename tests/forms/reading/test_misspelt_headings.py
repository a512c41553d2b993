"""Tables are known by all their headings together: two letters of each may be wrong."""

import os
import random
import string
from functools import cache

import pytest

from forms.editions.library import edition_files
from forms.editions.opening import load_edition
from forms.reading.comparing import squeezed
from forms.reading.outline import Cell, Grid, Text
from forms.reading.placing.tables import KNOWN_ROWS
from forms.reading.recognition.tables import Recognised, Recogniser
from forms.reading.vocabulary.sections import Section, all_tables, sections_of
from forms.reading.vocabulary.tables import TableMark

ROUNDS = int(os.environ.get("PHAEN_HEADINGS", "1"))
_LETTERS = "กขคงจชดตทนบปมยรลวสหอ"
_FILLED = {"year": "2567", "last_year": "2566", "plan_word": "แผนปฏิบัติการ"}
_MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.")
# What those print is computed, and their headings have hardly more letters than may be wrong.
_SHORT = frozenset({"issued_changes"})
_BARE = set("…. :") | set(string.digits)


@cache
def _sections(edition: str) -> tuple[Section, ...]:
    return sections_of(load_edition(edition), _FILLED)


@cache
def _recogniser(edition: str) -> Recogniser:
    return Recogniser(_sections(edition), 2500 + 67)


def _tables() -> list[tuple[str, int]]:
    return [
        (edition, at)
        for edition in sorted(edition_files())
        for at, _ in enumerate(all_tables(_sections(edition)))
    ]


def _slipped(heading: str, chance: random.Random, slips: int) -> str:
    """A heading with letters put in, left out, or taken for others."""
    letters = list(heading)
    for _ in range(slips):
        at = chance.randrange(len(letters)) if letters else 0
        match chance.randrange(3):
            case 0:
                letters.insert(at, chance.choice(_LETTERS))
            case 1 if len(letters) > 1:
                letters.pop(at)
            case _ if letters:
                letters[at] = chance.choice(_LETTERS)
    return "".join(letters)


def _printed(mark: TableMark, order: list[int], heads: dict[int, str]) -> Grid:
    """A table with its headings in an order, its months last, and an empty row."""
    over = [mark.columns[at].over for at in order]
    top = [heads[at] for at in order]
    if any(column.is_months for column in mark.columns):
        over = ["" for _ in top] + ["ระยะเวลา"] * len(_MONTHS)
        top += _MONTHS
    rows = [over, top] if any(over) else [top]
    return grid_of([*rows, [""] * len(top)])


def grid_of(rows: list[list[str]]) -> Grid:
    """A table of plain cells."""
    return Grid(
        (0,),
        tuple(
            tuple(_cell(text, at, column) for column, text in enumerate(row))
            for at, row in enumerate(rows)
        ),
    )


def _cell(text: str, row: int, column: int) -> Cell:
    spot = (0, row, column)
    return Cell(spot, row, column, (Text((*spot, 0), text),) if text else ())


def _heading(mark: TableMark, at: int) -> str:
    column = mark.columns[at]
    return column.own or column.over


def _same(found: Recognised, mark: TableMark) -> bool:
    """Whether a table was recognised: itself, or one whose headings are the same."""
    own = sorted((c.own, c.over) for c in mark.columns)
    return own == sorted((c.own, c.over) for c in found.mark.columns)


@pytest.mark.parametrize(("edition", "at"), _tables())
def test_two_letters_of_each_heading_may_be_wrong(edition, at):
    section, mark = list(all_tables(_sections(edition)))[at]
    wanted = [n for n, column in enumerate(mark.columns) if not column.is_months]
    # One that names figures alone, as a year, is known by what stands beside it.
    if not wanted or any(set(_heading(mark, n)) <= _BARE for n in wanted):
        pytest.skip("it has a heading without words")
    if mark.rows in _SHORT:
        pytest.skip("its headings are too short")
    chance = random.Random(f"{edition} {at}")
    for _ in range(ROUNDS):
        order = chance.sample(wanted, len(wanted))
        heads = {n: _slipped(_heading(mark, n), chance, 2) for n in wanted}
        found = _recogniser(edition).recognised(_printed(mark, order, heads), section)
        assert found is not None, heads
        assert _same(found, mark), (heads, [c.own for c in found.mark.columns])
        for place, n in enumerate(order):
            assert place in found.columns, heads
            same = found.columns[place].own, found.columns[place].over
            assert same == (mark.columns[n].own, mark.columns[n].over), heads


@pytest.mark.parametrize("edition", sorted(edition_files()))
def test_every_table_of_an_edition_has_a_reader(edition):
    rows = {mark.rows for _, mark in all_tables(_sections(edition))}
    assert rows <= KNOWN_ROWS, rows - KNOWN_ROWS


def test_what_is_no_table_of_a_form_is_not_taken_for_one():
    section = _sections("2567")[0]
    recogniser = _recogniser("2567")
    for heads in (
        ["วันที่", "ผู้ยืม", "ทะเบียนรถ", "เลขไมล์"],
        ["ชื่อ", "เบอร์โทรศัพท์", "อีเมล"],
        ["รายการ", "จำนวนหน่วย", "ราคาต่อหน่วย"],
    ):
        grid = grid_of([heads, ["ก"] * len(heads), ["ข"] * len(heads)])
        found = recogniser.recognised(grid, section)
        assert found is None or found.doubt, heads


def test_headings_are_compared_without_their_marks():
    assert squeezed("ค่า เป้าหมาย\u200b (๒๕๖๗)") == squeezed("ค่าเป้าหมาย (2567)")
