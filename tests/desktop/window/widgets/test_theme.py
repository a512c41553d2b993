import ast
import re
from pathlib import Path

import pytest
from PySide6 import QtWidgets
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
from PySide6.QtWidgets import (
    QApplication,
    QGroupBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop.window.widgets.icons import icon
from desktop.window.widgets.tokens import CAPTION, DARK, DATA, FAMILY, LIGHT, Colours
from forms.resources import RESOURCES
from tests.desktop.window.widgets.contrasts import contrast

WINDOW = Path(__file__).parents[4] / "desktop" / "window"
# Stands for a picture in texts that are read and not drawn.
PICTURE = "\ufffc"
ICONS = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("canvas", "rail", "sunken", "raised", "hover", "tint")
STATES = ("error", "warning", "advice", "locked", "carried")


@SCHEMES
@pytest.mark.parametrize("name", ["text", "text2"])
def test_words_stand_out_on_every_ground(colours: Colours, name):
    for ground in (*GROUNDS, "soft"):
        ratio = contrast(getattr(colours, name), getattr(colours, ground))
        assert ratio >= 4.5, (name, ground, ratio)


@SCHEMES
@pytest.mark.parametrize("name", ["text3", "accent", *STATES])
def test_fainter_words_stand_out_where_they_are_used(colours: Colours, name):
    for ground in ("canvas", "rail", "sunken", "raised", "tint"):
        ratio = contrast(getattr(colours, name), getattr(colours, ground))
        assert ratio >= 4.5, (name, ground, ratio)


@SCHEMES
@pytest.mark.parametrize("name", STATES)
def test_states_stand_out_on_their_own_grounds(colours: Colours, name):
    ground = getattr(colours, f"{name}_ground")
    assert contrast(getattr(colours, name), ground) >= 4.5
    assert contrast(colours.text, ground) >= 4.5


@SCHEMES
def test_edges_and_shapes_stand_out(colours: Colours):
    for name in ("edge", "accent", "text3", "error", "warning", "advice"):
        for ground in ("canvas", "rail", "sunken", "soft"):
            ratio = contrast(getattr(colours, name), getattr(colours, ground))
            assert ratio >= (2.7 if ground == "soft" else 3.0), (name, ground, ratio)


@SCHEMES
def test_hints_are_fainter_than_what_is_typed(colours: Colours):
    assert contrast(colours.text3, colours.canvas) < contrast(colours.text2, colours.canvas)


@pytest.mark.parametrize("box", [QLineEdit, QPlainTextEdit])
def test_hint_of_a_field_has_its_colour(qtbot, theme, box):
    field = box()
    qtbot.addWidget(field)
    field.setPlaceholderText("เช่น")
    field.show()
    assert field.palette().placeholderText().color() == theme.colour("text3")


@SCHEMES
def test_words_stand_out_on_the_accent(colours: Colours):
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_accent, colours.accent_hover) >= 4.5


def test_every_colour_that_is_named_is_one_of_the_tokens():
    named = re.compile(r"""colour\("([a-z0-9_]+)"\)|tone="([a-z0-9_]+)\"""")
    for path in WINDOW.rglob("*.py"):
        for found in named.finditer(path.read_text(encoding="utf-8")):
            assert (found[1] or found[2]) in Colours._fields, (path.name, found[0])


def test_every_colour_is_a_colour():
    for colours in (LIGHT, DARK):
        for name, value in colours._asdict().items():
            assert QColor(value).isValid(), name


def test_font_of_the_window_is_ours_and_large_enough(theme, qapp):
    assert QFontInfo(qapp.font()).family() == "Sarabun"
    assert QFontInfo(qapp.font()).pixelSize() >= 14


CLASSES = sorted(
    {
        name
        for name, kind in vars(QtWidgets).items()
        if isinstance(kind, type)
        and issubclass(kind, QWidget)
        # Windows of the system's own, and those that open by being made.
        and name not in {"QFileDialog", "QColorDialog", "QFontDialog", "QSplashScreen", "QWizard"}
    }
)


def made(name):
    """A widget of a class, or None where it cannot stand alone."""
    try:
        return getattr(QtWidgets, name)()
    except (TypeError, NotImplementedError):
        return None


@pytest.fixture
def platform_fonts(theme, qapp):
    """Fonts of the platform's own for each class, as Windows has them, which come back later."""
    before = QFont(qapp.font())
    for name in CLASSES:
        QApplication.setFont(QFont("DejaVu Sans", 7), name)
    yield
    QApplication.setFont(before)  # and with it those of the classes


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_of_widget_has_the_font_of_the_window(qtbot, platform_fonts, qapp, name):
    widget = made(name)
    if widget is None:
        return
    qtbot.addWidget(widget)
    widget.ensurePolished()
    font = QFontInfo(widget.font())
    assert font.family() == FAMILY
    # Titles of columns and of groups are captions.
    least = CAPTION if isinstance(widget, QHeaderView | QGroupBox) else DATA
    assert widget.font().pointSizeF() == pytest.approx(least.points, abs=0.01)


def test_no_text_of_the_window_is_in_another_font(qtbot, platform_fonts, full_window):
    pages = [name for name, spec in full_window.specs.items() if spec.needs_plan]
    for name in pages:
        full_window.show_page(name)
        QApplication.processEvents()
        for widget in full_window.findChildren(QWidget):
            if widget.isVisible():
                font, what = widget.font(), (name, type(widget).__name__, widget.objectName())
                assert QFontInfo(font).family() == FAMILY, what
                assert font.pointSizeF() >= CAPTION.points - 0.01, what


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
    assert qapp.palette().window().color() == QColor(DARK.canvas)
    assert DARK.rail in qapp.styleSheet()
    theme.set_scheme(Qt.ColorScheme.Light)
    assert qapp.palette().window().color() == QColor(LIGHT.canvas)
    assert "$" not in qapp.styleSheet()


class Painted(QtWidgets.QListView):
    """Counts how often it paints."""

    times = 0

    def paintEvent(self, _event):  # noqa: N802 - Qt's
        self.times += 1


def test_all_that_is_painted_is_painted_anew_when_the_scheme_is_chosen(qtbot, theme, qapp):
    # By the style sheet: nothing has to ask for it.
    theme.set_scheme(Qt.ColorScheme.Light)
    view = Painted()
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: view.times > 0)
    qapp.processEvents()
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light):
        before = view.times
        theme.set_scheme(scheme)
        qtbot.waitUntil(lambda before=before: view.times > before)


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
