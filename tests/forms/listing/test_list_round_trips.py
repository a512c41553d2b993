"""Lists out and in again, in every form that is offered: the same values."""

from itertools import product
from typing import get_args

import pytest

from forms.listing.forms import Dates, Digits, Encoding, Era, Forms, Separator
from tests.forms.listing.lists import comes_back, mapping_of, random_plan

FIGURES = tuple(product((None, 0, 2), (False, True)))
DATES, SEPARATORS = get_args(Dates), get_args(Separator)


def every_way(**further):
    """Digits, eras and figures, each with each; days and separators in turn beside them."""
    ways = product(get_args(Digits), get_args(Era), FIGURES)
    for number, (digits, era, (decimals, thousands)) in enumerate(ways):
        # A step further each time the figures begin anew, so that all meet.
        dates = DATES[(number + number // len(FIGURES)) % len(DATES)]
        yield (
            number,
            Forms(
                digits,
                era,
                dates,
                separator=SEPARATORS[number % len(SEPARATORS)],
                decimals=decimals,
                thousands=thousands,
                **further,
            ),
        )


@pytest.mark.parametrize("kind", ["projects", "steps"])
@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_csv_comes_back_in_every_encoding_and_form(tmp_path, kind, encoding):
    for number, forms in every_way(encoding=encoding):
        comes_back(random_plan(number, 2), mapping_of(kind, forms), tmp_path / "รายการ.csv")


@pytest.mark.parametrize("cells_of_values", [True, False])
def test_workbook_comes_back_in_every_form(tmp_path, cells_of_values):
    for number, forms in every_way(cells_of_values=cells_of_values):
        kind = ("projects", "steps")[number % 2 ^ number // len(FIGURES) % 2]
        comes_back(random_plan(number, 2), mapping_of(kind, forms), tmp_path / "รายการ.xlsx")
