"""Pictures within the text of a page."""

from __future__ import annotations

from forms.document import Figure, plain
from forms.drawn_pictures import BROKEN_WORDS, Size, drawn_size, picture_size
from forms.thai.strips import Image, Mark, Strip, extent, paragraph_strips

# Above and below a picture, and between it and its caption (points).
_AROUND = 4.0
_CAPTION_GAP = 3.0


def figure_strips(figure: Figure, width: float, tallest: float) -> tuple[Strip, ...]:
    """A picture and its caption as one strip, in the middle of a column `width` points wide.

    It is no wider than the column and no higher than `tallest`. One that cannot be opened
    is a box that says so.
    """
    caption: tuple[Strip, ...] = ()
    if figure.caption:
        words = plain(figure.caption, align="center", size=figure.size)
        caption = paragraph_strips(words, width)
    gap = _CAPTION_GAP if caption else 0.0
    room = tallest - 2 * _AROUND - gap - sum([strip.height for strip in caption])
    size = drawn_size(figure, width, room)
    left = (width - size.width) / 2
    if picture_size(figure.data) is None:
        strip, size = _broken(left, size, figure.size)
    else:
        strip = Strip(0.0, (), images=(Image(left, _AROUND, *size, figure.data),))
    marks = list(strip.marks)
    bottom = _AROUND + size.height + gap
    for line in caption:
        marks += [mark._replace(baseline=mark.baseline + bottom) for mark in line.marks]
        bottom += line.height
    return (strip._replace(height=bottom + _AROUND, marks=tuple(marks), opens=True),)


def _broken(left: float, size: Size, type_size: float) -> tuple[Strip, Size]:
    """A box in place of a picture, with words in it, and the size that it has with them."""
    lines = paragraph_strips(plain(BROKEN_WORDS, align="center", size=type_size), size.width)
    size = Size(size.width, max(size.height, extent(lines) + 2 * _CAPTION_GAP))
    top = _AROUND + max((size.height - extent(lines)) / 2, 0.0)
    marks: list[Mark] = []
    for strip in lines:
        marks += [
            mark._replace(x=mark.x + left, baseline=mark.baseline + top) for mark in strip.marks
        ]
        top += strip.height
    bars = tuple((left, y, size.width) for y in (_AROUND, _AROUND + size.height))
    sides = tuple((x, _AROUND, size.height) for x in (left, left + size.width))
    return Strip(0.0, tuple(marks), bars=bars, sides=sides), size
