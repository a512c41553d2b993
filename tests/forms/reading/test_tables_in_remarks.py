"""A table among the remarks of an indicator stands where it stood, and not in the list."""

from dataclasses import replace

from db.package.file import read_package
from db.records import TextTable, TextTableRow
from forms.build import build
from forms.editions.opening import opened_edition
from forms.reading.opening import outline_of
from forms.reading.reading import read_outline
from forms.word import render_word
from tests.forms.everything import ROOT

_REMARK = "ช่วงคะแนนตามจำนวนผู้เข้าอบรมของแต่ละรุ่น"
_CELLS = ("จำนวนผู้เข้าอบรม", "คะแนนของรุ่น")


def test_a_table_of_an_indicators_remarks_is_placed_there():
    package = read_package(ROOT / "tests/data/small-2566.json")
    plan = package.plan
    table = TextTable(
        key="t9",
        head=(TextTableRow(cells=_CELLS),),
        rows=(TextTableRow(cells=("30 คนต่อรุ่น", "เต็มสิบ")),),
    )
    first, *rest = plan.indicators
    remarks = (*first.remarks, _REMARK, "[table t9]")
    indicators = (replace(first, remarks=remarks), *rest)
    made = replace(package, plan=replace(plan, indicators=indicators, tables=(*plan.tables, table)))
    data = render_word(build(made, opened_edition(made.plan).edition))
    read = read_outline(outline_of(data, ".docx"))
    found = next(each for each in read.package.plan.indicators if _REMARK in each.remarks)
    marker = found.remarks[found.remarks.index(_REMARK) + 1]
    kept = next(t for t in read.package.plan.tables if marker == f"[table {t.key}]")
    assert _CELLS in [row.cells for row in (*kept.head, *kept.rows)]
    assert not [each for each in read.leftovers if "รุ่น" in each.text]


def test_a_table_before_any_remark_is_told_and_not_taken_for_one():
    package = read_package(ROOT / "tests/data/small-2566.json")
    first, *rest = package.plan.indicators
    indicators = (replace(first, remarks=("[table t9]",)), *rest)
    table = TextTable("t9", head=(TextTableRow(_CELLS),), rows=(TextTableRow(("30", "เต็มสิบ")),))
    plan = replace(package.plan, indicators=indicators, tables=(*package.plan.tables, table))
    made = replace(package, plan=plan)
    data = render_word(build(made, opened_edition(made.plan).edition))
    read = read_outline(outline_of(data, ".docx"))
    assert not any(_CELLS in (row.cells for row in each.head) for each in read.package.plan.tables)
    assert [each for each in read.leftovers if "คะแนนของรุ่น" in each.text]
