import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel

LONG = "ร้อยละความสำเร็จของการจัดทำแผนปฏิบัติการประจำปีของหน่วยงาน " * 3


@pytest.fixture
def cards(qtbot, theme):
    view = CardList(theme, "รายการ")
    qtbot.addWidget(view)
    model = CardModel(
        lambda item: Card(title=item, label="ควรระวัง", lines=(item,), icon="warning", chip="3"),
        view,
    )
    model.set_items([LONG, "สั้น", LONG])
    view.setModel(model)
    view.resize(400, 600)
    view.show()
    return view


def heights(view):
    return [view.visualRect(view.model().index(row, 0)).height() for row in range(3)]


def test_cards_grow_higher_when_the_list_becomes_narrower(qtbot, cards):
    wide = heights(cards)
    cards.resize(220, 600)
    qtbot.waitUntil(lambda: heights(cards)[0] > wide[0])
    assert wide[1] < wide[0]


def test_cards_never_overlap_when_resized(qtbot, cards):
    for width in (220, 500, 300):
        cards.resize(width, 600)
        qtbot.wait(20)
        rects = [cards.visualRect(cards.model().index(row, 0)) for row in range(3)]
        for above, below in itertools.pairwise(rects):
            assert above.bottom() < below.top()
        for row, rect in enumerate(rects):
            index = cards.model().index(row, 0)
            assert cards.cards.sizeHint(None, index).height() == rect.height()


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_cards_are_painted_without_a_complaint_when_chosen_and_focused(cards, theme, scheme):
    theme.set_scheme(scheme)
    cards.choose(1)
    cards.setFocus()
    picture = cards.grab().toImage()
    rows, columns = range(10, 60, 3), range(picture.width())
    colours = {picture.pixelColor(x, y).name() for x in columns for y in rows}
    assert len(colours) > 3


def test_card_that_reads_otherwise_in_the_same_height_has_no_other_measured(
    qtbot, theme, monkeypatch
):
    words = dict.fromkeys(range(50), "สั้น")
    model = CardModel(lambda at: Card(title=words[at]))
    model.set_items(range(50))
    view = CardList(theme, "รายการ")
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(200, 400)
    view.show()
    # What one event asks for is laid out with a later one.
    for _ in range(5):
        QApplication.processEvents()
    high = view.visualRect(model.index(3)).height()
    measured = set()
    size_hint = view.cards.sizeHint
    monkeypatch.setattr(
        view.cards,
        "sizeHint",
        lambda option, index: measured.add(index.row()) or size_hint(option, index),
    )
    words[3] = "อื่น"
    model.refresh()
    QApplication.processEvents()
    assert measured <= {3}
    words[3] = "ยาวมาก " * 40
    model.refresh()
    QApplication.processEvents()
    assert view.visualRect(model.index(3)).height() > high
