"""Blocks of years pasted onto a baseline."""

import pytest

from db.records import Baseline, Indicator, Package, Plan
from forms.editing.baseline_edits import YearText, pasting_years, year_texts
from forms.editing.states import State

PLACE = ("plan", "indicators", 0, "baseline")
YEARS = (YearText(2565, "80"), YearText(2566, "85"))


@pytest.mark.parametrize(
    ("block", "wanted"),
    [
        ((("2565", "80"), ("2566", "85")), YEARS),
        ((("2565", "2566"), ("80", "85")), YEARS),
        ((("ปี พ.ศ. ๒๕๖๕", "80"), ("ปีงบประมาณ 2566", "85")), YEARS),
        ((("2022", "80"), ("2023", "85")), YEARS),
        ((("2565", "ร้อยละ", "80"),), (YearText(2565, "ร้อยละ 80"),)),
        ((("80", "85", ""),), (YearText(None, "80"), YearText(None, "85"), YearText(None, ""))),
        (
            (("2565", "2566"), ("80", ""), ("หมายเหตุ", "85")),
            (YearText(2565, "80\nหมายเหตุ"), YearText(2566, "85")),
        ),
        # No years: one text.
        ((("80",), ("85",)), ()),
        ((("80", "85"), ("90", "95")), ()),
        ((), ()),
    ],
)
def test_years_stand_in_rows_or_in_columns(block, wanted):
    assert year_texts(block) == wanted


def pasted(years, at, found):
    indicator = Indicator("i1", "ร้อยละ", baseline=years)
    state = State(Package(Plan(2567, "2567", indicators=(indicator,))))
    act = pasting_years(state, PLACE, at, found)
    return [(each.year, each.text) for each in act.after.package.plan.indicators[0].baseline]


def test_years_that_are_there_get_their_texts_and_others_come_in_order():
    years = (Baseline(2564, "70"), Baseline(2566, "เดิม"))
    assert pasted(years, 0, YEARS) == [(2564, "70"), (2565, "80"), (2566, "85")]


def test_cells_of_no_year_go_to_the_years_from_there_on():
    years = (Baseline(2564, ""), Baseline(2565, ""), Baseline(2566, ""))
    found = (YearText(None, "80"), YearText(None, "85"), YearText(None, "90"))
    assert pasted(years, 1, found) == [(2564, ""), (2565, "80"), (2566, "85"), (None, "90")]
