"""Editions on the command line: the one a plan is printed on, their files, what they may hold."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import files
from db.errors import PhaenError
from desktop.commandline.saying import DONE, PROBLEMS
from forms.editions import library
from forms.editions.opening import opened_edition
from forms.editions.reference.writing import reference
from forms.formats import EDITION, is_edition

if TYPE_CHECKING:
    from db.records import Package
    from forms.editions.edition import Edition

# What is to be said: an exit code, lines for a person, and a value for a program.
Said = tuple[int, list[str], Any]


def edition_of(package: Package) -> Edition:
    """The edition of a plan; why its own could not be used is told on the error stream."""
    opened = opened_edition(package.plan)
    if opened.trouble and sys.stderr is not None:
        sys.stderr.write(f"phaen: {opened.trouble}\n")
    return opened.edition


def write_reference(arguments: argparse.Namespace) -> str:
    """`phaen edition-reference [--to FILE]`: all that an edition file may hold, in Thai.

    What is to be said: the reference itself, or where it was written.
    """
    text = reference(str(library.own_folder()))
    if arguments.to is None:
        return text.rstrip("\n")
    files.write_atomically(arguments.to, text.encode())
    return f"บันทึกแล้ว: {arguments.to}"


def worked(arguments: argparse.Namespace) -> Said:
    """`phaen edition list|check|send|take`.

    Raises:
        PhaenError: there is no such edition or file, or what is taken in is refused.
    """
    return _ACTS[arguments.act](arguments)


def _list(_arguments: argparse.Namespace) -> Said:
    from forms.editions.editing.files import kept_editions  # noqa: PLC0415 - as other commands

    lines, values = [], []
    for each in kept_editions():
        whose = "ของหน่วยงาน" if each.own else "ของโปรแกรม"
        trouble = each.trouble.replace("\n", " ")
        lines.append(f"{each.id}  {whose}  {each.path}{f'  {trouble}' if trouble else ''}")
        values.append(
            {
                "id": each.id,
                "own": each.own,
                "file": str(each.path),
                "trouble": each.trouble,
                "forms": [form.id for form in each.edition.forms] if each.edition else [],
                "own_fields": [f.key for f in each.edition.own_fields] if each.edition else [],
            }
        )
    return DONE, lines, values


def _check(arguments: argparse.Namespace) -> Said:
    """Says of each fault where it is; a sound edition what it adds and does not print."""
    from forms.editions.editing.draft import drafted  # noqa: PLC0415 - as above
    from forms.editions.editing.files import read_sent, text_of  # noqa: PLC0415
    from forms.editions.editing.lost import unprinted_fields  # noqa: PLC0415
    from forms.editions.faults import EditionError, written  # noqa: PLC0415

    known = library.edition_files().get(arguments.what)
    try:
        if known is None:
            draft = read_sent(Path(arguments.what)).draft
        else:
            draft = drafted(arguments.what, text_of(known))
    except EditionError as error:
        faults = [
            {"line": line, "where": written(fault.path), "form": fault.form, "reason": fault.reason}
            for line, fault in error.faults
        ]
        return PROBLEMS, [str(error)], {"sound": False, "faults": faults}
    unprinted = list(unprinted_fields(draft))
    said = f"ชุดแบบฟอร์ม {draft.id} ใช้ได้ พิมพ์ {len(draft.edition.forms)} แบบฟอร์ม"
    value = {"sound": True, "id": draft.id, "faults": [], "unprinted": unprinted}
    return DONE, [said, *unprinted], value


def _send(arguments: argparse.Namespace) -> Said:
    from forms.editions.editing.files import write_sent  # noqa: PLC0415 - as above

    if not is_edition(arguments.to):
        raise PhaenError(f"ชื่อแฟ้ม {arguments.to} ต้องลงท้ายด้วย {EDITION.suffix}")
    write_sent(arguments.edition, arguments.to)
    return DONE, [f"บันทึกแล้ว: {arguments.to}"], {"file": str(arguments.to)}


def _take(arguments: argparse.Namespace) -> Said:
    """Takes an edition in; one that is there and differs only where it is to be replaced."""
    from forms.editions.editing.comparison import differences  # noqa: PLC0415 - as above
    from forms.editions.editing.files import keep, read_sent  # noqa: PLC0415

    found = read_sent(arguments.file)
    edition_id, there = found.draft.id, found.there
    unlike = differences(there, found.draft.edition) if there is not None else ()
    value = {"id": edition_id, "taken": False, "differences": [each._asdict() for each in unlike]}
    if found.is_same:
        return DONE, [f"ชุดแบบฟอร์ม {edition_id} มีอยู่แล้ว ตรงกับในแฟ้ม"], value
    lines = [f"{each.where}: {each.before or 'ไม่มี'} → {each.after or 'ไม่มี'}" for each in unlike]
    if there is not None and not arguments.replace:
        head = f"มีชุดแบบฟอร์ม {edition_id} อยู่แล้ว ต่างกัน {len(unlike)} แห่ง (ใช้ --replace เพื่อแทนที่)"
        return PROBLEMS, [head, *lines], value
    path = keep(found.draft)
    said = f"รับชุดแบบฟอร์ม {edition_id} แล้ว: {path}"
    return DONE, [said, *lines], {**value, "taken": True, "file": str(path)}


_ACTS = {"list": _list, "check": _check, "send": _send, "take": _take}
