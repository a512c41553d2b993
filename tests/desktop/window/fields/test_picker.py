import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from db.records import PROJECTS, Framework, Objective, Organisation, Package, Plan, Project, Tactic
from desktop.window.fields.picker import Picker
from desktop.window.fields.picks import Pick, found, picks

PLAN = Plan(
    fiscal_year=2567,
    edition="2567",
    unit=Organisation(name="หน่วย ก"),
    framework=Framework(
        objectives=(Objective(key="o1", text="เพื่อการอ่าน"),),
        tactics=(Tactic("5.1.2", "ปลูกต้นไม้"), Tactic("5.1.3"), Tactic("15.1", "ดูแลคลอง")),
    ),
    projects=(
        Project(key="p1", name="ขุดคลอง"),
        Project(key="p2", name="ปลูกป่า"),
        Project(key="p3", name="ขยายคลอง"),
    ),
)


@pytest.fixture
def tools(tools_with):
    return tools_with(Package(PLAN))


@pytest.fixture
def anchor(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    whole.resize(600, 500)
    button = QPushButton("เพิ่ม", whole)
    whole.show()
    yield button
    whole.close()


def type_in(widget, text):
    """Type letters of any script; Qt's own helper knows ASCII alone."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def opened(tools, anchor, **options):
    picker = Picker(tools, PROJECTS, anchor, **options)
    picked, created = [], []
    picker.picked.connect(picked.append)
    picker.created.connect(created.append)
    picker.open_below(anchor)
    return picker, picked, created


def test_records_are_named_by_key_or_code_when_picked():
    package = Package(PLAN)
    assert [pick.value for pick in picks(package, "plan.projects")] == ["p1", "p2", "p3"]
    assert picks(package, "plan.framework.tactics")[:2] == (
        Pick("5.1.2", "ปลูกต้นไม้", "5.1.2"),
        Pick("5.1.3", "5.1.3", ""),
    )


def test_search_ignores_spaces_and_kind_of_digits_and_puts_codes_first():
    choices = picks(Package(PLAN), "plan.framework.tactics")
    assert [pick.value for pick in found(choices, "๕.๑")] == ["5.1.2", "5.1.3", "15.1"]
    assert [pick.value for pick in found(choices, "ต้น ปลูก")] == ["5.1.2"]


def test_typed_name_is_picked_when_enter_is_pressed(qtbot, tools, anchor):
    picker, picked, _created = opened(tools, anchor)
    type_in(picker.query, "คลอง")
    assert [pick.value for pick in picker.shown] == ["p1", "p3"]
    qtbot.keyClick(picker.query, Qt.Key.Key_Down)
    qtbot.keyClick(picker.query, Qt.Key.Key_Return)
    assert picked == ["p3"]
    assert not picker.isVisible()


def test_what_is_taken_is_not_offered_and_popup_stays_when_many_are_picked(qtbot, tools, anchor):
    taken = ["p2"]
    picker, picked, _created = opened(tools, anchor, taken=lambda: taken, many=True)
    assert [pick.value for pick in picker.shown] == ["p1", "p3"]
    picker.picked.connect(taken.append)
    qtbot.keyClick(picker.query, Qt.Key.Key_Return)
    qtbot.keyClick(picker.query, Qt.Key.Key_Return)
    assert picked == ["p1", "p3"]
    assert picker.isVisible()
    assert picker.shown == ()
    qtbot.keyClick(picker.query, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_new_record_is_asked_for_when_the_name_is_not_there(qtbot, tools, anchor):
    picker, picked, created = opened(tools, anchor, create=True)
    type_in(picker.query, "สร้างสะพาน")
    qtbot.keyClick(picker.query, Qt.Key.Key_Return)
    assert (picked, created) == ([], ["สร้างสะพาน"])


def test_existing_name_is_not_offered_as_new_when_typed_whole(qtbot, tools, anchor):
    picker, picked, created = opened(tools, anchor, create=True)
    type_in(picker.query, "ปลูกป่า")
    qtbot.keyClick(picker.query, Qt.Key.Key_Return)
    assert (picked, created) == (["p2"], [])


def test_nothing_is_picked_when_nothing_is_found(qtbot, tools, anchor):
    picker, picked, created = opened(tools, anchor)
    type_in(picker.query, "ไม่มี")
    qtbot.keyClick(picker.query, Qt.Key.Key_Return)
    assert (picked, created) == ([], [])
    assert picker.isVisible()


def test_box_goes_and_gives_the_focus_back_when_left(qtbot, tools, window):
    button, other = QPushButton("เพิ่ม", window.page), QPushButton("อื่น", window.page)
    button.show()
    other.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button.setFocus()
    picker, _picked, _created = opened(tools, button)
    assert window.rect().contains(picker.geometry())
    qtbot.keyClick(picker.query, Qt.Key.Key_Escape)
    assert (picker.isVisible(), button.hasFocus()) == (False, True)
    picker.open_below(button)
    other.setFocus()
    assert (picker.isVisible(), other.hasFocus()) == (False, True)


def test_only_the_advice_is_in_sight_when_there_is_nothing_to_pick(tools, anchor):
    picker, _picked, _created = opened(tools, anchor, taken=lambda: ("p1", "p2", "p3"))
    assert not picker.list.isVisible()
    picker.dismiss()
    full, _picked, _created = opened(tools, anchor)
    assert full.list.isVisible()
    assert full.height() > 2 * picker.height()
    type_in(full.query, "ไม่มีคำนี้")
    assert not full.list.isVisible()
