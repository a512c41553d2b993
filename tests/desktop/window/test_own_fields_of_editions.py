"""Fields that an edition adds, on the pages of their records: written, undone, found, told of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from db.package.file import read_package
from db.records import OwnValue
from forms.editions import library
from forms.resources import RESOURCES
from tests.desktop.keyboard import type_text
from tests.desktop.window.called import column_called
from tests.forms.editions.own import OWN_FIELDS, own_edition


@pytest.fixture
def own(tmp_path, monkeypatch):
    """An office's own folder of editions, with one that adds fields."""
    folder = tmp_path / "editions"
    monkeypatch.setattr(library, "own_folder", lambda: folder)
    own_edition(folder)
    return folder


@pytest.fixture
def package():
    package = read_package(RESOURCES / "sample" / "plan.json")
    return replace(package, plan=replace(package.plan, edition="2570"))


def headings(grid):
    return [column.words for column in grid.model.columns]


def written(page, row, words, text):
    model = page.grid.model
    assert model.setData(model.index(row, column_called(page.grid, words)), text)


def test_a_field_of_projects_is_a_column_that_reads_its_kind(own, package, open_page, window):
    page = open_page(package, "projects")
    written(page, 0, "ระดับความเสี่ยง", "สูง")
    written(page, 0, "คนที่ใช้ (คน)", "๑,๒๕๐")
    project = window.session.package.plan.projects[0]
    assert project.own_values == (OwnValue("2570/risk", "สูง"), OwnValue("2570/staff", "1250"))
    at = column_called(page.grid, "คนที่ใช้ (คน)")
    assert page.grid.model.text(0, at) == "1,250"
    window.session.history.undo()
    assert page.grid.model.text(0, at) == ""
    assert window.session.history.undo_words() == "แก้ระดับความเสี่ยง"


def test_what_is_wrong_in_it_is_marked_in_its_cell(own, package, open_page, window):
    page = open_page(package, "projects")
    written(page, 1, "ระดับความเสี่ยง", "สูง")
    written(page, 1, "คนที่ใช้ (คน)", "สองคน")
    window.checker.check()
    trouble = page.grid.model.troubles.of_cell(1, ("own_values", "2570/staff"))
    assert "ไม่ใช่ตัวเลข" in trouble.words
    assert page.grid.model.troubles.of_cell(1, ("own_values", "2570/risk")) is None
    # The problem leads to its cell.
    problem = next(p for p in window.checker.problems if p.code == "OWN-KIND")
    window.go_to(problem.place)
    assert page.grid.place == ("plan", "projects", 1, "own_values", "2570/staff")


def test_columns_follow_the_edition(own, package, open_page, window):
    page = open_page(package, "projects")
    assert "ระดับความเสี่ยง" in headings(page.grid)
    written(page, 0, "ระดับความเสี่ยง", "สูง")
    window.session.set_texts({("plan", "edition"): "2567"})
    assert "ระดับความเสี่ยง" not in headings(page.grid)
    assert page.grid.isVisible()
    assert page.grid.footer.isVisible()
    assert page.toolbar.isVisible()
    assert "ข้อมูลยังอยู่ครบในแผน" in window.notice.words
    window.session.history.undo()
    at = column_called(page.grid, "ระดับความเสี่ยง")
    assert page.grid.model.text(0, at) == "สูง"
    # Another edition file under the same id.
    own_edition(own, fields=OWN_FIELDS.replace("ระดับความเสี่ยง", "ความเสี่ยงรวม"))
    window.session.follow_editions()
    assert "ความเสี่ยงรวม" in headings(page.grid)


def test_a_field_of_indicators_stands_below_its_others(own, package, open_page, window):
    page = open_page(package, "indicators")
    (box,) = page.detail._parts[0].own.boxes
    assert box.label.text() == "วันที่พร้อม"
    box.box.setFocus()
    type_text(box.box, "5 ม.ค. 2570")
    box.box.settle()
    (value,) = window.session.package.plan.indicators[0].own_values
    assert value == OwnValue("2570/ready", "2570-01-05")
    window.session.history.undo()
    assert window.session.package.plan.indicators[0].own_values == ()
    assert box.box.text() == ""


def test_typing_goes_to_the_indicator_it_was_typed_for(own, package, open_page, window):
    page = open_page(package, "indicators")
    (box,) = page.detail._parts[0].own.boxes
    type_text(box.box, "เร็ว ๆ นี้")
    page.list.choose(1)
    first, second = window.session.package.plan.indicators[:2]
    assert [value.text for value in first.own_values] == ["เร็ว ๆ นี้"]
    assert second.own_values == ()
    assert box.box.text() == ""
    window.checker.check()
    problem = next(p for p in window.checker.problems if p.code == "OWN-KIND")
    window.go_to(problem.place)
    assert QApplication.focusWidget() is box.box
    assert "ไม่ใช่วันที่" in box.messages.shown[0][1]


def test_an_edition_without_such_fields_has_none(own, package, open_page):
    plain = replace(package, plan=replace(package.plan, edition="2567"))
    page = open_page(plain, "indicators")
    assert page.detail._parts[0].own.boxes == ()
    assert not page.detail._parts[0].own.isVisible()
