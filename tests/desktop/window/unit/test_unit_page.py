"""The page of the unit as a person uses it, in the whole window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel

from db.records import Division, Package, Project, Signature, Staffing
from tests.desktop.keyboard import type_text
from tests.desktop.parts import package
from tests.desktop.window.called import choose_tab, column_called, part_of

DIVISIONS = ("plan", "divisions")


def plan() -> Package:
    made = package("หน่วย ค")
    return replace(
        made,
        plan=replace(
            made.plan,
            divisions=(
                Division(key="d1", name="ฝ่าย ก"),
                Division(key="d2", name="ส่วน ข"),
                Division(key="d3", name="กลุ่ม ค", parent="d2"),
            ),
            staffing=(Staffing(year=2566, civil_servants=5, temporary_employees=2),),
            projects=(Project(key="p1", name="โครงการ", divisions=("d2", "d3")),),
        ),
    )


@pytest.fixture
def page(open_page):
    return open_page(plan(), "unit")


@pytest.fixture
def tree(page):
    page.show_place(DIVISIONS)
    return part_of(page, "ส่วนราชการ")


def divisions(window):
    return [(d.name, d.parent) for d in window.session.package.plan.divisions]


def test_nothing_is_written_when_every_tab_is_looked_at(page, window):
    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
    assert window.session.history.count() == 0


@pytest.mark.parametrize(
    "place",
    [
        ("plan", "title"),
        ("plan", "cover_lines"),
        ("plan", "unit", "phone"),
        ("plan", "agency", "name"),
        ("plan", "divisions", 2, "duties"),
    ],
)
def test_field_has_the_focus_when_its_place_is_gone_to(page, window, place):
    assert window.go_to(place)
    focus = QApplication.focusWidget()
    type_text(focus, "7")
    focus.editing_ended.emit()
    assert "7" in window.session.text_at(place)


def test_cell_has_the_focus_when_the_place_is_of_the_staff(page, window):
    window.go_to(("plan", "staffing", 0, "civil_servants"))
    grid = part_of(page, "อัตรากำลัง")
    assert grid.place == ("plan", "staffing", 0, "civil_servants")
    assert grid.view.currentIndex().data() == "5"
    assert grid.model.index(0, column_called(grid, "รวม (คน)")).data() == "7"


def test_new_row_is_of_the_next_year_when_staff_is_added(qtbot, page, window):
    window.go_to(("plan", "staffing", 0, "year"))
    part_of(page, "อัตรากำลัง").view.edits.insert_row()
    years = {row.year for row in window.session.package.plan.staffing}
    assert years == {2566, 2567}


def test_edition_is_chosen_among_those_there_are(page, window):
    window.go_to(("plan", "edition"))
    box = QApplication.focusWidget()
    assert "2567" in box.currentText()
    row = box.findData("2566")
    box.setCurrentIndex(row)
    box.activated.emit(row)
    assert window.session.package.plan.edition == "2566"


def test_tree_shows_who_is_under_whom(tree):
    top = [tree.tree.topLevelItem(at) for at in range(tree.tree.topLevelItemCount())]
    assert [item.text(0) for item in top] == ["ฝ่าย ก", "ส่วน ข"]
    assert top[1].child(0).text(0) == "กลุ่ม ค"


def test_name_in_the_tree_follows_when_it_is_typed(tree, window):
    window.go_to((*DIVISIONS, 0, "name"))
    box = QApplication.focusWidget()
    type_text(box, "1")
    box.editing_ended.emit()
    assert tree.tree.topLevelItem(0).text(0) == "ฝ่าย ก1"


def test_division_is_added_beside_and_under_the_chosen_one(tree, window):
    window.go_to((*DIVISIONS, 1, "name"))
    tree.add()
    type_text(QApplication.focusWidget(), "ใหม่")
    QApplication.focusWidget().editing_ended.emit()
    assert ("ใหม่", "") in divisions(window)
    window.go_to((*DIVISIONS, 0, "name"))
    tree.add_under()
    assert divisions(window)[-1] == ("", "d1")
    assert len({d.key for d in window.session.package.plan.divisions}) == 5


def test_those_below_come_up_when_a_division_is_removed(tree, window):
    window.go_to((*DIVISIONS, 1, "name"))
    tree.remove()
    assert divisions(window) == [("ฝ่าย ก", ""), ("กลุ่ม ค", "")]
    assert window.session.package.plan.projects[0].divisions == ("d3",)
    assert "1 แห่ง" in window.notice.words
    window.session.history.undo()
    assert window.session.package == plan()


def test_what_refers_to_a_removed_division_is_counted_without_those_under_it(tree, window):
    window.go_to((*DIVISIONS, 1, "name"))
    tree.add_under()
    window.go_to((*DIVISIONS, 1, "name"))
    tree.remove()
    assert "1 แห่ง" in window.notice.words


def test_division_moves_and_nests_when_alt_shift_and_arrows_are_pressed(qtbot, tree, window):
    window.go_to((*DIVISIONS, 1, "name"))
    tree.tree.setFocus()
    alt = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(tree.tree, Qt.Key.Key_Right, alt)
    assert divisions(window)[1] == ("ส่วน ข", "d1")
    qtbot.keyClick(tree.tree, Qt.Key.Key_Left, alt)
    assert divisions(window)[1] == ("ส่วน ข", "")
    qtbot.keyClick(tree.tree, Qt.Key.Key_Up, alt)
    assert divisions(window)[0] == ("ส่วน ข", "")
    assert tree.current == 0


def test_division_cannot_be_put_under_itself_or_what_it_holds(tree, window):
    window.go_to((*DIVISIONS, 1, "parent"))
    box = QApplication.focusWidget()
    box.showPopup()
    assert [pick.value for pick in box._picker.shown] == ["d1"]
    box._picker.close()


def test_empty_plan_has_its_fields_when_it_is_shown(window, plans, page, session):
    session.open(plans.add(package("หน่วย ง")))
    window.show_page("unit")
    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
    choose_tab(page.tabs, "ส่วนราชการ")
    tree = part_of(page, "ส่วนราชการ")
    assert tree.form.isHidden()
    # Nothing is kept free for fields that are not there.
    assert tree._split.widget(0).width() == tree._split.width()
    tree.add()
    assert not tree.form.isHidden()
    assert tree._split.widget(1).isVisible()


def test_people_who_sign_are_named_in_order(page, window):
    assert window.go_to(("plan", "people"))
    people = part_of(page, "ผู้ลงนาม")
    assert "ทุกคนลงนามในบันทึกข้อความ" in " ".join(
        label.text() for label in people.findChildren(QLabel)
    )
    # Nothing was signed yet that they could be taken from.
    assert not people.buttons[1].isVisible()
    for name in ("นายหนึ่ง", "นางสอง"):
        people.buttons[0].click()
        type_text(QApplication.focusWidget(), name)
        QApplication.focusWidget().editing_ended.emit()
    people.move_by(-1)
    window.go_to(("plan", "people", 0, "role"))
    box = QApplication.focusWidget()
    box.setCurrentIndex(box.findData("ผู้รายงาน"))
    box.activated.emit(box.currentIndex())
    window.go_to(("plan", "people", 0, "position"))
    type_text(QApplication.focusWidget(), "ผู้ช่วยหัวหน้า\nฝ่ายทดสอบ")
    QApplication.focusWidget().editing_ended.emit()
    assert window.session.package.plan.people == (
        Signature("ผู้รายงาน", "นางสอง", ("ผู้ช่วยหัวหน้า", "ฝ่ายทดสอบ")),
        Signature(name="นายหนึ่ง"),
    )
    card = people.list.model().index(0, 0)
    assert card.data() == "1. นางสอง"


@pytest.mark.parametrize(("quarters", "form"), [((), "cover"), ((1,), "memo")])
def test_people_are_seen_on_the_memo_where_there_is_one(open_page, quarters, form):
    page = open_page(package("หน่วย ง", quarters=quarters), "unit")
    page.show_place(("plan", "people"))
    assert page.form() == form


def test_column_of_names_becomes_divisions_beside_one_another(qtbot, tree, window):
    window.go_to((*DIVISIONS, 1, "name"))
    box = window.focusWidget()
    box.selectAll()
    QGuiApplication.clipboard().setText("1. ฝ่ายหนึ่ง\n2. ฝ่ายสอง\n3. ฝ่ายสาม\n")
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert divisions(window) == [
        ("ฝ่าย ก", ""),
        ("ฝ่ายหนึ่ง", ""),
        ("ฝ่ายสอง", ""),
        ("ฝ่ายสาม", ""),
        ("กลุ่ม ค", "d2"),
    ]
    assert window.session.history.count() == 1
    window.session.history.undo()
    assert len(divisions(window)) == 3
