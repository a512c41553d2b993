"""Some of several, each a box to be checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.window.fields.value_editors import FlagBox
from desktop.window.widgets.theme import em


class CheckGroup(QWidget):
    """Boxes of (value, words); `take` gets the values that are chosen, in the order offered."""

    def __init__(
        self, choices: Sequence[tuple[str, str]], take: Callable[[tuple[str, ...]], object]
    ) -> None:
        super().__init__()
        self._values = tuple(value for value, _words in choices)
        self.boxes = tuple(FlagBox(words) for _value, words in choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.2))
        for box in self.boxes:
            box.clicked.connect(lambda _checked: take(self.chosen()))
            column.addWidget(box)

    def chosen(self) -> tuple[str, ...]:
        """The values that are chosen."""
        pairs = zip(self._values, self.boxes, strict=True)
        return tuple(value for value, box in pairs if box.isChecked())

    def show_chosen(self, values: Sequence[str]) -> None:
        """Check those, and no others."""
        for value, box in zip(self._values, self.boxes, strict=True):
            box.setChecked(value in values)
