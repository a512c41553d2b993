"""The plan that a command is given: by its number in the store, or in a package file."""

# ruff: noqa: PLC0415 - a file is read without a database
from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import PhaenError
from db.store.postgresql.address import ServerAddress
from desktop.commandline.passwords import read_file_with_drafts
from desktop.commandline.servers import reach

if TYPE_CHECKING:
    from db.records import Package
    from db.store.locations import Location
    from forms.editing.states import State

_LONGEST_NUMBER = 9  # digits; a longer figure is no plan's number


def read_plan(arguments: argparse.Namespace) -> Package:
    """The plan without what stands in its fields and is no value."""
    return read_state(arguments).package


def read_state(arguments: argparse.Namespace) -> State:
    """The plan, with the texts in its fields that are no value.

    Raises:
        PhaenError: there is no such file, store or plan, or it cannot be read.
    """
    from db.places import parsed
    from forms.editing.states import State

    if is_number(arguments.plan):
        from db.store.store import Store

        with Store.open(existing(arguments.db)) as store:
            package, drafts = store.look(int(arguments.plan))
    else:
        package, drafts = read_file_with_drafts(Path(arguments.plan), arguments.password_file)
    return State(package, {parsed(place): text for place, text in drafts.items()})


def is_number(plan: str) -> bool:
    """Whether a plan is named by its number."""
    return plan.isdecimal() and len(plan) <= _LONGEST_NUMBER


def existing(db: Location | None) -> Location:
    """The store to read, which must be there; of a server, once its password is known.

    Raises:
        PhaenError: it is not.
    """
    from db.store.store import default_path

    if isinstance(db, ServerAddress):
        reach(db)
        return db
    path = db or default_path()
    if not path.exists():
        raise PhaenError(f"ไม่พบฐานข้อมูล {path} โปรดตรวจชื่อแฟ้ม หรือสร้างใหม่ด้วยคำสั่ง phaen import")
    return path
