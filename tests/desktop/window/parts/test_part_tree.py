"""The tree of a part: how much is in sight, how its rows read, and what they lead to."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from db.records import Budget, Part1Tactic
from desktop.window.parts.part_rows import Column
from tests.desktop.window.parts.plans import FILLED, Key
from tests.desktop.window.strategy_plan import strategy_plan, with_part1

TACTIC = ("plan", "part1", 0, "tactics", 0)
# A title bar takes 30 pixels of the screen.
SIZE = (1366, 768 - 30)


def whole_rows(tree):
    """The rows that are in sight from top to bottom."""
    room = tree.viewport().rect()
    index, seen = tree.indexAt(room.topLeft()), []
    while index.isValid():
        box = tree.visualRect(index)
        if room.top() <= box.top() and box.bottom() <= room.bottom():
            seen.append(index)
        index = tree.indexBelow(index)
    return seen


@pytest.mark.parametrize("preview", [True, False])
def test_nodes_in_sight(open_page, window, qtbot, preview):
    page = open_page(with_part1(strategy_plan()), "part1")
    window.resize(*SIZE)
    window.side.show_preview(preview)
    qtbot.waitUntil(lambda: len(whole_rows(page.tree)) >= 18)
    # The whole width of the tree is of its columns: nothing has gone by sideways.
    assert page.tree.header().length() <= page.tree.viewport().width()


def test_columns_say_target_or_money_and_division(opened):
    project = replace(FILLED.projects[0], budget=Budget(Decimal(1200000), "off_budget"))
    page = opened(replace(FILLED, projects=(project, *FILLED.projects[1:])), "part1")
    index = page.tree.model().index_of((*TACTIC, "projects", 0))
    texts = [index.siblingAtColumn(at).data() for at in Column]
    assert texts == ["โครงการที่ 1", "1,200,000", ""]
    assert page.tree.model().node(index).line.mark == "off-budget"
    headings = [page.tree.model().headerData(at, Qt.Orientation.Horizontal) for at in Column]
    assert headings == ["รายการ", "เป้าหมาย / งบประมาณ", "ส่วนราชการ"]


@pytest.mark.parametrize("by_key", [True, False])
def test_tactic_without_projects_says_so_and_offers_to_add_one(opened, keys, plan, by_key):
    entry = replace(FILLED.part1[0], tactics=(Part1Tactic("7.1.1"),))
    page = opened(replace(FILLED, part1=(entry,)), "part1")
    (row,) = (index for index in page.tree.model().matching("ยังไม่มีโครงการในกลยุทธ์นี้"))
    page.tree.setCurrentIndex(row)
    if by_key:
        keys(Key.Key_Return)
    else:
        spot = page.tree._rows.offer_box(row).center().toPoint()
        QTest.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    keys("ที่ 4", Key.Key_Return, Key.Key_Escape)
    assert plan().part1[0].tactics[0].projects == ("p4",)
    assert page.tree.node.value == "p4"
    page.window().session.history.undo()
    # The row that lacked it, not the first of all.
    assert page.tree.node.place == ("plan", "part1", 0, "tactics", 0)


def test_preview_follows_what_is_selected_and_a_click_on_paper_selects(opened):
    page = opened(FILLED, "part1")
    told = []
    page.tree.current_changed.connect(lambda: told.append(page.tree.place))
    for place in ((*TACTIC, "projects", 2), (*TACTIC, "kpis", 0), ("plan", "part1", 0)):
        page.tree.select(place)
    assert told[-1] == ("plan", "part1", 0)
    assert {("plan", "projects", 2), ("plan", "framework", "tactic_kpis", 0)} <= set(told)
    assert page.select_printed(("plan", "projects", 2))
    assert page.tree.node.place == (*TACTIC, "projects", 2)
    # It is listed twice: the next click goes to the other.
    assert page.select_printed(("plan", "projects", 2))
    assert page.tree.node.place == ("plan", "part1", 0, "tactics", 1, "projects", 0)
    assert not page.select_printed(("plan", "projects", 3))


def test_rows_are_found_by_their_words(opened, qtbot):
    page = opened(FILLED, "part1")
    page.finder.setFocus()
    page.finder.setText("โครงการ ที่ 3")
    assert page.tree.node.place == (*TACTIC, "projects", 2)
    qtbot.keyClick(page.finder, Key.Key_Return)
    assert page.tree.node.place == ("plan", "part1", 0, "tactics", 1, "projects", 0)
    qtbot.keyClick(page.finder, Key.Key_Return)
    assert page.tree.node.place == (*TACTIC, "projects", 2)
    qtbot.keyClick(page.finder, Key.Key_Escape)
    assert page.tree.hasFocus()


def test_all_is_folded_and_unfolded(opened):
    page = opened(FILLED, "part1")
    page.tree.select((*TACTIC, "projects", 2))
    page._fold.click()
    assert [page.tree.model().node(index).kind for index in whole_rows(page.tree)] == [
        "dimension", "entry", "entry", "dimension", "entry",
    ]  # fmt: skip
    # Its own row is out of sight, the nearest one above it is not.
    assert page.tree.node.place == ("plan", "part1", 0)
    assert page._fold.accessibleName() == "ขยายทั้งหมด"
    page._fold.click()
    assert len(whole_rows(page.tree)) > 10


def test_strip_says_the_whole_text(opened):
    page = opened(FILLED, "part1")
    page.tree.select((*TACTIC, "projects", 1))
    assert page.strip.text.words == "โครงการที่ 2"
    assert page.strip.more.words.startswith("โครงการลำดับที่ 2 · ยังไม่ได้ระบุงบประมาณ")
    page.tree.select((*TACTIC, "kpis", 0))
    assert page.strip.lead.text() == "ไปที่กรอบยุทธศาสตร์"
    assert not page.strip.edit.isVisible()
    page.tree.select(TACTIC)
    assert (page.strip.edit.text(), page.strip.lead.isVisible()) == ("แก้ไข", False)


def test_click_on_paper_selects_on_the_page_in_sight(opened, window):
    page = opened(FILLED, "part1")
    window.side._go_to(("plan", "projects", 2))
    assert window.page_name == "part1"
    assert page.tree.node.value == "p3"
    assert page.tree.hasFocus()
    # What the page does not list is where it is written.
    window.side._go_to(("plan", "projects", 3))
    assert window.page_name == "projects"
