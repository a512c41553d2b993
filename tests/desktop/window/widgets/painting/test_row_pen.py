"""What the pen of rows puts where: in the middle of a row, or as far down as it is told."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.window.widgets.painting.row_pen import RowPen
from desktop.window.widgets.painting.text_layouts import TextLayoutCache

WIDTH, ABOVE = 120, 20


def lines_of(theme, height, draw):
    """The first and the last line of what is drawn in a row that lies so far below the top."""
    picture = QImage(WIDTH, ABOVE + 2 * height, QImage.Format.Format_RGB32)
    ground = theme.colour("canvas")
    picture.fill(ground)
    painter = QPainter(picture)
    draw(RowPen(painter, QRectF(0, ABOVE, WIDTH, height), theme, TextLayoutCache()))
    painter.end()
    inked = [
        y
        for y in range(picture.height())
        if any(picture.pixelColor(x, y) != ground for x in range(WIDTH))
    ]
    return inked[0] - ABOVE, inked[-1] - ABOVE


@pytest.mark.parametrize("height", [40, 80])
def test_text_stands_in_the_middle_of_its_row(theme, height):
    first, last = lines_of(theme, height, lambda pen: pen.text("กกก", 0, WIDTH))
    assert abs(first - (height - 1 - last)) < 8


def test_text_that_is_told_where_stands_there(theme):
    at = {
        top: lines_of(theme, 80, lambda pen, top=top: pen.text("กกก", 0, WIDTH, top=top))[0]
        for top in (0.0, 10.0, 30.0)
    }
    assert 0 <= at[0.0] < 10
    assert (at[10.0] - at[0.0], at[30.0] - at[0.0]) == (10, 30)


def test_bar_and_ground_lie_in_the_middle_of_the_row(theme):
    for draw in (
        lambda pen: pen.bar(0, WIDTH, 0.5),
        lambda pen: pen.bar(0, WIDTH, 0.5, tick=0.5),
        lambda pen: pen.fill(0, WIDTH, "accent", side=6),
        lambda pen: pen.frame(0, WIDTH, "line2", side=6, radius=3),
        lambda pen: pen.key("F1", WIDTH),
        lambda pen: pen.shape("granted", 0),
    ):
        first, last = lines_of(theme, 40, draw)
        assert abs(first - (39 - last)) <= 2
        assert first > 4
    assert lines_of(theme, 40, lambda pen: pen.bar(0, WIDTH, 0.5, middle=8))[1] < 14
