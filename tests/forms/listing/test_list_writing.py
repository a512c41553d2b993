"""What a list cannot be written as is told of by cell; nothing is lost without a word."""

import datetime as dt
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from db.records import Project
from forms.listing.forms import Forms
from forms.listing.kinds import list_kinds
from forms.listing.mapping import ListMapping, MappedColumn
from forms.listing.table import listed_rows
from forms.listing.troubles import ListError
from forms.listing.writing import written
from tests.forms.listing.lists import mapping_of, random_plan


def with_names(*names):
    """A plan of projects so called, and a mapping of their names."""
    package = random_plan(1)
    projects = tuple(Project(f"p{at}", name) for at, name in enumerate(names))
    columns = (MappedColumn("project.key", "รหัส"), MappedColumn("project.name", "ชื่อโครงการ"))
    mapping = ListMapping("ของเรา", "projects", columns, Forms(encoding="cp874"))
    return replace(package, plan=replace(package.plan, projects=projects)), mapping


def test_letter_that_cp874_has_not_is_told_of_by_cell():
    package, mapping = with_names("โครงการ ก", "พื้นที่ 5 ตร.ม.²", "โครงการ – ข")
    with pytest.raises(ListError) as told:
        written(mapping, listed_rows(package, mapping), ".csv")
    (cell,) = told.value.cells
    assert (cell.row, cell.heading) == (3, "ชื่อโครงการ")
    assert "แถวที่ 3 คอลัมน์ “ชื่อโครงการ”: ไม่มีอักขระ “²” (U+00B2) ในรหัส cp874" in str(told.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_other_encodings_have_that_letter(encoding):
    package, mapping = with_names("พื้นที่ 5 ตร.ม.²")
    mapping = replace(mapping, forms=Forms(encoding=encoding))
    assert "²".encode("utf-16-le" if encoding == "utf-16" else "utf-8") in written(
        mapping, listed_rows(package, mapping), ".csv"
    )


def test_marks_of_encodings_stand_at_the_beginning():
    package, mapping = with_names("ก")
    begins = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe", "utf-8": "ร".encode()}
    for encoding, begin in begins.items():
        each = replace(mapping, forms=Forms(encoding=encoding))
        assert written(each, listed_rows(package, each), ".csv").startswith(begin)


def test_text_that_no_cell_of_a_workbook_holds_is_told_of():
    package, mapping = with_names("ก" * 32_768, "ข" * 32_767)
    with pytest.raises(ListError, match="แถวที่ 2 คอลัมน์ “ชื่อโครงการ”: ยาวเกิน 32,767") as told:
        written(mapping, listed_rows(package, mapping), ".xlsx")
    assert len(told.value.cells) == 1


def test_cells_of_values_are_figures_and_days_to_a_workbook():
    forms = Forms("thai", "buddhist", "d mmm yyyy", decimals=2, thousands=True)
    for of_values in (True, False):
        mapping = mapping_of("steps", replace(forms, cells_of_values=of_values))
        rows = listed_rows(random_plan(4, 6), mapping)
        sheet = load_workbook(BytesIO(written(mapping, rows, ".xlsx"))).worksheets[0]
        heads = [cell.value for cell in sheet[1]]
        day = next(at for at, row in enumerate(rows, 2) if row.row.records["first_day"])
        month = sheet.cell(day, heads.index("เดือนเริ่ม") + 1)
        weight = sheet.cell(day, heads.index("น้ำหนัก (ร้อยละ)") + 1)
        if of_values:
            assert isinstance(month.value, dt.datetime)
            assert month.number_format == "[$-D07041E]mmm yyyy"
            assert isinstance(weight.value, int | float)
            assert weight.number_format == "[$-D00041E]#,##0.00"
        else:
            assert "๒" in month.value
            assert "." in weight.value
        # A code of digits stays a text, with its zeros.
        assert sheet.cell(day, heads.index("รหัสหน่วยงาน") + 1).value == "00120000"


def test_empty_list_has_its_headings_alone():
    package, mapping = with_names()
    assert listed_rows(package, mapping) == ()
    assert written(mapping, (), ".csv").decode("cp874") == "รหัส,ชื่อโครงการ\r\n"


def test_every_list_of_every_kind_has_columns_of_different_headings():
    for kind in list_kinds().values():
        labels = [column.label for column in kind.columns]
        assert len(set(labels)) == len(labels), kind.name
        names = [column.name for column in kind.columns]
        assert len(set(names)) == len(names), kind.name
