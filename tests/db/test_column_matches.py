"""What columns hold is kept by their headings, and a damaged file says nothing."""

import pytest

from db.column_matches import ColumnMatch, read_matches, write_match

MATCH = ColumnMatch(("ชื่องาน", "เงิน"), ("part1", "rows"), ("project.name", ""))


def test_a_match_is_read_as_it_was_written_and_replaced_by_its_headings(tmp_path):
    path = tmp_path / "ตั้งค่า" / "columns.json"
    assert read_matches(path) == {}
    write_match(path, MATCH)
    other = MATCH._replace(headings=("อื่น", "เงิน"))
    write_match(path, other)
    later = MATCH._replace(holds=("", "project.budget"))
    write_match(path, later)
    assert read_matches(path) == {later.headings: later, other.headings: other}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{}",
        "[1]",
        '[{"headings": ["ก"], "table": ["x", "y"], "holds": []}]',
        '[{"headings": ["ก"], "table": ["x"], "holds": ["a"]}]',
        '[{"headings": "ก", "table": ["x", "y"], "holds": ["a"]}]',
    ],
)
def test_a_damaged_file_says_nothing(tmp_path, text):
    path = tmp_path / "columns.json"
    path.write_text(text, encoding="utf-8")
    assert read_matches(path) == {}
    write_match(path, MATCH)
    assert list(read_matches(path).values()) == [MATCH]
