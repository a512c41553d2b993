"""The choices that a cell's editor offers, in a list under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.window.widgets.theme import em

_MOST_ROWS = 9


class ChoiceList(QListView):
    """A list over the window that never takes the focus: its editor moves in it.

    It is within the window and no popup of its own: input methods of Thai go on working.
    """

    picked = Signal(str)

    def __init__(self, owner: QWidget, words: Sequence[str]) -> None:
        super().__init__(owner.window())
        self.hide()
        self._owner = owner
        self._words = tuple(words)
        self._plain = [word.casefold() for word in words]
        self.setObjectName("choices")
        self.setAccessibleName("รายการที่เลือกได้")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setModel(QStringListModel(self))
        self.clicked.connect(lambda index: self.picked.emit(index.data()))

    @property
    def chosen(self) -> str:
        """The words that are marked; empty where none are, or the list is away."""
        index = self.currentIndex()
        return str(index.data()) if self.isVisible() and index.isValid() else ""

    def offer(self, part: str, *, mark: bool) -> None:
        """Show the choices that hold a text, the first one marked or none."""
        wanted = part.casefold()
        found = [w for w, plain in zip(self._words, self._plain, strict=True) if wanted in plain]
        found.sort(key=lambda word: not word.casefold().startswith(wanted))
        self._list().setStringList(found)
        if not found:
            self.hide()
            return
        if mark:
            self.setCurrentIndex(self._list().index(0))
        self._place(len(found))
        self.show()
        self.raise_()

    def step(self, count: int) -> None:
        """Mark the next choice, or the one before."""
        row = self.currentIndex().row() + count
        if self.currentIndex().row() < 0:
            row = 0 if count > 0 else self._list().rowCount() - 1
        row = max(0, min(row, self._list().rowCount() - 1))
        self.setCurrentIndex(self._list().index(row))

    def _list(self) -> QStringListModel:
        model = self.model()
        assert isinstance(model, QStringListModel)  # noqa: S101 - it is set above
        return model

    def follow(self) -> None:
        """Stand by the editor, which has another place or size."""
        self._place(self._list().rowCount())

    def _place(self, count: int) -> None:
        """Under the editor, or over it where there is no room."""
        owner, window = self._owner, self._owner.window()
        row = max(1, self.sizeHintForRow(0))
        height = row * min(count, _MOST_ROWS) + 2 * self.frameWidth() + em(self, 0.6)
        width = min(max(owner.width(), em(self, 22)), window.width())
        spot = owner.mapTo(window, QPoint(0, owner.height()))
        if spot.y() + height > window.height():
            spot.setY(max(0, owner.mapTo(window, QPoint(0, 0)).y() - height))
        left = max(0, min(spot.x(), window.width() - width))
        self.setGeometry(left, spot.y(), width, height)
