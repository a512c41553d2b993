import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QRawFont,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from desktop.window.widgets.icons import icon
from desktop.window.widgets.theme import DARK, LIGHT, Colours
from forms.resources import RESOURCES

WINDOW = Path(__file__).parents[4] / "desktop" / "window"
# Stands for a picture in texts that are read and not drawn.
PICTURE = "\ufffc"
ICONS = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = QColor(colour).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["text", "muted", "error", "warning", "advice", "accent"])
def test_words_stand_out_on_every_ground(colours: Colours, name):
    for ground in ("window", "panel", "base", "soft", "hover"):
        if name == "accent" and ground in {"soft", "hover"}:
            continue
        ratio = contrast(getattr(colours, name), getattr(colours, ground))
        assert ratio >= 4.5, (name, ground, ratio)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_hints_stand_out_in_their_fields_but_less_than_what_is_typed(colours: Colours):
    for ground in ("base", "window"):
        ratio = contrast(colours.hint, getattr(colours, ground))
        assert 4.5 <= ratio < contrast(colours.muted, getattr(colours, ground))


@pytest.mark.parametrize("box", [QLineEdit, QPlainTextEdit])
def test_hint_of_a_field_has_its_colour(qtbot, theme, box):
    field = box()
    qtbot.addWidget(field)
    field.setPlaceholderText("เช่น")
    field.show()
    assert field.palette().placeholderText().color() == theme.colour("hint")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_on_the_accent(colours: Colours):
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_accent, colours.accent_hover) >= 4.5


def test_every_colour_is_a_colour():
    for colours in (LIGHT, DARK):
        for name, value in colours._asdict().items():
            assert QColor(value).isValid(), name


def test_font_of_the_window_is_ours_and_large_enough(theme, qapp):
    assert QFontInfo(qapp.font()).family() == "Sarabun"
    assert QFontInfo(qapp.font()).pixelSize() >= 14


def test_no_widget_is_asked_for_its_screen():
    # PySide would delete the screen with the widget: `screen_room` asks the application.
    for path in WINDOW.rglob("*.py"):
        assert ".screen()" not in path.read_text(encoding="utf-8"), path.name


def texts(tree):
    """The strings of a module, but for its docstrings."""
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in spoken
        ):
            yield node.value


@pytest.mark.parametrize("weight", ["Regular", "SemiBold", "Bold"])
def test_every_sign_the_window_writes_is_in_its_own_font(qapp, weight):
    # Another font's sign is of another size, and a system without one draws an empty box.
    font = QRawFont(str(RESOURCES / "fonts" / "ui" / f"Sarabun-{weight}.ttf"), 12)
    lacking = {
        (path.name, sign)
        for path in WINDOW.rglob("*.py")
        for text in texts(ast.parse(path.read_text(encoding="utf-8")))
        for sign in set(text) - {PICTURE}
        if sign.isprintable() and not font.supportsCharacter(ord(sign))
    }
    assert lacking == set()


@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.DemiBold])
def test_a_line_holds_marks_over_marks_in_each_weight(theme, qapp, weight):
    font = QFont(qapp.font())
    font.setPixelSize(100)
    font.setWeight(weight)
    metrics = QFontMetricsF(font)
    path = QPainterPath()
    path.addText(0, 0, font, "ที่นี้ น้ำ ปั๊ม ผู้ใหญ่ กรุงเทพฯ เครื่อง ฝึก ญาติ")
    ink = path.boundingRect()
    assert -ink.top() <= metrics.ascent() + 2
    assert ink.bottom() <= metrics.descent() + 2


def test_palette_and_sheet_follow_when_the_scheme_is_chosen(qtbot, theme, qapp):
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme(Qt.ColorScheme.Dark)
    assert qapp.palette().window().color() == QColor(DARK.window)
    assert DARK.panel in qapp.styleSheet()
    theme.set_scheme(Qt.ColorScheme.Light)
    assert qapp.palette().window().color() == QColor(LIGHT.window)
    assert "$" not in qapp.styleSheet()


def ink_of(name):
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    icon(name).paint(painter, image.rect())
    painter.end()
    pixels = (image.pixelColor(x, y) for x in range(48) for y in range(48))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("name", ICONS)
def test_icon_draws_something_in_the_colour_of_the_moment(theme, name):
    theme.set_scheme(Qt.ColorScheme.Dark)
    dark = ink_of(name)
    theme.set_scheme(Qt.ColorScheme.Light)
    light = ink_of(name)
    assert light
    if name != "phaen":  # the program's own sign has its own colours
        assert light == {LIGHT.text}
        assert dark == {DARK.text}


def test_icon_is_sharp_when_the_screen_is_dense(theme):
    pixmap = icon("home").pixmap(icon("home").actualSize(icon("home").pixmap(24, 24).size()), 2.0)
    assert pixmap.devicePixelRatio() == 2.0
    assert pixmap.width() == 48
