"""`phaen send` and `phaen verify`: a set of files to be sent up, and whether one is whole."""

# ruff: noqa: PLC0415 - as in `desktop.commandline.commands`
from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import PhaenError
from db.version import VERSION
from desktop.commandline.editions import edition_of
from desktop.commandline.plans import existing, is_number, read_state
from forms.printing import silent

if TYPE_CHECKING:
    from db.issued_papers import IssuedPapers
    from db.records import Package
    from forms.submission.making import MadeSubmission
    from forms.submission.verifying import Finding, Verification

_TO_WHOM = "ต้นสังกัด"


def send(arguments: argparse.Namespace, issued: IssuedPapers | None) -> tuple[list[str], Any]:
    """Makes the set; what to say, and the same as a value.

    Raises:
        PhaenError: the plan has errors, or the set cannot be written.
    """
    from forms.submission.making import Submission, made_submission
    from forms.submission.packing import ZIP_SUFFIX, refuse_filled, write_submission

    state = read_state(arguments)
    to = Path(arguments.to)
    if to.suffix.lower() != ZIP_SUFFIX:
        refuse_filled(to)
    if state.drafts:
        raise PhaenError(
            f"ยังจัดชุดส่งไม่ได้ มีช่องที่ต้องแก้ {len(state.drafts):,} ช่อง ดูว่าเป็นช่องใดด้วยคำสั่ง phaen check"
        )
    asked = Submission(
        state.package,
        edition_of(state.package),
        arguments.quarter,
        dt.datetime.now().astimezone(),
        VERSION,
        issued=issued,
        printed_code=not arguments.no_code,
        descends_from=_descent(arguments, state.package),
    )
    made = made_submission(asked, silent)
    write_submission(made, to)
    _keep(arguments, made)
    lines = [
        *(f"บันทึกแล้ว: {name}" for name in made.files),
        f"จัดชุดส่งแล้วที่ {to} รหัสเนื้อหา {made.code}",
    ]
    return lines, {"to": str(to), "code": made.code, "files": list(made.files)}


def verify(arguments: argparse.Namespace) -> tuple[bool, list[str], Any]:
    """Looks at files; whether all is well, what to say, and the same as a value.

    Raises:
        PhaenError: there are no files, or what was given as a code is none.
    """
    from db.spoken_code import read_spoken_code
    from forms.submission.opening import received
    from forms.submission.verifying import verified

    code = ""
    if arguments.code:
        code = read_spoken_code(arguments.code) or ""
        if not code:
            raise PhaenError(
                f"“{arguments.code}” ไม่ใช่รหัสเนื้อหา รหัสมีเลข 16 ตัว เช่น 6269 6009 5284 6545 "
                "โปรดตรวจกับผู้แจ้งอีกครั้ง"
            )
    found = verified(received(arguments.files), silent, code=code)
    return found.belongs, list(_lines(found)), _as_value(found)


def _lines(found: Verification) -> list[str]:
    from forms.submission.manifest import NO_SIGNATURE
    from forms.submission.verifying import STATES

    lines = [
        line
        for each in found.findings
        for line in (
            f"{STATES[each.state]}: {each.file}: {each.words}",
            *(f"    {difference.words}" for difference in each.differences),
        )
    ]
    whole = "แฟ้มทั้งหมดตรงกัน" if found.belongs else "แฟ้มไม่ตรงกันทั้งหมด ดูรายการข้างต้น"
    code = f" รหัสเนื้อหา {found.code}" if found.code else ""
    return [*lines, f"{whole}{code}", NO_SIGNATURE]


def _as_value(found: Verification) -> dict[str, Any]:
    from forms.submission.manifest import NO_SIGNATURE

    return {
        "belongs": found.belongs,
        "code": found.code,
        "signature": False,
        "notice": NO_SIGNATURE,
        "files": [_finding_value(each) for each in found.findings],
    }


def _finding_value(found: Finding) -> dict[str, Any]:
    return {
        "file": found.file,
        "state": found.state,
        "message": found.words,
        "differences": [
            {
                **each.where._asdict(),
                "where": each.where.words,
                "stood": each.stood,
                "stands": each.stands,
            }
            for each in found.differences
        ],
    }


def _descent(arguments: argparse.Namespace, package: Package) -> tuple[str, ...]:
    from db.content_code import content_code

    own = (content_code(package),)
    if not is_number(arguments.plan):
        return own
    from db.store.store import Store

    with Store.open(existing(arguments.db)) as store:
        return (*own, *store.descent(int(arguments.plan)))


def _keep(arguments: argparse.Namespace, made: MadeSubmission) -> None:
    """What was sent of a plan in the store is the base, should it come back changed."""
    if not is_number(arguments.plan):
        return
    from db.exchanges import Direction
    from db.store.store import Store

    with Store.open(existing(arguments.db)) as store:
        store.keep_exchanged(
            int(arguments.plan), made.package, direction=Direction.SENT, whom=_TO_WHOM
        )
