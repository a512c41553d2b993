"""How a field is filled in, as an edition says it."""

from __future__ import annotations

from db.places import Place
from forms.editions.edition import Edition
from forms.editions.labels import entry_of


def note_at(edition: Edition, place: Place) -> str:
    """The note on the field of a package at a place; empty where there is none.

    The place may leave rows out. Where a field has no note of its own, that of all paths
    which end alike (`*.heading`) serves, else that of the list which holds it.
    """
    names = [part for part in place[1:] if isinstance(part, str)]
    for depth in range(len(names), 0, -1):
        note = entry_of(edition.notes, names[:depth])
        if note is not None:
            return note
    return ""
