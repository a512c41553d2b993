"""The page of another copy of a plan: listed by part and record, answered by keys, one undo."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog

from db import edits
from db.content_code import content_code
from db.exchanges import Direction
from db.identity import renewed
from db.merging.difference import Side
from db.package.file import read_file, write_package
from db.records import Project
from db.settling import settled, taken_in
from desktop.session.comparing import Incoming
from desktop.window.merging.merge_lines import DifferenceLine, HeadLine
from desktop.window.start import leaving
from desktop.window.start.same_plan import MERGE
from desktop.window.widgets.roles import Role
from forms.editing.states import State
from tests.desktop.dialogs import answer, press
from tests.desktop.parts import package

PROJECTS = ("plan", "projects")
VISION = ("plan", "vision")


def put(package, place, value):
    return settled(edits.replaced(package, place, value), package)


@pytest.fixture(scope="module")
def base():
    made = taken_in(package(projects=[f"p{n}" for n in range(1, 9)]))
    return put(made, VISION, "วิสัยทัศน์เดิม")


@pytest.fixture(scope="module")
def theirs(base):
    """The copy of another person: a name, an amount, a text, a new project, one removed."""
    made = put(base, (*PROJECTS, 0, "name"), "ชื่อจากฝ่าย")
    made = put(made, (*PROJECTS, 2, "budget", "amount"), Decimal(1200))
    made = put(made, VISION, "วิสัยทัศน์จากฝ่าย")
    made = settled(edits.inserted(made, PROJECTS, 3, [Project(name="โครงการใหม่ของฝ่าย")]), made)
    return settled(edits.removed(made, PROJECTS, 5), made)


@pytest.fixture
def ours(base):
    return put(put(base, VISION, "วิสัยทัศน์ของเรา"), ("plan", "title"), "ชื่อแผนของเรา")


@pytest.fixture
def page(qtbot, window, session, plans, ours, *, theirs, base, monkeypatch):
    """The page of the open plan and the copy, active; the window closes unasked in the end."""
    monkeypatch.setattr(leaving, "may_leave_comparison", lambda *_: True)
    session.open(plans.add(ours))
    session.comparing.begin(Incoming("ฝ่าย.phaen", State(theirs), base))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.page


def groups(page):
    return {line.name: line.progress for line in page._parts.items}


def choose(page, name):
    page.parts.choose(page._parts.row_of(lambda line: line.name == name))


def key(qtbot, widget, pressed):
    qtbot.keyClick(widget, pressed)


def sides(page):
    return [
        page._comparing.side_of(line.difference)
        for line in page._lines.items
        if isinstance(line, DifferenceLine)
    ]


def rail(window):
    model = window.frame.rail.model()
    return {
        model.index(row).data(Role.ITEM).name: model.index(row).data(Role.CHIP)
        for row in range(model.rowCount())
    }


def test_page_comes_with_a_copy_and_begins_with_what_both_changed(window, page):
    assert window.page_name == "merging"
    assert rail(window)["merging"] == "1"
    assert page.parts.chosen.name == "conflicts"
    assert groups(page) == {"conflicts": "0/1", "essentials": "1", "projects": "4", "ours": "1"}
    (line,) = page._lines.items
    assert line.difference.is_conflict
    assert page._foot.words == "ต้องตัดสินใจอีก 1 แห่ง"


def test_head_says_what_is_left_to_do_when_all_is_decided(window, session, page, ours):
    assert window.frame.head.words == "เทียบและผสานแผน ตัดสินใจแล้ว 0 จาก 1"
    page.answer(Side.THEIRS)
    assert window.frame.head.words == "เทียบและผสานแผน ตัดสินใจครบแล้ว เหลือผสานแผน"
    assert rail(window)["merging"] == "1"
    only_theirs = put(ours, ("plan", "title"), "ชื่อแผนของฝ่าย")
    session.comparing.begin(Incoming("ฝ่าย.phaen", State(only_theirs), ours))
    assert window.frame.head.words == "เทียบและผสานแผน ไม่มีแห่งที่ต้องตัดสินใจ เหลือผสานแผน"


def test_all_three_sides_stand_beside_each_other(page, base):
    shown = [label.text() for label in page.pane._texts]
    assert shown == [base.plan.vision, "วิสัยทัศน์ของเรา", "วิสัยทัศน์จากฝ่าย"]
    said = page.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "วิสัยทัศน์ของเรา" in said
    assert "ยังไม่ตัดสินใจ" in said


def test_differences_stand_under_their_records_in_the_order_of_the_plan(page):
    choose(page, "projects")
    heads = [line for line in page._lines.items if isinstance(line, HeadLine)]
    said = [page._lines.words.record(line.differences[0]) for line in heads]
    assert (said[0], said[2]) == ("โครงการ “ชื่อจากฝ่าย”", "“โครงการใหม่ของฝ่าย”")
    assert [line.differences[0].change.value for line in heads] == [
        "changed", "changed", "added", "removed",
    ]  # fmt: skip


def test_keys_answer_a_line_a_record_and_a_part(qtbot, page):
    key(qtbot, page.list, Qt.Key.Key_2)
    assert sides(page) == [Side.OURS]
    choose(page, "projects")
    page.list.choose(0)
    assert isinstance(page.list.chosen, HeadLine)
    key(qtbot, page.list, Qt.Key.Key_2)
    assert sides(page) == [Side.OURS, Side.THEIRS, Side.THEIRS, Side.THEIRS]
    key(qtbot, page.parts, Qt.Key.Key_2)
    assert set(sides(page)) == {Side.OURS}
    page.theirs_button.click()
    assert set(sides(page)) == {Side.THEIRS}
    assert not page.theirs_button.isVisible()
    # A key that is no choice there changes nothing.
    key(qtbot, page.list, Qt.Key.Key_3)
    assert set(sides(page)) == {Side.THEIRS}


def test_answers_are_clicked_where_they_stand(qtbot, page):
    box = page.list.visualRect(page.list.model().index(0, 0))
    for side, back in ((Side.OURS, 40), (Side.THEIRS, 120)):
        spot = QPoint(box.right() - back, box.center().y())
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert sides(page) == [side]


def test_merging_is_one_step_and_one_undo(window, session, page, ours, theirs):
    page.answer(Side.THEIRS)
    assert session.package == ours
    page.take()
    made = session.package.plan
    assert (made.title, made.vision) == ("ชื่อแผนของเรา", "วิสัยทัศน์จากฝ่าย")
    assert [each.name for each in made.projects] == [each.name for each in theirs.plan.projects]
    assert session.history.words() == ("ผสานกับ ฝ่าย.phaen",)
    assert window.page_name != "merging"
    assert "merging" not in rail(window)
    session.history.undo()
    assert session.package == ours


def test_what_was_merged_is_kept_as_received_until_it_is_undone(session, plans, page, theirs):
    number, code = session.number, content_code(theirs)
    page.answer(Side.THEIRS)
    page.take()
    (kept,) = plans._opened_store().exchanged(number)
    assert (kept.content_code, kept.direction, kept.whom) == (code, Direction.RECEIVED, "ฝ่าย.phaen")
    assert plans.base_for(number, theirs, ()) == theirs
    session.history.undo()
    assert plans.descent(number) == ()
    session.history.redo()
    assert plans.descent(number) == (code,)


def test_open_conflicts_are_asked_about(session, page, ours):
    answer(press("ยกเลิก"))
    page.take()
    assert session.package == ours
    assert session.is_comparing
    answer(press("ผสานแผน"))
    page.take()
    assert session.package.plan.vision == "วิสัยทัศน์ของเรา"


def test_leaving_asks_where_something_was_decided(window, session, page, monkeypatch):
    monkeypatch.undo()
    page.answer(Side.THEIRS)
    answer(press("ยกเลิก"))
    page.leave_comparison()
    assert session.is_comparing
    answer(press("ยกเลิก"))
    window.close()
    assert window.isVisible()
    answer(press("เลิกเทียบ"))
    page.leave_comparison()
    assert not session.is_comparing
    assert "merging" not in rail(window)


def test_decisions_stay_while_the_plan_is_changed_beside_them(window, session, page):
    page.answer(Side.THEIRS)
    session.set_value(("plan", "part3_heading"), "หัวข้อ")
    window.show_page("unit")
    window.show_page("merging")
    assert groups(page)["conflicts"] == "1/1"
    assert groups(page)["ours"] == "2"
    page.take()
    assert session.package.plan.vision == "วิสัยทัศน์จากฝ่าย"
    assert session.package.plan.part3_heading == "หัวข้อ"


def test_enter_goes_to_the_field(qtbot, window, page):
    key(qtbot, page.list, Qt.Key.Key_Return)
    assert window.page_name == "essentials"


def test_another_plan_ends_the_comparison(window, session, plans, page):
    other = plans.add(renewed(session.package))
    session.open(other)
    assert not session.is_comparing
    assert window.page_name != "merging"


def test_comparison_ends_with_the_plan(window, session, page):
    number = session.number
    page.answer(Side.THEIRS)
    assert session.close()
    assert not session.comparing.is_on
    assert window.page_name != "merging"
    session.open(number)
    assert not session.is_comparing


def test_without_a_base_nothing_is_removed_and_the_page_says_so(session, page, theirs):
    session.comparing.begin(Incoming("ฝ่าย.phaen", State(theirs), None))
    assert "ไม่พบฉบับที่เคยรับส่ง" in page._hint.text()
    assert not page.pane._columns[0].isVisibleTo(page.pane)
    removed = [each for each in session.comparing.merge.differences if each.values.theirs is None]
    assert {page._comparing.side_of(each) for each in removed} == {Side.OURS}


def written(path, made, descends_from=()):
    write_package(made, path, descends_from=descends_from)
    return path


def test_file_is_chosen_from_the_menu_and_compared_with_what_both_were(
    window, session, plans, ours, *, theirs, base, tmp_path, monkeypatch
):
    number = plans.add(ours)
    session.open(number)
    plans.keep_exchanged(number, base, Direction.SENT, "ฝ่าย")
    path = written(tmp_path / "back.json", theirs, plans.descent(number))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    acts = [act for act in window.findChildren(QAction) if act.text() == "เทียบและผสานแผน…"]
    acts[0].trigger()
    assert window.page_name == "merging"
    assert session.comparing.merge.base == base
    assert session.comparing.name == "back.json"


def test_file_of_another_plan_is_refused(window, session, plans, ours, *, tmp_path):
    session.open(plans.add(ours))
    window.plan_commands.compare_file(written(tmp_path / "other.json", renewed(ours)))
    assert not session.is_comparing
    assert "แผนอื่น" in window.notice.words


def test_import_of_a_plan_that_is_there_offers_the_comparison(
    window, session, plans, ours, *, theirs, tmp_path
):
    number = plans.add(ours)
    answer(lambda dialog: dialog.choose(MERGE))
    window.plan_commands.import_file(written(tmp_path / "back.json", theirs))
    assert session.number == number
    assert window.page_name == "merging"


def test_what_is_imported_is_the_base_of_what_it_is_compared_with_next(
    window, session, plans, base, *, theirs, tmp_path
):
    window.plan_commands.import_file(written(tmp_path / "sent.json", base))
    number = session.number
    assert plans.descent(number) == (content_code(base),)
    session.set_value(VISION, "ของเรา")
    path = written(tmp_path / "next.json", theirs, (content_code(base),))
    window.plan_commands.compare_file(path)
    assert session.comparing.merge.base == base
    assert read_file(path).descends_from == plans.descent(number)


def test_texts_that_are_no_values_come_along_and_stay_with_their_records(
    window, session, plans, ours, *, theirs, base
):
    number = plans.add(ours, {"plan.projects[6].budget.amount": "ห้าพัน"})
    session.open(number)
    drafts = {(*PROJECTS, 2, "grid", "start"): "ต้นปี"}
    session.comparing.begin(Incoming("ฝ่าย", State(theirs, drafts), base))
    session.comparing.decide(session.comparing.merge.conflicts, Side.THEIRS)
    session.comparing.take()
    # One has come before it and one has gone.
    assert session.state.drafts == {
        (*PROJECTS, 6, "budget", "amount"): "ห้าพัน",
        (*PROJECTS, 2, "grid", "start"): "ต้นปี",
    }


def test_two_thousand_differences_are_made_into_words_where_they_are_seen(
    window, session, plans, page
):
    plan = session.package.plan
    many = tuple(Project(name=f"โครงการที่ {n}") for n in range(2000))
    theirs = replace(session.package, plan=replace(plan, projects=(*plan.projects, *many)))
    session.comparing.begin(Incoming("ฝ่าย", State(taken_in(theirs)), session.package))
    assert len(session.comparing.merge.differences) == 2000
    choose(page, "projects")
    QApplication.processEvents()
    assert len(page._lines.items) == 4000
    assert page._lines.words.texts.cache_info().currsize < 100
    page.answer(Side.OURS)
    QApplication.processEvents()
    assert page._lines.words.texts.cache_info().currsize < 100
