import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.window.widgets.painting.shapes import TONES, paint_shape

SIDE = 42


def drawn(theme, name):
    picture = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    picture.fill(theme.colour("canvas"))
    painter = QPainter(picture)
    paint_shape(painter, name, QRectF(0, 0, SIDE, SIDE), theme)
    painter.end()
    return picture


def silhouette(picture, ground):
    return frozenset(
        (x, y)
        for x in range(0, SIDE, 2)
        for y in range(0, SIDE, 2)
        if picture.pixelColor(x, y) != QColor(ground)
    )


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_every_shape_is_another_without_its_colour(theme, scheme):
    theme.set_scheme(scheme)
    ground = theme.colour("canvas")
    forms = {name: silhouette(drawn(theme, name), ground) for name in TONES}
    for name, form in forms.items():
        assert form, name
        for other, another in forms.items():
            if name != other:
                assert len(form ^ another) > 8, (name, other)


@pytest.mark.parametrize("name", TONES)
def test_shape_has_the_colour_of_its_state(theme, name):
    picture = drawn(theme, name)
    pixels = {picture.pixelColor(x, y).name() for x in range(SIDE) for y in range(SIDE)}
    assert theme.colour(TONES[name]).name() in pixels
