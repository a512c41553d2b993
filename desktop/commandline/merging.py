"""`phaen merge`: a plan of the store and another copy of it in a file, compared and merged."""

# ruff: noqa: PLC0415 - as in `desktop.commandline.commands`
from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from db.exchanges import Direction
from db.merging.merge import merge
from db.package.file import PackageFile
from db.settling import taken_in
from desktop.commandline.comparing import as_json, by_place, said_of, save_merged, taken_of
from desktop.commandline.passwords import read_whole_file
from desktop.commandline.plans import existing
from forms.editing.states import State
from forms.merging.drafts import merged_state

if TYPE_CHECKING:
    from db.records import Package
    from db.store.store import Store

_DONE, _CONFLICTS = 0, 1


def merged(arguments: argparse.Namespace) -> tuple[int, list[str]]:
    """What differs, or what was taken in as one change; the exit code and what to say.

    The code is 1 where conflicts are left.

    Raises:
        PhaenError: there is no such plan or file, they are of two plans, or the change may
            not be made.
    """
    from db.store.store import Store

    came = read_whole_file(arguments.file, arguments.password_file)
    theirs = State(taken_in(came.package), by_place(came.drafts))
    number = arguments.plan
    with Store.open(existing(arguments.db)) as store:
        package, drafts = store.load_with_drafts(number)
        found = merge(_base(arguments, store, came), package, theirs.package)
        taken = taken_of(found, arguments.take)
        if taken is not None:
            ours = State(package, by_place(drafts))
            made = merged_state(ours, found, found.decided(taken), theirs)
            save_merged(store, number, ours, made)
            store.keep_exchanged(
                number, theirs.package, direction=Direction.RECEIVED, whom=arguments.file.name
            )
    code = _CONFLICTS if taken is None and found.conflicts else _DONE
    if arguments.json:
        return code, [json.dumps(as_json(found, taken), ensure_ascii=False, indent=1)]
    return code, list(said_of(found, taken))


def _base(arguments: argparse.Namespace, store: Store, came: PackageFile) -> Package | None:
    """What both copies were: the file that was named, else what is kept in the store."""
    if arguments.base is not None:
        return taken_in(read_whole_file(arguments.base, arguments.password_file).package)
    return store.base_for(arguments.plan, taken_in(came.package), came.descends_from)
