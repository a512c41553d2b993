"""The page of what is left to decide: in the rail until it is, answered by keys, undone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt

from db.package.file import read_package
from desktop.window.decisions.matter_rows import answers_left
from desktop.window.widgets.roles import Role
from forms.editing.decisions import left_of, matters
from forms.resources import RESOURCES


@pytest.fixture
def old(store):
    """The number of the sample plan in the store."""
    return store.add(read_package(RESOURCES / "sample" / "plan.json"))


@pytest.fixture
def page(qtbot, window, session, old):
    """The page of the plan of next year, active."""
    window.plan_commands.carry_over(old)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.page


def rail(window):
    model = window.frame.rail.model()
    return [model.index(row).data(Role.ITEM).name for row in range(model.rowCount())]


def chip(window):
    model = window.frame.rail.model()
    return model.index(model.rowCount() - 1).data(Role.CHIP)


def kinds(page):
    return {line.name: line.progress for line in page._kinds.items}


def choose_kind(page, name):
    page.kinds.choose(page._kinds.row_of(lambda line: line.name == name))


def key(qtbot, page, key):
    qtbot.keyClick(page.list, key)


def test_page_comes_last_into_the_rail_and_says_how_many_are_left(window, session, page):
    assert rail(window)[-1] == "decisions"
    assert chip(window) == str(left_of(session.package))
    total = len(matters(session.package))
    assert window.frame.head.words == f"เรื่องที่ต้องตัดสินใจ ตัดสินใจแล้ว 0 จาก {total}"


def test_plan_without_decisions_has_no_such_page(window, session, page, old):
    pages = rail(window)[:-1]
    session.open(old)
    assert rail(window) == pages
    window.show_page("decisions")
    assert window.page_name != "decisions"


def test_kinds_say_how_many_are_decided(qtbot, page):
    before = kinds(page)
    done, total = before["year"].split("/")
    assert done == "0"
    key(qtbot, page, Qt.Key.Key_1)
    assert kinds(page)["year"] == f"1/{total}"
    key(qtbot, page, Qt.Key.Key_3)
    assert (kinds(page)["later"], kinds(page)["decided"]) == ("1", "1")


def test_keys_answer_and_go_on_to_the_next_line(qtbot, page, session):
    first = session.package.plan.title
    key(qtbot, page, Qt.Key.Key_1)
    assert session.package.plan.title == first.replace("2568", "2569")
    assert page.list.currentIndex().row() == 1
    paragraph = session.package.plan.preface[0]
    key(qtbot, page, Qt.Key.Key_2)
    assert session.package.plan.preface[0] == paragraph
    assert [line.matter.state for line in page._lines.items[:2]] == ["changed", "kept"]


def test_answers_are_undone_step_by_step(qtbot, page, session):
    before = session.package
    for pressed in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        key(qtbot, page, pressed)
    for _ in range(3):
        session.history.undo()
    assert session.package == before
    assert {line.matter.state for line in page._lines.items} == {"open"}


def test_answers_are_clicked_where_they_stand(qtbot, page):
    view = page.list
    box = view.visualRect(view.model().index(2, 0))
    for offset, state in ((3, "changed"), (60, "kept"), (135, "later")):
        spot = QPoint(round(answers_left(box.toRectF())) + offset, box.center().y())
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert page._lines.items[2].matter.state == state


def test_all_that_is_left_of_a_kind_is_one_step(page, session):
    left = [m for m in matters(session.package) if m.kind == "year"]
    assert page.all_button.text().strip() == f"เปลี่ยนปีทั้ง {len(left)} แห่งที่เหลือ"
    page.all_button.click()
    assert all(m.is_decided for m in matters(session.package) if m.kind == "year")
    assert not page.all_button.isVisible()
    session.history.undo()
    assert left_of(session.package) == len(matters(session.package))


def test_enter_goes_to_the_text_and_what_is_changed_there_is_decided(qtbot, window, page, session):
    choose_kind(page, "budget")
    place = page.list.chosen.matter.place
    key(qtbot, page, Qt.Key.Key_Return)
    assert window.page_name == "projects"
    session.set_value(place, Decimal(1))
    window.show_page("decisions")
    assert page._lines.items[0].matter.state == "changed"


def test_first_answer_of_what_is_no_year_goes_to_its_field(qtbot, window, page):
    choose_kind(page, "target")
    key(qtbot, page, Qt.Key.Key_1)
    assert window.page_name == "indicators"


def test_decisions_are_there_when_the_plan_is_opened_again_each_plan_with_its_own(
    window, page, session, old
):
    page.answer("changed")
    made, left = session.number, left_of(session.package)
    session.open(old)
    window.plan_commands._is_wanted = lambda *_: True
    window.plan_commands.carry_over(old)
    other = session.number
    assert left_of(session.package) == left + 1
    session.open(made)
    assert left_of(session.package) == left
    assert chip(window) == str(left)
    session.open(other)
    assert chip(window) == str(left + 1)


def test_page_stays_in_sight_until_one_leaves_it_and_comes_back_when_undone(window, page, session):
    for line in list(page._kinds.items):
        choose_kind(page, line.name)
        for button in (page.all_button, page.keep_button):
            if button.isVisible():
                button.click()
    assert left_of(session.package) == 0
    assert window.page_name == "decisions"
    assert "ครบ" in page.hint.text()
    window.show_page("unit")
    assert rail(window)[-1] == "print"
    session.history.undo()
    assert rail(window)[-1] == "decisions"


def test_rows_say_their_text_and_state_to_a_screen_reader(page):
    said = page.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("ชื่อแผน")
    assert "2568 → 2569" in said
    assert "ยังไม่ตัดสินใจ" in said
