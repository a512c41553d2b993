"""A button whose menu puts what is filled in into a text, by what it is called in Thai."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.widgets.plain_words import set_tip
from forms.editions.editing.holes import Hole

_WORDS = "แทรกคำเติม"


class HoleButton(QToolButton):
    """Offers what may be filled into the text of a control. The menu is made when it is opened."""

    def __init__(self, holes: Sequence[Hole], control: QWidget) -> None:
        super().__init__()
        self._holes = tuple(holes)
        self._control = control
        self.setText(_WORDS)
        self.setAccessibleName(_WORDS)
        set_tip(self, "คำที่โปรแกรมเติมให้เมื่อพิมพ์ เช่น ปีงบประมาณ")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def insert(self, hole: Hole) -> None:
        """Put it into the text, where the cursor is."""
        control = self._control
        if isinstance(control, LineBox):
            control.insert(hole.text)
            control.settle()
        elif isinstance(control, TextBox):
            control.insertPlainText(hole.text)
            control.settle()

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for hole in self._holes:
            menu.addAction(hole.words).triggered.connect(partial(self._take, hole))

    def _take(self, hole: Hole, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.insert(hole)
