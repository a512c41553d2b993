"""Lists out and in again, in every form that is offered: the same values."""

from itertools import cycle, product
from typing import get_args

import pytest

from forms.listing.forms import Dates, Digits, Encoding, Era, Forms, Separator
from tests.forms.listing.lists import comes_back, mapping_of, random_plan

FIGURES = tuple(product((None, 0, 2), (False, True)))


@pytest.mark.parametrize("kind", ["projects", "steps"])
@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_csv_comes_back_in_every_encoding_and_form(tmp_path, kind, encoding):
    separators = cycle(get_args(Separator))
    ways = product(get_args(Digits), get_args(Era), get_args(Dates), FIGURES)
    for number, (digits, era, dates, (decimals, thousands)) in enumerate(ways):
        forms = Forms(digits, era, dates, encoding, next(separators), decimals, thousands)
        comes_back(random_plan(number, 2), mapping_of(kind, forms), tmp_path / "รายการ.csv")


@pytest.mark.parametrize("kind", ["projects", "steps"])
@pytest.mark.parametrize("cells_of_values", [True, False])
def test_workbook_comes_back_in_every_form(tmp_path, kind, cells_of_values):
    dates = cycle(get_args(Dates))
    ways = product(get_args(Digits), get_args(Era), FIGURES)
    for number, (digits, era, (decimals, thousands)) in enumerate(ways):
        forms = Forms(
            digits,
            era,
            next(dates),
            decimals=decimals,
            thousands=thousands,
            cells_of_values=cells_of_values,
        )
        comes_back(random_plan(number, 2), mapping_of(kind, forms), tmp_path / "รายการ.xlsx")
