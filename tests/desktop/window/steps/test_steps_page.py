"""The page of the steps around its grid: projects, activities, the range, places and keys."""

import random
from dataclasses import replace
from decimal import Decimal
from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from db.package.file import package_bytes
from db.records import (
    Activity,
    Framework,
    Grid,
    Indicator,
    Package,
    Part1Entry,
    Part1Tactic,
    Plan,
    Project,
    Report,
    Span,
    Step,
    StepDone,
    Tactic,
    TacticKpi,
)
from desktop.window.grid.density import COMFORTABLE, COMPACT
from desktop.window.steps.milestone_boxes import span_box
from desktop.window.steps.steps_page import StepsPage
from desktop.window.widgets.roles import Role
from forms.editing.changes import EVERYTHING
from tests.desktop.keyboard import type_text
from tests.desktop.window.steps.hands import (
    ALT,
    CONTROL,
    DEC,
    JAN,
    LEFT,
    MAR,
    NOV,
    OCT,
    SHIFT,
    drag,
    held_keys,
    numbers,
    press,
    shown,
    type_in,
    undo_names,
)
from tests.desktop.window.test_accessibility import focusable, name_of


def test_weights_are_shared_and_numbers_put_in_order_by_buttons(qtbot, tools, page, cells):
    tools.session.set_texts({("plan", "projects", 1, "activities", 0, "steps", 1, "number"): "9"})
    press(qtbot, page, "เรียงเลขขั้นตอนใหม่")
    assert numbers(tools) == ["1", "2", "3"]
    press(qtbot, page, "แบ่งน้ำหนักเท่ากัน")
    assert [shown(tools, row).weight for row in range(3)] == [33, 33, 34]


# Projects, activities, months of the grid.


def test_projects_of_indicators_come_first_and_wrong_sums_are_marked(page):
    cards = [page.picker.list.model().index(row, 0) for row in range(3)]
    assert [card.data() for card in cards] == ["โครงการสอง", "โครงการหนึ่ง", "โครงการสาม"]
    words = cards[0].data(Qt.ItemDataRole.AccessibleTextRole)
    assert "ตัวชี้วัดของหน่วยงานที่ 1" in words
    assert "น้ำหนักรวม 75 ไม่ใช่ 100" in words
    assert "น้ำหนักรวม" not in cards[1].data(Qt.ItemDataRole.AccessibleTextRole)


def test_projects_stand_in_the_order_of_their_grids_with_what_they_serve(page, tools):
    plan = Plan(
        fiscal_year=2567,
        edition="2567",
        framework=Framework(
            tactics=(Tactic("5.1.1", "กลยุทธ์", "5.1"),),
            tactic_kpis=(TacticKpi("5.1.1.1", "5.1.1", "จำนวน"),),
        ),
        part1=(Part1Entry(1, "5.1", tactics=(Part1Tactic("5.1.1", ("5.1.1.1",), ("p1", "p2")),)),),
        projects=tuple(Project(key=f"p{n}", name=f"โครงการ {n}") for n in range(1, 5)),
        indicators=(
            Indicator(key="k1", number="1", name="ของหน่วยงาน", projects=("p4", "p2")),
            Indicator(key="k2", number="2", name="เจรจา", component="1.2", projects=("p3",)),
            Indicator(key="k3", number="1", name="เจรจา", component="1.1", projects=("p2",)),
        ),
    )
    tools.session.apply(Package(plan), "แผนอื่น")
    rows = [page.picker.list.model().index(row, 0) for row in range(4)]
    assert [(row.data(), row.data(Role.LABEL)) for row in rows] == [
        ("โครงการ 2", "ตัวชี้วัดที่ 1 · KPI 5.1.1.1 · ตัวชี้วัดของหน่วยงานที่ 1"),
        ("โครงการ 3", "ตัวชี้วัดที่ 2"),
        ("โครงการ 1", "KPI 5.1.1.1"),
        ("โครงการ 4", "ตัวชี้วัดของหน่วยงานที่ 1"),
    ]


def test_a_project_is_found_and_chosen_by_keys(qtbot, tools, page):
    page.picker.search.setFocus()
    type_text(page.picker.search, "หนึ่ง")
    assert [choice.project.key for choice in page.picker.shown] == ["p1"]
    qtbot.keyClick(page.picker.search, Qt.Key.Key_Down)
    assert page.board.grid.model.place[2] == 0
    assert tools.session.history.count() == 0


def test_a_plan_without_projects_leads_to_where_they_are_added(qtbot, page, tools):
    tools.session.apply(Package(Plan(fiscal_year=2567, edition="2567")), "แผนว่าง")
    assert page._empty[1].button.isVisible()
    assert not page._first.isVisible()
    assert not page._toggle.isVisible()


def test_a_project_without_steps_gets_its_first(qtbot, tools, page):
    page.picker.list.choose(2)
    assert page._first.isVisible()
    qtbot.mouseClick(page._first, LEFT)
    assert numbers(tools, 2) == ["1"]
    assert page.board.grid.view.isVisible()


def test_other_projects_are_not_asked_how_they_read_when_a_step_changes(page, tools, monkeypatch):
    index = page.picker.list.model().index
    assert all(index(row, 0).data() for row in range(3))
    asked = []
    card_of = page.picker._model._card
    monkeypatch.setattr(page.picker._model, "_card", lambda key: asked.append(key) or card_of(key))
    step = (*page.tabs.place, "steps", 0, "weight")
    tools.session.set_texts({step: "7"})
    assert asked == [tools.session.package.plan.projects[step[2]].key]
    # The name of a project may stand in any of them.
    tools.session.set_texts({("plan", "projects", 0, "name"): "ชื่ออื่น"})
    assert len(asked) > 2


def test_activities_are_added_named_moved_and_removed(qtbot, tools, page):
    press(qtbot, page, "เพิ่มกิจกรรม")
    assert page.tabs.title.box.hasFocus()
    qtbot.keyClicks(page.tabs.title.box, "second")
    page.tabs.title.commit()
    activities = tools.session.package.plan.projects[1].activities
    assert [activity.title for activity in activities] == ["ก", "second"]
    assert page.tabs.bar.tabText(1) == "2 second (1)"
    press(qtbot, page, "ย้ายกิจกรรมไปก่อน")
    assert [a.title for a in tools.session.package.plan.projects[1].activities] == ["second", "ก"]
    assert page.tabs.position == 0
    press(qtbot, page, "ลบกิจกรรม")
    assert [a.title for a in tools.session.package.plan.projects[1].activities] == ["ก"]
    assert undo_names(tools)[-2:] == ["ย้ายกิจกรรมที่ 2", "ลบกิจกรรมที่ 1"]


def test_the_grid_is_widened_only_when_asked(qtbot, tools, page):
    assert tools.session.package.plan.projects[1].grid == Grid()
    assert page.board.months.milestones.months[0] == OCT
    page.tabs.write_months(last=False)
    press(qtbot, page, "แสดงเดือนก่อนหน้าอีกหนึ่งเดือน")
    assert tools.session.package.plan.projects[1].grid == Grid("2566-09", "2567-09")
    line = page.tabs.range.last
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "9/68")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert tools.session.package.plan.projects[1].grid.end == "2568-09"
    assert len(page.board.months.milestones.months) == 25
    press(qtbot, page, "แสดงตามปีงบประมาณ")
    assert tools.session.package.plan.projects[1].grid == Grid()


@pytest.mark.parametrize("text", ["xx", "9/50"])
def test_months_that_cannot_be_are_refused(qtbot, tools, page, text):
    page.tabs.write_months(last=True)
    line = page.tabs.range.last
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "ก.ย. 2567"
    assert tools.session.history.count() == 0


# What it says, and how it lies.


def test_cells_say_their_spans_to_a_screen_reader(qtbot, tools, months):
    drag(qtbot, months, 2, OCT, DEC)
    model = months.milestones
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(2, 1).data(role) == "ขั้นตอน 3 ต.ค. 2566 ถึง ธ.ค. 2566"
    assert model.index(2, 3).data(role) == "ขั้นตอน 3 ม.ค. 2567 ว่าง"
    table = QAccessible.queryAccessibleInterface(months)
    said = {table.child(at).text(QAccessible.Text.Name) for at in range(table.childCount())}
    assert {"ขั้นตอน 3 ต.ค. 2566 ถึง ธ.ค. 2566", "ขั้นตอน 1 ก.ย. 2567 ว่าง"} <= said


def test_the_model_keeps_qts_rules(qtbot, tools, page, months):
    tester = QAbstractItemModelTester(
        months.milestones, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    drag(qtbot, months, 0, OCT, DEC)
    page.tabs.write_months(last=False)
    press(qtbot, page, "แสดงเดือนก่อนหน้าอีกหนึ่งเดือน")
    months.setFocus()
    months.edits.put_cursor(1, OCT)
    qtbot.keyClick(months, Qt.Key.Key_Minus, CONTROL)
    qtbot.keyClick(months, Qt.Key.Key_Insert)
    tools.session.history.undo()
    page.picker.list.choose(1)
    page.picker.list.choose(2)
    page.picker.list.choose(0)
    assert tester.model() is months.milestones


def test_places_come_into_sight(qtbot, tools, page):
    page.show_place(("plan", "projects", 0, "activities", 0, "steps", 1, "weight"))
    assert page.board.grid.view.currentIndex().row() == 1
    assert page.board.grid.view.currentIndex().column() == 2
    page.show_place(("plan", "projects", 1, "activities", 0, "title"))
    assert page.tabs.title.box.hasFocus()
    page.show_place(("plan", "projects", 1, "grid", "end"))
    assert page.tabs.range.last.hasFocus()
    tools.session.set_value(
        ("plan", "projects", 0, "activities", 0, "steps", 1, "spans"), (Span(JAN, MAR),)
    )
    place = ("plan", "projects", 0, "activities", 0, "steps", 1, "spans", 0, "end")
    page.show_place(place)
    assert (page.board.months.edits.row, page.board.months.edits.month) == (1, MAR)
    page.show_place(("plan", "projects", 2, "activities"))
    assert page._first.hasFocus()


def test_month_of_the_cursor_is_said_below_the_steps_as_it_moves(qtbot, tools, page, months):
    foot = page.board.foot
    qtbot.keyClick(months, Qt.Key.Key_Right)
    assert foot.words.startswith("ขั้นตอน 1 พ.ย. 2566 ว่าง")
    qtbot.keyClick(months, Qt.Key.Key_Down)
    assert foot.words.startswith("ขั้นตอน 2 พ.ย. 2566 ว่าง")
    page.board.grid.view.setFocus()
    assert "พ.ย." not in foot.words


def test_showing_a_plan_writes_nothing(tools, page, plans):
    before = plans.store_path.read_bytes()
    for row in range(3):
        page.picker.list.choose(row)
    page.show_change(EVERYTHING)
    assert plans.store_path.read_bytes() == before


def test_rows_of_months_stand_beside_their_steps(qtbot, tools, page):
    place = ("plan", "projects", 1, "activities", 0, "steps", 0, "text")
    tools.session.set_texts({place: "ยาว " * 60})
    view, months = page.board.grid.view, page.board.months
    qtbot.waitUntil(lambda: view.rowHeight(0) > 40)
    heights = [(view.rowHeight(row), months.rowHeight(row)) for row in range(4)]
    assert all(left == right for left, right in heights)
    qtbot.waitUntil(lambda: view.viewport().height() == months.viewport().height())
    page.resize(720, 400)
    qtbot.waitUntil(months.horizontalScrollBar().isVisible)
    qtbot.waitUntil(lambda: view.viewport().height() == months.viewport().height())
    assert not page.picker.isVisible()


def test_rows_have_the_height_that_was_chosen_for_all_tables(qtbot, tools, page):
    place = ("plan", "projects", 1, "activities", 0, "steps", 0, "text")
    tools.session.set_texts({place: "ยาว " * 60})
    view, months = page.board.grid.view, page.board.months
    for density, least, most in ((COMFORTABLE, 80, 90), (COMPACT, 20, 30)):
        page.board.grid.bar.density_chosen.emit(density)
        qtbot.waitUntil(lambda least=least, most=most: least < view.rowHeight(0) < most)
        assert months.rowHeight(0) == view.rowHeight(0)
    again = StepsPage(tools)
    qtbot.addWidget(again)
    again.show()
    again.show_change(EVERYTHING)
    qtbot.waitUntil(lambda: again.board.grid.view.rowHeight(0) < 30)


def cell_frame(view):
    """The colour at the top of the cell of the cursor."""
    picture = view.viewport().grab(view.visualRect(view.currentIndex())).toImage()
    return picture.pixelColor(picture.width() // 2, 1)


def test_there_is_one_cursor_in_the_table_and_the_months(qtbot, tools, page, months):
    view = page.board.grid.view
    accent, tint = page._tools.theme.colour("accent"), page._tools.theme.colour("tint")
    view.setFocus()
    view.setCurrentIndex(view.model().index(1, 1))
    assert cell_frame(view) == accent

    def frame():
        cell = months.visualRect(months.currentIndex())
        return months.viewport().grab(cell).toImage().pixelColor(cell.width() // 2, 1)

    assert (months.edits.row, frame()) == (1, tint)
    months.setFocus()
    assert frame() == accent
    # The tint of the row runs through both.
    assert cell_frame(view) == tint


def test_share_that_was_reported_is_solid_and_the_bar_of_the_cursor_has_a_ring(
    qtbot, tools, page, months
):
    drag(qtbot, months, 0, OCT, MAR)
    months.edits.put_cursor(1, OCT)

    def dark(month):
        """Whether the bar is solid in a month."""
        bar = span_box(months, months.milestones.months, 0, shown(tools).spans[0])
        picture = months.viewport().grab().toImage()
        left = months.columnViewportPosition(months.milestones.months.index(month))
        spot = picture.pixelColor(left + 20, round(bar.center().y()))
        return spot == page._tools.theme.colour("accent")

    assert not dark(OCT)
    report = Report(quarter=1, steps=(StepDone("p2", 0, "1", Decimal(50)),))
    tools.session.apply(replace(tools.session.package, reports=(report,)), "รายงาน")
    page.show_change(EVERYTHING)
    assert [dark(month) for month in (OCT, DEC, JAN, MAR)] == [True, True, False, False]
    before = months.viewport().grab().toImage()
    months.edits.put_cursor(0, OCT)
    bar = span_box(months, months.milestones.months, 0, shown(tools).spans[0])
    ring = months.viewport().grab().toImage()
    at = round(bar.center().x()), round(bar.top()) - 3
    assert ring.pixelColor(*at) == page._tools.theme.colour("accent")
    assert before.pixelColor(*at) != page._tools.theme.colour("accent")


def test_step_with_sub_steps_has_their_months_as_a_bracket(tools, page, months):
    activity = tools.session.package.plan.projects[1].activities[0]
    below = (
        replace(activity.steps[1], number="1.1", spans=(Span(OCT, DEC),)),
        replace(activity.steps[2], number="1.2", spans=(Span(JAN, MAR),)),
    )
    place = ("plan", "projects", 1, "activities", 0, "steps")
    tools.session.set_value(place, (activity.steps[0], *below))
    assert months.brackets == {0: (OCT, MAR)}


def test_footer_says_what_is_due_by_the_end_of_each_quarter(qtbot, tools, page, months):
    drag(qtbot, months, 0, OCT, NOV)
    drag(qtbot, months, 1, OCT, MAR)
    # 30 by December and half of 20; the step without months by the last one of all.
    assert page.board.foot.words.endswith("ไตรมาส 1 40 · ไตรมาส 2 75 · ไตรมาส 3 75 · ไตรมาส 4 75")


def test_a_grid_that_ends_before_it_begins_shows_the_year(tools, page):
    tools.session.set_value(("plan", "projects", 1, "grid"), Grid(MAR, OCT))
    assert page.board.months.milestones.months[0] == OCT
    assert len(page.board.months.milestones.months) == 12


def random_act(qtbot, page, months, chance):
    """One thing that a person does with steps and months."""
    rows = months.milestones.rowCount()
    months.setFocus()
    months.edits.put_cursor(chance.randrange(rows), chance.choice(months.milestones.months))
    acts = [
        lambda: drag(
            qtbot, months, months.edits.row, *chance.sample(months.milestones.months[:6], 2)
        ),
        lambda: held_keys(qtbot, months, Qt.Key.Key_Right, SHIFT, chance.randrange(1, 4)),
        lambda: held_keys(qtbot, months, Qt.Key.Key_Left, CONTROL, chance.randrange(1, 4)),
        lambda: qtbot.keyClick(months, Qt.Key.Key_Delete),
        lambda: qtbot.keyClick(months, Qt.Key.Key_D, CONTROL),
        lambda: qtbot.keyClick(
            months, chance.choice([Qt.Key.Key_Up, Qt.Key.Key_Down]), ALT | SHIFT
        ),
        lambda: qtbot.keyClick(months, Qt.Key.Key_Insert),
        lambda: qtbot.keyClick(months, Qt.Key.Key_Minus, CONTROL),
        lambda: page.board._nest(chance.choice([1, -1])),
        lambda: press(qtbot, page, "แบ่งน้ำหนักเท่ากัน"),
        page.tabs._add,
        lambda: page.tabs._move(-1),
        lambda: page.tabs.choose(0),
    ]
    chance.choice(acts)()


@pytest.mark.parametrize("seed", range(2))
def test_random_work_can_all_be_undone_and_redone(qtbot, tools, page, months, seed):
    chance, stack = random.Random(seed), tools.session.history
    first = package_bytes(tools.session.package)
    for _ in range(40):
        random_act(qtbot, page, months, chance)
        if chance.random() < 0.2:
            stack.undo()
    last, index = package_bytes(tools.session.package), stack.index()
    assert index > 10
    while stack.can_undo():
        stack.undo()
    assert package_bytes(tools.session.package) == first
    while stack.index() < index:
        stack.redo()
    assert package_bytes(tools.session.package) == last
    steps_now = tools.session.package.plan.projects[1].activities[page.tabs.position].steps
    assert months.milestones.steps == steps_now


@pytest.fixture
def big(qtbot, tools):
    """60 steps over 24 months, each with a span."""
    many = tuple(
        Step(str(at), f"งาน {at} " * 6, Decimal(1), (Span(OCT, MAR), Span("2567-06", "2567-08")))
        for at in range(1, 61)
    )
    project = replace(
        tools.session.package.plan.projects[1],
        activities=(Activity("", many),),
        grid=Grid(OCT, "2568-09"),
    )
    tools.session.set_value(("plan", "projects", 1), project)


def test_a_large_grid_answers_keys_quickly(qtbot, tools, big, page, months):
    def answer(key):
        begun = thread_time()
        qtbot.keyClick(months, key)
        months.viewport().repaint()
        return thread_time() - begun

    months.edits.put_cursor(3, MAR)
    moves = [Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up]
    # What this thread works: other processes and the checks beside it are not counted.
    times = sorted(answer(key) for key in moves * 5)
    assert times[-2] < 0.05
    paints = [Qt.Key.Key_Delete, Qt.Key.Key_Space, Qt.Key.Key_Space]
    assert sorted(answer(key) for key in paints * 4)[-2] < 0.1


def test_every_control_has_a_name_and_is_reached_by_keys(qtbot, page):
    wanted = [widget for widget in focusable(page) if widget.isEnabled()]
    assert [type(widget).__name__ for widget in wanted if not name_of(widget, page).strip()] == []
    page.picker.search.setFocus()
    reached = set()
    for _ in range(8 * len(wanted)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    missed = {name_of(w, page) for w in wanted if w not in reached}
    assert missed == set()


def test_note_is_on_the_months_or_on_the_column_that_one_is_in(qtbot, page, months):
    grid = page.board.grid
    months.setFocus()
    qtbot.keyClick(months, Qt.Key.Key_F1)
    assert "ลูกศร" in grid.note.words
    qtbot.keyClick(months, Qt.Key.Key_Escape)
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.view.model().index(0, 2))
    qtbot.keyClick(grid.view, Qt.Key.Key_F1)
    assert "ร้อยละของงานทั้งหมด" in grid.note.words


# What is being typed in a cell when another list is to be shown.


def typed(tools, project=1, activity=0):
    return tools.session.package.plan.projects[project].activities[activity].steps[0].text


@pytest.fixture
def typing(qtbot, tools, page, cells):
    """A second activity, and words that are being typed in a cell of the first one."""
    press(qtbot, page, "เพิ่มกิจกรรม")
    page.tabs.choose(0)
    cells.setFocus()
    cells.setCurrentIndex(cells.model().index(0, 1))
    return type_in(qtbot, cells, "words")


def test_words_are_kept_when_the_tab_of_another_activity_is_clicked(qtbot, tools, page, typing):
    qtbot.mouseClick(page.tabs.bar, LEFT, pos=page.tabs.bar.tabRect(1).center())
    assert page.tabs.position == 1
    assert typed(tools) == "words"
    assert page.board.grid.model.place[4] == 1
    assert page.board.months.milestones.rowCount() == page.board.grid.view.model().rowCount()
    assert not typing.isVisible()


def test_words_are_kept_when_another_project_is_asked_for(tools, page, typing):
    page.commands()[0].trigger()
    assert page.board.grid.model.place[2] == 0
    assert typed(tools) == "words"


def test_words_go_along_when_their_activity_is_moved(qtbot, tools, page, typing):
    press(qtbot, page, "ย้ายกิจกรรมไปหลัง")
    assert typed(tools, activity=1) == "words"


def test_words_go_along_when_their_activity_is_dragged(tools, page, typing):
    page.tabs.bar.moveTab(0, 1)
    assert typed(tools, activity=1) == "words"
    assert QApplication.focusWidget() is page.board.grid.view


def test_head_counts_projects_with_steps_where_no_form_asks_for_them(open_page):
    stepped = Project("p1", "มีขั้นตอน", activities=(Activity(steps=(Step("1", "ทำ"),)),))
    projects = (stepped, Project("p2", "ยังไม่มี"), Project("p3", "ยกเลิก", dropped=True))
    plan = Plan(2563, "2563", projects=projects)
    filled = open_page(Package(plan), "steps").filled()
    assert (filled.complete, filled.total) == (1, 2)
    assert open_page(Package(replace(plan, edition="2567")), "steps").filled() is None
