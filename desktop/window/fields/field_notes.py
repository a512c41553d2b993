"""What stands under a field: what is wrong there, and the note on how to fill it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.places import Place
from desktop.window.widgets.mark import Mark
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import Theme, em
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from desktop.session.checker import Checker
    from forms.checks import Problem

# More than so many are in the list of problems.
_MOST = 3

Message = tuple[str, str]  # severity, words


class _Index:
    """The problems last asked for, by the place of each and every place above it."""

    def __init__(self) -> None:
        self._problems: tuple[Problem, ...] = ()
        self._by_place: dict[Place, list[Problem]] = {}

    def at(self, problems: tuple[Problem, ...], place: Place) -> Sequence[Problem]:
        if problems is not self._problems:
            self._problems = problems
            self._by_place = {}
            for problem in problems:
                for depth in range(1, len(problem.place) + 1):
                    self._by_place.setdefault(problem.place[:depth], []).append(problem)
        return self._by_place.get(place, ())


_index = _Index()


def problems_at(checker: Checker, place: Place) -> Sequence[Problem]:
    """The problems at a place and at all that it holds."""
    return _index.at(checker.problems, place)


class Messages(QWidget):
    """Lines of icon, word and sentence; out of sight while there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Message, ...] = ()
        # Made when there is something to say: most fields never have.
        self._column: QVBoxLayout | None = None
        self.hide()

    @property
    def shown(self) -> tuple[Message, ...]:
        """What it says, as (severity, words)."""
        return self._shown

    def show_none(self) -> None:
        """Say nothing."""
        self.show_messages(())

    def show_of(self, checker: Checker, place: Place, trouble: str) -> None:
        """Say why the text at a place is no value, and what the checks found there."""
        found = [("error", trouble)] if trouble else []
        # The checks list what stands in a field and is no value as well: it is said once.
        problems = sorted(
            (p for p in problems_at(checker, place) if not (trouble and p.place == place)),
            key=lambda p: list(SEVERITIES).index(p.severity),
        )
        # A slip that stands in several lines of a text is said once.
        told = Counter((p.severity, f"{SEVERITIES[p.severity]}: {p.message}") for p in problems)
        found += [(severity, _times(words, count)) for (severity, words), count in told.items()]
        more = len(found) - _MOST
        if more > 0:
            found = [*found[:_MOST], ("advice", f"และอีก {more} ข้อ ดูในหน้าตรวจและพิมพ์")]
        self.show_messages(found)

    def show_messages(self, messages: Sequence[Message]) -> None:
        """Say these."""
        if tuple(messages) == self._shown:
            return
        self._shown = tuple(messages)
        column = self._made_column()
        while column.count():
            old = column.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for severity, words in self._shown:
            column.addWidget(_line(self._theme, severity, severity, words))
        self.setVisible(bool(self._shown))

    def _made_column(self) -> QVBoxLayout:
        if self._column is None:
            self._column = QVBoxLayout(self)
            self._column.setContentsMargins(0, 0, 0, 0)
            self._column.setSpacing(em(self, 0.1))
        return self._column


def _times(words: str, count: int) -> str:
    """What is wrong, and in how many places where there are several."""
    return words if count == 1 else f"{words} ({count} แห่ง)"


class NotePanel(QFrame):
    """The note on how a field is filled in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("note")
        self._words = ""
        self._theme = theme
        self._column = QVBoxLayout(self)
        pad = em(self, 0.4)
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._line: QWidget | None = None

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    def show_words(self, words: str) -> None:
        """Show a note."""
        if words != self._words:
            if self._line is not None:
                self._line.deleteLater()
            self._line = _line(self._theme, "help", "advice", words)
            self._column.addWidget(self._line)
            self._words = words
            self.setAccessibleName(words)
        self.show()


def _line(theme: Theme, mark: str, tone: str, words: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(em(line, 0.4))
    label, sign = Label(words), Mark(theme, mark, tone, size=1.1)
    # In the middle of the first line.
    above = max(0, label.fontMetrics().height() - sign.height()) // 2
    beside = QVBoxLayout()
    beside.setContentsMargins(0, above, 0, 0)
    beside.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(beside)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    row.addWidget(label, 1)
    return line
