"""The pages of the three parts as a person builds a plan with them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from db.package.file import read_package
from db.records import (
    ListedLink,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
)
from desktop.window.fields.record_stack import RecordStack
from desktop.window.parts.part_nodes import marked, part1_nodes, part2_nodes, part3_nodes, walk
from forms.checks import Problem
from forms.editions.opening import load_edition
from forms.resources import RESOURCES
from forms.severities import SEVERITIES
from tests.desktop.window.parts.plans import (
    EMPTY,
    FILLED,
    PROJECTS,
    Key,
    Moving,
    steps,
    titles,
)


def test_part1_is_built_with_keys_alone_when_it_is_empty(opened, plan, keys):
    page = opened(EMPTY, "part1")
    keys(Key.Key_Insert, "อ่าน", Key.Key_Return)
    assert plan().part1 == (Part1Entry(1, "5.1", "o1", ("r1",)),)
    assert page.tree.node.kind == "entry"
    page.tree.setFocus()
    keys(Key.Key_Insert, "5.1.1", Key.Key_Return)
    page.tree.setFocus()
    keys(Key.Key_Insert, "3", Key.Key_Return, "ที่ 1", Key.Key_Return, Key.Key_Escape)
    (tactic,) = plan().part1[0].tactics
    assert tactic == Part1Tactic("5.1.1", ("5.1.1.1",), ("p3", "p1"))
    assert steps(page).count() == 4
    while steps(page).can_undo():
        steps(page).undo()
    assert plan() == EMPTY
    assert titles(page) == [
        node.card.title for node in walk(part1_nodes(Package(EMPTY), load_edition(EMPTY.edition)))
    ]


def test_entry_goes_into_the_dimension_of_the_current_row(opened, plan, keys):
    page = opened(EMPTY, "part1")
    keys(Key.Key_Down, Key.Key_Insert, "ระบบงาน", Key.Key_Return)
    assert plan().part1 == (Part1Entry(2, "7.1", "o2"),)
    page.add("entry")
    keys("เมืองเปิด", Key.Key_Down, Key.Key_Return)
    assert plan().part1[1] == Part1Entry(2, "5.1")


def test_new_project_is_one_step_when_its_name_is_not_there(opened, plan, keys):
    page = opened(FILLED, "part1")
    page.show_place(("plan", "part1", 0, "tactics", 0, "projects", 0))
    page.add("project")
    keys("สร้างสะพาน", Key.Key_Return, Key.Key_Escape)
    assert plan().projects[-1].name == "สร้างสะพาน"
    new = plan().projects[-1].key
    assert plan().part1[0].tactics[0].projects == ("p1", new, "p2", "p3")
    assert steps(page).count() == 1
    assert steps(page).undo_words() == "เพิ่มโครงการ"
    steps(page).undo()
    assert plan() == FILLED


def test_pick_is_taken_back_when_undo_is_pressed_in_the_search(opened, plan, keys):
    page = opened(FILLED, "part1")
    page.show_place(("plan", "part1", 0, "tactics", 1))
    page.add("tactic")
    keys("5.1.9", Key.Key_Return)
    page.add("project")
    picker = page.adding.pickers["project"]
    keys(Key.Key_Return)
    assert plan().part1[0].tactics[2].projects == ("p1",)
    assert [pick.value for pick in picker.shown] == ["p2", "p3", "p4"]
    keys((Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert plan().part1[0].tactics[2].projects == ()
    assert [pick.value for pick in picker.shown] == ["p1", "p2", "p3", "p4"]
    # With the tactic goes what would be picked for it.
    keys((Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert not picker.isVisible()
    assert plan() == FILLED


@pytest.mark.parametrize("name", ["part1", "part2", "part3"])
def test_tree_is_a_model_as_qt_wants_it(qtmodeltester, opened, name):
    page = opened(FILLED, name)
    qtmodeltester.check(page.tree.model())


def test_order_changes_with_alt_and_arrows_and_runs_on_into_the_next_list(opened, plan, keys):
    page = opened(FILLED, "part1")
    page.show_place(("plan", "part1", 0, "tactics", 0, "projects", 1))
    page.tree.setFocus()

    def listed():
        return [tactic.projects for tactic in plan().part1[0].tactics]

    keys((Key.Key_Up, Moving))
    assert listed() == [("p2", "p1", "p3"), ("p3",)]
    keys((Key.Key_Down, Moving), (Key.Key_Down, Moving))
    assert listed() == [("p1", "p3", "p2"), ("p3",)]
    keys((Key.Key_Down, Moving))
    assert listed() == [("p1", "p3"), ("p2", "p3")]
    assert page.tree.node.value == "p2"
    keys((Key.Key_Up, Moving))
    assert listed() == [("p1", "p3", "p2"), ("p3",)]
    assert set(steps(page).words()) == {"ย้ายโครงการ"}


def test_entries_move_within_their_dimension_and_then_into_the_other(opened, plan, keys):
    page = opened(FILLED, "part1")
    page.show_place(("plan", "part1", 2))
    page.tree.setFocus()
    keys((Key.Key_Up, Moving))
    assert [entry.objective for entry in plan().part1] == ["", "o1", "o2"]
    keys((Key.Key_Down, Moving), (Key.Key_Down, Moving))
    moved = [entry for entry in plan().part1 if not entry.objective]
    assert moved == [Part1Entry(2, "5.1")]
    assert page.tree.node.place == ("plan", "part1", plan().part1.index(moved[0]))


def test_project_stays_in_the_plan_when_it_is_taken_out_of_a_part(opened, plan, keys):
    page = opened(FILLED, "part1")
    page.show_place(("plan", "part1", 0, "tactics", 0, "projects", 2))
    page.tree.setFocus()
    keys(Key.Key_Delete)
    assert plan().part1[0].tactics[0].projects == ("p1", "p2")
    assert plan().projects == PROJECTS
    assert page.tree.node.value == "p2"
    keys(Key.Key_Delete, Key.Key_Delete)
    assert plan().part1[0].tactics[0].projects == ()
    assert page.tree.node.place == ("plan", "part1", 0, "tactics", 0)
    keys(Key.Key_Delete)
    assert [tactic.tactic for tactic in plan().part1[0].tactics] == ["7.1.1"]
    assert steps(page).undo_words() == "ลบกลยุทธ์"


def test_row_goes_where_it_is_dropped(opened, plan):
    page = opened(FILLED, "part1")
    model = page.tree.model()
    source = ("plan", "part1", 0, "tactics", 0, "projects", 0)
    data = model.mimeData([model.index_of(source)])
    other = model.index_of(("plan", "part1", 0, "tactics", 1))
    action = Qt.DropAction.MoveAction
    assert model.canDropMimeData(data, action, -1, 0, other)
    assert not model.canDropMimeData(data, action, -1, 0, model.index(0, 0))
    model.dropMimeData(data, action, -1, 0, other)
    assert [t.projects for t in plan().part1[0].tactics] == [("p2", "p3"), ("p3", "p1")]
    first = model.index_of(("plan", "part1", 0, "tactics", 0))
    data = model.mimeData([model.index_of((*source[:-1], 0))])
    # Below its one KPI and two projects.
    model.dropMimeData(data, action, 3, 0, first)
    assert plan().part1[0].tactics[0].projects == ("p3", "p2")


def test_fields_of_the_row_write_the_plan(qtbot, opened, plan, keys):
    page = opened(FILLED, "part2")
    page.show_place(("plan", "part2", 1, "title"))
    qtbot.wait(1)
    assert QApplication.focusWidget().accessibleName() == "ชื่อ"
    keys(" ใหม่")
    page.tree.setFocus()
    assert "ใหม่" in plan().part2[1].title
    assert titles(page)[-2:] == [plan().part2[1].title, "ยังไม่มีโครงการในประเด็นการพัฒนานี้"]
    page.show_place(("plan", "part2", 0, "links", 0, "strategy"))
    assert QApplication.focusWidget().accessibleName() == "ยุทธศาสตร์"


def test_issue_is_added_below_the_current_one_with_the_next_number(opened, plan, keys):
    page = opened(FILLED, "part2")
    page.add("issue")
    assert [issue.number for issue in plan().part2] == ["1", "3", "2"]
    assert QApplication.focusWidget().accessibleName() == "ชื่อ"
    page.add("indicator")
    keys("ครั้ง", Key.Key_Return, Key.Key_Escape)
    page.add("project")
    keys("2", Key.Key_Return, Key.Key_Escape)
    assert (plan().part2[1].indicators, plan().part2[1].projects) == (("k2",), ("p2",))


def test_link_of_an_issue_is_added_and_taken_away(opened, plan):
    page = opened(FILLED, "part2")
    page.add("issue")
    links = page.findChild(RecordStack)
    links.add.click()
    links.add.click()
    assert [type(link) for link in plan().part2[1].links] == [ListedLink] * 2
    assert len({link.id for link in plan().part2[1].links}) == 2


def test_group_is_added_filled_and_given_projects(opened, plan, keys):
    page = opened(EMPTY, "part3")
    assert page.hint.isVisible()
    keys(Key.Key_Insert, "แผนงาน ง", Key.Key_Tab, "ผลผลิต จ")
    page.tree.setFocus()
    keys(Key.Key_Insert, "4", Key.Key_Return, "1", Key.Key_Return, Key.Key_Escape)
    assert plan().part3 == (Part3Group("แผนงาน ง", "ผลผลิต จ", ("p4", "p1")),)
    assert not page.hint.isVisible()


@pytest.mark.parametrize("name", ["part1", "part2", "part3"])
def test_everything_is_shown_and_nothing_written_when_a_page_opens(window, store, name, session):
    package = read_package(RESOURCES / "sample" / "plan.json")
    number = store.add(package)
    session.open(number)
    before = Path(store.store_path).read_bytes()
    window.show_page(name)
    page = window.page
    for node in page.tree.all_nodes():
        if node.place:
            page.tree.select(node.place)
    make = {"part1": part1_nodes, "part2": part2_nodes, "part3": part3_nodes}[name]
    nodes = make(package, session.edition)
    assert [n.place for n in page.tree.all_nodes()] == [n.place for n in walk(nodes)]
    assert steps(page).count() == 0
    assert session.package == package
    assert Path(store.store_path).read_bytes() == before


def test_row_and_scroll_stay_when_the_plan_changes(qtbot, opened, store):
    page = opened(read_package(RESOURCES / "sample" / "plan.json").plan, "part1")
    place = ("plan", "part1", 2, "tactics", 0, "projects", 1)
    page.tree.select(place)
    folded = page.tree.model().index_of(("plan", "part1", 0))
    page.tree.collapse(folded)
    QApplication.processEvents()
    page.tree.verticalScrollBar().setValue(40)
    page.window().session.set_value(("plan", "projects", 0, "name"), "ชื่ออื่น")
    assert page.tree.node.place == place
    assert page.tree.verticalScrollBar().value() == 40
    page.window().session.remove(("plan", "part1"), 3)
    assert page.tree.node.place == place
    assert not page.tree.isExpanded(page.tree.model().index_of(("plan", "part1", 0)))


def test_summary_follows_every_change(opened, keys):
    page = opened(FILLED, "part3")
    words = page.window().body.footer.words
    assert words.startswith("โครงการ/กิจกรรมประจำพื้นฐาน รวมจำนวน 2 โครงการ")
    page.show_place(("plan", "part3", 0, "projects", 0))
    page.tree.setFocus()
    keys(Key.Key_Delete)
    assert "จำนวน 1 โครงการ" in page.window().body.footer.words
    assert page.summary.list.model().rowCount() == 1


def test_problem_stands_in_words_on_its_row(qtbot, opened):
    wrong = Part2Issue("1", "ก"), Part2Issue("1", "ข")
    plan = replace(EMPTY, part2=wrong)
    page = opened(plan, "part2")
    told = [node for node in page.tree.all_nodes() if node.card.severity]
    assert told
    for node in told:
        words = SEVERITIES[node.card.severity]
        assert any(line.startswith(words) for line in node.card.lines)
        page.tree.select(node.place)
        assert page.strip.more.words.startswith(words)
    page.window().session.set_value(("plan", "part2", 1, "number"), "2")

    def lines():
        return [line for node in page.tree.all_nodes() for line in node.card.lines]

    qtbot.waitUntil(lambda: not any("ซ้ำ" in line for line in lines()))


@pytest.mark.parametrize("made", [part1_nodes, part2_nodes, part3_nodes])
def test_problem_is_told_on_the_innermost_row_that_it_is_in_and_on_no_other(made):
    nodes = made(Package(FILLED), load_edition(FILLED.edition))
    places = [node.place for node in walk(nodes) if node.place]
    assert max(map(len, places)) > 3
    for place in places:
        for within in (place, (*place, "number"), (*place, "texts", 1)):
            problem = Problem("CODE", "warning", "part1", within, "ผิดตรงนี้", "แก้")
            told = [node for node in walk(marked(nodes, [problem])) if node.card.severity]
            assert [(node.place, node.card.severity) for node in told] == [(place, "warning")]
            assert any("ผิดตรงนี้" in line for line in told[0].card.lines)
    above = Problem("CODE", "warning", "part1", ("plan",), "ผิดตรงนี้", "แก้")
    assert not [node for node in walk(marked(nodes, [above])) if node.card.severity]


@pytest.mark.parametrize("by_key", [True, False])
def test_listed_project_leads_to_the_page_where_it_is_written(opened, window, keys, by_key):
    page = opened(FILLED, "part3")
    page.show_place(("plan", "part3", 1, "projects", 0))
    if by_key:
        keys(Key.Key_Return)
    else:
        page.strip.lead.click()
    assert window.page_name == "projects"
    assert window.page.grid.place == ("plan", "projects", 1, "name")


def test_fields_stand_beside_the_tree_or_below_it_where_that_is_narrow(window, opened, qtbot):
    page = opened(FILLED, "part1")
    window.side.show_preview(False)  # it has a share of a wide window
    window.resize(1400, 700)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert not page.panel.isVisible()
    page.tree.select(("plan", "part1", 0))
    qtbot.keyClick(page.tree, Key.Key_Return)
    tree, panel = page.tree.geometry(), page.panel.geometry()
    assert (panel.left() > tree.right(), panel.width() > 300) == (True, True)
    window.resize(700, 600)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert page.panel.y() > page.tree.height()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.tree.hasFocus()


def test_note_on_the_row_comes_and_goes_when_f1_is_pressed(qtbot, opened):
    page = opened(FILLED, "part1")
    page.tree.select(("plan", "part1", 0, "tactics", 0, "projects", 0))
    qtbot.keyClick(page.tree, Qt.Key.Key_F1)
    assert "เรียงตามความสำคัญ" in page.note.words
    qtbot.keyClick(page.tree, Qt.Key.Key_Escape)
    assert page.note.words == ""


def test_line_under_the_heading_is_written_over_the_tree(opened, plan, keys, window):
    page = opened(FILLED, "part3")
    assert window.go_to(("plan", "part3_heading"))
    keys("แบบที่ 2 ระดับส่วนราชการ")
    page.tree.setFocus()
    assert plan().part3_heading == "แบบที่ 2 ระดับส่วนราชการ"
    # What is printed while it is empty stands there in its stead.
    box = page._fields.fields[0].box
    assert box.placeholderText() == "แบบที่ 1 ระดับสำนัก/สำนักงาน"
    opened(replace(FILLED, edition="2566"), "part3")
    assert box.placeholderText() == ""
