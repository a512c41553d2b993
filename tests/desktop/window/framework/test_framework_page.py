"""The grids of the framework, the definition of a KPI, and lists from elsewhere."""

from dataclasses import fields, replace

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from db.records import (
    Framework,
    Measure,
    Objective,
    Policy,
    Strategy,
    Tactic,
    TacticKpi,
    YearTarget,
)
from desktop.window.fields.fields import Field
from desktop.window.framework.framework_page import FrameworkPage, grid_of
from desktop.window.framework.list_dialog import ListDialog
from desktop.window.grid import Grid
from desktop.window.indicators.support_page import SupportPage
from forms.editing.changes import EVERYTHING
from forms.excel.lists import Sheet, read_sheets
from tests.desktop.parts import package as plan_package

ROOT = ("plan", "framework")
LISTS = tuple(each.name for each in fields(Framework))
DEFINITION = ("measure", "definition")
OWN = Framework(
    strategies=(Strategy("1", "หนึ่ง"),),
    tactic_kpis=(TacticKpi("1.1.1", text="วัด", targets=(YearTarget("2570", "ร้อยละ 9"),)),),
)
OTHER = Framework(
    strategies=(Strategy("1", "หนึ่ง"), Strategy("2", "สอง")),
    objectives=(Objective("o1", "1.1", "เป้า"),),
    policies=(Policy("P101", name="นโยบาย"),),
)


@pytest.fixture
def page(window, store, session):
    for unit, framework in (("อื่น", OTHER), ("เรา", OWN)):
        made = plan_package(unit, projects=("p1",))
        number = store.add(replace(made, plan=replace(made.plan, framework=framework)))
    session.open(number)
    window.show_page("framework")
    QApplication.processEvents()
    assert isinstance(window.page, FrameworkPage)
    return window.page


def framework(page):
    return page.window().session.package.plan.framework


def heads(grid):
    return [column.words for column in grid.model.columns]


def test_every_list_has_a_tab_that_says_its_length(page):
    titles = [page.tabs.tabText(at) for at in range(page.tabs.count())]
    assert titles[0] == "ยุทธศาสตร์ (1)"
    assert titles[2] == "เป้าประสงค์"
    assert len(titles) == len(LISTS)
    assert list(page.tables) == list(LISTS)


def test_lists_out_of_sight_have_no_tables(page):
    assert len(page.findChildren(Grid)) == 1
    page.tabs.setCurrentIndex(4)
    assert len(page.findChildren(Grid)) == 2


@pytest.mark.parametrize("name", LISTS)
def test_models_keep_their_promises(page, name, qtmodeltester):
    qtmodeltester.check(page.grid(name).model)


@pytest.mark.parametrize("name", LISTS)
def test_new_rows_take_text_and_keys_of_their_own(page, name):
    page.tabs.setCurrentIndex(list(page.tables).index(name))
    grid = page.grid(name)
    column = next(at for at, c in enumerate(grid.model.columns) if c.path[0] in {"name", "text"})
    start = len(grid.model.records)
    grid.changes.write({(start, column): "ใหม่", (start + 1, column): "ต่อ"})
    added = getattr(framework(page), name)[start:]
    assert [getattr(r, "name", "") or r.text for r in added] == ["ใหม่", "ต่อ"]
    assert len({getattr(record, "key", id(record)) for record in added}) == 2


def test_kpis_have_a_column_for_each_year_and_write_it(page):
    grid = page.grid("tactic_kpis")
    years = [words for words in heads(grid) if words.startswith("ค่าเป้าหมาย")]
    assert years == ["ค่าเป้าหมาย 2566", "ค่าเป้าหมาย 2567", "ค่าเป้าหมาย 2570"]
    page.tabs.setCurrentIndex(list(page.tables).index("tactic_kpis"))
    column = heads(grid).index("ค่าเป้าหมาย 2567")
    grid.model.setData(grid.model.index(0, column), "ร้อยละ 5")
    assert framework(page).tactic_kpis[0].targets == (
        YearTarget("2567", "ร้อยละ 5"),
        YearTarget("2570", "ร้อยละ 9"),
    )
    grid.model.setData(grid.model.index(0, column), "")
    assert framework(page).tactic_kpis[0].targets == OWN.tactic_kpis[0].targets


def test_definition_of_the_current_kpi_is_below_and_found_by_its_place(page):
    page.show_place((*ROOT, "tactic_kpis", 0, "measure", "definition"))
    assert list(page.tables)[page.tabs.currentIndex()] == "tactic_kpis"
    box = QApplication.focusWidget()
    assert box.accessibleName() == "นิยาม"
    box.insertPlainText("ความหมาย")
    page.grid("tactic_kpis").view.setFocus()
    assert framework(page).tactic_kpis[0].measure.definition == "ความหมาย"


def test_definition_of_the_first_kpi_is_in_sight_without_a_click(page, window):
    page.tabs.setCurrentIndex(list(page.tables).index("tactic_kpis"))
    pane = page.pane("tactic_kpis")
    assert pane.grid.current_row == 0
    assert pane.definition.isVisible()


def test_grid_of_kpis_has_the_room_while_there_are_none(page, window):
    page.tabs.setCurrentIndex(list(page.tables).index("tactic_kpis"))

    def sizes():
        QApplication.processEvents()
        return page.pane("tactic_kpis").sizes()

    shared = sizes()
    window.session.remove((*ROOT, "tactic_kpis"), 0, len(framework(page).tactic_kpis))
    assert sizes()[1] < shared[1] / 2
    words = page.pane("tactic_kpis")._heading.text()
    assert words == "นิยามและวิธีคำนวณ: เพิ่มตัวชี้วัดในตารางข้างบนก่อน"
    window.session.insert((*ROOT, "tactic_kpis"), 0, [TacticKpi(code="9", text="ใหม่")])
    assert sizes()[1] > shared[1] / 2


def test_definition_is_that_of_the_row_when_another_has_taken_its_number(page, window):
    place = (*ROOT, "tactic_kpis")
    kpis = [TacticKpi(code, measure=Measure(definition=f"นิยาม {code}")) for code in "กขคง"]
    window.session.set_value(place, tuple(kpis))
    page.show_place((*place, 2, "code"))
    window.session.remove(place, 0)
    page.show_place((*place, 2, "code"))
    definition = next(f for f in page.findChildren(Field) if f.place == (*place, 2, *DEFINITION))
    assert definition.box.words() == "นิยาม ง"


def test_place_of_any_list_comes_into_sight(page):
    page.show_place((*ROOT, "strategies", 0, "name"))
    grid = page.grid("strategies")
    assert list(page.tables)[page.tabs.currentIndex()] == "strategies"
    assert grid.view.currentIndex().data() == "หนึ่ง"


def test_years_follow_the_plan_that_is_opened(page, window, store, session):
    before = {name: page.grid(name) for name in page.tables}
    session.open(store.add(plan_package("ปีหน้า", year=2569)))
    window.show_page("framework")
    # What has no years stays as it is, with the widths and places of its columns.
    assert [name for name in before if page.grid(name) is not before[name]] == ["tactic_kpis"]
    years = [w for w in heads(page.grid("tactic_kpis")) if w.startswith("ค่าเป้าหมาย")]
    assert years == ["ค่าเป้าหมาย 2568", "ค่าเป้าหมาย 2569"]


def test_rows_of_the_support_page_are_written_and_found(page, window):
    window.show_page("support")
    support = window.page
    assert isinstance(support, SupportPage)
    issue, project = (
        heads(support.links).index(each) for each in ("ประเด็นการพัฒนา", "โครงการในแผน")
    )
    support.links.changes.write({(0, issue): "ประเด็น", (0, project): "โครงการ p1"})
    plan = page.window().session.package.plan
    assert (plan.policy_links[0].issue, plan.policy_links[0].project) == ("ประเด็น", "p1")
    support.indicators.changes.write({(0, heads(support.indicators).index("ตัวชี้วัด")): "ตัวชี้วัด"})
    support.show_place(("plan", "supporting_indicators", 0, "name"))
    assert support.tabs.currentIndex() == 1
    assert support.form() == "table-f"
    assert support.indicators.view.currentIndex().data() == "ตัวชี้วัด"


def test_showing_the_pages_writes_nothing(page, window):
    window.show_page("support")
    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
    assert page.window().session.history.count() == 0


def test_list_of_a_file_comes_in_as_one_step_without_known_codes(page, qtbot, tmp_path):
    path = tmp_path / "ก.csv"
    path.write_text("ชื่อยุทธศาสตร์,รหัส\nซ้ำ,1\nสอง,2\nสาม,3\n", encoding="utf-8")
    dialog = ListDialog(page.grid("strategies"), read_sheets(path))
    qtbot.addWidget(dialog)
    assert dialog.headed.isChecked()
    assert [box.currentText() for box in dialog.boxes] == ["B: รหัส", "A: ชื่อยุทธศาสตร์"]
    assert dialog._summary.text() == "จะนำเข้า 2 รายการ · ข้าม 1 รายการที่มีรหัสนี้แล้ว"
    assert dialog.take() == 2
    assert [(item.code, item.name) for item in framework(page).strategies] == [
        ("1", "หนึ่ง"),
        ("2", "สอง"),
        ("3", "สาม"),
    ]
    undo = page.window().session.history
    assert (undo.count(), undo.undo_words()) == (1, "นำเข้ายุทธศาสตร์ 2 รายการ")


def test_columns_can_be_matched_otherwise_when_the_guess_is_wrong(page, qtbot):
    dialog = ListDialog(page.grid("policies"), (Sheet("", (("P1", "ก"), ("P2", "ข"))),))
    qtbot.addWidget(dialog)
    assert not dialog.headed.isChecked()
    assert dialog._model.rowCount() == 2
    dialog.boxes[1].setCurrentIndex(0)
    dialog.boxes[2].setCurrentIndex(2)
    dialog.take()
    assert [(item.code, item.name) for item in framework(page).policies] == [
        ("P1", "ก"),
        ("P2", "ข"),
    ]


def test_file_that_is_no_list_is_told(page, monkeypatch, tmp_path):
    path = tmp_path / "ก.csv"
    path.write_bytes(b"")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page.ask_file()
    assert "ไม่มีข้อมูล" in page.window().notice.words


def test_pasting_a_list_says_so_when_nothing_was_copied(page):
    QApplication.clipboard().clear()
    page.paste_list()
    assert "ไม่มีตารางที่คัดลอกไว้" in page.window().notice.words


def test_pasted_list_is_taken_when_the_dialog_is_accepted(page, monkeypatch):
    QApplication.clipboard().setText("4\tสี่\n5\tห้า\n")
    monkeypatch.setattr(ListDialog, "exec", lambda _self: 1)
    page.paste_list()
    assert [item.code for item in framework(page).strategies] == ["1", "4", "5"]


def test_code_tells_what_it_belongs_to_in_lists_that_are_pasted(page, qtbot):
    sheet = Sheet("", (("1.1", "ย่อยหนึ่ง"), ("๑.๒", "ย่อยสอง"), ("9.1", "ย่อยเก้า")))
    dialog = ListDialog(page.grid("substrategies"), (sheet,))
    qtbot.addWidget(dialog)
    dialog.take()
    added = framework(page).substrategies[-3:]
    assert [(each.code, each.strategy, each.name) for each in added] == [
        ("1.1", "1", "ย่อยหนึ่ง"),
        ("๑.๒", "1", "ย่อยสอง"),
        ("9.1", "9", "ย่อยเก้า"),
    ]


def test_text_after_a_code_is_no_parent_when_it_is_pasted_into_the_table(page, qtbot):
    page.show_place((*ROOT, "substrategies"))
    grid, row = page.grid("substrategies"), len(framework(page).substrategies)
    page.show_change(EVERYTHING)
    for text in ("1.7\tย่อยเจ็ด\n", "1.8\t2\tย่อยแปด\n"):
        grid.view.setCurrentIndex(grid.view.row_filter.index(row, 0))
        QApplication.clipboard().setText(text)
        grid.view.edits.paste()
        row += 1
    added = framework(page).substrategies[-2:]
    assert [(each.code, each.strategy, each.name) for each in added] == [
        ("1.7", "1", "ย่อยเจ็ด"),
        ("1.8", "2", "ย่อยแปด"),
    ]


def test_parent_that_is_given_stays_when_the_code_says_another(page):
    grid, row = page.grid("substrategies"), len(framework(page).substrategies)
    code, parent = (heads(grid).index(each) for each in ("รหัส", "ยุทธศาสตร์"))
    grid.changes.write({(row, code): "1.5", (row, parent): "2"})
    assert framework(page).substrategies[-1].strategy == "2"
    grid.changes.write({(row, code): "1.6"})
    assert framework(page).substrategies[-1].strategy == "2"


def test_rows_are_as_high_as_their_texts_when_the_last_column_takes_the_room(qtbot, page, window):
    text = "เพิ่มพื้นที่สีเขียวของเมืองให้ทุกคนไปถึงได้ในสิบห้านาที " * 2
    window.session.set_value((*ROOT, "tactics"), (Tactic("1.1.1", text),))
    grid = grid_of(page._tools, page.tables["tactics"])
    qtbot.addWidget(grid)
    grid.resize(1900, 700)
    grid.show()
    view = grid.view
    qtbot.waitUntil(lambda: view.columnWidth(3) > 700)

    def fits():
        wanted = view.look.row_height(0, {3: view.columnWidth(3)})
        return view.verticalHeader().sectionSize(0) == wanted

    qtbot.waitUntil(fits)
