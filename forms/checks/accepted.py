"""Findings that somebody has accepted as they are: told from those that still want an answer.

An acceptance speaks of one finding: the check, the record and the field that it is in, and a
digest of what was found and of what stood there. When either changes it says nothing any
more, and the finding is due again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from db.content_code import digest_of
from db.identity import anchored
from db.places import dotted, value_at
from db.records import Acceptance, Package
from forms.calendar import long_date
from forms.checks.problem import Problem


class Finding(NamedTuple):
    """What an acceptance is of; `record` and `place` as in `db.records.Acceptance`."""

    check: str
    record: str
    place: str
    content: str


def may_be_accepted(problem: Problem) -> bool:
    """Whether a problem may stay as it is: not what is wrong for certain."""
    return problem.severity != "error"


def told(problem: Problem, package: Package) -> Problem:
    """The problem with the digest of its content, and with the acceptance that is of it."""
    if not may_be_accepted(problem):
        return problem
    content = digest_of(value_at(package, problem.place), problem.code, problem.message)
    problem = replace(problem, content=content)
    if not package.plan.acceptances:
        return problem
    wanted = finding_of(problem, package)
    known = (each for each in package.plan.acceptances if finding_in(each) == wanted)
    return replace(problem, accepted=next(known, None))


def finding_of(problem: Problem, package: Package) -> Finding:
    """What an acceptance of a problem would be of."""
    record, rest = anchored(package, problem.place)
    return Finding(problem.code, record, dotted(rest), problem.content)


def finding_in(acceptance: Acceptance) -> Finding:
    """What an acceptance is of."""
    return Finding(acceptance.check, acceptance.record, acceptance.place, acceptance.content)


def acceptance_words(acceptance: Acceptance) -> str:
    """Who accepted it, when and why: `ยอมรับโดย … เมื่อ 9 มกราคม 2568 เหตุผล: …`."""
    when = f" เมื่อ {long_date(acceptance.date)}" if acceptance.date else ""
    return f"ยอมรับโดย {acceptance.by}{when} เหตุผล: {acceptance.reason}"
