"""Text to lines: runs are broken into lines of a width, and lines know what to draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from forms.document import Run
from forms.thai.breaking import BLANK, line_breaks
from forms.thai.measuring import Word, clean, fitting, measured, raised_number, word_of
from forms.thai.shaping import Typeface
from forms.thai.words import finer, read

# From one baseline to the next, in ems. The tallest line (tone on upper vowel above, vowel
# under a letter with a foot below) is 1.1 em of ink, so that lines never touch.
LEADING = 1.2
# How far below the top of its line a baseline lies, in ems: the tallest ink above it.
ASCENT = 0.88

# A line is as wide as its column where it is wider by less than this, in points.
_SLACK = 0.01


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


class _Piece(NamedTuple):
    """A part of a word in one look: a word may be half bold.

    One with a `note` is the number of that footnote.
    """

    word: Word
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
    runs: Sequence[Run], width: float, size: float, *, first: float = 0, blank: float = BLANK
) -> list[list[Line]]:
    """The lines of a paragraph as `set_lines` gives them, those that a line feed ends apart.

    `blank` is how many ems shorter than need be a line may stay for a passage to be whole.
    """
    parts: list[list[Line]] = []
    for part in _split_at_feeds(runs):
        inset = 0.0 if parts else first
        if len(part) == 1 and not part[0].note:
            parts.append(_set_run(part[0], width, size, inset, blank))
        else:
            parts.append(_set_mixed(part, width, size, inset, blank))
    return parts


def count_lines(runs: Sequence[Run], width: float, size: float, *, first: float = 0) -> int:
    """How many lines `set_lines` makes of the same: for those who only ask how high they are."""
    room = (width + _SLACK) / size
    inset = first / size
    count = 0
    for part in _split_at_feeds(runs):
        if len(part) == 1 and not part[0].note:
            _, breaks, _ = _broken(part[0], room, inset, BLANK)
        else:
            breaks = _mixed_breaks(part, room, inset, BLANK)[1]
        count += len(breaks)
        inset = 0.0
    return count


def _split_at_feeds(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of each line that the writer ended."""
    if len(runs) == 1 and runs[0].text.isprintable() and not runs[0].note:
        # Most paragraphs are a run of plain letters.
        text = clean(runs[0].text)
        return [[_with_text(runs[0], text)]]
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


def _set_run(run: Run, width: float, size: float, first: float, blank: float) -> list[Line]:
    """The lines of a single run without line feeds."""
    words, breaks, face = _broken(run, (width + _SLACK) / size, first / size, blank)
    return [
        _line(words[start:end], size, underline=run.underline, face=face) for start, end in breaks
    ]


# Where lines start and end among words.
_Breaks = list[tuple[int, int]]


def _broken(
    run: Run, room: float, inset: float, blank: float
) -> tuple[tuple[Word, ...], _Breaks, Typeface | None]:
    """The words of a single run without line feeds, where its lines are, and their face."""
    words, face, whole, widest = measured(run.text, bold=run.bold)
    if whole <= room - inset:
        return words, [(0, len(words))], face
    if widest > room:
        words = fitting(words, room, bold=run.bold)
    return words, line_breaks(words, room, inset, blank), face


def _line(words: Sequence[Word], size: float, *, underline: bool, face: Typeface | None) -> Line:
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


def _set_mixed(
    runs: Sequence[Run], width: float, size: float, first: float, blank: float
) -> list[Line]:
    """The lines of several runs: broken as one text, each piece in the look of its run."""
    room = (width + _SLACK) / size
    inset = first / size
    words, breaks, wholes = _mixed_breaks(runs, room, inset, blank)
    lines: list[Line] = []
    for start, end in breaks:
        pieces = [piece for word, _ in words[start:end] for piece in word]
        total = sum(word.width for word in wholes[start:end])
        last = wholes[end - 1]
        notes = tuple(piece.note for piece in pieces if piece.note)
        lines.append(Line(_merged(pieces, size), (total - last.width + last.ink) * size, notes))
    return lines


def _mixed_breaks(
    runs: Sequence[Run], room: float, inset: float, blank: float
) -> tuple[list[tuple[list[_Piece], bool]], _Breaks, list[Word]]:
    """The words of several runs in their pieces, where their lines are, and the words whole."""
    words = _mixed_words(runs, room)
    wholes = [_whole(pieces, bond=bond) for pieces, bond in words]
    return words, line_breaks(wholes, room, inset, blank), wholes


def _whole(pieces: Sequence[_Piece], *, bond: bool = False) -> Word:
    """Pieces as one word, for measuring."""
    width = sum(piece.word.width for piece in pieces)
    last = pieces[-1].word
    return Word("", (), width, width - last.width + last.ink, bond)


def _mixed_words(runs: Sequence[Run], room: float) -> list[tuple[list[_Piece], bool]]:
    """Each segment as its pieces of one look, and whether it has a bond.

    Segments wider than the column are taken apart.

    The number of a footnote hangs on what stands before it: lines are broken as if it
    were not there.
    """
    looks, numbers = _looks(runs)
    words: list[tuple[list[_Piece], bool]] = []
    position = 0
    texts, bonds = read("".join(run.text for run in runs if not run.note))
    for number, text in enumerate(texts):
        waiting = [text]
        while waiting:
            part = waiting.pop(0)
            pieces = _looked(part, looks, numbers, position)
            parts = finer(part) if _whole(pieces).ink > room else (part,)
            if len(parts) > 1:
                waiting[:0] = parts
                continue
            words.append((pieces, part is text and number in bonds))
            position += len(part)
    leading = [_number(run) for run in numbers.get(0, ())]
    words[:1] = [(leading + words[0][0] if words else leading, False)]
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
            word = word_of(text[start - at : end - at], bold=look.bold)
            pieces.append(_Piece(word, look.underline))
            pieces += [_number(run) for run in numbers.get(end, ())]
            start = end
    return pieces


def _number(run: Run) -> _Piece:
    return _Piece(raised_number(run), underline=False, note=run)
