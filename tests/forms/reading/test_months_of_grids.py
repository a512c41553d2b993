"""Months of a grid's columns, and the spans that are drawn over them in any way."""

from dataclasses import replace

import pytest

from forms.reading.outline import Cell, Grid, Text
from forms.reading.placing.rows_of_grids import spans_of
from forms.reading.recognition.months import month_number, month_row, months_of
from tests.forms.reading.test_misspelt_headings import grid_of

_YEAR = 2500 + 67


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ต.ค.", 10),
        ("ตค", 10),
        ("ตุลาคม", 10),
        ("ต.ค. 66", 10),
        ("กุมภาพัน", 2),
        ("ม.ค.๖๗", 1),
        ("รวม", 0),
        ("", 0),
        ("ไตรมาส 1", 0),
    ],
)
def test_names_of_months(text, number):
    assert month_number(text) == number


def test_months_go_on_over_the_end_of_a_year():
    texts = (
        ("ขั้นตอน", "พ.ศ. 2566", "", "", "พ.ศ. 2567", ""),
        ("", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ."),
    )
    at = month_row(texts)
    assert at == 1
    assert list(months_of(texts, at, None).values()) == [
        "2566-10",
        "2566-11",
        "2566-12",
        "2567-01",
        "2567-02",
    ]


def test_months_without_a_year_are_those_of_the_fiscal_year():
    texts = (("ขั้นตอน", "ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."),)
    assert list(months_of(texts, 0, _YEAR).values()) == ["2566-10", "2566-11", "2566-12", "2567-01"]
    assert months_of(texts, 0, None) == {}
    assert month_row((("ก", "ข"),)) is None


def _spans(cells: list[str]) -> list[tuple[int, int, str]]:
    grid = grid_of([["", *cells]])
    columns = list(range(1, len(cells) + 1))
    return [(span.first, span.last, span.label) for span in spans_of(grid, 0, columns, ())]


@pytest.mark.parametrize(
    ("cells", "spans"),
    [
        (["", "↔", "", ""], [(1, 1, "")]),
        (["←", "→", "", ""], [(0, 1, "")]),
        (["", "←", "─", "→"], [(1, 3, "")]),
        (["", "<--", "", "-->"], [(1, 3, "")]),
        (["✓", "✓", "", "✓"], [(0, 1, ""), (3, 3, "")]),
        (["", "", "", ""], []),
    ],
)
def test_spans_by_arrows_and_marks(cells, spans):
    assert _spans(cells) == spans


def test_a_span_over_merged_cells():
    wide = Cell((0, 0, 1), 0, 1, (Text((0, 0, 1, 0), "◄──►"),), columns=3)
    grid = Grid((0,), ((Cell((0, 0, 0), 0, 0), wide, wide, wide, Cell((0, 0, 4), 0, 4)),))
    (span,) = spans_of(grid, 0, [1, 2, 3, 4], ())
    assert (span.first, span.last) == (0, 2)


def test_shaded_months_are_a_span():
    plain = grid_of([["", "", "", "", ""]])
    cells = tuple(
        replace(cell, shaded=cell.column in {2, 3}) for cell in plain.rows[0] if cell is not None
    )
    (span,) = spans_of(Grid((0,), (cells,)), 0, [1, 2, 3, 4], ())
    assert (span.first, span.last) == (1, 2)
