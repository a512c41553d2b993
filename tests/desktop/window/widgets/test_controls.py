"""Buttons and lines of the window's own kind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from desktop.window.widgets.controls import menu_button, progress_bar, push_button
from tests.desktop.window.widgets.contrasts import contrast


@pytest.fixture(params=["Light", "Dark"])
def scheme(theme, request):
    theme.set_scheme(Qt.ColorScheme[request.param])
    yield
    theme.set_scheme(Qt.ColorScheme.Light)


def test_what_is_done_stands_out_from_what_is_left(qtbot, scheme):
    bar = progress_bar()
    qtbot.addWidget(bar)
    bar.resize(200, bar.height())
    bar.setRange(0, 2)
    bar.setValue(1)
    image = bar.grab().toImage()
    done, left = (image.pixelColor(x, image.height() // 2).name() for x in (50, 150))
    assert contrast(done, left) >= 3


def test_arrow_of_a_button_with_a_menu_stands_beside_its_words(qtbot, theme):
    plain, button = (
        push_button("แทรก", "table", lambda: None),
        menu_button("แทรก", "table", QMenu()),
    )
    for each in (plain, button):
        qtbot.addWidget(each)
        each.ensurePolished()
    room = button.sizeHint().width() - plain.sizeHint().width()
    assert room >= 11
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    ground = image.pixelColor(image.width() - 3, image.height() // 2)
    high = image.height() // 4
    at_arrow = [
        (x, y)
        for x in range(image.width() - 22, image.width() - 4)
        for y in range(2, image.height() - 2)
        if image.pixelColor(x, y) != ground
    ]
    assert at_arrow
    assert all(high <= y <= image.height() - high for _x, y in at_arrow)
