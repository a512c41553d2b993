"""The look: the tokens made into the Thai font, the palette and one style sheet."""

from __future__ import annotations

import re
import string

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.window.widgets import tokens
from desktop.window.widgets.tokens import DARK, LIGHT, Colours, Letters
from forms.resources import RESOURCES

# The dots an inch at which a point of the tokens is 4/3 pixels.
_DOTS = 96
# What an application is started with to wear the style that the look is made for.
FUSION = ("-style", "fusion")


class Theme(QObject):
    """The look of one application, light or dark as the system or its user says.

    The application has been started with the arguments of FUSION: to set its style later
    makes Qt's Python side learn all of QStyle before the first paint.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._sheet = string.Template((RESOURCES / "window.qss").read_text(encoding="utf-8"))
        self.scheme = Qt.ColorScheme.Unknown
        self.colours: Colours | None = None
        self._made: dict[str, QColor] = {}
        _load_fonts()
        # What is measured before a style has seen it; what is seen has its font of the sheet:
        # Windows has a font of its own for each class, and comes back to it with every change
        # of its colours.
        font = QFont(tokens.FAMILY)
        font.setPointSizeF(max(tokens.DATA.points, app.font().pointSizeF()))
        app.setFont(font)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    def set_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Wear one scheme; Unknown follows the system."""
        self.scheme = scheme
        self._apply()

    def load_bold(self) -> None:
        """Have the bold letters at hand, which stand in running texts alone."""
        _load_font("Bold")

    def colour(self, name: str) -> QColor:
        """The colour that goes by one of the names of Colours, as it is now."""
        return self._made[name]

    def _apply(self) -> None:
        scheme = self.scheme
        if scheme is Qt.ColorScheme.Unknown:
            scheme = self._app.styleHints().colorScheme()
        colours = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        if colours is self.colours:
            return
        self.colours = colours
        self._made = {name: QColor(value) for name, value in colours._asdict().items()}
        self._app.setPalette(_palette(colours))
        self._app.setStyleSheet(_filled(self._sheet, colours))
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self.scheme is Qt.ColorScheme.Unknown:
            self._apply()


def em(widget: QWidget, count: float) -> int:
    """So many times the size of the widget's letters, in device-independent pixels."""
    return round(QFontInfo(widget.font()).pixelSize() * count)


def resize_within_screen(window: QWidget, width: float, height: float) -> None:
    """Give a window a size in letters, or what the screen has room for."""
    size = QSize(em(window, width), em(window, height))
    window.resize(size.boundedTo(screen_room(window)))


def screen_room(window: QWidget) -> QSize:
    """The size that the screen of a window has for what is in its frame."""
    # Not the window's own word: what a widget names as its screen, PySide takes for a part
    # of it, and deletes with it.
    screen = QGuiApplication.screenAt(window.geometry().center()) or QGuiApplication.primaryScreen()
    return screen.availableSize() - QSize(0, px(tokens.TITLE_BAR_HEIGHT))


def sized(font: QFont, factor: float, *, strong: bool = False) -> QFont:
    """The font in another size, and semi-bold where it is to be strong."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * factor)
    if strong:
        other.setWeight(QFont.Weight.DemiBold)
    return other


def px(length: float) -> int:
    """A length of the tokens in device-independent pixels, as large as the letters here are."""
    return round(
        length * _letters_scale() * QGuiApplication.primaryScreen().logicalDotsPerInchY() / _DOTS
    )


def font_of(letters: Letters) -> QFont:
    """The font that a kind of text is set in, for what is painted."""
    font = QFont(tokens.FAMILY)
    font.setPointSizeF(letters.points * _letters_scale())
    font.setWeight(QFont.Weight(letters.weight))
    return font


def set_role(widget: QWidget, role: str) -> None:
    """Set a label in one of the kinds of text of `tokens.ROLES`."""
    widget.setProperty("role", role)


def _letters_scale() -> float:
    """How much larger than those of the tokens the letters here are."""
    return QGuiApplication.font().pointSizeF() / tokens.DATA.points


def _load_fonts() -> None:
    for weight in ("Regular", "SemiBold"):
        _load_font(weight)


def _load_font(weight: str) -> None:
    QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / "ui" / f"Sarabun-{weight}.ttf"))


def _filled(sheet: string.Template, colours: Colours) -> str:
    """The style sheet in one scheme's colours, with its pictures' paths and this size's lengths."""
    icons = (RESOURCES / "icons" / "sheet").as_posix()
    scheme = "dark" if colours is DARK else "light"
    points = {
        f"{name}_points": f"{letters.points * _letters_scale():g}pt"
        for name, letters in tokens.ROLES.items()
    }
    rail = f"{tokens.RAIL.points * _letters_scale():g}pt"
    filled = sheet.substitute(
        colours._asdict(),
        **points,
        rail_points=rail,
        family=tokens.FAMILY,
        icons=icons,
        scheme=scheme,
    )
    # Lines and frames of one or two pixels stay as thin as they are.
    return re.sub(r"\b([3-9]|[1-9]\d+)px", lambda found: f"{px(int(found[1]))}px", filled)


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    names = {
        role.Window: "canvas",
        role.WindowText: "text",
        role.Base: "canvas",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.PlaceholderText: "text3",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "error",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Accent: "accent",
        role.Light: "raised",
        role.Midlight: "hover",
        role.Mid: "line2",
        role.Dark: "disabled",
        role.Shadow: "rail",
    }
    for each, name in names.items():
        palette.setColor(each, QColor(getattr(colours, name)))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.line2))
    return palette
