"""Rows that no longer say which record they are, told by their words.

Who pastes over a whole sheet, or copies it into another workbook, loses the column that is not
seen. A record that no row names any more, and whose words one such row has, is that row's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from forms.filling.reading import FilledRow
from forms.filling.remarks import name_of
from forms.filling.scope import HEADINGS, Subject

_NUMBER = "ลำดับ"
_NAMES = ("name", "text")


class ByWords:
    """The records of a sheet that no row names; each is given to one row."""

    def __init__(self, kind: str, subjects: Iterable[Subject]) -> None:
        self._headings = HEADINGS[kind]
        self._waiting = list(subjects)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._waiting)

    def take(self, row: FilledRow) -> Subject | None:
        """The record that a row is of; None where none has its words, or several have."""
        name = next((row.cells[each].text for each in _NAMES if each in row.cells), "")
        shown = [cell.text for cell in row.shown]
        wanted = self._words(shown, name)
        if not any(wanted):
            return None
        found = [each for each in self._waiting if self._words_of(each) == wanted]
        if len(found) > 1:
            found = [each for each in found if self._numbers_of(each) == self._numbers(row)]
        if len(found) != 1:
            return None
        self._waiting = [each for each in self._waiting if each is not found[0]]
        return found[0]

    def _words_of(self, subject: Subject) -> tuple[str, ...]:
        return self._words(subject.shown, name_of(subject.record))

    def _words(self, shown: Iterable[str], name: str) -> tuple[str, ...]:
        """What stands beside the fields, but for numbers, and the name, without spaces."""
        beside = zip(self._headings, shown, strict=False)
        texts = (*(text for heading, text in beside if heading != _NUMBER), name)
        return tuple("".join(text.split()) for text in texts)

    def _numbers_of(self, subject: Subject) -> tuple[str, ...]:
        return self._counted(subject.shown, getattr(subject.record, "number", ""))

    def _numbers(self, row: FilledRow) -> tuple[str, ...]:
        number: Any = row.cells.get("number")
        return self._counted([cell.text for cell in row.shown], number.text if number else "")

    def _counted(self, shown: Iterable[str], number: str) -> tuple[str, ...]:
        beside = zip(self._headings, shown, strict=False)
        return (*(text for heading, text in beside if heading == _NUMBER), number)
