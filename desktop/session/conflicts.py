"""What can be done where another program has changed the open plan: no text of either is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from db.errors import PhaenError
from db.identity import renewed
from db.places import dotted
from desktop.session.comparing import Incoming, SideWords
from desktop.session.plans import Plans
from desktop.session.session import Session
from forms.editing.states import State

_NOWHERE = (
    "เก็บสิ่งที่กรอกในหน้าต่างนี้ไว้ในเครื่องไม่ได้ จึงยังไม่ได้ใช้ข้อมูลที่แก้จากที่อื่น โปรดบันทึกเป็นแฟ้มแผนก่อน หรือเก็บไว้ทั้งสองฉบับ"
)

# The open plan is then what another has saved; beside it stands what was written here.
_WORDS = SideWords(
    ours="ที่แก้จากที่อื่น",
    theirs="ในหน้าต่างนี้",
    take="ใช้ของเรา",
    keep="ใช้ของที่อื่น",
    ours_only="แก้จากที่อื่น",
)


def theirs(session: Session) -> State:
    """The open plan as the store has it now.

    Raises:
        StoreError: it cannot be read.
    """
    return State(*session.plans.look(_number(session)))


def keep_both(session: Session) -> str:
    """Make a plan of its own of the state in sight, and go on in that; gives its title.

    Raises:
        StoreError: the store does not take it; the plan stays open.
    """
    number = add_copy(session.plans, session.state)
    session.open(number, elsewhere=True)
    return session.package.plan.title


def add_copy(plans: Plans, state: State) -> int:
    """Make a plan of its own of a state, told apart by its title; gives its number.

    Raises:
        StoreError: the store does not take it.
    """
    made = renewed(state.package)
    title = f"{made.plan.title} (สำเนา {datetime.now().astimezone():%H.%M} น.)".strip()
    drafts = {dotted(place): text for place, text in state.drafts.items()}
    return plans.add(replace(made, plan=replace(made.plan, title=title)), drafts)


def take_theirs(session: Session) -> None:
    """Go on with what the store has; what is in sight is put by.

    Raises:
        PhaenError: it can be kept nowhere, or the store cannot be read; the plan stays open.
    """
    number = _number(session)
    theirs(session)
    if not session.keep_unsaved():
        raise PhaenError(_NOWHERE)
    session.close(give_up=True)
    session.open(number)


def merge_theirs(session: Session) -> None:
    """Go on with what the store has, and put beside it what is in sight, to be merged.

    Raises:
        PhaenError: as `take_theirs`.
    """
    ours, base = session.state, session.held
    take_theirs(session)
    session.comparing.begin(Incoming("ฉบับในหน้าต่างนี้", ours, base, is_kept=False, words=_WORDS))


def _number(session: Session) -> int:
    if session.number is None:
        raise RuntimeError("no plan is open")
    return session.number
