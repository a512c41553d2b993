"""Takes the file of another copy of a plan to be compared with the one that is open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import PhaenError
from db.places import parsed
from db.settling import taken_in
from desktop.session.comparing import Incoming
from forms.editing.states import State

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.records import Package
    from desktop.session.session import Session


def begin_comparing(
    session: Session,
    path: Path,
    package: Package,
    drafts: Mapping[str, str],
    descends_from: Sequence[str],
) -> None:
    """Put a package that was read from a file beside the open plan.

    Raises:
        PhaenError: it is of another plan, or what is kept of this one cannot be read.
    """
    number = session.number
    if number is None:
        raise PhaenError("ยังไม่ได้เปิดแผน โปรดเปิดแผนที่จะเทียบกับแฟ้มก่อน")
    taken = taken_in(package)
    base = session.plans.base_for(number, taken, descends_from)
    state = State(taken, {parsed(place): text for place, text in drafts.items()})
    session.comparing.begin(Incoming(path.name, state, base))
