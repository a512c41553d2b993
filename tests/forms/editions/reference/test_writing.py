"""The reference of edition files: whole, in Thai, and of nothing that there is not."""

from __future__ import annotations

import dataclasses
import re
from functools import cache

import pytest

from db.fields import specs
from db.records import Memo, Plan, PrintChoices, Report
from forms.build.blocks import KINDS
from forms.build.cells import SHOWS
from forms.build.charts import CHARTS
from forms.build.context import Context
from forms.build.rows import SOURCES
from forms.editions.blocks import BlockSpec, Column, Line, Section, Style, TotalCell
from forms.editions.edition import Dimension, Edition, FormSpec
from forms.editions.opening import load_edition
from forms.editions.reference.writing import reference
from forms.editions.rules import Band, Rules
from forms.editions.vocabulary.memos import PLACEHOLDERS
from forms.editions.vocabulary.shows import MONTHS
from forms.editions.words import Words
from tests.forms.everything import everything

_THAI = re.compile("[ก-๙]")


@cache
def sections() -> dict[str, list[list[str]]]:
    """The rows of the tables of the reference, by their heading."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for line in reference("โฟลเดอร์").split("\n"):
        if line.startswith("#"):
            heading = line.lstrip("# ")
            assert heading not in found, heading
            found[heading] = []
        elif line.startswith("| ") and not line.startswith("| ---"):
            found[heading].append([cell.strip() for cell in line.strip("|").split(" | ")])
    return found


def names_under(start: str) -> set[str]:
    """The names in the first column of the tables under a heading that begins so."""
    (rows,) = [rows for heading, rows in sections().items() if heading.startswith(start)]
    return {row[0].strip("`") for row in rows[1:]}


def titles(start: str) -> set[str]:
    """What stands between quotes in the headings that begin so."""
    return {
        found[1] for heading in sections() if (found := re.match(rf'`{start} = "(\w+)"`', heading))
    }


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        ("แฟ้ม", Edition),
        ("`[[dimensions]]`", Dimension),
        ("`[styles]`", Style),
        ("`[[forms]]`", FormSpec),
        ("`[[forms.blocks]]`", BlockSpec),
        ("`lines`", Line),
        ("`columns`", Column),
        ("`total` ช่อง", TotalCell),
        ("`sections`", Section),
        ("`[rules]`", Rules),
        ("`satisfaction`", Band),
        ("`[words]`", Words),
    ],
)
def test_every_field_that_is_read_is_told_of(start: str, kind: type) -> None:
    assert names_under(start) == {field.name for field in dataclasses.fields(kind)}


def test_every_name_that_a_builder_is_called_by_is_told_of() -> None:
    assert titles("kind") == set(KINDS)
    assert titles("rows") == set(SOURCES)
    assert names_under("`show`") == {*SHOWS, MONTHS}
    assert names_under('`rows` ของ `kind = "chart"`') == set(CHARTS)


def test_every_name_that_a_build_gives_everywhere_is_told_of() -> None:
    given = Context(everything(), load_edition("2567"), quarter=1).scope
    told = {name.split(".")[0] for name in names_under("ชื่อที่ใช้ได้ทุกแห่ง")}
    assert told == {*given, "emblem"}


def test_every_placeholder_of_a_memo_and_every_print_choice_is_told_of() -> None:
    told = {name.strip("{}") for name in names_under("คำเติมของบันทึกข้อความ")}
    assert {name for name in told if "องค์ประกอบ" not in name} == set(PLACEHOLDERS)
    assert names_under("`[memo]`") == set(specs(Memo))
    (choices,) = [row[1] for row in sections()["แฟ้ม"] if row[0] == "`choices`"]
    assert set(re.findall("`([a-z_]+)`", choices)) == set(specs(PrintChoices))


@pytest.mark.parametrize("record", [Plan, Report, PrintChoices])
def test_every_field_of_a_record_is_told_of(record: type) -> None:
    assert names_under(f"`{record.__name__}`") == set(specs(record))


def test_everything_is_told_in_thai() -> None:
    for heading, rows in sections().items():
        for row in rows[1:]:
            assert len(row) == len(rows[0]), row
            # Abbreviations of the forms are called by themselves.
            assert _THAI.search(row[1]) or row[1] in {"SWOT", "เรียน"}, (heading, row)
        assert _THAI.search(heading) or "SWOT" in heading, heading
