"""What an earlier run left behind is offered once, comes back as a step, and is never lost."""

from __future__ import annotations

import platform
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from db.carrying import placing
from db.errors import StoreError
from db.package.file import package_bytes
from db.records import Project, TextTable, TextTableRow
from db.rescue.journal import Journal
from db.rescue.places import rescue_folders
from db.rescue.rescue import Rescue, Typed
from db.rescue.shelf import put_by
from desktop.window.grid.view import GridView
from desktop.window.start.kept_dialog import KeptDialog
from desktop.window.start.recovery import LATER, OWN, TAKE
from forms.reporting.issuing import issued
from tests.desktop.dialogs import answer
from tests.desktop.parts import package

TITLE = ("plan", "title")
NAME = ("plan", "projects", 0, "name")
ENDED = f"{platform.node()} 99999999 1"


@pytest.fixture
def folders(store):
    return rescue_folders(store.store_path)[:1]


@pytest.fixture
def leave(store, folders):
    """Leaves a rescue as a process that ended would; `alone`: of a text that was being typed."""

    def leaving(plan, *, typed=None, drafts=None, alone=False, page="", **more):
        rescue = Rescue(
            plan=plan.plan.id,
            words="หน่วย ก ปีงบประมาณ พ.ศ. 2567",
            store=str(store.store_path),
            moment="2026-11-30T05:00:00+00:00",
            writer=ENDED,
            page=page,
            typed=typed,
            package=b"" if alone else package_bytes(plan, drafts=drafts),
        )
        journal = Journal(plan.plan.id, folders)
        journal.write(replace(rescue, **more))
        return journal.path

    return leaving


def choose(words):
    """Answers the question with the button of these words."""

    def act(dialog):
        dialog.choose(words)

    return act


def changed(plan, **fields):
    return replace(plan, plan=replace(plan.plan, **fields))


def test_nothing_is_asked_when_nothing_was_left(full_window):
    full_window.recovery.look()
    assert full_window.recovery.kept == ()


def test_rescued_state_comes_back_as_one_step(full_window, store, session, leave):
    path = leave(changed(store.load(2), title="กู้มา"), drafts={"plan.fiscal_year": "ปีหน้า"})
    answer(choose(TAKE))
    full_window.recovery.look()
    assert session.package.plan.title == "กู้มา"
    assert session.state.drafts == {("plan", "fiscal_year"): "ปีหน้า"}
    assert store.load(2).plan.title == "กู้มา"
    assert not path.exists()
    session.history.undo()
    assert session.package.plan.title == "แผนทดสอบ 2567"


def test_plan_of_a_rescue_is_opened(full_window, store, session, leave):
    leave(changed(store.load(1), title="กู้มา"))
    answer(choose(TAKE))
    full_window.recovery.look()
    assert (session.number, session.package.plan.title) == (1, "กู้มา")


def test_question_names_what_differs(full_window, store, leave):
    leave(changed(store.load(2), title="กู้มา"))
    seen = []

    def look(dialog):
        model = dialog.list.model()
        seen.extend(model.index(row, 0).data() for row in range(model.rowCount()))
        seen.append(dialog.findChild(type(dialog.list)).model().index(0, 0).data(0))

    answer(look)
    full_window.recovery.look()
    assert len(seen) == 2
    assert "ชื่อแผน" in seen[0]


def test_what_is_not_wanted_now_is_put_by_and_can_be_taken_later(
    full_window, store, session, leave, folders
):
    leave(changed(store.load(2), title="กู้มา"))
    answer(choose(LATER))
    full_window.recovery.look()
    assert session.package.plan.title == "แผนทดสอบ 2567"
    (kept,) = put_by(folders)
    assert full_window.recovery.kept == (kept,)
    # It is not offered again unasked.
    full_window.recovery.look()
    full_window.show_page("start")
    assert full_window.page._kept.isVisible()

    def take(dialog):
        assert isinstance(dialog, KeptDialog)
        answer(choose(TAKE))
        dialog._take()

    answer(take)
    full_window.page._on_kept()
    assert store.load(2).plan.title == "กู้มา"
    assert put_by(folders) == ()


def test_rescue_is_not_gone_before_it_is_in_the_store(
    full_window, store, session, leave, monkeypatch
):
    def fail(*_args, **_named):
        raise StoreError("เต็ม")

    path = leave(changed(store.load(2), title="กู้มา"))
    answer(choose(TAKE))
    with monkeypatch.context() as patch:
        patch.setattr(store._store, "save", fail)
        full_window.recovery.look()
        assert session.package.plan.title == "กู้มา"
        assert path.exists()
        assert session.rescuer.path == path
    session.save()
    assert not path.exists()


def test_rescue_of_a_plan_that_has_gone_becomes_a_plan(full_window, store, session, leave):
    lost = changed(store.load(2), title="กู้มา")
    session.close()
    store.remove(2)
    path = leave(lost, drafts={"plan.fiscal_year": "ปีหน้า"})
    answer(choose(OWN))
    full_window.recovery.look()
    assert session.package == lost
    assert session.state.drafts == {("plan", "fiscal_year"): "ปีหน้า"}
    assert not path.exists()


def test_rescue_can_be_a_plan_beside_the_one_in_the_store(full_window, store, session, leave):
    leave(changed(store.load(2), title="กู้มา"))
    answer(choose(OWN))
    full_window.recovery.look()
    assert store.load(2).plan.title == "แผนทดสอบ 2567"
    assert session.package.plan.title.startswith("กู้มา (สำเนา ")
    assert session.package.plan.id != store.load(2).plan.id


def test_rescue_that_would_change_an_issued_report_becomes_a_plan(
    full_window, store, session, leave
):
    with session.step("กรอกบันทึกข้อความ"):
        session.set_value(("reports", 0, "memo", "number"), "กท 1/2568")
        session.set_value(("reports", 0, "memo", "date"), "2568-01-09")
    lost = store.load(2)
    memo = replace(lost.reports[0].memo, subject="อื่น")
    lost = replace(lost, reports=(replace(lost.reports[0], memo=memo), *lost.reports[1:]))
    session.seal(issued(session.package, 0, by="ผู้ใช้", date="2568-01-09"))
    path = leave(lost)
    answer(choose(TAKE))
    full_window.recovery.look()
    assert session.number == 3
    assert session.package.reports[0].memo.subject == "อื่น"
    assert store.load(2).reports[0].memo.subject == "รายงาน"
    assert not path.exists()


def test_rescue_that_the_store_has_goes_without_a_question(full_window, store, leave):
    path = leave(store.load(2))
    full_window.recovery.look()
    assert not path.exists()


def test_rescue_that_cannot_be_read_is_told_of_and_stays(full_window, store, leave):
    path = leave(store.load(2), package=b"{}")
    full_window.recovery.look()
    assert str(path) in full_window.notice.words
    assert path.exists()


def test_rescue_of_another_store_is_left_alone(full_window, store, monkeypatch, tmp_path):
    shared = tmp_path / "shared"
    folders = (*rescue_folders(store.store_path)[:1], shared)
    monkeypatch.setattr("db.rescue.places.rescue_folders", lambda _store: folders)
    rescue = Rescue("p", "อื่น", "/another.db", "2026-11-30T05:00:00+00:00", ENDED, package=b"{}")
    Journal("p", [shared]).write(rescue)
    full_window.recovery.look()
    assert len(list(shared.iterdir())) == 1
    assert not full_window.notice.isVisible()


@pytest.fixture
def with_project(window, store, session):
    """A plan with one project is open."""
    session.open(store.add(package(projects=("p1",))))
    return window


@pytest.fixture
def leave_typed(session, leave):
    """Leaves a text that was being typed in the open plan."""

    def leaving(place, text, before, **more):
        typed = Typed.at(session.package, place, text=text, before=before)
        return leave(session.package, typed=typed, alone=True, **more)

    return leaving


def test_text_of_a_field_comes_back_with_its_page(with_project, session, leave_typed):
    before = session.package
    path = leave_typed(TITLE, "กำลังพิมพ์", "แผนทดสอบ 2567")
    with_project.recovery.look()
    assert session.package.plan.title == "กำลังพิมพ์"
    assert with_project.page_name == "unit"
    assert not path.exists()
    assert "Ctrl+Z" in with_project.notice.words
    session.history.undo()
    assert session.package == before


def test_text_of_a_cell_comes_back_in_its_cell(with_project, session, leave_typed):
    path = leave_typed(NAME, "กำลังพิมพ์", "โครงการ p1")
    with_project.recovery.look()
    assert session.package.plan.projects[0].name == "กำลังพิมพ์"
    view = with_project.focusWidget()
    assert isinstance(view, GridView)
    assert view.row == 0
    assert not path.exists()
    session.history.undo()
    assert session.package.plan.projects[0].name == "โครงการ p1"


def test_month_of_a_grid_comes_back(with_project, session, leave_typed):
    path = leave_typed(("plan", "projects", 0, "grid", "start"), "ต.ค. 66", "")
    with_project.recovery.look()
    assert session.package.plan.projects[0].grid.start == "2566-10"
    assert not path.exists()


def test_text_of_a_row_that_was_only_being_made_makes_it(with_project, session, leave_typed):
    path = leave_typed(("plan", "projects", 1, "name"), "โครงการใหม่", "")
    with_project.recovery.look()
    assert [each.name for each in session.package.plan.projects] == ["โครงการ p1", "โครงการใหม่"]
    assert not path.exists()


def test_text_comes_back_where_its_record_has_moved(with_project, session, store, leave_typed):
    path = leave_typed(NAME, "กำลังพิมพ์", "โครงการ p1")
    session.insert(("plan", "projects"), 0, [Project("p0", "ก่อน")])
    with_project.recovery.look()
    assert [each.name for each in session.package.plan.projects] == ["ก่อน", "กำลังพิมพ์"]
    assert not path.exists()


def test_text_is_not_put_over_a_newer_one(with_project, session, leave_typed, folders):
    leave_typed(TITLE, "เก่า", "ก่อนหน้า")
    with_project.recovery.look()
    assert session.package.plan.title == "แผนทดสอบ 2567"
    assert [each.rescue.typed.text for each in put_by(folders)] == ["เก่า"]


def test_text_of_a_cell_of_a_table_comes_back(with_project, session, leave_typed):
    rows = (TextTableRow(("ก", "ข")),)
    made, line = placing(session.package, TextTable("", title="ตาราง", rows=rows))
    with session.step("แทรกตาราง"):
        session.apply(made, "แทรกตาราง")
        session.set_value(("plan", "preface"), (line,))
    place = ("plan", "tables", 0, "rows", 0, "cells", 1)
    leave_typed(place, "กำลังพิมพ์", "ข")
    with_project.recovery.look()
    assert session.package.plan.tables[0].rows[0].cells == ("ก", "กำลังพิมพ์")
    QApplication.activeModalWidget().close()


def test_state_and_text_come_back_together(with_project, session, store, leave):
    number, plan = session.number, session.package
    typed = Typed.at(plan, NAME, text="กำลังพิมพ์", before="โครงการ p1")
    path = leave(changed(plan, title="กู้มา"), typed=typed, page="indicators")
    answer(choose(TAKE))
    with_project.recovery.look()
    found = store.load(number).plan
    assert (found.title, found.projects[0].name) == ("กู้มา", "กำลังพิมพ์")
    assert not path.exists()


def test_window_comes_back_where_something_was_changed_last(
    qtbot, with_project, session, memory, leave
):
    session.set_texts({NAME: "ใหม่"})
    qtbot.waitUntil(lambda: memory.text("place") == "plan.projects[0].name", timeout=20_000)
    assert memory.plan(session.plans.store_name) == session.number
    with_project.recovery.look()
    assert isinstance(with_project.focusWidget(), GridView)
    assert with_project.close()
    assert memory.text("place") == ""
