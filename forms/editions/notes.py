"""How a field is filled in, as the edition of a plan says it."""

from __future__ import annotations

from db.places import Place
from db.records import Plan
from forms.editions.edition import edition_for
from forms.editions.labels import entry_of


def note_at(plan: Plan, place: Place) -> str:
    """The note on the field of a package at a place; empty where there is none.

    The place may leave rows out. Where a field has no note of its own, that of all paths
    which end alike (`*.heading`) serves, else that of the list which holds it.
    """
    notes = edition_for(plan).notes
    names = [part for part in place[1:] if isinstance(part, str)]
    for depth in range(len(names), 0, -1):
        note = entry_of(notes, names[:depth])
        if note is not None:
            return note
    return ""
