"""Workbooks sent out to divisions, filled in, and taken back one after the other."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from db.exchanges import Direction
from db.identity import new_identity
from db.merging.difference import Side
from db.records import Activity, Budget, Division, Issuance, Organisation, Package, Plan, Project
from db.settling import taken_in
from desktop.window.exchange.fill_out_dialog import FillOutDialog
from desktop.window.exchange.filling import Filling
from desktop.window.exchange.remarks_dialog import RemarksDialog
from desktop.window.merging.merge_lines import BY_WORDS, DifferenceLine
from forms.editions.opening import opened_edition
from forms.filling.sending import Outgoing, divisions_to_fill, outgoing_files
from forms.filling.writing import FIRST_ROW
from forms.reporting.quarters import begun
from tests.desktop.dialogs import answer, press
from tests.forms.filling.books import cell_at, new_rows

NAMES = ("ฝ่ายธุรการ", "ฝ่ายบริการ", "ฝ่ายวิชาการ")


@pytest.fixture(scope="module")
def sample():
    """A plan of three divisions, each with a project."""
    divisions = tuple(Division(f"d{n}", name) for n, name in enumerate(NAMES, 1))
    projects = tuple(
        Project(
            f"p{n}",
            f"โครงการของ{name}",
            divisions=(f"d{n}",),
            activities=(Activity(),),
            budget=Budget(Decimal(100)),
        )
        for n, name in enumerate(NAMES, 1)
    )
    unit = Organisation("กองทดลอง")
    plan = Plan(2568, "2567", unit=unit, divisions=divisions, projects=projects)
    return taken_in(Package(plan=plan))


@pytest.fixture
def window(open_page, sample):
    return open_page(sample, "memo").window()


@pytest.fixture
def filling(window):
    return Filling(window.tools)


@pytest.fixture(scope="module")
def books(sample, tmp_path_factory):
    """The workbooks of two divisions, of the plan as it is opened."""
    package, folder = taken_in(sample), tmp_path_factory.mktemp("books")
    edition = opened_edition(package.plan).edition
    divisions = divisions_to_fill(package)[:2]
    files = [outgoing_files(Outgoing(package, edition, each, None), folder) for each in divisions]
    return {name: data for each in files for name, data in each.items()}


@pytest.fixture
def sent(window, books, tmp_path):
    """The workbooks, in a folder; what they are of is kept as sent."""
    session = window.session
    session.plans.keep_exchanged(session.number, session.package, Direction.SENT, "")
    for name, data in books.items():
        (tmp_path / name).write_bytes(data)
    return sorted(tmp_path.glob("*.xlsx"))


def filled(path, value, key="note", sheet="โครงการ"):
    book = load_workbook(path)
    cell_at(book[sheet], key, 0).value = value
    out = BytesIO()
    book.save(out)
    path.write_bytes(out.getvalue())


def test_each_division_gets_a_workbook_and_all_come_back(window, filling, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    def agree(dialog):
        assert isinstance(dialog, FillOutDialog)
        dialog.go_on.click()

    answer(agree)
    filling.ask_out()
    sent = sorted(tmp_path.glob("*.xlsx"))
    assert len(sent) == 3
    for number, path in enumerate(sent):
        filled(path, f"หมายเหตุที่ {number}")
    session = window.session
    filling.take_in(sent)
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


def test_file_that_cannot_be_read_keeps_none_from_being_read_that_was_chosen_with_it(
    window, filling, sent, tmp_path
):
    (tmp_path / "a.xlsx").write_bytes(b"PK")
    filled(sent[1], "มีแต่เล่มนี้")
    filling.take_in([tmp_path / "a.xlsx", sent[0], sent[1]])
    assert window.session.comparing.name == sent[1].name
    assert "อ่าน a.xlsx ไม่ได้" in window.notice.words
    assert f"{sent[0].name} ไม่มีช่องที่เปลี่ยน" in window.notice.words
    assert window.notice.words.count("ไม่ได้") == 1


def test_what_was_decided_of_one_workbook_is_not_lost_to_others_unasked(window, filling, sent):
    for path in sent[:2]:
        filled(path, "แก้")
    filling.take_in([sent[0]])
    comparing = window.session.comparing
    comparing.decide(comparing.merge.differences, Side.OURS)
    answer(press("ยกเลิก"))
    filling.take_in([sent[1]])
    assert comparing.name == sent[0].name
    assert comparing.decisions
    answer(press("ปิดโดยไม่ผสาน"))
    filling.take_in([sent[1]])
    assert comparing.name == sent[1].name


def test_workbook_that_is_read_again_changes_nothing_until_it_is_undone(window, filling, sent):
    path, session = sent[0], window.session
    book = load_workbook(path)
    sheet = book["โครงการ"]
    row = next(iter(new_rows(sheet)))
    cell_at(sheet, "name", row).value = "โครงการใหม่ของส่วน"
    book.save(path)
    before = session.package
    for _time in range(2):
        filling.take_in([path])
        assert len(session.comparing.merge.differences) == 1
        session.comparing.take()
        after = session.package
        assert after.plan.projects[-1].name == "โครงการใหม่ของส่วน"
        filling.take_in([path, path])
        assert not session.is_comparing
        assert window.notice.words.count("อยู่ในแผนนี้แล้ว") == 2
        assert session.package is after
        session.history.undo()
        assert session.package == before


def test_comparison_that_is_put_away_for_workbooks_without_changes_is_left(window, filling, sent):
    filled(sent[0], "แก้")
    filling.take_in([sent[0]])
    assert window.page_name == "merging"
    filling.take_in([sent[1]])
    assert not window.session.comparing.is_on
    assert window.page_name != "merging"
    assert f"{sent[1].name} ไม่มีช่องที่เปลี่ยน" in window.notice.words


def test_row_that_was_told_by_its_name_is_marked(window, filling, sent):
    book = load_workbook(sent[0])
    sheet = book["โครงการ"]
    cell_at(sheet, "note", 0).value = "แก้"
    sheet.cell(FIRST_ROW + 1, 1).value = None
    book.save(sent[0])
    answer(lambda dialog: dialog.accept())
    filling.take_in([sent[0]])
    (difference,) = window.session.comparing.merge.differences
    assert difference.place[-1] == "note"
    page = window.page
    assert BY_WORDS in page.pane.where.text()
    (said,) = {
        page.list.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row, line in enumerate(page.list.model().items)
        if isinstance(line, DifferenceLine)
    }
    assert BY_WORDS in said
    window.session.comparing.drop()
    filled(sent[1], "แก้")
    filling.take_in([sent[1]])
    assert BY_WORDS not in window.page.pane.where.text()


def test_results_of_a_quarter_that_was_issued_meanwhile_are_told(window, filling, tmp_path):
    session = window.session
    session.apply(begun(session.package, 2), "เริ่มรายงาน")
    package = session.package
    session.plans.keep_exchanged(session.number, package, Direction.SENT, "")
    asked = Outgoing(package, session.edition, None, 2)
    ((name, data),) = outgoing_files(asked, tmp_path).items()
    (path := tmp_path / name).write_bytes(data)
    filled(path, 4321, "amount", "การเบิกจ่าย")
    sent_up = (Issuance(id=new_identity(), date="2568-04-01", by="ก"),)
    reports = tuple(replace(report, issuances=sent_up) for report in package.reports)
    session.seal(replace(package, reports=reports))
    shown = []

    def look(dialog):
        assert isinstance(dialog, RemarksDialog)
        shown.extend(remark.reason for remark in dialog._remarks)
        dialog.accept()

    answer(look)
    filling.take_in([path])
    assert "รายงานไตรมาส 2 ออกแล้ว" in shown[0]
    session.comparing.take()
    assert session.package.reports == reports
