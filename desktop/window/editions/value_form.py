"""The fields of a value of an edition, each with a control that fits how it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.window.editions.check_group import CheckGroup
from desktop.window.editions.hole_button import HoleButton
from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.fields.value_editors import FlagBox, WheelessCombo
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, set_role
from forms.editing.entry_error import EntryError
from forms.editions.editing.properties import Property, Way

# Puts a value in at a spot; False where it is refused, which is told elsewhere.
Put = Callable[[Property, Any], bool]
# A number whose words are no longer stands beside others.
_NARROW = 12
# A text longer than this is seen in several lines.
_LONG = 36


class ValueForm(QWidget):
    """Shows properties and hands on what is written: at the end of typing, or at once."""

    def __init__(self, put: Put, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._put = put
        self._tell = tell
        self._shown: tuple[Property, ...] = ()
        self.controls: dict[str, Any] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(em(self, 0.8))
        self._grid.setVerticalSpacing(em(self, 0.5))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)

    def show_properties(self, properties: Sequence[Property]) -> None:
        """Show these; controls of the same fields stay, with what stands there now."""
        if [_kind(each) for each in properties] == [_kind(each) for each in self._shown]:
            self._shown = tuple(properties)
            for each in properties:
                _fill(self.controls[each.words], each)
            return
        self._shown = tuple(properties)
        self._clear()
        row = column = 0
        for at, each in enumerate(properties):
            control = self._control(at, each)
            span = 1 if each.way is Way.NUMBER and len(each.words) <= _NARROW else 3
            if column + span > 3:
                row, column = row + 2, 0
            if not isinstance(control, FlagBox):
                label = Label(each.words)
                set_role(label, "caption")
                label.setWordWrap(True)
                label.setBuddy(control)
                holes = bool(each.holes) and span > 1
                self._grid.addWidget(label, row, column, 1, span - holes)
                if holes:
                    self._grid.addWidget(HoleButton(each.holes, control), row, 2)
            self._grid.addWidget(control, row + 1, column, 1, span)
            self.controls[each.words] = control
            column += span
        self._grid.setRowStretch(row + 2, 1)

    def settle(self) -> None:
        """Hand on what is being typed."""
        for control in self.controls.values():
            if isinstance(control, LineBox | TextBox) and control.hasFocus():
                control.settle()

    def _clear(self) -> None:
        self.controls.clear()
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            # Hidden with the focus in it a box says that it is done: of another value by then.
            widget.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            widget.hide()
            widget.blockSignals(False)  # noqa: FBT003 - as above
            widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)

    def _control(self, at: int, shown: Property) -> QWidget:
        control: FlagBox | WheelessCombo | CheckGroup | TextBox | LineBox
        if shown.way is Way.TRUTH:
            control = FlagBox(shown.words)
            control.clicked.connect(lambda checked: self._take(at, checked))
        elif shown.way is Way.CHOICE:
            control = combo = WheelessCombo()
            for value, words in shown.choices:
                combo.addItem(words, value)
            combo.activated.connect(lambda _row: self._take(at, combo.currentData()))
        elif shown.way is Way.CHECKS:
            control = CheckGroup(shown.choices, lambda chosen: self._take(at, chosen))
        else:
            several = shown.way is Way.LINES or "\n" in shown.text or len(shown.text) > _LONG
            control = box = TextBox(lines=2) if several else LineBox()
            box.editing_ended.connect(lambda: self._read(at, box))
        control.setAccessibleName(shown.words)
        _fill(control, shown)
        return control

    def _read(self, at: int, control: LineBox | TextBox) -> None:
        shown = self._shown[at]
        typed = control.words()
        if typed == shown.text:
            return
        try:
            value = shown.read(typed)
        except EntryError as error:
            self._mark(control, wrong=True)
            self._tell(str(error))
            return
        self._mark(control, wrong=not self._put(shown, value))

    def _take(self, at: int, value: Any) -> None:
        shown = self._shown[at]
        if not self._put(shown, value):
            # What is picked is not what the edition says.
            _fill(self.controls[shown.words], shown)

    def _mark(self, control: QWidget, *, wrong: bool) -> None:
        """Draw the edge of a control that holds what is refused; what was typed stays in it."""
        control.setProperty("wrong", wrong)
        control.style().unpolish(control)
        control.style().polish(control)


def _kind(each: Property) -> tuple[Any, ...]:
    return each.spot, each.words, each.way, each.choices


def _fill(control: Any, shown: Property) -> None:
    """Let a control show what stands there."""
    if isinstance(control, FlagBox):
        control.setChecked(bool(shown.value))
    elif isinstance(control, WheelessCombo):
        control.setCurrentIndex(control.findData(shown.value))
    elif isinstance(control, CheckGroup):
        control.show_chosen(shown.value)
    else:
        control.show_words(shown.text)
        if control.property("wrong"):
            control.setProperty("wrong", False)  # noqa: FBT003 - Qt's own signature
            control.style().polish(control)
