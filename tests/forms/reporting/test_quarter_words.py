"""What a text says of a quarter, moved to another: number, months, last day."""

import pytest

from forms.reporting.quarter_words import Quarter, moved


def carried(text: str, old: int, new: int) -> str:
    changes = moved(text, Quarter(2568, old), Quarter(2568, new))
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return text


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        ("ไตรมาสที่ 1 ประจำปี", 1, 2, "ไตรมาสที่ 2 ประจำปี"),
        ("ไตรมาส 3/2568", 3, 4, "ไตรมาส 4/2568"),
        ("รายไตรมาสที่ 1 ดังกล่าว", 1, 2, "รายไตรมาสที่ 2 ดังกล่าว"),
        ("ไตรมาสที่ 1 - 2", 2, 3, "ไตรมาสที่ 1 - 3"),
        ("ไตรมาสที่ 1 ถึงไตรมาสที่ 2", 2, 4, "ไตรมาสที่ 1 ถึงไตรมาสที่ 4"),
        (
            "เดือนตุลาคม 2567 - ธันวาคม 2567",
            1,
            2,
            "เดือนมกราคม 2568 - มีนาคม 2568",
        ),
        ("ต.ค. 67 – ธ.ค. 67", 1, 3, "เม.ย. 68 – มิ.ย. 68"),
        ("ตุลาคม - ธันวาคม 2567", 1, 2, "มกราคม - มีนาคม 2568"),
        ("มกราคม ถึงเดือนมีนาคม พ.ศ. 2568", 2, 3, "เมษายน ถึงเดือนมิถุนายน พ.ศ. 2568"),
        (
            "1 ตุลาคม 2567 - 31 ธันวาคม 2567",
            1,
            2,
            "1 มกราคม 2568 - 31 มีนาคม 2568",
        ),
        # The year so far goes on from its first month.
        ("ตุลาคม 2567 - มีนาคม 2568", 2, 3, "ตุลาคม 2567 - มิถุนายน 2568"),
        ("สะสมตั้งแต่ตุลาคม 2567 - ธันวาคม 2567", 1, 2, "สะสมตั้งแต่ตุลาคม 2567 - มีนาคม 2568"),
        ("สะสม (ต.ค. - ธ.ค. 67)", 1, 2, "สะสม (ต.ค. 67 - มี.ค. 68)"),
        ("ณ วันที่ 31 ธันวาคม 2567", 1, 2, "ณ วันที่ 31 มีนาคม 2568"),
        ("ณ 31 มี.ค. 68 และ", 2, 3, "ณ 30 มิ.ย. 68 และ"),
    ],
)
def test_quarter_is_written_anew_as_it_was_written(
    before: str, old: int, new: int, after: str
) -> None:
    assert carried(before, old, new) == after


@pytest.mark.parametrize(
    "text",
    [
        "ไตรมาสที่ 2",
        "ไตรมาสที่ 1 และ 2",
        "ไตรมาสที่ 2 - 3",
        "ไตรมาสที่ 12",
        "ทุกไตรมาส",
        # Months of another quarter, of another year, of no quarter.
        "เมษายน 2568 - มิถุนายน 2568",
        "ตุลาคม 2566 - ธันวาคม 2566",
        "ตุลาคม 2567 - พฤศจิกายน 2567",
        "พฤศจิกายน 2567 - ธันวาคม 2567",
        "2 ตุลาคม 2567 - 31 ธันวาคม 2567",
        "1 ตุลาคม 2567 - 30 ธันวาคม 2567",
        # Days that are not the last, and a month alone.
        "วันที่ 30 ธันวาคม 2567",
        "วันที่ 31 ธันวาคม 2566",
        "วันที่ 31 ธันวาคม",
        "ประจำเดือนธันวาคม 2567",
    ],
)
def test_what_is_not_of_the_first_quarter_stays(text: str) -> None:
    assert carried(text, 1, 2) == text


@pytest.mark.parametrize("old", [1, 2, 3, 4])
@pytest.mark.parametrize("new", [1, 2, 3, 4])
def test_a_text_comes_back_when_it_is_moved_there_and_back(old: int, new: int) -> None:
    said = carried("ไตรมาสที่ 1 ระหว่างเดือนตุลาคม 2567 - ธันวาคม 2567 ณ วันที่ 31 ธันวาคม 2567", 1, old)
    assert carried(carried(said, old, new), new, old) == said
