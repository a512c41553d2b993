"""Cells by keyboard, blocks to and from Excel and Word, and rows: each action one step."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from db.package.file import package_bytes
from db.records import Division, Package, Plan, Project
from desktop.window.grid import Grid, GridColumn
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.grid.density import ROOMY
from desktop.window.grid.model import TROUBLE
from tests.desktop.window.grid.keying import shown_grid

ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)

COLUMNS = (
    GridColumn("ชื่อ", ("name",), 14),
    GridColumn("ประเภท", ("kind",), 6),
    GridColumn("จำนวนเงิน", ("budget", "amount"), 7),
    GridColumn("ส่วนราชการ", ("divisions",), 9),
    GridColumn("ลำดับ", (), 4, show=lambda record, _package: record.key),
    GridColumn("หมายเหตุ", ("note",), 9),
)
PROJECTS = ("plan", "projects")


def plan_with(count):
    projects = tuple(Project(f"p{n}", f"งาน {n}") for n in range(1, count + 1))
    divisions = (Division("d1", "ฝ่ายหนึ่ง", "ฝ1"), Division("d2", "ฝ่ายสอง", "ฝ2"))
    return Package(Plan(fiscal_year=2567, edition="2567", divisions=divisions, projects=projects))


@pytest.fixture
def tools(tools_with):
    return tools_with(plan_with(4))


@pytest.fixture
def grid(tools, qtbot):
    return shown_grid(tools, qtbot, COLUMNS)


def put(grid, row, column):
    grid.view.setCurrentIndex(grid.view.row_filter.index(row, column))


def select(grid, top, left, bottom, right):
    put(grid, top, left)
    index = grid.view.row_filter.index
    block = QItemSelection(index(top, left), index(bottom, right))
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
    grid.view.selectionModel().select(block, flag)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def type_text(text):
    for letter in text:
        # QTest types no Thai.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def cell(grid):
    index = grid.view.currentIndex()
    return index.row(), index.column()


def names(session):
    return [project.name for project in session.package.plan.projects]


def clip(text="", page=""):
    data = QMimeData()
    if text:
        data.setText(text)
    if page:
        data.setHtml(page)
    QGuiApplication.clipboard().setMimeData(data)


def test_model_keeps_its_promises(grid, qtmodeltester):
    qtmodeltester.check(grid.model)
    qtmodeltester.check(grid.view.row_filter)


def test_typing_takes_the_place_of_a_cell_and_enter_goes_down(grid, session, qtbot):
    put(grid, 0, 0)
    type_text("ใหม่")
    assert isinstance(QApplication.focusWidget(), CellEditor)
    press(qtbot, Qt.Key.Key_Return)
    assert names(session)[:2] == ["ใหม่", "งาน 2"]
    assert cell(grid) == (1, 0)
    assert session.history.count() == 1
    assert session.history.undo_words() == "แก้ชื่อ"


def test_tab_fills_a_row_and_enter_goes_to_where_it_began(grid, session, qtbot):
    put(grid, 0, 0)
    for text in ("ก", "กิจกรรม", "1,200.-", "ฝ2"):
        type_text(text)
        press(qtbot, Qt.Key.Key_Tab)
        if isinstance(QApplication.focusWidget(), CellEditor):
            press(qtbot, Qt.Key.Key_Tab)
    assert cell(grid) == (0, 5)
    type_text("ดี")
    press(qtbot, Qt.Key.Key_Return)
    assert cell(grid) == (1, 0)
    project = session.package.plan.projects[0]
    assert (project.name, project.kind, project.note) == ("ก", "activity", "ดี")
    assert project.budget.amount == Decimal(1200)
    assert project.divisions == ("d2",)


def test_escape_keeps_what_was_there(grid, session, qtbot):
    put(grid, 0, 0)
    type_text("ใหม่")
    press(qtbot, Qt.Key.Key_Escape)
    assert names(session)[0] == "งาน 1"
    assert QApplication.focusWidget() is grid.view
    assert session.history.count() == 0


def test_f2_goes_on_at_the_end_and_alt_enter_begins_a_line(grid, session, qtbot):
    put(grid, 1, 0)
    press(qtbot, Qt.Key.Key_F2)
    press(qtbot, Qt.Key.Key_Return, ALT)
    type_text("ต่อ")
    press(qtbot, Qt.Key.Key_Return)
    assert names(session)[1] == "งาน 2\nต่อ"


def test_leaving_the_cell_keeps_what_was_typed(grid, session, qtbot):
    put(grid, 0, 0)
    type_text("ใหม่")
    put(grid, 2, 0)
    grid.view.setFocus()
    assert names(session)[0] == "ใหม่"


def test_last_row_makes_a_new_record_when_it_is_typed_in(grid, session, qtbot):
    put(grid, 4, 0)
    type_text("ห้า")
    press(qtbot, Qt.Key.Key_Return)
    assert names(session)[4:] == ["ห้า"]
    assert session.package.plan.projects[4].key == "p5"
    assert cell(grid) == (5, 0)
    session.history.undo()
    assert len(names(session)) == 4
    assert session.history.count() == 1


def test_delete_clears_the_selected_cells_as_one_step(grid, session, qtbot):
    before = package_bytes(session.package)
    select(grid, 0, 0, 2, 1)
    press(qtbot, Qt.Key.Key_Delete)
    assert names(session) == ["", "", "", "งาน 4"]
    assert session.history.undo_words() == "ล้างข้อมูล 3 ช่อง"
    session.history.undo()
    assert package_bytes(session.package) == before


def test_block_from_excel_is_pasted_when_cells_hold_lines_and_quotes(grid, session, qtbot):
    clip('"บรรทัด 1\nเขาว่า ""ดี"""\tโครงการ\t1,500\r\nสอง "คำ"\tกิจกรรม\t๒,๐๐๐ บาท\r\n')
    put(grid, 1, 0)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    first, second = session.package.plan.projects[1:3]
    assert first.name == 'บรรทัด 1\nเขาว่า "ดี"'
    assert second.name == 'สอง "คำ"'
    assert (first.kind, second.kind) == ("project", "activity")
    assert second.budget.amount == 2000
    assert session.history.count() == 1
    assert session.history.undo_words() == "วางข้อมูล 6 ช่อง"


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>td {x: y}</style>
</head><body><!--StartFragment--><table class=MsoTableGrid border=1><tr style='a:b'>
<td width=100 rowspan=2><p class=MsoNormal><span lang=TH>งาน\n ก<o:p></o:p></span></p>
<p class=MsoNormal><span lang=TH>บรรทัดสอง</span></p></td><td><p>โครงการ</p></td></tr>
<tr><td><p><![if !supportLists]><span>1.&nbsp;</span><![endif]>กิจกรรม</p></td></tr>
<tr><td colspan=2><p>กว้าง &amp; ยาว</p></td></tr></table><!--EndFragment--></body></html>"""


def test_table_from_word_is_pasted_when_cells_hold_paragraphs_and_spans(grid, session, qtbot):
    clip("งาน ก\nบรรทัดสอง\tโครงการ\n", WORD)
    put(grid, 0, 0)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    assert names(session)[:3] == ["งาน ก\nบรรทัดสอง", "", "กว้าง & ยาว"]
    assert session.package.plan.projects[0].kind == "project"
    # Not one of the choices: kept as it is, and marked.
    assert session.text_at((*PROJECTS, 1, "kind")) == "1. กิจกรรม"
    assert grid.model.index(1, 1).data(TROUBLE).severity == "error"


def test_pasted_cell_is_marked_and_kept_when_it_cannot_be_right(grid, session, qtbot):
    clip("ห้าแสน\n20\n")
    put(grid, 0, 2)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    put(grid, 0, 2)
    assert grid.view.currentIndex().data() == "ห้าแสน"
    assert "ไม่ใช่ตัวเลข" in grid.footer.trouble
    # And what comes of it until it is mended.
    assert "ระหว่างนี้แบบฟอร์มจะเว้นว่างไว้" in grid.footer.words
    assert grid.model.headerData(0, Qt.Orientation.Vertical, TROUBLE) is not None
    put(grid, 2, 2)
    assert "ไม่ใช่ตัวเลข" not in grid.footer.words


def test_paste_adds_rows_when_it_goes_past_the_end(grid, session, qtbot):
    before = package_bytes(session.package)
    clip("ก\nข\nค\n")
    put(grid, 3, 0)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    assert names(session) == ["งาน 1", "งาน 2", "งาน 3", "ก", "ข", "ค"]
    assert len({project.key for project in session.package.plan.projects}) == 6
    assert session.history.count() == 1
    session.history.undo()
    assert package_bytes(session.package) == before
    session.history.redo()
    assert names(session)[3:] == ["ก", "ข", "ค"]


def test_paste_says_so_when_columns_are_left_over(grid, tools, qtbot):
    clip("ก\tข\tค\n")
    put(grid, 0, 5)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    assert "2 ช่อง" in tools.notice.words


def test_computed_cells_stay_when_a_block_is_pasted_over_them(grid, session, qtbot):
    clip("ฝ1\tX\tดี\n")
    put(grid, 0, 3)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    project = session.package.plan.projects[0]
    assert (project.divisions, project.key, project.note) == (("d1",), "p1", "ดี")


def test_one_cell_fills_the_selection_when_it_is_pasted(grid, session, qtbot):
    clip("ก")
    select(grid, 0, 0, 2, 0)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    assert names(session) == ["ก", "ก", "ก", "งาน 4"]


def test_copied_block_comes_back_the_same_when_it_is_pasted(grid, session, qtbot):
    session.set_texts({(*PROJECTS, 0, "name"): 'หนึ่ง\n"สอง"\t<b>', (*PROJECTS, 1, "note"): "ก"})
    select(grid, 0, 0, 1, 5)
    press(qtbot, Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasHtml()
    assert data.text().startswith('"หนึ่ง\n""สอง""\t<b>"\t')
    put(grid, 2, 0)
    press(qtbot, Qt.Key.Key_V, CONTROL)
    assert names(session)[2:] == ['หนึ่ง\n"สอง" <b>', "งาน 2"]
    assert session.package.plan.projects[3].note == "ก"


def test_cut_block_leaves_its_cells_empty(grid, session, qtbot):
    select(grid, 0, 0, 1, 0)
    press(qtbot, Qt.Key.Key_X, CONTROL)
    assert names(session)[:2] == ["", ""]
    assert QGuiApplication.clipboard().text() == "งาน 1\nงาน 2\n"


def test_fill_down_repeats_the_first_row_of_the_selection(grid, session, qtbot):
    select(grid, 0, 0, 2, 0)
    press(qtbot, Qt.Key.Key_D, CONTROL)
    assert names(session) == ["งาน 1", "งาน 1", "งาน 1", "งาน 4"]
    assert session.history.undo_words() == "เติมลง 2 ช่อง"
    put(grid, 3, 0)
    press(qtbot, Qt.Key.Key_D, CONTROL)
    assert names(session)[3] == "งาน 1"


def test_rows_come_and_go_by_keys(grid, session, qtbot):
    put(grid, 1, 0)
    press(qtbot, Qt.Key.Key_Insert)
    assert names(session) == ["งาน 1", "", "งาน 2", "งาน 3", "งาน 4"]
    assert cell(grid) == (1, 0)
    press(qtbot, Qt.Key.Key_Minus, CONTROL)
    assert len(names(session)) == 4
    select(grid, 1, 0, 2, 0)
    press(qtbot, Qt.Key.Key_Minus, CONTROL)
    assert names(session) == ["งาน 1", "งาน 4"]
    assert session.history.undo_words() == "ลบโครงการ 2 รายการ"


def test_buttons_for_rows_rest_while_there_is_no_row(grid, session, qtbot):
    add, *others = grid.bar.row_buttons
    grid.view.show_cell(0, 0)
    assert all(button.isEnabled() for button in (add, *others))
    grid.view.show_cell(len(grid.model.records), 0)
    assert add.isEnabled()
    assert not any(button.isEnabled() for button in others)
    # A row is marked together with the one for a new record.
    grid.view.selectAll()
    assert all(button.isEnabled() for button in others)
    grid.view.edits.remove_rows()
    assert not any(button.isEnabled() for button in others)
    session.history.undo()
    grid.view.show_cell(0, 0)
    assert all(button.isEnabled() for button in others)


def test_rows_move_with_the_cursor(grid, session, qtbot):
    put(grid, 0, 0)
    press(qtbot, Qt.Key.Key_Down, ALT | SHIFT)
    assert names(session)[:2] == ["งาน 2", "งาน 1"]
    assert cell(grid) == (1, 0)
    grid.view.verticalHeader().moveSection(3, 0)
    assert names(session) == ["งาน 4", "งาน 2", "งาน 1", "งาน 3"]
    assert [grid.view.row_filter.index(row, 0).data() for row in range(4)] == names(session)


def test_filter_hides_rows_and_edits_reach_the_right_ones(grid, session, qtbot):
    grid.set_test(lambda project, _text: project.key in {"p2", "p4"})
    assert grid.view.row_filter.rowCount() == 2
    put(grid, 0, 0)
    clip("ก\nข\nค\n")
    press(qtbot, Qt.Key.Key_V, CONTROL)
    assert names(session) == ["งาน 1", "ก", "งาน 3", "ข", "ค"]
    assert grid.show_place((*PROJECTS, 2, "budget", "amount"))
    assert cell(grid) == (2, 2)


def test_sorting_orders_figures_as_figures_and_keeps_the_plan(grid, session, qtbot):
    amounts = {0: "1,000", 1: "200", 3: "30"}
    session.set_texts({(*PROJECTS, n, "budget", "amount"): text for n, text in amounts.items()})
    before = session.package
    grid.view.row_filter.sort(2, Qt.SortOrder.AscendingOrder)
    shown = [grid.view.row_filter.index(row, 0).data() for row in range(5)]
    assert shown == ["งาน 4", "งาน 2", "งาน 1", "งาน 3", ""]
    grid.view.row_filter.sort(2, Qt.SortOrder.DescendingOrder)
    shown = [grid.view.row_filter.index(row, 0).data() for row in range(5)]
    assert shown == ["งาน 1", "งาน 2", "งาน 4", "งาน 3", ""]
    put(grid, 0, 0)
    press(qtbot, Qt.Key.Key_Down, ALT | SHIFT)
    assert session.package is before


def test_tab_key_leaves_after_the_last_cell_and_f6_from_any(grid, qtbot):
    put(grid, 4, 5)
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not grid.view
    grid.view.setFocus()
    put(grid, 0, 0)
    press(qtbot, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is not grid.view


def test_refresh_keeps_cursor_and_selection_when_rows_come_before(grid, session):
    select(grid, 2, 0, 3, 1)
    session.insert(PROJECTS, 0, [Project("x", "ก่อน")])
    assert cell(grid) == (3, 0)
    assert grid.selected_rows() == (3, 4)
    assert grid.current_row == 3


def test_row_of_the_cursor_is_told_when_rows_come_and_go_before_it(grid, session):
    put(grid, 2, 0)
    told = []
    grid.current_changed.connect(told.append)
    session.remove(PROJECTS, 0)
    put(grid, 2, 0)
    session.history.undo()
    assert told == [1, 2, 3]


def test_grid_rests_when_there_is_no_list(tools, qtbot):
    place = None
    grid = Grid(tools, lambda: place, COLUMNS, new_item=lambda _: Project(), name="โครงการ")
    qtbot.addWidget(grid)
    assert not grid.isEnabled()
    assert grid.current_row == -1
    place = PROJECTS
    grid.refresh()
    assert grid.isEnabled()
    assert grid.view.row_filter.rowCount() == 5


def test_undo_in_a_cell_takes_back_what_was_typed(grid, session, qtbot):
    put(grid, 0, 0)
    type_text("ใหม่")
    focus = QApplication.focusWidget()
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    assert not isinstance(QApplication.focusWidget(), CellEditor) or focus is None
    assert names(session)[0] == "ใหม่"
    session.history.undo()
    assert names(session)[0] == "งาน 1"


def test_trouble_is_told_in_words_of_its_cell(grid, session):
    session.set_texts({(*PROJECTS, 0, "budget", "amount"): "ห้า"})
    assert grid.model.troubles.of_row(0) is not None
    index = grid.model.index(0, 2)
    assert "ข้อผิดพลาด" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data(TROUBLE).words


def test_long_text_is_shown_in_part_and_whole_in_its_editor(grid, session, qtbot):
    text = "\n".join(f"บรรทัด {number}" for number in range(30))
    session.set_texts({(*PROJECTS, 0, "name"): text})
    # There is room for a third line of all rows.
    assert grid.view.rowHeight(0) == ROOMY.height(3)
    put(grid, 0, 0)
    press(qtbot, Qt.Key.Key_F2)
    box = QApplication.focusWidget()
    assert box.toPlainText() == text
    assert box.height() > grid.view.rowHeight(0)


def test_choices_are_offered_and_taken_by_keys(grid, session, qtbot):
    put(grid, 0, 3)
    press(qtbot, Qt.Key.Key_F2)
    box = QApplication.focusWidget()
    choices = box._choices
    assert choices.isVisible()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is box
    press(qtbot, Qt.Key.Key_Return)
    assert session.package.plan.projects[0].divisions == ("d2",)


def test_choice_that_begins_alike_is_taken_when_it_is_typed_in_part(grid, session, qtbot):
    put(grid, 0, 1)
    type_text("กิจ")
    press(qtbot, Qt.Key.Key_Tab)
    assert session.package.plan.projects[0].kind == "activity"
    assert cell(grid) == (0, 2)


def test_cursor_stays_in_the_new_row_when_tab_goes_on_from_its_first_cell(qtbot, grid):
    view = grid.view
    view.show_cell(4, 0)
    type_text("งานใหม่")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (4, 1)


def test_note_on_the_column_comes_and_goes_when_f1_is_pressed(grid, qtbot):
    put(grid, 0, 3)
    press(qtbot, Qt.Key.Key_F1)
    assert "ส่วนราชการ" in grid.note.words
    press(qtbot, Qt.Key.Key_Escape)
    assert grid.note.words == ""
    # In the row for a new record, and while one types, as well.
    put(grid, 4, 0)
    press(qtbot, Qt.Key.Key_F2)
    press(qtbot, Qt.Key.Key_F1)
    assert "ชื่อเต็ม" in grid.note.words
    press(qtbot, Qt.Key.Key_Tab)
    assert grid.note.words == ""


def test_list_without_rows_is_begun_where_it_is_gone_to(qtbot, tools, grid, session):
    session.set_value(PROJECTS, ())
    grid.refresh()
    assert grid.show_place(PROJECTS)
    assert cell(grid) == (0, 0)
    assert grid.view.hasFocus()
    assert not grid.show_place((*PROJECTS, 0, "name"))
