"""The indicators' page as a person uses it: the list, the fields, and what they make."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from db.package.file import package_bytes, read_package
from db.records import (
    Formula,
    Indicator,
    Link,
    Measure,
    TextPicture,
    TextTable,
)
from desktop.window.fields.formula_editor import FormulaEditor
from desktop.window.fields.picker import Picker
from desktop.window.indicators.indicator_list import entry_card
from desktop.window.indicators.weight_meter import WeightMeter
from desktop.window.widgets.roles import Role
from forms.checks.walk import texts
from forms.resources import RESOURCES
from forms.severities import SEVERITIES
from tests.db.packages import PNG
from tests.desktop.dialogs import answer, press
from tests.desktop.keyboard import type_text
from tests.desktop.mouse import drop_on
from tests.desktop.window.called import choose_tab
from tests.desktop.window.indicators.plans import (
    LIST,
    PLAN,
    Key,
    Moving,
    names,
    undo,
    write,
)
from tests.desktop.window.test_accessibility import focusable, name_of


def test_own_indicators_weigh_nothing_and_say_that_they_are_the_units(opened):
    own = Indicator("k4", "1", "ของหน่วยงานเอง")
    page = opened(replace(PLAN, indicators=(*PLAN.indicators, own)))
    labels = [entry_card(entry).label for entry in page.list.entries]
    assert labels == ["องค์ประกอบ 1", "องค์ประกอบ 2", "องค์ประกอบ 1.1", "ตัวชี้วัดของหน่วยงาน"]
    assert page.meter.words.startswith("น้ำหนักรวม 60 จาก 70")
    # A weight makes it one of the negotiation.
    page.window().session.set_value((*LIST, 3, "weight"), Decimal(10))
    assert entry_card(page.list.entries[3]).label == "การเจรจาตกลง"
    assert page.meter.words.startswith("น้ำหนักรวม 70 จาก 70")


def test_plan_without_negotiated_indicators_wants_no_weight(opened):
    own = Indicator("k1", "1", "ของหน่วยงานเอง")
    page = opened(replace(PLAN, indicators=(own,), headline_indicators=()))
    assert not page.meter.isVisible()
    page.window().session.set_value((*LIST, 0, "component"), "1")
    assert page.meter.isVisible()


def test_showing_a_plan_writes_nothing(opened, store, qtbot, session):
    page = opened(read_package(RESOURCES / "sample" / "plan.json").plan)
    before = package_bytes(session.package)
    for tab in range(4):
        page.detail.tabs.setCurrentIndex(tab)
        for row in range(3):
            page.list.choose(row)
    assert page.window().session.history.count() == 0
    assert package_bytes(session.package) == before


def test_every_text_of_every_indicator_has_its_field(opened, store, session):
    page = opened(read_package(RESOURCES / "sample" / "plan.json").plan)
    places = [place for place, _text in texts(session.package) if place[:2] == LIST]
    places = [place for place in places if place[-1] != "key"]
    assert len(places) > 200
    for place in places:
        page.list.setFocus()
        page.show_place(place)
        assert page.place() == place[:3]
        focus = QApplication.focusWidget()
        assert focus is not page.list, place
        assert page.detail.isAncestorOf(focus), place


def test_indicator_is_added_below_the_one_in_sight_with_its_name_to_write(opened, plan):
    page = opened()
    page.add()
    write("ใหม่")
    assert names(plan()) == ["ร้อยละผู้อ่าน", "ใหม่", "จำนวนครั้ง", "ระดับความสำเร็จ"]
    assert plan().indicators[1].component == "1"
    undo(page)
    undo(page)
    assert plan() == PLAN


def test_name_that_is_being_typed_is_of_its_indicator_when_that_is_moved_by_mouse(opened, plan):
    page = opened()
    page.show_place((*LIST, 0, "name"))
    type_text(QApplication.focusWidget(), " ใหม่")
    QTest.mouseClick(page._buttons["down"], Qt.MouseButton.LeftButton)
    assert names(plan()) == ["จำนวนครั้ง", " ใหม่ร้อยละผู้อ่าน", "ระดับความสำเร็จ"]


def test_first_indicator_is_added_from_the_empty_page(opened, plan):
    page = opened(replace(PLAN, indicators=(), headline_indicators=()))
    assert page._stack.currentIndex() == 0
    page.add()
    write("แรก")
    assert names(plan()) == ["แรก"]
    undo(page)
    undo(page)
    assert page._stack.currentIndex() == 0


def test_copy_stands_below_and_is_in_sight(opened, plan):
    page = opened()
    page.duplicate()
    assert names(plan())[:2] == ["ร้อยละผู้อ่าน"] * 2
    assert page.place() == (*LIST, 1)
    assert page.window().session.history.undo_words() == "ทำสำเนาตัวชี้วัดที่ 1"


def test_copy_comes_with_tables_of_its_own_as_one_step(opened, plan):
    first = replace(PLAN.indicators[0], measure=Measure(definition="[table t]"))
    page = opened(
        replace(
            PLAN,
            indicators=(first, *PLAN.indicators[1:]),
            tables=(TextTable("t", "ตาราง"),),
        )
    )
    page.duplicate()
    assert [item.measure.definition for item in plan().indicators[:2]] == [
        "[table t]",
        "[table table1]",
    ]
    assert [table.key for table in plan().tables] == ["t", "table1"]
    undo(page)
    assert [table.key for table in plan().tables] == ["t"]
    assert len(plan().indicators) == 3


def test_copy_is_refused_when_its_pictures_are_too_many(opened, plan, monkeypatch):
    measure = Measure(definition="[picture p]")
    page = opened(
        replace(
            PLAN,
            indicators=(replace(PLAN.indicators[0], measure=measure),),
            headline_indicators=(),
            pictures=(TextPicture("p", "image/png", PNG),),
        )
    )
    monkeypatch.setattr("db.pictures.MOST_BYTES_OF_A_PLAN", len(PNG))
    page.duplicate()
    assert len(plan().indicators) == 1
    assert "รูปทั้งหมดในแผนรวมกันเกิน" in page.window().notice.words


def test_alt_arrows_move_the_indicator_and_it_stays_in_sight(opened, plan, qtbot):
    page = opened()
    page.list.setFocus()
    qtbot.keyClick(page.list, Key.Key_Down, Moving)
    qtbot.keyClick(page.list, Key.Key_Down, Moving)
    qtbot.keyClick(page.list, Key.Key_Down, Moving)
    assert names(plan()) == ["จำนวนครั้ง", "ระดับความสำเร็จ", "ร้อยละผู้อ่าน"]
    assert page.place() == (*LIST, 2)
    assert page.list.currentIndex().row() == 2
    qtbot.keyClick(page.list, Key.Key_Up, Moving)
    assert names(plan()) == ["จำนวนครั้ง", "ร้อยละผู้อ่าน", "ระดับความสำเร็จ"]


def test_dragged_indicator_lands_where_it_is_dropped(opened, plan):
    page = opened()
    drop_on(page.list, 1, below=True)
    assert names(plan()) == ["จำนวนครั้ง", "ร้อยละผู้อ่าน", "ระดับความสำเร็จ"]


def test_delete_key_takes_out_what_nothing_hangs_on(opened, plan, qtbot):
    page = opened()
    page.list.setFocus()
    qtbot.keyClick(page.list, Key.Key_Delete)
    assert names(plan()) == ["จำนวนครั้ง", "ระดับความสำเร็จ"]
    assert page.place() == (*LIST, 0)
    assert page.window().session.history.undo_words() == "ลบตัวชี้วัดที่ 1"
    undo(page)
    assert plan() == PLAN


def test_undo_is_offered_after_a_deletion_until_something_else_is_done(opened, plan):
    page = opened()
    notice, session = page.window().notice, page.window().session

    def offered():
        buttons = [b for b in notice.findChildren(QPushButton) if b.isVisible()]
        return {button.text(): button for button in buttons}

    page.remove()
    offered()["เลิกทำ"].click()
    assert plan() == PLAN
    assert not notice.isVisible()
    page.list.choose(0)
    page.remove()
    session.set_texts({("plan", "title"): "ชื่อใหม่"})
    assert not notice.isVisible()
    notice.show_result("ข่าวต่อมา", (("ต่อไป", lambda: None),))
    session.history.undo()
    assert list(offered()) == ["ต่อไป"]


@pytest.mark.parametrize("agreed", [True, False])
def test_what_hangs_on_an_indicator_is_named_before_it_goes(opened, plan, agreed):
    page = opened()
    page.list.choose(1)
    told = []

    def read_and_press(box):
        told.append(box.informativeText())
        press("ลบ" if agreed else "ยกเลิก")(box)

    answer(read_and_press)
    page.remove()
    assert "ตัววัดผลการดำเนินการหลัก 1" in told[0]
    assert ("จำนวนครั้ง" in names(plan())) is not agreed
    if agreed:
        assert page.window().notice.words == "ลบตัวชี้วัดที่ 2 พร้อมการอ้างถึง 1 แห่งแล้ว"
        undo(page)
    assert plan() == PLAN


def test_meter_is_marked_until_the_weights_come_to_the_sum(opened):
    page = opened()
    assert page.meter.words == "น้ำหนักรวม 60 จาก 70 · ขาด 10"
    assert page.meter.is_marked
    page.show_place((*LIST, 0, "weight"))
    QApplication.focusWidget().selectAll()
    write("50")
    assert page.meter.words == "น้ำหนักรวม 70 จาก 70 · ครบ"
    assert not page.meter.is_marked
    undo(page)
    assert page.meter.is_marked


def test_meter_says_how_much_is_too_much(qtbot, theme):
    meter = WeightMeter(theme, "รวม")
    qtbot.addWidget(meter)
    meter.show_sum(Decimal("72.5"), Decimal(70))
    assert meter.words == "รวม 72.5 จาก 70 · เกิน 2.5"
    assert meter.is_marked
    assert meter.accessibleName() == meter.words


def test_fraction_follows_what_is_typed(opened, qtbot):
    page = opened()
    page.show_place((*LIST, 0, "measure", "formulas", 0, "multiplier"))
    write("100")
    editor = page.detail._parts[1].formulas.contents[0]
    assert editor.fraction.words == "(ผู้อ่าน) หารด้วย (ทั้งหมด) × 100"
    assert editor.fraction.accessibleName() == editor.fraction.words
    undo(page)
    assert editor.fraction.words == "(ผู้อ่าน) หารด้วย (ทั้งหมด)"


def test_fraction_is_high_enough_for_texts_that_wrap(qtbot, opened):
    page = opened()
    choose_tab(page.detail.tabs, "นิยามและสูตร")
    fraction = page.detail._parts[1].formulas.contents[0].fraction
    low = fraction.heightForWidth(400)
    fraction.show_formula(Formula(numerator="จำนวนผู้อ่านหนังสือ " * 20, denominator="ทั้งหมด"))
    assert fraction.heightForWidth(400) > low + 2 * fraction.fontMetrics().height()


def test_component_is_picked_and_its_name_shown(opened, plan):
    page = opened()
    page.show_place((*LIST, 0, "component"))
    codes = page.detail._parts[2].component
    assert codes.name == "ภารกิจ"
    codes.ask()
    type_text(codes._picker.query, "นวัต")
    codes._picker._pick()
    assert plan().indicators[0].component == "2"
    assert codes.name == "นวัตกรรม"
    page.window().session.set_texts({(*LIST, 0, "component"): "7"})
    assert codes.name == "ไม่มีรหัสนี้ในกรอบยุทธศาสตร์"


def test_picked_tactic_fills_in_what_stands_above_it(opened, plan, window):
    page = opened()
    page.show_place((*LIST, 0, "link", "tactic"))
    box = QApplication.focusWidget()
    next(each for each in box.actions() if each.shortcut().toString() == "Alt+Down").trigger()
    (picker,) = (each for each in window.findChildren(Picker) if each.isVisible())
    type_text(picker.query, "จัดตลาด\n")
    assert plan().indicators[0].link == Link(strategy="5", substrategy="5.1", tactic="5.1.1")
    undo(page)
    assert plan() == PLAN


def test_formulas_are_added_moved_and_taken_out(opened, plan, qtbot):
    page = opened()
    choose_tab(page.detail.tabs, "นิยามและสูตร")
    stack = page.detail._parts[1].formulas
    stack.add.click()
    write("สูตรสอง")
    stack._frames[1]._buttons["up"].click()
    assert [f.label for f in plan().indicators[0].measure.formulas] == ["สูตรสอง", ""]
    stack._frames[1]._buttons["remove"].click()
    assert [f.label for f in plan().indicators[0].measure.formulas] == ["สูตรสอง"]
    assert page.window().session.history.undo_words() == "ลบสูตรที่ 2"
    while page.window().session.history.can_undo():
        undo(page)
    assert plan() == PLAN


def test_formula_is_put_into_the_text_one_wrote_in_last_and_follows_its_number(opened, plan, qtbot):
    page = opened()
    choose_tab(page.detail.tabs, "นิยามและสูตร")
    part = page.detail._parts[1]
    part.formulas.add.click()
    write("สูตรสอง")
    put = [each.put_button for each in page.findChildren(FormulaEditor)]
    # Nobody wrote in any: it stands below how it is reckoned.
    put[1].click()
    assert plan().indicators[0].measure.method == "[formula 2]"
    assert page.window().session.history.undo_words() == "แทรกสูตรที่ 2"
    page.show_place((*LIST, 0, "measure", "definition"))
    write("นิยาม")
    put[0].click()
    assert plan().indicators[0].measure.definition == "นิยาม\n[formula 1]"
    part.formulas._frames[1]._buttons["up"].click()
    assert plan().indicators[0].measure.definition == "นิยาม\n[formula 2]"
    assert plan().indicators[0].measure.method == "[formula 1]"
    part.formulas._frames[0]._buttons["remove"].click()
    assert plan().indicators[0].measure.definition == "นิยาม\n[formula 1]"
    assert plan().indicators[0].measure.method == ""
    while page.window().session.history.can_undo():
        undo(page)
    assert plan() == PLAN


def test_all_of_eight_indicators_are_in_sight_in_two_lines_under_their_components(
    opened, window, qtbot
):
    long = "ระดับความสำเร็จของการบูรณาการความร่วมมือกับสำนักงานเขตและคณะกรรมการชุมชน" * 2
    items = tuple(
        replace(PLAN.indicators[0], key=f"k{at}", number=str(at), name=long, component=code)
        for at, code in enumerate("11112222", 1)
    )
    page = opened(replace(PLAN, indicators=items, headline_indicators=()))
    window.resize(1366, 738)
    rows = [page.list.model().index(row, 0) for row in range(8)]
    boxes = [page.list.visualRect(row) for row in rows]
    assert min(box.top() for box in boxes) >= 0
    assert max(box.bottom() for box in boxes) < page.list.viewport().height()
    groups = [row.data(Role.GROUP) for row in rows]
    assert groups == ["1 ภารกิจ", "", "", "", "2 นวัตกรรม", "", "", ""]
    assert page.list.viewport().width() > 320
    # Of one height but for the captions, however long the names are.
    heights = {page.list.visualRect(row).height() for row in rows if not row.data(Role.GROUP)}
    assert len(heights) == 1


def test_worst_that_is_wrong_with_an_indicator_has_its_shape_in_the_list(opened):
    page = opened()
    row = next(at for at, entry in enumerate(page.list.entries) if entry.problems)
    index = page.list.model().index(row, 0)
    assert index.data(Role.SEVERITY) in SEVERITIES
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"มีข้อที่ตรวจพบ {page.list.entries[row].problems} ข้อ" in said


def test_name_stays_over_the_tabs_and_is_written_there(opened, plan):
    page = opened()
    for tab in range(4):
        page.detail.tabs.setCurrentIndex(tab)
        assert page.detail.name.box.isVisible()
    page.show_place((*LIST, 0, "name"))
    assert page.detail.name.box.hasFocus()
    QApplication.focusWidget().selectAll()
    write("ชื่อใหม่")
    assert plan().indicators[0].name == "ชื่อใหม่"


def test_three_targets_are_told_apart_by_their_names(opened):
    page = opened()
    for place in (("target",), ("target_value",), ("measure", "target")):
        page.show_place((*LIST, 0, *place))
    labels = [label.text() for label in page.detail.findChildren(QLabel)]
    names = ("เป้าหมาย (ข้อความที่พิมพ์)", "ค่าเป้าหมาย (ใช้คิดคะแนน)", "คำอธิบายค่าเป้าหมาย")
    assert [sum(text == name for text in labels) for name in names] == [1, 1, 1], labels


def test_preview_follows_the_indicator_that_is_chosen_in_the_list(opened):
    page = opened()
    told = []
    page.list.current_changed.connect(lambda: told.append(page.list.place))
    page.list.choose(1)
    page.list.choose(2)
    assert told == [(*LIST, 1), (*LIST, 2)]


def test_the_same_indicator_stays_in_sight_when_undo_moves_it(opened, plan):
    page = opened()
    page.list.choose(2)
    page.window().session.move(LIST, 2, 0)
    assert page.place() == (*LIST, 0)
    undo(page)
    assert page.place() == (*LIST, 2)
    assert page.list.currentIndex().row() == 2


@pytest.mark.parametrize("tab", range(4))
def test_every_control_has_a_name_and_is_reached_by_tab_key(opened, window, qtbot, tab):
    page = opened(read_package(RESOURCES / "sample" / "plan.json").plan)
    page.detail.tabs.setCurrentIndex(tab)
    controls = list(focusable(page))
    assert [type(w).__name__ for w in controls if not name_of(w, page).strip()] == []
    wanted = {w for w in controls if w.isEnabled() and w is not page.detail}
    reached = set()
    page.list.setFocus()
    for _ in range(3 * len(wanted) + 60):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {type(w).__name__ + name_of(w, page) for w in wanted - reached} == set()
