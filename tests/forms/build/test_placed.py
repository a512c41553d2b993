"""Tables, pictures and formulas that stand within the long texts of a plan."""

from __future__ import annotations

import pytest

from db.fields import specs
from db.records import (
    Block,
    ColumnWidth,
    Formula,
    Indicator,
    Measure,
    Part2Issue,
    Plan,
    Rubric,
    RubricLevel,
    TextPicture,
    TextTable,
    TextTableRow,
)
from forms.build import build
from forms.build.placed import text_table, widths
from forms.document import Figure, Fraction, Item, Paragraph, Table
from forms.editions.opening import load_edition
from tests.forms.build.documents import cell_under, lines, rows, tables
from tests.forms.build.small import a_plan, printed


def made_rows(*texts: tuple[str, ...]) -> tuple[TextTableRow, ...]:
    return tuple(TextTableRow(cells) for cells in texts)


GOALS = TextTable("goals", "ตารางเป้าหมาย", made_rows(("ปี", "จำนวน")), made_rows(("2567", "5")))
CHART = TextPicture("chart", "image/png", b"picture", "ผังองค์กร", None)


def situation(*paragraphs: str) -> list[Item]:
    """What the opening text of a plan becomes."""
    package = a_plan(situation=(Block(paragraphs=paragraphs),), tables=(GOALS,), pictures=(CHART,))
    items = printed(package, "essentials").items
    return list(items[2 : 2 + sum(paragraph.count("\n") + 1 for paragraph in paragraphs)])


def test_a_table_and_a_picture_stand_at_their_lines() -> None:
    before, table, between, picture, after = situation(
        "ก่อน\n[table goals]\nระหว่าง", "[picture chart]", "หลัง"
    )
    assert [item.text for item in (before, between, after) if isinstance(item, Paragraph)] == [
        "ก่อน", "ระหว่าง", "หลัง",
    ]  # fmt: skip
    assert isinstance(table, Table)
    assert table.title is not None
    assert table.title.text == "ตารางเป้าหมาย"
    assert rows(table) == [["2567", "5"]]
    assert picture == Figure(b"picture", "ผังองค์กร", 0, 16)


@pytest.mark.parametrize(
    "line", ["[table other]", "[table goals] และ", "[formula 1]", "[picture goals]", "[table]"]
)
def test_a_line_that_names_nothing_there_is_text(line: str) -> None:
    (item,) = situation(line)
    assert isinstance(item, Paragraph)
    assert item.text == line


def test_a_look_alike_is_printed_bare() -> None:
    (item,) = situation("\\[table goals]")
    assert isinstance(item, Paragraph)
    assert item.text == "[table goals]"


def test_a_look_alike_among_other_lines_is_printed_bare_once() -> None:
    items = situation("ก่อน\n\\[table goals]\n\\\\[formula 1]\nหลัง")
    assert [item.text for item in items if isinstance(item, Paragraph)] == [
        "ก่อน", "[table goals]", "\\[formula 1]", "หลัง",
    ]  # fmt: skip


def measured(measure: Measure) -> tuple[object, ...]:
    shown = Indicator("k", "1", "วัด", measure=measure)
    package = a_plan(
        indicators=(shown,), part2=(Part2Issue(number="1", indicators=("k",)),), tables=(GOALS,)
    )
    table = tables(printed(package, "table-b"))[0]
    return cell_under(table, table.body[0], "นิยาม").flow


def test_a_table_stands_within_the_cell_of_a_definition() -> None:
    heading, before, table, after = measured(Measure(definition="ก่อน\n[table goals]\nหลัง"))
    assert isinstance(table, Table)
    assert table.size == 14
    assert [part.text for part in (heading, before, after) if isinstance(part, Paragraph)] == [
        "นิยาม", "ก่อน", "หลัง",
    ]  # fmt: skip


def test_formulas_count_within_their_measure() -> None:
    formulas = (Formula("", "ก", "ข"), Formula("", "ค", "ง"))
    flow = measured(Measure(definition="[formula 2]\n[formula 3]", method="นับ", formulas=formulas))
    assert flow[1] == Fraction("ค", "ง", size=14)
    assert isinstance(flow[2], Paragraph)  # there is no third
    # What no line places follows the method.
    assert flow[-1] == Fraction("ก", "ข", size=14)


def test_a_table_of_an_annex_is_an_item_of_its_form() -> None:
    annex = Block("แบบสอบถาม", 1, ("คำถาม\n[table goals]",))
    shown = Indicator("k", "1", "วัด", component="1", annexes=(annex,))
    made = printed(a_plan(indicators=(shown,), tables=(GOALS,)), "table-c")
    assert "(เอกสารแนบ)" in lines(made)
    assert rows(tables(made)[-1]) == [["2567", "5"]]


def spans(table: Table) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.columns, cell.rows) for cell in row.cells] for row in table.header]


def test_a_heading_goes_on_over_the_empty_cells_beside_and_below_it() -> None:
    head = made_rows(
        ("ข้อ", "คำถาม", "ระดับความพึงพอใจ", "", ""),
        ("", "", "มาก", "กลาง", "น้อย"),
    )
    assert spans(text_table(TextTable("t", head=head), 14)) == [
        [("ข้อ", 1, 2), ("คำถาม", 1, 2), ("ระดับความพึงพอใจ", 3, 1)],
        [("มาก", 1, 1), ("กลาง", 1, 1), ("น้อย", 1, 1)],
    ]


def test_a_row_of_its_first_cell_alone_goes_across_the_table() -> None:
    table = text_table(TextTable("t", rows=made_rows(("ตอนที่ 1", "", ""), ("ก", "", "ค"))), 14)
    assert [[cell.columns for cell in row.cells] for row in table.body] == [[3], [1, 1, 1]]
    single = text_table(TextTable("t", rows=made_rows(("ก",))), 14)
    assert [[cell.columns for cell in row.cells] for row in single.body] == [[1]]


def test_short_rows_are_filled_up() -> None:
    table = text_table(
        TextTable("t", head=made_rows(("ก", "ข")), rows=made_rows(("1", "2", "3"))), 14
    )
    assert len(table.widths) == 3
    assert [cell.text for cell in table.header[0].cells] == ["ก", "ข"]
    assert sum(cell.columns for cell in table.header[0].cells) == 3


def test_columns_are_as_wide_as_given_else_by_what_they_hold() -> None:
    held = made_rows(("ก", "ข้อความที่ยาวกว่ามาก"))
    given = TextTable("t", rows=held, widths=(ColumnWidth(share=1), ColumnWidth(share=3)))  # type: ignore[arg-type]
    assert widths(given, 2) == (1, 3)
    # One that says too few is not half taken.
    assert widths(TextTable("t", rows=held, widths=given.widths[:1]), 2) == (5, 20)


def declared(record: type) -> set[str]:
    """The marked fields of a record and of those below it, as Record.field."""
    found: set[str] = set()
    for name, spec in specs(record).items():
        if spec.marked:
            found.add(f"{record.__name__}.{name}")
        if spec.record is not None:
            found |= declared(spec.record)
    return found


def test_every_text_that_may_hold_a_table_prints_it() -> None:
    names = sorted(name.split(".")[1] for name in declared(Measure))
    every = Measure(**{name: f"[table {name}]" for name in names})
    block = (Block("หัวข้อ", 1, ("[table paragraphs]",)),)
    level = RubricLevel(level=5, criteria=("ครบ",))
    rubric = Rubric(levels=(level,), remarks=("หมายเหตุ", "[table of_rubric]"))
    shown = Indicator(
        "k", "1", "วัด", component="1", measure=every, rubrics=(rubric,),
        remarks=("[table of_indicator]",), annexes=block,
    )  # fmt: skip
    keys = [*names, "of_rubric", "of_indicator", "paragraphs", "preface"]
    fields = {
        "preface": ("[table preface]",),
        "situation": block,
        "indicators": (shown,),
        "part2": (Part2Issue(number="1", indicators=("k",)),),
        "tables": tuple(TextTable(key, rows=made_rows((f"ช่องของ {key}",))) for key in keys),
    }
    made = "".join(
        repr(build(a_plan(edition, **fields), load_edition(edition)))
        for edition in ("2566", "2567")
    )
    assert [key for key in keys if f"ช่องของ {key}'" not in made] == []
    assert [key for key in keys if f"[table {key}]" in made] == []
    assert declared(Plan) - declared(Measure) == {
        "Block.paragraphs", "Plan.preface", "Indicator.remarks", "Rubric.remarks",
    }  # fmt: skip


def test_other_texts_hold_none() -> None:
    line = "[table goals]"
    package = a_plan(
        missions=(line,), vision=line, cover_lines=(line,), tables=(GOALS,), preface=("คำนำ",)
    )
    made = build(package, load_edition("2567"))
    assert not [
        table for form in made.forms for table in tables(form) if rows(table) == [["2567", "5"]]
    ]


def test_columns_of_marks_are_alike_and_centred() -> None:
    head = made_rows(("ข้อ", "ระดับความพึงพอใจของผู้รับบริการ", ""), ("", "มาก", "น้อย"))
    held = made_rows(("ตอนที่ 1 การให้บริการของเจ้าหน้าที่ทุกจุด", "", ""), ("ให้คำแนะนำ", "5", "1"))
    table = text_table(TextTable("t", head=head, rows=held), 14)
    # Neither a heading over several columns nor a row across makes a column wide.
    assert table.widths == (10, 5, 5)
    aligns = [cell.flow[0].align for cell in table.body[1].cells]  # type: ignore[union-attr]
    assert aligns == ["left", "center", "center"]
