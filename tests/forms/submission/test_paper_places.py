"""What differs between two papers stands at its own place, text beside text."""

from __future__ import annotations

import pytest

from forms.submission.places import Said, Where, differences_between


def texts(words: str) -> list[Said]:
    return [Said(Where("แบบ", table=1, row=number), word) for number, word in enumerate(words, 1)]


@pytest.mark.parametrize(
    ("made", "given", "told"),
    [
        ("กขคงจ", "กขคงจ", []),
        ("กขคงจ", "กxyงจ", [(2, "ข", "x"), (3, "ค", "y")]),
        ("กขคงจ", "กงจ", [(2, "ข", ""), (3, "ค", "")]),
        ("กงจ", "กxyงจ", [(2, "", "x"), (3, "", "y")]),
        ("กขคงจ", "กxงจ", [(2, "ข", "x"), (3, "ค", "")]),
        ("กขงจ", "กxyงจ", [(2, "ข", "x"), (3, "", "y")]),
    ],
)
def test_each_text_is_beside_that_of_its_place(
    made: str, given: str, told: list[tuple[int, str, str]]
) -> None:
    found = differences_between(texts(made), texts(given))
    assert [(each.where.row, each.stood, each.stands) for each in found] == told


def test_a_place_is_called_by_all_that_there_is_of_it() -> None:
    whole = Where("แบบ ก", "2", "C5", 1, 3, "เป้าหมาย", "งานแรก")
    said = "แบบ ก หน้า 2 ช่อง C5 ตารางที่ 1 แถวที่ 3 (“งานแรก”) คอลัมน์ “เป้าหมาย”"
    assert whole.words == said
    parts = {
        "page": " หน้า 2",
        "cell": " ช่อง C5",
        "table": " ตารางที่ 1",
        "row": " แถวที่ 3 (“งานแรก”)",
        "column": " คอลัมน์ “เป้าหมาย”",
    }
    for name, words in parts.items():
        without = whole._replace(**{name: 0 if name in {"table", "row"} else ""})
        assert without.words == said.replace(words, "")
