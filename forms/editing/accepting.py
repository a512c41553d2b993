"""What the checks found accepted as it is, by somebody and for a reason; and taken back."""

from __future__ import annotations

from db import edits
from db.errors import PhaenError
from db.records import Acceptance
from forms.checks.accepted import finding_in, finding_of, may_be_accepted
from forms.checks.problem import Problem
from forms.editing.acts import Act
from forms.editing.states import State, with_package

_PLACE = ("plan", "acceptances")


class AcceptError(PhaenError):
    """A finding that cannot be accepted as asked; says in Thai why."""


def accepted(state: State, problem: Problem, *, by: str, date: str, reason: str) -> Act:
    """A finding of the checks accepted as it is, until what it is of changes.

    `date` is 'YYYY-MM-DD' of the Buddhist era.

    Raises:
        AcceptError: it is an error, or who accepts it or the reason is not said.
    """
    if not may_be_accepted(problem):
        raise AcceptError("ข้อผิดพลาดยอมรับไว้ไม่ได้ โปรดแก้ไข")
    if not by.strip() or not reason.strip():
        raise AcceptError("โปรดใส่ชื่อผู้ยอมรับและเหตุผล เพื่อเก็บไว้กับแผน")
    package = state.package
    finding = finding_of(problem, package)
    acceptance = Acceptance(
        *finding, found=problem.message, reason=reason.strip(), by=by.strip(), date=date
    )
    known = package.plan.acceptances
    others = tuple(each for each in known if finding_in(each) != finding)
    after = edits.replaced(package, _PLACE, (*others, acceptance))
    return Act(f"ยอมรับข้อที่ตรวจพบ: {problem.message}", with_package(state, after))


def taken_back(state: State, problem: Problem) -> Act:
    """A finding that was accepted due again."""
    finding, package = finding_of(problem, state.package), state.package
    left = tuple(each for each in package.plan.acceptances if finding_in(each) != finding)
    after = edits.replaced(package, _PLACE, left)
    return Act(f"เลิกยอมรับข้อที่ตรวจพบ: {problem.message}", with_package(state, after))
