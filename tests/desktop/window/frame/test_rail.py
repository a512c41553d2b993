from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.package.file import read_package
from desktop.session.comparing import Incoming
from desktop.window.frame.rail import Rail
from desktop.window.widgets.painting.text_layouts import lay_out, setting
from desktop.window.widgets.roles import Role
from desktop.window.widgets.tokens import RAIL, RAIL_ROW_HEIGHT, RAIL_WIDTH
from forms.editing.states import State
from forms.resources import RESOURCES


@pytest.fixture
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


@pytest.fixture
def rail(open_page, sample):
    window = open_page(sample, "projects")
    return window.window().findChild(Rail)


def rects(rail):
    model = rail.model()
    return [rail.visualRect(model.index(row, 0)) for row in range(model.rowCount())]


def groups(rail):
    model = rail.model()
    found = (model.index(row, 0).data(Role.GROUP) for row in range(model.rowCount()))
    return [group.strip() for group in found if group and group.strip()]


def test_pages_stand_in_groups_with_their_captions(rail):
    assert groups(rail) == ["เล่มแผน", "งานและตัวชี้วัด", "รายงาน"]


def test_every_name_is_whole_beside_its_badge_on_one_line(rail):
    # Room for the line, the icon, the badge and the sides is taken from the width.
    room = RAIL_WIDTH - 1 - 2 * 6 - 9 - 16 - 6 - 36
    for spec in rail._model.items:
        laid = lay_out(rail._title(spec), setting(RAIL), room, 1)
        assert not laid.is_cut, spec.title


def test_a_badge_moves_nothing(open_page, rail, window):
    window.resize(1366, 738)
    QApplication.processEvents()
    before = rects(rail)
    assert {rect.height() for rect in before} <= {RAIL_ROW_HEIGHT, 30 + 26, 30 + 8}
    window.session.set_texts({("plan", "indicators", 0, "weight"): "99"})
    window.checker.check()
    QApplication.processEvents()
    row = next(n for n, spec in enumerate(rail._model.items) if spec.name == "indicators")
    assert rail.model().index(row, 0).data(Role.CHIP)
    assert rail.model().index(row, 0).data(Role.SEVERITY) == "error"
    assert rects(rail) == before


def test_advice_alone_makes_no_badge(rail, window):
    for spec in rail._model.items:
        graver = [
            problem
            for problem in window.checker.problems
            if spec.covers(problem) and problem.severity != "advice"
        ]
        row = rail._model.row_of(lambda each, spec=spec: each is spec)
        chip = rail.model().index(row, 0).data(Role.CHIP)
        assert chip == (str(len(graver)) if graver else "")


def test_narrow_rail_names_its_pages_in_tips(qtbot, rail, window):
    window.resize(911, 512)
    qtbot.waitUntil(lambda: rail.is_compact)
    assert window.body._rail.width() == 48
    model = rail.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data()
    assert rail.grab().width() <= 48


SCREENS = pytest.mark.parametrize(
    "size", [(1366, 738), (1092, 590), (911, 480)], ids=["100 %", "125 %", "150 %"]
)


def are_all_in_sight(rail):
    return (
        rects(rail)[-1].bottom() < rail.viewport().height()
        and rail.verticalScrollBar().maximum() == 0
    )


@SCREENS
def test_all_pages_are_in_sight_on_small_screens(rail, window, size):
    window.resize(*size)
    QApplication.processEvents()
    assert are_all_in_sight(rail)


@SCREENS
def test_all_pages_are_in_sight_while_there_is_something_to_decide(window, store, sample, size):
    window.plan_commands.carry_over(store.add(sample))
    rail = window.frame.rail
    last = rail.model().index(rail.model().rowCount() - 1, 0)
    assert last.data(Role.ITEM).name == "decisions"
    window.resize(*size)
    QApplication.processEvents()
    assert are_all_in_sight(rail)


@SCREENS
def test_all_pages_are_in_sight_while_another_copy_is_compared_too(window, store, sample, size):
    window.plan_commands.carry_over(store.add(sample))
    here = window.session.package
    there = replace(here, plan=replace(here.plan, title="แผนจากอีกเครื่องหนึ่ง"))
    window.session.comparing.begin(Incoming("แผน.phaen", State(there), here))
    rail = window.frame.rail
    model = rail.model()
    names = [model.index(row, 0).data(Role.ITEM).name for row in range(model.rowCount())]
    assert {"decisions", "merging"} <= {*names}
    window.resize(*size)
    QApplication.processEvents()
    assert are_all_in_sight(rail)


def test_digits_reach_every_page(qtbot, rail, window):
    window.activateWindow()
    names = list(window.specs)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    acts = dict(zip(names, window.menus._pages, strict=True))
    keys = [command.shortcut().toString() for _spec, command in acts.values()]
    assert len(set(keys)) == len(names)
    assert all(keys)
    qtbot.keyClick(window, Qt.Key.Key_9, control)
    assert window.page_name == names[8]
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert window.page_name == names[9]
    qtbot.keyClick(window, Qt.Key.Key_1, control | shift)
    assert window.page_name == names[10]
