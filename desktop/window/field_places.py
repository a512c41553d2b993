"""Which field or grid of a page a widget is part of, and the place in the plan that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from db.places import Place


def field_of(widget: QWidget | None) -> QWidget | None:
    """The field or grid that a widget is, or is part of: what has a `place`."""
    while widget is not None and not isinstance(getattr(widget, "place", None), tuple):
        widget = widget.parentWidget()
    return widget


def place_of(widget: QWidget | None) -> Place | None:
    """The place of the field that a widget is, or is part of."""
    field: Any = field_of(widget)
    return field.place if field is not None else None
