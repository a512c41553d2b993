"""Lists that LibreOffice has opened and saved again: the same values.

The usual run has a sample; `python -m tests.long office` goes through all.
"""

import os
from itertools import cycle, product
from typing import get_args

import pytest

from forms.listing.forms import Dates, Digits, Encoding, Era, Forms
from forms.listing.table import listed_rows
from forms.listing.writing import written
from tests.forms.excel.office import PROGRAM, converted
from tests.forms.listing.lists import mapping_of, random_plan, same_values

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not here")
# What LibreOffice calls an encoding when it is asked to open or write a text in it.
OFFICE_ENCODINGS = {"utf-8-sig": 76, "utf-8": 76, "cp874": 32, "utf-16": 65535}
THOROUGH = bool(os.environ.get("PHAEN_OFFICE_CASES"))
_DATES = cycle(get_args(Dates))
WAYS = [
    Forms(digits, era, next(_DATES), decimals=decimals, thousands=thousands, cells_of_values=of)
    for digits, era, decimals, thousands, of in product(
        get_args(Digits), get_args(Era), (None, 2), (False, True), (True, False)
    )
]
SAMPLE = [each for each in WAYS if each.cells_of_values][5:6]


@pytest.mark.parametrize("forms", WAYS if THOROUGH else SAMPLE, ids=str)
@pytest.mark.parametrize("kind", ["projects", "steps"] if THOROUGH else ["steps"])
def test_workbook_that_libreoffice_saved_has_the_same_values(tmp_path, forms, kind):
    package, mapping = random_plan(7), mapping_of(kind, forms)
    data = written(mapping, listed_rows(package, mapping), ".xlsx")
    same_values(package, mapping, converted(data, tmp_path, "xlsx"))


@pytest.mark.skipif(not THOROUGH, reason="the sample is a workbook")
@pytest.mark.parametrize("encoding", get_args(Encoding))
@pytest.mark.parametrize("kind", ["projects", "steps"])
def test_csv_that_libreoffice_saved_has_the_same_values(tmp_path, encoding, kind):
    forms = Forms("thai", "common", "d mmm yyyy", encoding, decimals=2, thousands=True)
    package, mapping = random_plan(8), mapping_of(kind, forms)
    data = written(mapping, listed_rows(package, mapping), ".csv")
    columns = "/".join(f"{at}/2" for at in range(1, len(mapping.columns) + 1))
    given = f"CSV:44,34,{OFFICE_ENCODINGS[encoding]},1,{columns}"
    same_values(package, mapping, converted(data, tmp_path, "xlsx", "csv", infilter=given))
