"""Puts the open plan as it was beside it: what is brought back is chosen field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.merging.merge import merge
from desktop.session.comparing import Incoming, SideWords
from forms.editing.states import State

if TYPE_CHECKING:
    from db.records import Package
    from desktop.session.session import Session

_WORDS = SideWords("ในแผนตอนนี้", "ในแผนของเวลานั้น", "นำกลับมา", "คงไว้", "แก้ในแผนนี้")


def begin_bringing_back(session: Session, past: Package, moment: str) -> bool:
    """Compare the open plan with what it was; False where both say the same.

    All that differs counts as done by the one who brings it back: it is taken unless it is kept as
    it is now. What is changed meanwhile is told apart.

    Raises:
        PhaenError: it is no state of the open plan.
    """
    now = session.package
    if not merge(now, now, past).differences:
        return False
    name = f"แผนเมื่อ {moment}"
    session.comparing.begin(Incoming(name, State(past), now, is_kept=False, words=_WORDS))
    return True
