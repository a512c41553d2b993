"""What the years before came to: a column a year, as the forms show it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.places import Place, value_at
from desktop.window.fields.fields import Field
from desktop.window.fields.record_stack import PlaceOf
from desktop.window.grid.clipboard import block_of
from desktop.window.page import Tools
from desktop.window.widgets.controls import act_button, tool_button
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.tab_order import chain
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import CONTROL_HEIGHT, GAP_1, GAP_2
from desktop.window.widgets.writing import writing
from forms.editing.baseline_edits import pasting_years, year_texts
from forms.editing.changes import EVERYTHING, Change
from forms.editing.indicator_edits import year_before

_ANY = (1 << 24) - 1  # Qt's own name for no limit is not among PySide's


class _Year(QWidget):
    """One year over what is known of it."""

    def __init__(
        self,
        tools: Tools,
        place_of: PlaceOf,
        remove: partial[None],
        take: Callable[[QMimeData], bool],
    ) -> None:
        super().__init__()
        self._place_of = place_of
        self._take = take
        self.year = Field(tools, lambda: self._at("year"), labelled=False)
        self.text = Field(tools, lambda: self._at("text"), labelled=False, lines=0)
        self.remove = tool_button("close", "ลบปีนี้", remove)
        self.remove.setFixedSize(px(CONTROL_HEIGHT), px(CONTROL_HEIGHT))
        writing(self.remove)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.year, 1)
        head.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(GAP_1))
        column.addLayout(head)
        column.addWidget(self.text)
        column.addStretch(1)

    def refresh(self, change: Change) -> None:
        """Show the year as it is now."""
        for field in (self.year, self.text):
            field.refresh(change)
            if field.box is not None:
                field.box.take_paste = self._take
                # As wide as what is known of the year, which stands below it.
                field.box.setMaximumWidth(_ANY)

    def _at(self, name: str) -> Place | None:
        place = self._place_of()
        return None if place is None else (*place, name)


class BaselineYears(QWidget):
    """The years beside one another; the button puts the year before the first of them."""

    def __init__(self, tools: Tools, list_place: PlaceOf) -> None:
        super().__init__()
        self._tools = tools
        self._list_place = list_place
        self._years: list[_Year] = []
        self._shown_at: Place | None = None
        self.add = act_button("ปี", "add", self._add, "เพิ่มปีก่อนหน้า")
        self.add.setAccessibleName("เพิ่มปีของข้อมูลพื้นฐาน")
        writing(self.add)
        head = Label("ข้อมูลพื้นฐาน")
        set_role(head, "caption")
        top = QHBoxLayout()
        top.addWidget(head)
        top.addStretch(1)
        top.addWidget(self.add)
        self._row = QHBoxLayout()
        self._row.setSpacing(px(GAP_2))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(self._row)

    @property
    def years(self) -> tuple[_Year, ...]:
        """The columns in sight."""
        return tuple(self._years)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the years as they are now."""
        count, known, place = self._count(), len(self._years), self._list_place()
        if place != self._shown_at:
            self._shown_at, change = place, EVERYTHING
        while len(self._years) > count:
            gone = self._years.pop()
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self._years) < count:
            at = len(self._years)
            made = _Year(
                self._tools,
                partial(self._place, at),
                partial(self._remove, at),
                partial(self._paste, at),
            )
            self._years.append(made)
            self._row.insertWidget(at, made, 1)
            # Not only with the next layout: one of its fields may be given the focus at once.
            made.show()
        for at, year in enumerate(self._years):
            year.refresh(change if at < known and count == known else EVERYTHING)
        if count != known:
            chain(self.add, *self._years, self.add)
        self.add.setEnabled(place is not None)

    def show_place(self, place: Place) -> bool:
        """Bring a field of a year into sight; for the list itself the first one or the button."""
        whole = self._list_place()
        if whole is None or place[: len(whole)] != whole:
            return False
        at = place[len(whole)] if len(place) > len(whole) else 0
        if isinstance(at, int) and at < len(self._years):
            year = self._years[at]
            (year.year if place[-1] == "year" else year.text).focus()
        else:
            self.add.setFocus()
        return True

    def _place(self, at: int) -> Place | None:
        whole = self._list_place()
        return None if whole is None or at >= self._count() else (*whole, at)

    def _count(self) -> int:
        whole = self._list_place()
        return 0 if whole is None else len(value_at(self._tools.session.package, whole))

    def _add(self) -> None:
        whole, session = self._list_place(), self._tools.session
        if whole is not None:
            new = year_before(value_at(session.package, whole), session.package.plan.fiscal_year)
            session.insert(whole, 0, [new], "เพิ่มปีของข้อมูลพื้นฐาน")
            self.show_place((*whole, 0, "text"))

    def _paste(self, at: int, source: QMimeData) -> bool:
        """Spread a block of years over the years; anything else is text for one of them."""
        whole, found = self._list_place(), year_texts(block_of(source))
        if whole is None or not found:
            return False
        self._tools.session.act(pasting_years, whole, at, found)
        return True

    def _remove(self, at: int) -> None:
        whole = self._list_place()
        if whole is not None and at < self._count():
            self._tools.session.remove(whole, at, words="ลบปีของข้อมูลพื้นฐาน")
