"""Opens the window of a table or picture that stands in a text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.markers import Marker
from db.places import Place
from desktop.window.page import Tools
from desktop.window.placed.picture_dialog import PictureDialog
from desktop.window.placed.placed_dialog import PlacedDialog
from desktop.window.placed.table_dialog import TableDialog


def open_placed(tools: Tools, parent: QWidget, found: Marker, place: Place = ()) -> PlacedDialog:
    """The window of a table or picture, open, at the `place` of something in it.

    The rest of the program waits until it is closed; its changes are steps of the plan.
    """
    dialog: PlacedDialog
    if found.kind == "table":
        dialog = TableDialog(tools, found.key, parent)
    else:
        dialog = PictureDialog(tools, found.key, parent)
    dialog.open()
    if place:
        dialog.show_place(place)
    return dialog
