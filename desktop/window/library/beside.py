"""Puts a library beside the open plan, as another copy of it would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.session.comparing import Incoming, SideWords
from forms.editing.states import State
from forms.library.sides import LibrarySides, library_sides
from forms.library.words import name_of

if TYPE_CHECKING:
    from db.library import LibraryEntry
    from desktop.session.session import Session

_WORDS = SideWords("ในแผนนี้", "ในรายการกลาง", "ใช้ของใหม่", "คงของเดิม", "แก้ในแผนนี้")


def sides_of(session: Session, entry: LibraryEntry, *, whole: bool) -> LibrarySides | None:
    """The open plan beside a library; None where that is not kept any more.

    Raises:
        StoreError: what is kept cannot be read.
    """
    library = session.plans.library(entry.content_code)
    if library is None:
        return None
    return library_sides(session.package, library, session.plans.library, whole=whole)


def begin_beside(session: Session, entry: LibraryEntry, *, whole: bool) -> bool:
    """Compare the open plan with a library; False where there is nothing to be decided.

    Raises:
        PhaenError: what is kept cannot be read.
    """
    sides = sides_of(session, entry, whole=whole)
    if sides is None or not (sides.changed or sides.new):
        return False
    session.comparing.begin(
        Incoming(
            f"รายการกลางของ {name_of(entry)}",
            State(sides.theirs),
            sides.base,
            is_kept=False,
            words=_WORDS,
            finish=sides.remembered,
        )
    )
    return True
