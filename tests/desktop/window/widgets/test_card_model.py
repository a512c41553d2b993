from PySide6.QtCore import Qt

from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.roles import Role


def make(items):
    model = CardModel(lambda item: Card(title=item, chip="2", chip_words="สองข้อ", tip="ชื่อเต็ม"))
    model.set_items(items)
    return model


def test_model_is_sound_when_filled_changed_and_emptied(qtmodeltester):
    model = make(["ก", "ข"])
    qtmodeltester.check(model)
    model.set_items(["ค"])
    qtmodeltester.check(model)
    model.set_items([])
    assert model.rowCount() == 0


def test_rows_say_all_of_their_card_when_asked_by_role(qtbot):
    model = make(["ก"])
    index = model.index(0)
    assert index.data() == "ก"
    assert index.data(Role.ITEM) == "ก"
    assert index.data(Role.CHIP) == "2"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "ชื่อเต็ม"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "ก\nสองข้อ"


def test_only_changed_rows_are_announced_when_refreshed(qtbot):
    counts = {"ก": 0, "ข": 0}
    model = CardModel(lambda item: Card(title=f"{item} {counts[item]}"))
    model.set_items(["ก", "ข"])
    assert [model.index(row).data() for row in range(2)] == ["ก 0", "ข 0"]
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    counts["ข"] = 3
    model.refresh()
    assert changed == [(1, 1)]
    assert model.index(1).data() == "ข 3"


def test_row_cannot_be_chosen_when_its_card_rests(qtbot):
    model = CardModel(lambda item: Card(title=item, enabled=item != "ข"))
    model.set_items(["ก", "ข"])
    enabled = [bool(model.index(row).flags() & Qt.ItemFlag.ItemIsEnabled) for row in (0, 1)]
    assert enabled == [True, False]


def test_only_the_cards_that_are_asked_for_are_made(qtbot):
    made = []
    model = CardModel(lambda item: made.append(item) or Card(title=str(item)))
    model.set_items(range(1000))
    assert model.index(7).data() == "7"
    model.refresh()
    assert made == [7, 7]


def test_only_the_rows_that_are_named_are_asked_again(qtbot):
    made = []
    model = CardModel(lambda item: made.append(item) or Card(title=item))
    model.set_items(["ก", "ข"])
    assert [model.index(row).data() for row in range(2)] == ["ก", "ข"]
    model.refresh({"ข"})
    assert made == ["ก", "ข", "ข"]
