"""Text measured: the pieces that stand on one line, their glyphs and their widths."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.document import Run
from forms.thai.shaping import Glyphs, Typeface, fonts
from forms.thai.words import finer, read

_SPACES = " \u3000"
_BLANKS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2002-\u2006\u2008-\u200a\u2028\u2029]")
# Characters that print nothing and mean nothing on paper.
_UNSEEN = re.compile("[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f]")
# Marks of old fonts in private use, and the letters that they are.
_PRIVATE = str.maketrans(
    {
        **dict(zip(map(chr, range(0xF701, 0xF705)), "ิีึื", strict=True)),
        **dict(zip(map(chr, range(0xF705, 0xF70A)), "่้๊๋์", strict=True)),
        **dict(zip(map(chr, range(0xF70A, 0xF70F)), "่้๊๋์", strict=True)),
        **dict(zip(map(chr, range(0xF710, 0xF718)), "ัํ็่้๊๋์", strict=True)),
        **dict(zip(map(chr, range(0xF718, 0xF71B)), "ฺุู", strict=True)),
        "\uf700": "ฐ",
        "\uf70f": "ญ",
    }
)
_WORTH_CLEANING = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u0e7f\u2010-\u2027\u2030-\u205e\u2070-\ud7ff]"
)
# The number of a footnote: its size and how far it is raised, in ems of its line.
RAISED_SIZE = 0.6
_RAISED_BY = 0.36


class Word(NamedTuple):
    """A piece that stands on one line: its glyphs, its width and that without spaces (em).

    One with a `bond` would rather not start a line.
    """

    text: str
    glyphs: tuple[Glyphs, ...]
    width: float
    ink: float
    bond: bool = False


class Measured(NamedTuple):
    """The words of one text in one weight; `face` is set where all are of that face.

    `whole` is the width of all of them on one line, `widest` that of the widest, both without
    the spaces at the end.
    """

    words: tuple[Word, ...]
    face: Typeface | None
    whole: float
    widest: float


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line, in points."""
    return measured(clean(text), bold=bold).whole * size


def widest_word(runs: Sequence[Run], size: float) -> float:
    """The width in points of the widest piece that no line should part."""
    words = max(
        (
            measured(part, bold=run.bold).widest
            for run in runs
            if not run.note
            for part in clean(run.text).split("\n")
        ),
        default=0.0,
    )
    return size * (words + max((raised_number(run).ink for run in runs if run.note), default=0.0))


def clean(text: str) -> str:
    """The text as it can be printed: tabs are spaces, control characters are gone."""
    if _WORTH_CLEANING.search(text) is None:
        return text
    lined = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", _BLANKS.sub(" ", lined)).translate(_PRIVATE)


@lru_cache(maxsize=16384)
def measured(text: str, *, bold: bool) -> Measured:
    """The words of a text with their glyphs and widths."""
    pieces, bonds = read(text)
    words = tuple([word_of(piece, bold=bold) for piece in pieces])
    if bonds:
        words = tuple(
            [word._replace(bond=True) if at in bonds else word for at, word in enumerate(words)]
        )
    faces = {glyphs.face for word in words for glyphs in word.glyphs}
    width = 0.0
    ink = 0.0
    for word in words:
        ink = width + word.ink
        width += word.width
    widest = max([word.ink for word in words], default=0.0)
    return Measured(words, faces.pop() if len(faces) == 1 else None, ink, widest)


@lru_cache(maxsize=65536)
def word_of(text: str, *, bold: bool) -> Word:
    """One piece, shaped. Zero-width spaces have done their work by now."""
    shown = text.replace("\u200b", "")
    if not shown:
        return Word("", (), 0.0, 0.0)
    core = shown.rstrip(_SPACES)
    glyphs = fonts(bold=bold).shape(core) if core else ()
    ink = width = sum([each.width for each in glyphs])
    if core != shown:
        blank = fonts(bold=bold).shape(shown[len(core) :])
        width += sum([each.width for each in blank])
        glyphs = _joined(glyphs, blank)
    return Word(shown, glyphs, width, ink)


def _joined(glyphs: tuple[Glyphs, ...], more: tuple[Glyphs, ...]) -> tuple[Glyphs, ...]:
    """Glyphs and those after them, in one where the typeface is the same."""
    if not glyphs or glyphs[-1].face is not more[0].face:
        return glyphs + more
    last, first = glyphs[-1], more[0]
    both = Glyphs(last.face, last.codes + first.codes, last.width + first.width)
    return (*glyphs[:-1], both, *more[1:])


@lru_cache(maxsize=8192)
def narrower(text: str, room: float, *, bold: bool) -> tuple[Word, ...]:
    """A word as pieces of at most `room` ems, as far as it can be parted."""
    word = word_of(text, bold=bold)
    if word.ink <= room:
        return (word,)
    parts = finer(text)
    if len(parts) == 1:
        return (word,)
    return tuple(piece for part in parts for piece in narrower(part, room, bold=bold))


def fitting(words: tuple[Word, ...], room: float, *, bold: bool) -> tuple[Word, ...]:
    """The words, those taken apart that are wider than the column."""
    fitting: list[Word] = []
    for word in words:
        fitting += (word,) if word.ink <= room else narrower(word.text, room, bold=bold)
    return tuple(fitting)


def raised_number(run: Run) -> Word:
    """The number of a footnote, as small as it is printed."""
    word = word_of(clean(run.text).replace("\n", " "), bold=run.bold)
    glyphs = tuple(each.face.raised(each.codes, RAISED_SIZE, _RAISED_BY) for each in word.glyphs)
    width = sum([each.width for each in glyphs])
    return Word(word.text, glyphs, width, width)
