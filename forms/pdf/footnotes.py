"""Footnotes: the notes of a page, at its foot under a short rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from forms.document import Paragraph, Run
from forms.thai.measuring import RAISED_SIZE, text_width
from forms.thai.strips import POINTS, Strip, paragraph_strips

SIZE = 13.0
# The rule: how far below the text, how long, and how far above the first note (points).
_ABOVE = 6.0
_LENGTH = 50 * POINTS
_BELOW = 2.0


class PageNotes:
    """The footnotes of one page, and the height that they take of it in points."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._notes: dict[Run, None] = {}
        self.height = 0.0

    def room(self, strips: Iterable[Strip]) -> float:
        """How much more of the page it takes to have the notes of these strips, too."""
        more = _notes([note for strip in strips for note in strip.notes])
        return self._height(self._notes | more) - self.height if more else 0.0

    def add(self, notes: Iterable[Run]) -> None:
        """Put notes on the page, each once."""
        self._notes |= _notes(notes)
        self.height = self._height(self._notes)

    def strips(self) -> tuple[Sequence[Strip], ...]:
        """The rule, and the lines of each note; nothing where there are none."""
        if not self._notes:
            return ()
        rule = Strip(_ABOVE + _BELOW, (), bars=((0.0, _ABOVE, _LENGTH),))
        return ((rule,), *(_note_strips(note, self._width) for note in self._notes))

    def _height(self, notes: Iterable[Run]) -> float:
        lines = (strip for note in notes for strip in _note_strips(note, self._width))
        return _ABOVE + _BELOW + sum([strip.height for strip in lines])


def _notes(runs: Iterable[Run]) -> dict[Run, None]:
    """Notes in their order, each once, however its number looks in the text."""
    return {Run(run.text, note=run.note): None for run in runs}


def _note_strips(note: Run, width: float) -> Sequence[Strip]:
    """A note after its number; its further lines start where its text does."""
    hang = (text_width(note.text, SIZE) * RAISED_SIZE + text_width(" ก", SIZE)) / POINTS
    hang -= text_width("ก", SIZE) / POINTS
    runs = (note, Run(f" {note.note}"))
    return paragraph_strips(Paragraph(runs, size=SIZE, indent=hang, first=-hang), width)
