"""Texts compared without their spaces, marks and slips, and pairs at the lowest cost."""

import itertools
import random

import pytest

from forms.reading.comparing import distance, found_first, found_within, likeness, placed, squeezed
from forms.reading.labels import joined, labelled
from forms.reading.pairing import cheapest_pairs
from forms.reading.sources.typed import Run, typed


def _slow(one: str, other: str) -> int:
    """The distance by the plain table."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for column, wanted in enumerate(other, 1):
            before, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, before + (letter != wanted)),
            )
    return row[-1]


def test_distances_are_those_of_the_plain_table():
    chance = random.Random(1)
    for _ in range(300):
        one, other = ("".join(chance.choices("กขคง", k=chance.randrange(90))) for _ in range(2))
        assert distance(one, other) == _slow(one, other)


def test_texts_are_compared_without_spaces_marks_and_thai_digits():
    assert squeezed(" ตัวชี้วัด\u00a0(KPI) ๑.๒ ") == squeezed("ตัวชี้วัดKPI 12") == "ตัวชี้วัดkpi12"
    assert squeezed("นํ้าคํา") == squeezed("น้ำคำ") == placed("นํ้าคํา").letters
    assert likeness(squeezed("โครงการก"), squeezed("โครงการก")) == 1
    assert likeness("กขคง", "จฉชซ") == 0


def test_words_are_found_with_slips():
    assert found_first("เป้าหมาย", "เปาหมาย15", 2).end == 7
    assert found_first("เป้าหมาย", "ตัวชี้วัด", 2) is None
    found = found_within("เป้าหมาย", "กขคเป้หมายงจ", 2)
    assert found is not None
    assert "กขคเป้หมายงจ"[found.start : found.end] == "เป้หมาย"


def test_pairs_are_the_cheapest_of_all():
    chance = random.Random(2)
    for rows, columns in itertools.product(range(1, 5), range(1, 5)):
        costs = [[chance.random() for _ in range(columns)] for _ in range(rows)]
        pairs, total = cheapest_pairs(costs, 0.6)
        assert len({at for at in pairs if at is not None}) == sum(at is not None for at in pairs)
        own = (costs[row][at] if at is not None else 0.6 for row, at in enumerate(pairs))
        assert total == pytest.approx(sum(own))
        places = [*range(columns), *[None] * rows]
        least = min(
            sum(0.6 if at is None else costs[row][at] for row, at in enumerate(order))
            for order in set(itertools.permutations(places, rows))
        )
        assert total == pytest.approx(least)


@pytest.mark.parametrize(
    ("text", "label", "number", "rest"),
    [
        ("1. ก", "1.", "1", "ก"),
        ("๒) ก", "๒)", "2", "ก"),
        ("(3) ก", "(3)", "3", "ก"),
        ("1.2 ก", "1.2", "1.2", "ก"),
        ("ก. ข", "ก.", "ก", "ข"),
        ("- ก", "-", "", "ก"),
        ("• ก", "•", "", "ก"),
        ("2567 ก", "", "", "2567 ก"),
        ("1.5 ล้านบาท", "1.5", "1.5", "ล้านบาท"),
        ("กรุงเทพ", "", "", "กรุงเทพ"),
    ],
)
def test_labels_before_items(text, label, number, rest):
    assert labelled(text) == (label, number, rest)


def test_lines_that_were_broken_by_hand_are_one():
    assert joined(["สำนัก", "งาน"]) == "สำนักงาน"
    assert joined(["KPI 1", "ก"]) == "KPI 1 ก"


def test_marks_that_were_typed_are_looks():
    made = typed([Run("**นิยาม** คำ")])
    assert (made.text, made.text[: made.lead]) == ("นิยาม คำ", "นิยาม")
    assert typed([Run("ก<br>ข")]).text.split() == ["ก", "ข"]
    formula = typed([Run(r"$\frac{ก}{ข} \times 100$")])
    assert (formula.formulas[0].numerator, formula.formulas[0].denominator) == ("ก", "ข")
    assert typed([Run("5 < 6 > 4 * 2")]).text == "5 < 6 > 4 * 2"
