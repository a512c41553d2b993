"""The list whose order is the plan's, with its keys and drags."""

import pytest
from PySide6.QtCore import Qt

from desktop.window.fields.ordered_list import OrderedList
from desktop.window.widgets.card_model import Card
from tests.desktop.mouse import drop_on

MOVING = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
def asked(qtbot, theme):
    """The list of four entries, and everything that it asks for."""
    view = OrderedList(theme, "รายการ", Card)
    qtbot.addWidget(view)
    told = []
    view.chosen.connect(lambda row: told.append(("chosen", row)))
    view.moved.connect(lambda row, to: told.append(("moved", row, to)))
    view.action_requested.connect(lambda what: told.append((what,)))
    view.show_entries(["ก", "ข", "ค", "ง"], 1)
    view.resize(300, 400)
    view.show()
    return view, told


def test_nothing_is_asked_for_when_entries_are_shown(asked):
    view, told = asked
    view.show_entries(["ก", "ข", "ค", "ง", "จ"], 2)
    view.show_entries(["ก", "ข"], 1)
    assert view.currentIndex().row() == 1
    assert told == []


@pytest.mark.parametrize(
    ("row", "below", "to"),
    [(0, False, 0), (0, True, None), (1, True, None), (2, False, None), (2, True, 2), (3, True, 3)],
)
def test_dragged_entry_is_to_stand_where_it_is_dropped(asked, row, below, to):
    view, told = asked
    drop_on(view, row, below=below)
    # The second entry: beside itself it stays where it is.
    assert told == ([] if to is None else [("moved", 1, to)])


@pytest.mark.parametrize(
    ("key", "held", "asks"),
    [
        (Key.Key_Up, MOVING, [("moved", 1, 0)]),
        (Key.Key_Down, MOVING, [("moved", 1, 2)]),
        (Key.Key_Down, NONE, [("chosen", 2)]),
        (Key.Key_Insert, NONE, [("add",)]),
        (Key.Key_Insert, CONTROL, []),
        (Key.Key_Return, NONE, [("open",)]),
        (Key.Key_Delete, NONE, [("remove",)]),
        (Key.Key_Delete, MOVING, []),
    ],
)
def test_keys_ask_for_what_they_say(qtbot, asked, key, held, asks):
    view, told = asked
    qtbot.keyClick(view, key, held)
    assert told == asks


def test_ends_of_the_list_are_not_passed(qtbot, asked):
    view, told = asked
    view.show_current(0)
    qtbot.keyClick(view, Key.Key_Up, MOVING)
    view.show_current(3)
    qtbot.keyClick(view, Key.Key_Down, MOVING)
    assert told == []


def test_entries_can_be_dragged_between_others_only(asked):
    view, _told = asked
    model = view.model()
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDropEnabled
    assert view.dragDropMode() == OrderedList.DragDropMode.InternalMove
