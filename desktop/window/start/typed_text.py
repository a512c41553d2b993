"""A text that was being typed when the program ended, put back where it stood."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db.places import stands, value_at
from desktop.session.session import Session
from desktop.window.grid.view import GridView

if TYPE_CHECKING:
    from db.places import Place
    from db.rescue.rescue import Typed

_WORDS = "นำข้อความที่กำลังกรอกกลับมา"


def put_back(
    typed: Typed, session: Session, window: QWidget, go_to: Callable[[Place], bool]
) -> bool:
    """Put a text into the field that it was typed in, as one step, and show that.

    False where the field has gone, or holds by now another text than it did then.
    """
    place = typed.place_in(session.package)
    if place is None:
        return False
    # A row that was only being made has no place of its own yet: its list has one.
    home = next(
        place[:at] for at in range(len(place), 0, -1) if stands(session.package, place[:at])
    )
    is_shown = go_to(home)
    view = window.focusWidget()
    if is_shown and isinstance(view, GridView) and (cell := _cell(view, place)) is not None:
        return _put_in_cell(typed, view, *cell)
    return home == place and _put_in_field(typed, session, place)


def _cell(view: GridView, place: Place) -> tuple[int, int] | None:
    """The row and the column of a place in a grid; None where it is in none of its cells."""
    model = view.grid
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            if model.place_of(row, column) == place:
                return row, column
    return None


def _put_in_cell(typed: Typed, view: GridView, row: int, column: int) -> bool:
    model = view.grid
    if model.text(row, column) not in {typed.before, typed.text}:
        return False
    view.show_cell(row, column)
    return model.setData(model.index(row, column), typed.text)


def _put_in_field(typed: Typed, session: Session, place: Place) -> bool:
    # One of several texts, as a cell of a table, is no field of its own.
    is_part = isinstance(place[-1], int)
    now = value_at(session.package, place) if is_part else session.text_at(place)
    if now not in {typed.before, typed.text}:
        return False
    if is_part:
        session.set_value(place, typed.text, _WORDS)
    else:
        session.start_typing()
        session.set_texts({place: typed.text}, _WORDS)
    return True
