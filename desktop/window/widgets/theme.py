"""The look: palettes for light and dark, the Thai font, one style sheet."""

from __future__ import annotations

import string
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from forms.resources import RESOURCES

# 11 points are 14.7 pixels at 96 dots per inch: Thai marks stay apart from there on.
LEAST_POINTS = 11.0
_FONT_FAMILY = "Sarabun"
# What an application is started with to wear the style that the look is made for.
FUSION = ("-style", "fusion")


class Colours(NamedTuple):
    """The colours of one scheme, as the style sheet and the painters name them."""

    window: str
    panel: str
    base: str
    desk: str  # what pages of paper lie on
    text: str
    muted: str
    hint: str  # what stands in a field until something is typed
    line: str  # between parts
    edge: str  # around what is filled in
    accent: str
    on_accent: str
    accent_hover: str
    soft: str  # the ground of what is selected
    hover: str
    disabled: str
    error: str
    warning: str
    advice: str


LIGHT = Colours(
    window="#f5f6f7",
    panel="#eceff0",
    base="#ffffff",
    desk="#dfe3e5",
    text="#1d2529",
    muted="#55626a",
    hint="#66717a",
    line="#cbd2d6",
    edge="#77848b",
    accent="#0b6b62",
    on_accent="#ffffff",
    accent_hover="#095850",
    soft="#d5ebe7",
    hover="#e4e9eb",
    disabled="#8b979e",
    error="#b3261e",
    warning="#8a5300",
    advice="#1f5fa8",
)
DARK = Colours(
    window="#1c2124",
    panel="#161a1d",
    base="#24292d",
    desk="#121517",
    text="#e7ecee",
    muted="#a9b5bb",
    hint="#98a3a9",
    line="#3c464c",
    edge="#808d94",
    accent="#5cc2b4",
    on_accent="#06231f",
    accent_hover="#7ad3c6",
    soft="#1f4640",
    hover="#2e353a",
    disabled="#75828a",
    error="#ff8f85",
    warning="#f1bf57",
    advice="#8dbcff",
)


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
        app.setFont(_thai_font(app.font().pointSizeF()))
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    def set_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Wear one scheme; Unknown follows the system."""
        self.scheme = scheme
        self._apply()

    def colour(self, name: str) -> QColor:
        """The colour that goes by one of the names of Colours, as it is now."""
        return QColor(getattr(self.colours, name))

    def _apply(self) -> None:
        scheme = self.scheme
        if scheme is Qt.ColorScheme.Unknown:
            scheme = self._app.styleHints().colorScheme()
        colours = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        if colours is self.colours:
            return
        self.colours = colours
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
    """The size that the screen of a window has for windows."""
    # Not the window's own word: what a widget names as its screen, PySide takes for a part
    # of it, and deletes with it.
    screen = QGuiApplication.screenAt(window.geometry().center()) or QGuiApplication.primaryScreen()
    return screen.availableSize()


def sized(font: QFont, factor: float, *, strong: bool = False) -> QFont:
    """The font in another size, and semi-bold where it is to be strong."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * factor)
    if strong:
        other.setWeight(QFont.Weight.DemiBold)
    return other


def _thai_font(system_points: float) -> QFont:
    for name in ("Sarabun-Regular.ttf", "Sarabun-SemiBold.ttf", "Sarabun-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / "ui" / name))
    font = QFont(_FONT_FAMILY)
    font.setPointSizeF(max(LEAST_POINTS, system_points))
    return font


def _filled(sheet: string.Template, colours: Colours) -> str:
    """The style sheet in one scheme's colours and with its pictures' paths."""
    icons = (RESOURCES / "icons" / "sheet").as_posix()
    scheme = "dark" if colours is DARK else "light"
    return sheet.substitute(colours._asdict(), icons=icons, scheme=scheme)


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    names = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "base",
        role.AlternateBase: "window",
        role.Text: "text",
        role.PlaceholderText: "muted",
        role.Button: "window",
        role.ButtonText: "text",
        role.BrightText: "error",
        role.ToolTipBase: "base",
        role.ToolTipText: "text",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Accent: "accent",
        role.Light: "base",
        role.Midlight: "hover",
        role.Mid: "line",
        role.Dark: "disabled",
        role.Shadow: "panel",
    }
    for each, name in names.items():
        palette.setColor(each, QColor(getattr(colours, name)))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.line))
    return palette
