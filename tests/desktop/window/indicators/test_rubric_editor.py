"""Rubrics as a person writes them: levels, points, and the steps made of them."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import (
    Rubric,
)
from desktop.window.grid.row_marks import RowMarks
from tests.desktop.keyboard import type_text
from tests.desktop.window.called import act, choose_tab
from tests.desktop.window.indicators.plans import (
    LEVELS,
    LIST,
    PLAN,
    rubric,
    undo,
    write,
)


def points_of(page, row):
    """What stands in the cell of a level's points, typed or worked out."""
    model = rubric(page).levels.model
    return model.text(row, 3) or model.hint(row, 3)


def test_levels_are_the_only_numbers_of_their_rows(opened):
    view = rubric(opened()).levels.view
    assert isinstance(view.verticalHeader(), RowMarks)
    assert [view.model().index(row, 0).data() for row in range(5)] == ["5", "4", "3", "2", "1"]


def test_level_that_is_being_typed_is_of_its_rubric_when_that_is_moved_by_mouse(opened, plan):
    two = replace(PLAN.indicators[0], rubrics=(Rubric("ก", LEVELS), Rubric("ข", LEVELS)))
    page = opened(replace(PLAN, indicators=(two, *PLAN.indicators[1:])))
    page.show_place((*LIST, 0, "rubrics", 0, "levels", 1, "criteria"))
    view = rubric(page).levels.view
    type_text(view, "w")
    down = page.detail._parts[0].rubrics._frames[0]._buttons["down"]
    QTest.mouseClick(down, Qt.MouseButton.LeftButton)
    last = plan().indicators[0].rubrics[1]
    assert (last.title, last.levels[1].criteria) == ("ก", ("w",))
    assert plan().indicators[0].rubrics[0].levels == LEVELS


def test_heading_of_the_criteria_takes_the_lines_that_its_column_needs(opened, qtbot):
    page = opened()
    view = rubric(page).levels.view
    header = view.horizontalHeader()
    page.window().resize(1700, 700)
    qtbot.waitUntil(lambda: header.sectionSize(2) > 300)
    high = header.height()
    view.columns.set_width(2, 90)
    assert header.height() > high


def test_points_of_nothing_are_worked_out_as_nothing(opened):
    page = opened()
    levels = (*LIST, 0, "rubrics", 0, "levels")
    page.window().session.set_texts({(*levels, 4, "percent"): "0"})
    assert [rubric(page).levels.model.hint(row, 3) for row in range(5)] == [
        "40",
        "32",
        "24",
        "16",
        "0",
    ]


def test_points_are_worked_out_and_marked_where_others_are_typed(opened, plan):
    page = opened()
    grid = rubric(page).levels
    assert [grid.model.hint(row, 3) for row in range(5)] == ["40", "32", "24", "16", "8"]
    assert not rubric(page).points.isEnabled()
    page.window().session.set_texts({(*LIST, 0, "rubrics", 0, "levels", 1, "points"): "30"})
    fault = rubric(page).fault
    assert fault.label.text() == "ระดับ 4 ให้ 30 คะแนน แต่คำนวณได้ 32"
    assert (fault.isVisible(), fault.link.text()) == (True, "แก้เป็น 32")
    fault.link.click()
    assert plan() == PLAN
    assert not fault.isVisible()
    page.show_place((*LIST, 0, "weight"))
    QApplication.focusWidget().selectAll()
    write("10")
    assert [rubric(page).levels.model.hint(row, 3) for row in range(5)] == [
        "10",
        "8",
        "6",
        "4",
        "2",
    ]


def test_top_points_stay_when_several_rubrics_share_the_weight(opened, plan):
    tops = [replace(level, points=Decimal(4 * level.level)) for level in LEVELS]
    two = replace(PLAN.indicators[0], rubrics=(Rubric("ก", tuple(tops)), Rubric("ข", tuple(tops))))
    page = opened(replace(PLAN, indicators=(two,), headline_indicators=()))
    rubric(page).points.click()
    assert page.detail._parts[0].tops.words == "คะแนนสูงสุดของทุกเกณฑ์รวม 40 จาก 40 · ครบ"
    page.window().session.set_texts({(*LIST, 0, "weight"): "50"})
    assert page.detail._parts[0].tops.is_marked
    undo(page)
    levels = plan().indicators[0].rubrics[0].levels
    assert [level.points for level in levels] == [Decimal(20), None, None, None, None]
    assert [points_of(page, row) for row in range(5)] == [
        "20",
        "16",
        "12",
        "8",
        "4",
    ]


def test_row_added_to_a_rubric_is_a_level_that_the_store_takes(opened, plan, store, session):
    page = opened()
    page.window().go_to((*LIST, 0, "rubrics", 0, "levels", 1, "level"))
    QApplication.processEvents()
    grid = rubric(page).levels.view
    QTest.keyClick(grid, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(grid, Qt.Key.Key_Insert)
    levels = plan().indicators[0].rubrics[0].levels
    assert sorted(level.level for level in levels) == [1, 2, 3, 4, 5]
    assert levels != PLAN.indicators[0].rubrics[0].levels
    assert store.load(session.number).plan == plan()


def test_standard_rubric_is_made_in_one_action(opened, plan):
    page = opened()
    page.list.choose(1)
    choose_tab(page.detail.tabs, "ข้อมูลและเกณฑ์")
    page.detail._parts[0].rubrics.add.click()
    (made,) = plan().indicators[1].rubrics
    assert [level.level for level in made.levels] == [5, 4, 3, 2, 1]
    undo(page)
    assert plan() == PLAN


def test_steps_are_made_in_the_one_project_of_the_indicator(opened, plan):
    page = opened()
    rubric(page).steps.click()
    (activity,) = plan().projects[0].activities
    assert [step.text for step in activity.steps] == [f"ทำถึงขั้น {n}" for n in range(1, 6)]
    assert [step.weight for step in activity.steps] == [20] * 5
    assert page.window().notice.words.startswith("สร้าง 5 ขั้นตอนใน “โครงการหนึ่ง” แล้ว")
    undo(page)
    assert plan() == PLAN


def test_project_is_asked_for_when_the_indicator_has_several(opened, plan):
    many = replace(PLAN.indicators[0], projects=("p1", "p2"))
    page = opened(replace(PLAN, indicators=(many, *PLAN.indicators[1:])))

    editor = rubric(page)
    menu = editor._menu(list(enumerate(plan().projects)))
    assert [each.text() for each in menu.actions()] == ["โครงการหนึ่ง", "โครงการสอง"]
    act(menu, "โครงการสอง")
    assert [len(each.steps) for each in plan().projects[1].activities] == [1, 5]
    assert plan().projects[0].activities == ()


def test_advice_is_given_when_there_is_no_project_for_the_steps(opened, plan):
    bare = replace(PLAN.indicators[0], projects=())
    page = opened(replace(PLAN, indicators=(bare, *PLAN.indicators[1:])))
    rubric(page).steps.click()
    assert "ยังไม่มีโครงการ" in page.window().notice.words
    assert plan().projects == PLAN.projects


def test_criteria_take_the_room_of_a_wider_window_and_the_last_column_none(opened, qtbot):
    page = opened()
    header = rubric(page).levels.view.horizontalHeader()
    page.window().resize(720, 700)
    qtbot.waitUntil(lambda: header.sectionSize(2) < 170)
    last = header.sectionSize(3)
    page.window().resize(1700, 700)
    qtbot.waitUntil(lambda: header.sectionSize(2) > 400)
    assert header.sectionSize(3) == last


def test_tab_of_figures_begins_with_the_target(opened, qtbot):
    page = opened()
    page.show_place((*LIST, 0, "measure", "definition"))
    bar = page.detail.tabs.tabBar()
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(0).center())
    QApplication.processEvents()
    assert QApplication.focusWidget().accessibleName() == "เป้าหมาย (ข้อความที่พิมพ์)"
