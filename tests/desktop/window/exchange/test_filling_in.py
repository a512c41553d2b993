"""Workbooks sent out to divisions, filled in, and taken back one after the other."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from db.package.file import read_package
from desktop.window.exchange.fill_out_dialog import FillOutDialog
from desktop.window.exchange.filling import Filling
from desktop.window.exchange.remarks_dialog import RemarksDialog
from forms.resources import RESOURCES
from tests.desktop.dialogs import answer
from tests.forms.filling.books import cell_at


@pytest.fixture(scope="module")
def sample():
    package = read_package(RESOURCES / "sample" / "plan.json")
    reports = tuple(replace(report, issuances=()) for report in package.reports)
    return replace(package, reports=reports)


@pytest.fixture
def window(open_page, sample):
    return open_page(sample, "memo").window()


@pytest.fixture
def filling(window):
    return Filling(window.tools)


@pytest.fixture
def sent(filling, monkeypatch, tmp_path):
    """The workbooks of all divisions, as the dialog offers them."""
    folder = tmp_path / "ให้กรอก"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))

    def agree(dialog):
        assert isinstance(dialog, FillOutDialog)
        dialog.go_on.click()

    answer(agree)
    filling.ask_out()
    return sorted(folder.glob("*.xlsx"))


def filled(path, value, key="note"):
    book = load_workbook(path)
    cell_at(book["โครงการ"], key, 0).value = value
    out = BytesIO()
    book.save(out)
    path.write_bytes(out.getvalue())


def test_each_division_gets_a_workbook_and_all_come_back(window, filling, sent):
    assert len(sent) >= 3
    for number, path in enumerate(sent[:3]):
        filled(path, f"หมายเหตุที่ {number}")
    session = window.session
    filling.take_in(sent[:3])
    for number in range(3):
        assert session.comparing.is_on
        assert session.comparing.name == sent[number].name
        assert session.comparing.open_conflicts() == 0
        session.comparing.take()
    assert not session.comparing.is_on
    notes = {project.note for project in session.package.plan.projects}
    assert {"หมายเหตุที่ 0", "หมายเหตุที่ 1", "หมายเหตุที่ 2"} <= notes
    # Each is a step of its own.
    session.history.undo()
    notes = {project.note for project in session.package.plan.projects}
    assert "หมายเหตุที่ 2" not in notes
    assert "หมายเหตุที่ 1" in notes


def test_what_cannot_be_read_is_shown_and_stays_in_its_field(window, filling, sent):
    filled(sent[0], "สักสิบล้าน", "budget.amount")
    shown = []

    def look(dialog):
        assert isinstance(dialog, RemarksDialog)
        shown.append(dialog._remarks)
        dialog.accept()

    answer(look)
    filling.take_in([sent[0]])
    ((remark,),) = shown
    assert remark.sheet == "โครงการ"
    session = window.session
    session.comparing.take()
    assert list(session.state.drafts.values()) == ["สักสิบล้าน"]


def test_workbook_without_changes_is_told_and_the_next_one_comes(window, filling, sent):
    filled(sent[1], "มีแต่เล่มนี้")
    filling.take_in([sent[0], sent[1]])
    assert window.session.comparing.name == sent[1].name


def test_file_that_is_no_workbook_is_told(window, filling, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    filling.take_in([tmp_path / "a.xlsx"])
    assert "อ่าน a.xlsx ไม่ได้" in window.notice.words
    assert not window.session.comparing.is_on
