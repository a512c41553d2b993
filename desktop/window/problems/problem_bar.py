"""Over the list of problems: which severities, of which form, and how they are put together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QToolButton

from desktop.window.problems.problem_list import BY_FORM, BY_KIND, BY_PAGE, ProblemList, counted
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.painting.shapes import shape_icon
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import SHAPE
from desktop.window.widgets.toolbar import Toolbar
from forms.severities import SEVERITIES

_GROUPINGS = ((BY_PAGE, "จัดกลุ่มตามหน้า"), (BY_KIND, "จัดกลุ่มตามวิธีแก้"), (BY_FORM, "จัดกลุ่มตามแบบฟอร์ม"))
_ROOMY = 1000
_KEYS = (("F4", "ข้อถัดไป"), ("Alt+←", "กลับมาที่รายการ"))


class ProblemBar(Toolbar):
    """Three toggles with their counts, two choices, and at the right how to walk the list."""

    # Beside the title there are the page's tabs and buttons.
    stays_below = True

    def __init__(self, theme: Theme, listed: ProblemList, step: Callable[[int], object]) -> None:
        super().__init__()
        self._theme = theme
        self._listed = listed
        self.toggles = {severity: self._toggle(severity) for severity in SEVERITIES}
        self.form, self.grouping = _choice("เลือกแบบฟอร์ม"), _choice("จัดกลุ่มรายการ")
        for grouping, words in _GROUPINGS:
            self.grouping.addItem(words, grouping)
        self.form.currentIndexChanged.connect(self._on_form_chosen)
        self.grouping.currentIndexChanged.connect(self._on_grouping_chosen)
        self.add(*self.toggles.values(), self.form, self.grouping)
        self.end()
        up, down = (
            tool_button("up", "ข้อก่อนหน้าในรายการ (↑)", lambda: step(-1)),
            tool_button("down", "ข้อถัดไปในรายการ (↓)", lambda: step(1)),
        )
        self._keys = [label for key, words in _KEYS for label in _key(key, words)]
        self.add(up, down, *self._keys)
        listed.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the counts and the choices as they are."""
        listed = self._listed
        counts = counted(listed.all)
        for severity, button in self.toggles.items():
            words = f"{SEVERITIES[severity]} {counts.get(severity, 0):,}"
            button.setText(f" {words}")
            button.setAccessibleName(words)
            button.setChecked(severity not in listed.hidden)
        wanted = [("ทุกแบบฟอร์ม", ""), *((title, form) for form, title in listed.forms.items())]
        at = range(self.form.count())
        if [(self.form.itemText(n), self.form.itemData(n)) for n in at] != wanted:
            self.form.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self.form.clear()
            for title, form in wanted:
                self.form.addItem(title, form)
            self.form.blockSignals(False)  # noqa: FBT003
        for combo, value in ((self.form, listed.form), (self.grouping, listed.grouping)):
            combo.blockSignals(True)  # noqa: FBT003
            combo.setCurrentIndex(max(0, combo.findData(value)))
            combo.blockSignals(False)  # noqa: FBT003

    def _toggle(self, severity: str) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setIcon(shape_icon(severity, self._theme))
        button.setIconSize(QSize(px(SHAPE), px(SHAPE)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(button, f"แสดงหรือซ่อน{SEVERITIES[severity]}")  # type: ignore[index]
        button.clicked.connect(
            lambda _checked=False: self._listed.show_severity(severity, shown=button.isChecked())
        )
        return button

    def _on_form_chosen(self) -> None:
        self._listed.show_form(self.form.currentData() or "")

    def _on_grouping_chosen(self) -> None:
        self._listed.group_by(self.grouping.currentData())

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Keys are told where nothing that is clicked wants the room.
        for label in self._keys:
            label.setVisible(event.size().width() >= px(_ROOMY))
        super().resizeEvent(event)


def _choice(name: str) -> QComboBox:
    combo = Combo()
    combo.setAccessibleName(name)
    set_tip(combo, name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(11)
    return combo


def _key(key: str, words: str) -> tuple[Label, Label]:
    name, said = Label(key), Label(words)
    name.setProperty("key", True)  # noqa: FBT003 - as Qt has it
    said.setProperty("role", "caption")
    return name, said
