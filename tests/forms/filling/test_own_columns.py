"""Fields that an edition has added: asked for in the workbooks of divisions, and taken back."""

import datetime as dt
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from db.merging.difference import Side
from db.merging.merge import merge
from db.records import OwnValue
from forms.editions import library
from forms.editions.opening import opened_edition
from forms.filling.layout import fill_book
from forms.filling.reading import read_filled
from forms.filling.taking import taken
from forms.filling.writing import render_fill_book
from tests.forms.editions.own import own_edition
from tests.forms.filling.books import cell_at, changed, heading_at, new_rows, sample

RISK, STAFF, READY = "own_values.2570/risk", "own_values.2570/staff", "own_values.2570/ready"


@pytest.fixture
def package(tmp_path, monkeypatch):
    """The sample on an edition with fields of its own, two of which are filled in."""
    folder = tmp_path / "editions"
    monkeypatch.setattr(library, "own_folder", lambda: folder)
    own_edition(folder)
    plan = sample().plan
    values = (OwnValue("2570/risk", "สูง"), OwnValue("2570/staff", "1250"))
    first = replace(plan.projects[0], own_values=values)
    projects = (first, *plan.projects[1:])
    return replace(sample(), plan=replace(plan, edition="2570", projects=projects))


@pytest.fixture
def back(package, tmp_path):
    """What comes of the workbook of all divisions after something was done to it."""
    edition = opened_edition(package.plan).edition
    sent = render_fill_book(fill_book(package, edition, None, None))

    def made(change):
        path = tmp_path / "กรอกแล้ว.xlsx"
        path.write_bytes(changed(change, sent))
        return taken(read_filled(path), package, edition)

    made.book = load_workbook(BytesIO(sent))  # type: ignore[attr-defined]
    return made


def test_they_are_the_last_columns_of_their_records(back):
    projects, indicators = back.book["โครงการ"], back.book["ตัวชี้วัด"]
    assert [heading_at(projects, key).value for key in (RISK, STAFF)] == [
        "ระดับความเสี่ยง",
        "คนที่ใช้ (คน)",
    ]
    assert heading_at(indicators, READY).value == "วันที่พร้อม"
    assert cell_at(projects, RISK, 0).value == "สูง"
    assert cell_at(projects, STAFF, 0).value == 1250
    assert cell_at(projects, RISK, 1).value is None
    assert not cell_at(projects, RISK, 1).protection.locked


def test_nobody_touched_them_and_nothing_changes(package, back):
    found = back(lambda _book: None)
    assert (found.state.package, found.changed, found.remarks) == (package, 0, ())


def test_what_is_filled_in_is_read_as_its_kind(package, back):
    def fill(book):
        projects = book["โครงการ"]
        cell_at(projects, RISK, 0).value = "ต่ำ"
        cell_at(projects, STAFF, 0).value = None
        cell_at(projects, STAFF, 1).value = "๑,๒๐๐"
        cell_at(book["ตัวชี้วัด"], READY, 0).value = dt.date(2025, 1, 9)

    found = back(fill)
    first, second = found.state.package.plan.projects[:2]
    assert first.own_values == (OwnValue("2570/risk", "ต่ำ"),)
    assert second.own_values == (OwnValue("2570/staff", "1200"),)
    indicator = found.state.package.plan.indicators[0]
    assert indicator.own_values == (OwnValue("2570/ready", "2568-01-09"),)
    assert (found.changed, found.remarks) == (4, ())
    compared = merge(package, package, found.state.package)
    assert len(compared.differences) == 4
    theirs = {each.place: Side.THEIRS for each in compared.differences}
    assert compared.decided(theirs) == found.state.package


def test_what_is_not_of_its_kind_is_kept_and_told_of(back):
    def fill(book):
        cell_at(book["โครงการ"], STAFF, 1).value = "สองคน"
        cell_at(book["โครงการ"], RISK, 1).value = "#REF!"
        cell_at(book["โครงการ"], RISK, 1).data_type = "e"

    found = back(fill)
    assert found.state.package.plan.projects[1].own_values == (OwnValue("2570/staff", "สองคน"),)
    words = [each.words for each in found.remarks]
    assert any("“สองคน”: ไม่ใช่ตัวเลข" in each for each in words)
    assert any("ผลของสูตร" in each for each in words)


def test_new_project_brings_its_own(back):
    def fill(book):
        row = next(iter(new_rows(book["โครงการ"])))
        cell_at(book["โครงการ"], "name", row).value = "โครงการใหม่"
        cell_at(book["โครงการ"], RISK, row).value = "กลาง"

    found = back(fill)
    assert found.added == 1
    assert found.state.package.plan.projects[-1].own_values == (OwnValue("2570/risk", "กลาง"),)


def test_column_that_is_gone_is_told_of_where_it_had_something(back):
    def take_out(book):
        sheet = book["โครงการ"]
        sheet.delete_cols(heading_at(sheet, RISK).column)

    words = [each.words for each in back(take_out).remarks]
    assert any("ไม่พบคอลัมน์ “ระดับความเสี่ยง”" in each for each in words)
