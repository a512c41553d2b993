"""What is done to tables within texts: rows, columns, header rows, widths."""

from decimal import Decimal

import pytest

from db.package.bounds import MOST_COLUMNS, MOST_HEAD_ROWS, MOST_ROWS
from db.records import ColumnWidth, TextTable, TextTableRow
from forms.editing import text_tables as t


def table(*lines, head=1, widths=()):
    """A table of letters: a line a row, a letter a cell, the first ones header rows."""
    rows = tuple(TextTableRow(tuple(line)) for line in lines)
    shares = tuple(ColumnWidth(Decimal(share)) for share in widths)
    return TextTable("t1", "ชื่อ", rows[:head], rows[head:], shares)


def shown(made):
    """The lines of a table, and how many are header rows."""
    return ["".join(row.cells) for row in t.rows_of(made)], len(made.head)


def test_new_table_has_its_cells_and_header_rows():
    made = t.empty_table(3, 2, head=1, title="ชื่อ")
    assert made.title == "ชื่อ"
    assert [len(row.cells) for row in (*made.head, *made.rows)] == [3, 3, 3]
    assert len(made.head) == 1


def test_copied_cells_become_a_table_whose_rows_are_as_wide_as_the_widest():
    made = t.table_of((("ก", "ข"), ("ค",)), head=1)
    assert [row.cells for row in t.rows_of(made)] == [("ก", "ข"), ("ค", "")]
    # A table is never header rows alone.
    assert shown(t.table_of((("ก", "ข"),), head=1)) == (["กข"], 0)
    assert shown(t.table_of((("ก",), ("ข",)), head=5)) == (["ก", "ข"], 1)


def test_cells_are_written_and_what_lies_beyond_is_added():
    made = t.with_cells(table("ab", "cd"), {(0, 1): "B", (1, 0): "C"})
    assert shown(made) == (["aB", "Cd"], 1)
    made = t.with_cells(table("ab", "cd"), {(3, 2): "x"})
    assert [row.cells for row in made.rows] == [("c", "d"), (), ("", "", "x")]
    before = table("ab", "cd")
    assert t.with_cells(before, {}) is before
    # Rows that are not written stay the same values.
    assert t.with_cells(before, {(1, 0): "C"}).head[0] is before.head[0]


@pytest.mark.parametrize(
    ("at", "lines", "head"),
    [(0, ["  ", "ab", "cd"], 2), (1, ["ab", "  ", "cd"], 1), (2, ["ab", "cd", "  "], 1)],
)
def test_row_among_header_rows_is_one_of_them(at, lines, head):
    made = t.with_new_rows(table("ab", "cd"), at)
    assert ([line or "  " for line in shown(made)[0]], shown(made)[1]) == (lines, head)


def test_removed_rows_take_header_rows_along_and_one_row_stays():
    assert shown(t.without_rows(table("ab", "cd", "ef"), [0])) == (["cd", "ef"], 0)
    assert shown(t.without_rows(table("ab", "cd", "ef"), [1, 2])) == (["ab", ""], 1)
    assert shown(t.without_rows(table("ab"), [0])) == ([""], 0)


def test_rows_are_moved_and_the_first_ones_are_header_rows():
    assert shown(t.with_moved_rows(table("a", "b", "c"), 0, 1, 2)) == (["b", "c", "a"], 1)
    assert shown(t.with_moved_rows(table("a", "b", "c"), 1, 2, 0)) == (["b", "c", "a"], 1)


@pytest.mark.parametrize(("count", "head"), [(0, 0), (2, 2), (3, 2), (MOST_HEAD_ROWS + 1, 2)])
def test_header_rows_are_the_first_ones_and_never_all(count, head):
    assert shown(t.with_head(table("a", "b", "c"), count)) == (["a", "b", "c"], head)


def test_columns_come_and_go_with_their_widths():
    whole = table("ab", "cd", widths=(1, 3))
    made = t.with_column(whole, 1)
    assert [row.cells for row in t.rows_of(made)] == [("a", "", "b"), ("c", "", "d")]
    assert [width.share for width in made.widths] == [1, 1, 3]
    made = t.without_column(made, 0)
    assert [row.cells for row in t.rows_of(made)] == [("", "b"), ("", "d")]
    assert [width.share for width in made.widths] == [1, 3]
    assert t.without_column(table("a"), 0) == table("a")
    # A row that is short of cells has them then.
    short = TextTable("t1", rows=(TextTableRow(("a", "b")), TextTableRow(("c",))))
    assert [row.cells for row in t.without_column(short, 0).rows] == [("b",), ("",)]


def test_widths_are_said_only_where_they_differ():
    wide = t.with_share(table("ab", "cd"), 1, Decimal(3))
    assert [width.share for width in wide.widths] == [1, 3]
    assert t.share_of(wide, 1) == 3
    assert t.share_of(table("ab"), 1) is None
    assert t.with_share(wide, 1, None).widths == ()
    assert [w.share for w in t.with_share(wide, 0, Decimal("1.5")).widths] == [Decimal("1.5"), 3]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (t.empty_table(MOST_COLUMNS, 1), ""),
        (t.empty_table(MOST_COLUMNS + 1, 1), "คอลัมน์"),
        (t.empty_table(1, MOST_ROWS, head=0), ""),
        (t.empty_table(1, MOST_ROWS, head=1), "แถว"),
    ],
)
def test_table_that_no_plan_takes_says_why(made, said):
    assert (said in t.why_not(made)) if said else not t.why_not(made)
