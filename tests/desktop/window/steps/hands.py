"""What a hand does in the page of the steps, and what comes of it in the plan."""

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from db.records import Activity, Indicator, Package, Plan, Project, Step
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.steps.milestone_boxes import row_box
from desktop.window.steps.milestone_menu import month_menu

ALT, CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
LEFT = Qt.MouseButton.LeftButton
OCT, NOV, DEC, JAN, FEB, MAR = (
    "2566-10", "2566-11", "2566-12", "2567-01", "2567-02", "2567-03",
)  # fmt: skip


def steps(*weights, spans=()):
    return tuple(
        Step(str(at), f"งานที่ {at}", Decimal(weight), spans if at == 1 else ())
        for at, weight in enumerate(weights, 1)
    )


def plan():
    projects = (
        Project("p1", "โครงการหนึ่ง", activities=(Activity("", steps(50, 50)),)),
        Project("p2", "โครงการสอง", activities=(Activity("ก", steps(30, 20, 25)),)),
        Project("p3", "โครงการสาม"),
    )
    indicators = (Indicator("k1", "7", "ตัวชี้วัด", projects=("p2",)),)
    return Package(Plan(fiscal_year=2567, edition="2567", projects=projects, indicators=indicators))


def shown(tools, row=0, project=1, activity=0):
    return tools.session.package.plan.projects[project].activities[activity].steps[row]


def spans(tools, row=0):
    return [(span.start, span.end) for span in shown(tools, row).spans]


def numbers(tools, project=1):
    return [
        step.number for step in tools.session.package.plan.projects[project].activities[0].steps
    ]


def menu_at_cursor(months):
    """The menu of the month under the cursor, not in sight."""
    return month_menu(months, months.edits, months._label.open)


def spot(months, row, month, share=0.5):
    column = months.milestones.months.index(month)
    x = months.columnViewportPosition(column) + months.columnWidth(column) * share
    return QPoint(round(x), row_box(months, row).center().y())


def drag(qtbot, months, row, first, last, *, share=0.5):
    view = months.viewport()
    qtbot.mousePress(view, LEFT, pos=spot(months, row, first, share))
    qtbot.mouseMove(view, spot(months, row, first, share) + QPoint(2, 0))
    qtbot.mouseMove(view, spot(months, row, last, share))
    qtbot.mouseRelease(view, LEFT, pos=spot(months, row, last, share))


def held_keys(qtbot, months, key, modifier, times):
    """Press a key so many times while Shift or Ctrl is held down."""
    for _ in range(times):
        # With the modifier, Qt's test would let go of it as well.
        qtbot.keyPress(months, key, modifier)
        qtbot.keyRelease(months, key)
    held = Qt.Key.Key_Shift if modifier == SHIFT else Qt.Key.Key_Control
    qtbot.keyRelease(months, held)


def undo_names(tools):
    return list(tools.session.history.words())


# By mouse.


def type_in(qtbot, view, words):
    qtbot.keyClicks(view, words[:1])
    editor = view.viewport().findChild(CellEditor)
    qtbot.keyClicks(editor, words[1:])
    return editor


def press(qtbot, page, words):
    """Click a button in sight, or choose in the menu of the activity and its steps."""
    for button in page.findChildren(QAbstractButton):
        if button.accessibleName() == words and button.isVisible():
            qtbot.mouseClick(button, LEFT)
            return
    menu = page.tabs.made_menu()
    next(each for each in menu.actions() if each.text() == words).trigger()
