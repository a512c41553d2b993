"""What online systems ask of a project, below the grid: out of sight until it is wanted."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.fields import is_empty, specs
from db.places import Place, value_at
from db.records import OnlineQuarter
from desktop.window.fields.field_form import FieldForm
from desktop.window.page import Tools
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import GAP_2, PAGE_SIDE
from forms.editing.changes import EVERYTHING, Change
from forms.reporting.quarters import QUARTERS

_TITLE = "ระบบออนไลน์"
_FIELD = "online"
# So high the fields are at the most, in letters and as a share of the page: the grid stays in
# sight above them.
_HEIGHT, _SHARE = 17, 0.42
_OF_QUARTERS = ("target", "planned", "problem", "remedy")


class OnlineFields(QWidget):
    """The fields of the project that is chosen in the grid; made when they are first opened."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._root: Place | None = None
        self._room = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.toggle = QToolButton()
        self.toggle.setText(_TITLE)
        self.toggle.setAccessibleName(_TITLE)
        self.toggle.setCheckable(True)
        self.toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggle.toggled.connect(self._show)
        self._words = ElidedLabel()
        self._words.setObjectName("hint")
        head = QHBoxLayout()
        head.setContentsMargins(px(PAGE_SIDE), px(GAP_2) // 2, px(PAGE_SIDE), px(GAP_2) // 2)
        head.setSpacing(px(GAP_2))
        head.addWidget(self.toggle)
        head.addWidget(self._words, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._show(opened=False)

    def set_root(self, place: Place | None, change: Change = EVERYTHING) -> None:
        """Show the fields of the project at a place, or what a change touches of them."""
        self._root = place
        self.setEnabled(place is not None)
        self._tell()
        if self.toggle.isChecked():
            self.form.set_root(place and (*place, _FIELD), change)

    def show_place(self, place: Place) -> bool:
        """Open, with the focus in the field at a place; False where that is none of these."""
        if self._root is None or place[: len(self._root) + 1] != (*self._root, _FIELD):
            return False
        self.toggle.setChecked(True)
        return self.form.show_place(place)

    def fit(self, room: int) -> None:
        """Leave most of a page of that height to the grid."""
        self._room = room
        if "_area" in vars(self):
            self._area.setFixedHeight(min(em(self, _HEIGHT), round(_SHARE * room)))

    @cached_property
    def form(self) -> FieldForm:
        """The fields, and the area that they scroll in."""
        form = FieldForm(self._tools, columns=len(QUARTERS), least=13)
        form.add("code", span=1)
        form.add("responsible", span=2)
        form.add("phone", span=1)
        for name in _OF_QUARTERS:
            for quarter in QUARTERS:
                label = specs(OnlineQuarter)[name].label
                form.add(f"quarter{quarter}.{name}", words=f"ไตรมาส {quarter}: {label}", span=1)
        return form

    @cached_property
    def _area(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(PAGE_SIDE), 0, px(PAGE_SIDE), px(GAP_2))
        column.addWidget(self.form)
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(_TITLE)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self._column.addWidget(area)
        return area

    def _show(self, opened: bool) -> None:  # noqa: FBT001 - a signal's
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        self.toggle.setArrowType(arrow)
        self._tell()
        # Closed, it takes no row from the grid: the menu and what is gone to open it.
        self.setVisible(opened)
        if opened:
            self._area.show()
            self.form.set_root(self._root and (*self._root, _FIELD))
            self.fit(self._room)
        elif "_area" in vars(self):
            self._area.hide()

    def _tell(self) -> None:
        """Say whose fields they are, and whether anything stands in them."""
        if self._root is None:
            self._words.set_words("เลือกโครงการในตาราง")
            return
        project = value_at(self._tools.session.package, self._root)
        said = "" if is_empty(project.online) else "มีข้อมูลแล้ว · "
        self._words.set_words(f"{said}{project.name}")
