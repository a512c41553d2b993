"""Text to lines: runs are broken into lines of a width, and lines know what to draw."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from forms.document import Run
from forms.thai.shaping import Glyphs, Typeface, fonts
from forms.thai.words import finer, segments

# From one baseline to the next, in ems. The tallest line (tone on upper vowel above, vowel
# under a letter with a foot below) is 1.1 em of ink, so that lines never touch.
LEADING = 1.2
# How far below the top of its line a baseline lies, in ems: the tallest ink above it.
ASCENT = 0.88

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
# A line is as wide as its column where it is wider by less than this, in points.
_SLACK = 0.01
# The number of a footnote: its size and how far it is raised, in ems of its line.
RAISED_SIZE = 0.6
_RAISED_BY = 0.36


class Segment(NamedTuple):
    """A stretch of a line in one typeface. `width` is points, spaces at its end included.

    A `raised` one is the number of a footnote.
    """

    face: Typeface
    codes: str
    width: float
    underline: bool = False
    raised: bool = False

    @property
    def text(self) -> str:
        """Its characters."""
        return self.face.text_of(self.codes)


class Line(NamedTuple):
    """One line: its segments, and its width in points without the spaces at its end.

    `notes` are the footnotes whose numbers stand on it.
    """

    segments: tuple[Segment, ...]
    width: float
    notes: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        """Its characters, without the numbers of footnotes."""
        return "".join(segment.text for segment in self.segments if not segment.raised)


class _Word(NamedTuple):
    """A piece that stands on one line: its glyphs, its width and that without spaces (em)."""

    text: str
    glyphs: tuple[Glyphs, ...]
    width: float
    ink: float


class _Measured(NamedTuple):
    """The words of one text in one weight; `face` is set where all are of that face."""

    words: tuple[_Word, ...]
    face: Typeface | None
    widest: float


class _Piece(NamedTuple):
    """A part of a word in one look: a word may be half bold.

    One with a `note` is the number of that footnote.
    """

    word: _Word
    underline: bool
    note: Run | None = None


def set_lines(
    runs: Sequence[Run], width: float, size: float, *, first: float = 0
) -> tuple[Line, ...]:
    """The lines of a paragraph in a column of `width` points, type of `size` points.

    `first` is how much further in the first line starts. A line feed in the text starts a
    new line; an empty text has one empty line. No line is wider than the column as long
    as a cluster fits into it.
    """
    return tuple([line for part in set_parts(runs, width, size, first=first) for line in part])


def set_parts(
    runs: Sequence[Run], width: float, size: float, *, first: float = 0
) -> list[list[Line]]:
    """The lines of a paragraph as `set_lines` gives them, those that a line feed ends apart."""
    parts: list[list[Line]] = []
    for part in _split_at_feeds(runs):
        inset = 0.0 if parts else first
        if len(part) == 1 and not part[0].note:
            parts.append(_set_run(part[0], width, size, inset))
        else:
            parts.append(_set_mixed(part, width, size, inset))
    return parts


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text on one line, in points."""
    return _measured(clean(text), bold=bold).widest * size


def widest_word(runs: Sequence[Run], size: float) -> float:
    """The width in points of the widest piece that no line should part."""
    words = max(
        (
            word.ink
            for run in runs
            if not run.note
            for part in clean(run.text).split("\n")
            for word in _measured(part, bold=run.bold).words
        ),
        default=0.0,
    )
    return size * (words + max((_number(run).word.ink for run in runs if run.note), default=0.0))


def clean(text: str) -> str:
    """The text as it can be printed: tabs are spaces, control characters are gone."""
    if _WORTH_CLEANING.search(text) is None:
        return text
    lined = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", _BLANKS.sub(" ", lined)).translate(_PRIVATE)


def _split_at_feeds(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of each line that the writer ended."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        if run.note:
            parts[-1].append(run)
            continue
        first, *others = clean(run.text).split("\n")
        if first or not run.text:
            parts[-1].append(_with_text(run, first))
        parts += [[_with_text(run, text)] for text in others]
    for part in parts:
        filled = [run for run in part if run.text or run.note]
        part[:] = filled or part[:1] or [Run("")]
    return parts


def _with_text(run: Run, text: str) -> Run:
    return run if run.text == text else Run(text, run.bold, run.underline)


@lru_cache(maxsize=16384)
def _measured(text: str, *, bold: bool) -> _Measured:
    """The words of a text with their glyphs and widths."""
    words = tuple([_word(piece, bold=bold) for piece in segments(text)])
    faces = {glyphs.face for word in words for glyphs in word.glyphs}
    width = 0.0
    ink = 0.0
    for word in words:
        ink = width + word.ink
        width += word.width
    return _Measured(words, faces.pop() if len(faces) == 1 else None, ink)


@lru_cache(maxsize=65536)
def _word(text: str, *, bold: bool) -> _Word:
    """One piece, shaped. Zero-width spaces have done their work by now."""
    shown = text.replace("\u200b", "")
    if not shown:
        return _Word("", (), 0.0, 0.0)
    core = shown.rstrip(_SPACES)
    glyphs = fonts(bold=bold).shape(core) if core else ()
    ink = width = sum([each.width for each in glyphs])
    if core != shown:
        blank = fonts(bold=bold).shape(shown[len(core) :])
        width += sum([each.width for each in blank])
        glyphs = _joined(glyphs, blank)
    return _Word(shown, glyphs, width, ink)


def _joined(glyphs: tuple[Glyphs, ...], more: tuple[Glyphs, ...]) -> tuple[Glyphs, ...]:
    """Glyphs and those after them, in one where the typeface is the same."""
    if not glyphs or glyphs[-1].face is not more[0].face:
        return glyphs + more
    last, first = glyphs[-1], more[0]
    both = Glyphs(last.face, last.codes + first.codes, last.width + first.width)
    return (*glyphs[:-1], both, *more[1:])


@lru_cache(maxsize=8192)
def _narrower(text: str, room: float, *, bold: bool) -> tuple[_Word, ...]:
    """A word as pieces of at most `room` ems, as far as it can be parted."""
    word = _word(text, bold=bold)
    if word.ink <= room:
        return (word,)
    parts = finer(text)
    if len(parts) == 1:
        return (word,)
    return tuple(piece for part in parts for piece in _narrower(part, room, bold=bold))


def _set_run(run: Run, width: float, size: float, first: float) -> list[Line]:
    """The lines of a single run without line feeds."""
    measured = _measured(run.text, bold=run.bold)
    room = (width + _SLACK) / size
    inset = first / size
    words = measured.words
    if measured.widest <= room - inset:
        return [_line(words, size, underline=run.underline, face=measured.face)]
    words = _fitting(words, room, bold=run.bold)
    return [
        _line(words[start:end], size, underline=run.underline, face=measured.face)
        for start, end in _breaks(words, room, inset)
    ]


def _fitting(words: tuple[_Word, ...], room: float, *, bold: bool) -> tuple[_Word, ...]:
    """The words, those taken apart that are wider than the column."""
    if all(word.ink <= room for word in words):
        return words
    fitting: list[_Word] = []
    for word in words:
        fitting += (word,) if word.ink <= room else _narrower(word.text, room, bold=bold)
    return tuple(fitting)


def _breaks(words: Sequence[_Word], room: float, inset: float) -> list[tuple[int, int]]:
    """Where each line starts and ends: as many words on each as fit."""
    lines: list[tuple[int, int]] = []
    start = 0
    pen = inset
    for position, word in enumerate(words):
        if pen + word.ink > room and position > start:
            lines.append((start, position))
            start = position
            pen = 0.0
        pen += word.width
    lines.append((start, len(words)))
    return lines


def _line(words: Sequence[_Word], size: float, *, underline: bool, face: Typeface | None) -> Line:
    """Words as a line; `face` where they are all of that face."""
    if not words:
        return Line((), 0.0)
    width = 0.0
    for word in words:
        width += word.width
    ink = (width - words[-1].width + words[-1].ink) * size
    if face is not None:
        codes = "".join([glyphs.codes for word in words for glyphs in word.glyphs])
        return Line((Segment(face, codes, width * size, underline),), ink)
    return Line(_merged([_Piece(word, underline) for word in words], size), ink)


def _merged(pieces: Sequence[_Piece], size: float) -> tuple[Segment, ...]:
    """The fewest segments for pieces in several looks."""
    merged: list[Segment] = []
    for word, underline, note in pieces:
        look = (underline, note is not None)
        for face, codes, width in word.glyphs:
            last = merged[-1] if merged else None
            if last is not None and last.face is face and last[3:] == look:
                merged[-1] = Segment(face, last.codes + codes, last.width + width * size, *look)
            else:
                merged.append(Segment(face, codes, width * size, *look))
    return tuple(merged)


def _set_mixed(runs: Sequence[Run], width: float, size: float, first: float) -> list[Line]:
    """The lines of several runs: broken as one text, each piece in the look of its run."""
    room = (width + _SLACK) / size
    inset = first / size
    words = _mixed_words(runs, room)
    wholes = [_whole(pieces) for pieces in words]
    lines: list[Line] = []
    for start, end in _breaks(wholes, room, inset):
        pieces = [piece for word in words[start:end] for piece in word]
        total = sum(word.width for word in wholes[start:end])
        last = wholes[end - 1]
        notes = tuple(piece.note for piece in pieces if piece.note)
        lines.append(Line(_merged(pieces, size), (total - last.width + last.ink) * size, notes))
    return lines


def _whole(pieces: Sequence[_Piece]) -> _Word:
    """Pieces as one word, for measuring."""
    width = sum(piece.word.width for piece in pieces)
    last = pieces[-1].word
    return _Word("", (), width, width - last.width + last.ink)


def _mixed_words(runs: Sequence[Run], room: float) -> list[list[_Piece]]:
    """Each segment as its pieces of one look; segments wider than the column taken apart.

    The number of a footnote hangs on what stands before it: lines are broken as if it
    were not there.
    """
    looks, numbers = _looks(runs)
    words: list[list[_Piece]] = []
    position = 0
    for text in segments("".join(run.text for run in runs if not run.note)):
        waiting = [text]
        while waiting:
            part = waiting.pop(0)
            pieces = _looked(part, looks, numbers, position)
            parts = finer(part) if _whole(pieces).ink > room else (part,)
            if len(parts) > 1:
                waiting[:0] = parts
                continue
            words.append(pieces)
            position += len(part)
    leading = [_number(run) for run in numbers.get(0, ())]
    words[:1] = [leading + words[0] if words else leading]
    return words


def _looks(runs: Sequence[Run]) -> tuple[list[Run], dict[int, list[Run]]]:
    """The run of each character, and the numbers of footnotes by how much stands before."""
    looks: list[Run] = []
    numbers: dict[int, list[Run]] = {}
    for run in runs:
        if run.note:
            numbers.setdefault(len(looks), []).append(run)
        else:
            looks += [run] * len(run.text)
    return looks, numbers


def _looked(
    text: str, looks: Sequence[Run], numbers: Mapping[int, Sequence[Run]], at: int
) -> list[_Piece]:
    """A text, which stands `at` so many characters, cut where its look changes."""
    pieces: list[_Piece] = []
    start = at
    last = at + len(text)
    for end in range(at + 1, last + 1):
        if end == last or looks[end] is not looks[start] or end in numbers:
            look = looks[start]
            word = _word(text[start - at : end - at], bold=look.bold)
            pieces.append(_Piece(word, look.underline))
            pieces += [_number(run) for run in numbers.get(end, ())]
            start = end
    return pieces


def _number(run: Run) -> _Piece:
    """The number of a footnote, as small as it is printed."""
    word = _word(clean(run.text).replace("\n", " "), bold=run.bold)
    glyphs = tuple(each.face.raised(each.codes, RAISED_SIZE, _RAISED_BY) for each in word.glyphs)
    width = sum([each.width for each in glyphs])
    return _Piece(_Word(word.text, glyphs, width, width), underline=False, note=run)
