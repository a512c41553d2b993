import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.widgets.controls import push_button, tool_button
from desktop.window.widgets.flow_row import FlowRow

WORDS = ("วัตถุประสงค์", "กลยุทธ์", "ตัวชี้วัด", "โครงการ")


@pytest.fixture
def page(qtbot, theme):  # in the letters that the program wears
    """Four buttons, and two that stay together, in a flowing line over what takes the rest."""
    page = QWidget()
    qtbot.addWidget(page)
    page.row = FlowRow()  # type: ignore[attr-defined]
    page.buttons = [push_button(words, "add", lambda: None) for words in WORDS]  # type: ignore[attr-defined]
    page.pair = [tool_button(name, name, lambda: None) for name in ("up", "down")]  # type: ignore[attr-defined]
    for button in page.buttons:  # type: ignore[attr-defined]
        page.row.add(button)  # type: ignore[attr-defined]
    page.row.add(*page.pair)  # type: ignore[attr-defined]
    column = QVBoxLayout(page)
    column.addWidget(page.row)  # type: ignore[attr-defined]
    column.addWidget(QWidget(), 1)
    page.show()
    return page


def tops(page):
    return {button.y() for button in page.buttons}


def test_buttons_stand_in_one_line_when_there_is_room(page):
    page.resize(1000, 300)
    assert len(tops(page)) == 1


@pytest.mark.parametrize("width", [300, 180])
def test_no_button_is_cut_or_covered_when_the_page_is_narrow(page, width):
    page.resize(width, 500)
    assert page.width() == width
    assert len(tops(page)) > 1
    boxes = [button.geometry() for button in page.buttons]
    for at, box in enumerate(boxes):
        assert box.width() >= page.buttons[at].sizeHint().width()
        assert page.row.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[at + 1 :])
    first, second = page.pair
    assert first.mapTo(page, first.rect().topLeft()).y() == (
        second.mapTo(page, second.rect().topLeft()).y()
    )


def test_line_closes_up_when_a_button_goes_out_of_sight(page, qtbot):
    page.resize(1000, 300)
    before = page.buttons[2].x()
    page.buttons[1].hide()
    qtbot.waitUntil(lambda: page.buttons[2].x() < before)
