"""Texts of cells and rows: broken into lines, the last one ending in dots, each laid out once."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from desktop.window.widgets.theme import font_of, px
from desktop.window.widgets.tokens import Letters
from desktop.window.widgets.utf16 import letters as letters_before
from desktop.window.widgets.utf16 import units

_KEPT = 4096
# No letter of the font is narrower than this share of its size, and a cluster has three at most.
_NARROWEST = 0.2
_LEFT = Qt.AlignmentFlag.AlignLeft
# What belongs to the letter before it, and what to the one behind.
_FOLLOWING = frozenset("ะาำๅๆฯัิีึืฺุู็่้๊๋์ํ๎")
_LEADING = frozenset("เแโใไ")


class Setting(NamedTuple):
    """How a text is set: its font, and the height of each of its lines in pixels."""

    font: QFont
    line: int
    key: str  # of the font


def setting(letters: Letters) -> Setting:
    """The setting of one kind of text of the tokens, at the size that letters have here."""
    return _setting(letters, QGuiApplication.font().pointSizeF())


@lru_cache(maxsize=64)
def _setting(letters: Letters, _points: float) -> Setting:
    font = font_of(letters)
    return Setting(font, px(letters.line), font.key())


def widest_word(words: str, letters: Letters) -> float:
    """How wide the widest piece of a text is that is not broken, in pixels."""
    how = setting(letters)
    return _widest_word(words, how.key, how)


@lru_cache(maxsize=1024)
def _widest_word(words: str, _key: str, how: Setting) -> float:
    layout = QTextLayout(words, how.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    widest = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(1)
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return widest


class LaidText(NamedTuple):
    """A text in lines, as high as they are; `is_cut` where not all of it is there.

    Marks reach a little over its height, above and below (`BLEED`): `draw` clips nothing.
    """

    layouts: tuple[QTextLayout, ...]
    lines: int
    height: int
    is_cut: bool

    @property
    def width(self) -> float:
        """How wide its widest line is."""
        lines = (layout.lineAt(n) for layout in self.layouts for n in range(layout.lineCount()))
        return max((line.naturalTextWidth() for line in lines), default=0.0)

    def draw(self, painter: QPainter, left: float, top: float, colour: QColor) -> None:
        """Draw the lines below `top`."""
        painter.setPen(colour)
        for layout in self.layouts:
            layout.draw(painter, QPointF(left, top))


class TextLayoutCache:
    """Texts that were laid out, for the delegates of one view; the oldest are forgotten."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], LaidText] = OrderedDict()

    def laid(
        self,
        words: str,
        how: Setting,
        width: float,
        lines: int = 1,
        *,
        align: Qt.AlignmentFlag = _LEFT,
        strong: tuple[int, int] = (0, 0),
    ) -> LaidText:
        """A text in at most so many lines of `width` pixels; 0 is as many as it needs.

        `strong` says from which letter on how many are bold.
        """
        key = (words, how.key, how.line, round(width), lines, align, strong)
        found = self._kept.get(key)
        if found is None:
            found = lay_out(words, how, max(1.0, width), lines, align=align, strong=strong)
            self._kept[key] = found
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found


def lay_out(
    words: str,
    how: Setting,
    width: float,
    lines: int = 0,
    *,
    align: Qt.AlignmentFlag = _LEFT,
    strong: tuple[int, int] = (0, 0),
) -> LaidText:
    """A text broken between words into lines of one height; see TextLayoutCache."""
    whole = words.strip("\n") if lines else words
    near = _near(whole, how.font, width, lines)
    text = near.replace("\n", "\u2028")
    layout = _layout(text, how.font, align, strong)
    ends = _break(layout, how, width, lines)
    count = max(1, len(ends))
    if not lines or not ends or ends[-1] >= units(text):
        return LaidText((layout,), count, count * how.line, is_cut=False)
    start = letters_before(text, ends[-2]) if count > 1 else 0
    rest = text[start:].replace("\u2028", " ")
    last = QFontMetricsF(how.font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    tail = _layout(last, how.font, align, _behind(strong, start), wrapped=False)
    _break(tail, how, width, 1, top=(count - 1) * how.line)
    shown: tuple[QTextLayout, ...] = (tail,)
    if count > 1:
        _break(layout, how, width, count - 1)
        shown = (layout, tail)
    return LaidText(shown, count, count * how.line, is_cut=last != rest)


def _keep_syllable(line: QTextLine, text: str) -> None:
    """Of a word wider than its line Qt breaks before any letter: here no vowel is parted."""
    start = line.textStart()
    at = end = start + line.textLength()
    while start < at < len(text) and (text[at] in _FOLLOWING or text[at - 1] in _LEADING):
        at -= 1
    if start < at < end:
        line.setLineWidth(_x_of(line, at) - _x_of(line, start) + 0.1)


def _x_of(line: QTextLine, at: int) -> float:
    """Where a letter of a line stands; Qt gives what it took for the letter, too."""
    found: Any = line.cursorToX(at)
    return float(found[0])


def _aside(layout: QTextLayout, spare: float) -> float:
    """How far a line that was made narrower is set in."""
    align = layout.textOption().alignment()
    if align & Qt.AlignmentFlag.AlignRight:
        return spare
    return spare / 2 if align & Qt.AlignmentFlag.AlignHCenter else 0.0


def _near(words: str, font: QFont, width: float, lines: int) -> str:
    """As much of a text as so many lines may hold: of a long one, only that is looked at."""
    if not lines:
        return words
    narrowest = QFontInfo(font).pixelSize() * _NARROWEST
    return words[: round(3 * lines * width / narrowest) + 64]


def _behind(strong: tuple[int, int], start: int) -> tuple[int, int]:
    """A range of letters, as it is counted from a later letter on."""
    first, count = strong
    end = first + count - start
    return max(0, first - start), max(0, min(count, end))


def _layout(
    text: str,
    font: QFont,
    align: Qt.AlignmentFlag,
    strong: tuple[int, int],
    *,
    wrapped: bool = True,
) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    option = QTextOption()
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if wrapped else mode.NoWrap)
    option.setAlignment(align)
    layout.setTextOption(option)
    first, count = strong
    if count:
        look = QTextLayout.FormatRange()
        # PySide's stubs omit what the range holds.
        look.start = units(text[:first])  # type: ignore[attr-defined]
        look.length = units(text[first : first + count])  # type: ignore[attr-defined]
        look.format.setFontWeight(QFont.Weight.DemiBold)  # type: ignore[attr-defined]
        layout.setFormats([look])
    return layout


def _break(
    layout: QTextLayout, how: Setting, width: float, lines: int, *, top: float = 0
) -> list[int]:
    """Break a text into at most so many lines (0: all); where each ends, in units.

    A line stands in the middle of its height, whatever height the font asks for.
    """
    ends: list[int] = []
    text = layout.text()
    # Letters beyond the first plane are two units each: such texts stay as Qt breaks them.
    is_plain = units(text) == len(text)
    layout.beginLayout()
    while not lines or len(ends) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        if is_plain:
            _keep_syllable(line, text)
        drop = (how.line - line.height()) / 2
        aside = _aside(layout, width - line.width())
        line.setPosition(QPointF(aside, top + len(ends) * how.line + drop))
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    return ends
