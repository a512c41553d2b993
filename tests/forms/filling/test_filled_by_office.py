"""Workbooks that LibreOffice opens, a person fills in, and LibreOffice saves.

LibreOffice takes ten seconds to start: the usual run has the same cells put in by openpyxl, and
`python -m tests.long office` both.
"""

import os
from decimal import Decimal

import pytest

from db.differences import differences
from db.places import value_at
from tests.forms.filling.books import changed, sample, sent, taken_back
from tests.forms.filling.office_macro import PROGRAM, Typed, filled_in

AT_LENGTH = "PHAEN_OFFICE_CASES" in os.environ

# Sheet, cell, what is put in; the first rows of the sample's sheets.
_FIRST = 5
TYPED = (
    Typed("โครงการ", f"E{_FIRST}", 25_000_000.0),
    Typed("โครงการ", f"E{_FIRST + 1}", "=4860000*2", typed=True),
    Typed("โครงการ", f"F{_FIRST + 3}", "ได้รับงบประมาณ"),
    Typed("โครงการ", f"K{_FIRST + 1}", "วางจากที่อื่น\nสองบรรทัด"),
    Typed("ขั้นตอน", f"H{_FIRST}", "พฤศจิกายน พ.ศ. ๒๕๖๗"),
    Typed("ขั้นตอน", f"F{_FIRST + 1}", 12.5),
    Typed("ตัวชี้วัด", f"C{_FIRST}", "ชื่อที่แก้แล้ว"),
    Typed("ผลตัวชี้วัด", f"D{_FIRST}", 60.25),
    # What is locked takes nothing, and its row's number is not read.
    Typed("โครงการ", f"B{_FIRST}", "99"),
)


def saved_by_library(typed):
    """The workbook as openpyxl saves it: what is locked is left, formulas are what they come to."""

    def put(book):
        for each in typed:
            cell = book[each.sheet][each.cell]
            if not cell.protection.locked:
                cell.value = 9720000 if each.typed else each.value

    return changed(put)


@pytest.fixture(scope="module", params=["library", "office"])
def saved(request, tmp_path_factory):
    cases = {"as it is": (), "filled in": TYPED}
    if request.param == "library":
        return {name: saved_by_library(typed) for name, typed in cases.items()}
    if not AT_LENGTH:
        pytest.skip("at length: python -m tests.long office")
    if PROGRAM is None:
        pytest.skip("LibreOffice is not here")
    folder = tmp_path_factory.mktemp("office")
    return filled_in({name: (sent(), typed) for name, typed in cases.items()}, folder)


def test_workbook_that_was_only_saved_changes_nothing(saved, tmp_path):
    found = taken_back(saved["as it is"], tmp_path)
    assert found.remarks == ()
    assert found.state.package == sample()


def test_exactly_what_was_typed_comes_back(saved, tmp_path):
    found = taken_back(saved["filled in"], tmp_path)
    assert found.remarks == ()
    there = differences(sample(), found.state.package)
    values = [value_at(found.state.package, place) for place in there]
    assert [place[-1] for place in there] == [
        "amount",
        "end",
        "weight",
        "amount",
        "note",
        "status",
        "name",
        "progress",
    ]
    assert values == [
        Decimal(25000000),
        "2567-11",
        Decimal("12.5"),
        Decimal(9720000),
        "วางจากที่อื่น\nสองบรรทัด",
        "granted",
        "ชื่อที่แก้แล้ว",
        Decimal("60.25"),
    ]
