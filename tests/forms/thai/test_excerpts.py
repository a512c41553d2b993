"""Excerpts begin with a word, however little of it has room."""

import pytest

from forms.thai.excerpts import end_of


@pytest.mark.parametrize(
    ("most", "end"),
    [(12, "คอมพิวเตอร์"), (11, "คอมพิวเตอร์"), (3, "อร์"), (27, "และนักวิชาการคอมพิวเตอร์")],
)
def test_excerpt_begins_with_a_word(most, end):
    assert end_of("เจ้าพนักงานปฏิบัติการและนักวิชาการคอมพิวเตอร์", most) == end
    assert end_of("ตามแผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี", 32) == "กรุงเทพมหานคร ประจำปี"
