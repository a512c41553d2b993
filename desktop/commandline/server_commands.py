"""`phaen server`: for the one who sets up a store on a server and looks after it."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs
from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from db.errors import PhaenError
from db.store.postgresql.address import ServerAddress
from desktop.commandline.saying import DONE, PROBLEMS, say
from desktop.commandline.servers import reach

if TYPE_CHECKING:
    from db.store.findings import Finding


# Rows of which the steps are listed.
_STEPS = 1000


def serve(arguments: argparse.Namespace) -> int:
    """`phaen server init|check|backup|restore`: one of them, at the address in `--db`."""
    address = arguments.db
    if not isinstance(address, ServerAddress):
        raise PhaenError("ต้องระบุที่อยู่ของฐานข้อมูลบนเซิร์ฟเวอร์ด้วย --db postgresql://ผู้ใช้@เครื่อง/ชื่อฐานข้อมูล")
    reach(address)
    return _ACTIONS[arguments.action](address, arguments)


def _init(address: ServerAddress, _arguments: argparse.Namespace) -> int:
    """Makes the tables where there are none, else brings them to this program's revision."""
    from db.store import migrations
    from db.store.postgresql.rights import make_rights
    from db.store.store import Store

    with Store.open(address, create=True) as store:
        make_rights(address)
        say(f"{address}: พร้อมใช้ โครงสร้างแบบ {migrations.REVISION} มี {len(store.plans()):,} แผน")
    return DONE


def _check(address: ServerAddress, _arguments: argparse.Namespace) -> int:
    """Says what is found; what is to be looked at ends it with 1."""
    from db.store.postgresql.examining import examine

    return _said(list(examine(address)))


def _back_up(address: ServerAddress, arguments: argparse.Namespace) -> int:
    from db.store.postgresql.dumps import dump

    dump(address, arguments.file)
    say(f"สำรองแล้ว: {arguments.file} กู้คืนลงฐานข้อมูลใหม่ที่ว่างได้ด้วยคำสั่ง phaen server restore")
    return DONE


def _restore(address: ServerAddress, arguments: argparse.Namespace) -> int:
    """Puts a backup into an empty database, and compares each plan with its check sums."""
    from db.store.postgresql.dumps import load
    from db.store.postgresql.examining import examine
    from db.store.postgresql.rights import make_group

    # What is restored names it.
    make_group(address)
    load(address, arguments.file)
    say(f"กู้คืนแล้ว: {address}")
    return _said(list(examine(address)))


def _share(address: ServerAddress, arguments: argparse.Namespace) -> int:
    """Lets somebody read, write or own a plan, or nothing any more."""
    from db.store.postgresql.rights import May, share

    may = None if arguments.may == "none" else May(arguments.may)
    share(address, arguments.plan, arguments.person, may)
    words = {"read": "อ่านได้", "write": "อ่านและแก้ได้", "own": "เป็นเจ้าของ", "none": "ไม่มีสิทธิ์แล้ว"}
    say(f"แผนหมายเลข {arguments.plan}: {arguments.person} {words[arguments.may]}")
    return DONE


def _history(address: ServerAddress, arguments: argparse.Namespace) -> int:
    """Says what was saved of a plan, by whom; or writes the plan as it was at a time."""
    from db.package.file import write_package
    from db.store.postgresql.backend import PostgresBackend
    from db.store.postgresql.history import saved_steps
    from db.store.postgresql.past import plan_at
    from db.store.row_reader import missing
    from forms.saved_parts import parts_of

    backend, number = PostgresBackend(address), arguments.plan
    try:
        with backend.reading() as reading:
            if arguments.at is None:
                steps = saved_steps(reading, number, rows=_STEPS)
            elif (package := plan_at(reading, number, arguments.at)) is None:
                raise missing(number, address.words)
            else:
                write_package(package, arguments.to)
                say(
                    f"เขียนแผนของเวลานั้นเป็นแฟ้ม {arguments.to} แล้ว "
                    "ใช้ต่อได้ด้วย phaen merge หรือ phaen import --replace"
                )
                return DONE
    finally:
        backend.close()
    for step in steps:
        moment = step.at.astimezone().strftime("%Y-%m-%dT%H:%M:%S%z")
        say(f"{moment}  {step.who}  {step.rows:,} แถว  {', '.join(parts_of(step.lists))}")
    return DONE


def _said(findings: list[Finding]) -> int:
    from desktop.commandline.doctor import words_of

    for finding in findings:
        say(words_of(finding))
    return PROBLEMS if any(each.state == "look" for each in findings) else DONE


_ACTIONS = {
    "init": _init,
    "check": _check,
    "backup": _back_up,
    "restore": _restore,
    "share": _share,
    "history": _history,
}
