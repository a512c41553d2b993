"""`phaen library`: libraries taken in, issued, given on, and compared with plans."""

# ruff: noqa: PLC0415 - as in `desktop.commandline.commands`
from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import PhaenError
from db.library import LibraryEntry, library_of
from db.package.library_file import read_library, write_library
from desktop.commandline.comparing import (
    SideNames,
    as_json,
    by_place,
    said_of,
    save_merged,
    taken_of,
)
from desktop.commandline.plans import existing, is_number, read_plan
from forms.formats import LIBRARY
from forms.library.words import counts_of, name_of, standing_words

if TYPE_CHECKING:
    from db.store.store import Store

_SHORT = 8
_SIDES = SideNames("ในรายการกลาง", "แก้ในรายการกลาง", "ใช้ของรายการกลาง")


class Said(NamedTuple):
    """What to say to a person, the same as a value, and whether nothing is left to be decided."""

    lines: list[str]
    value: Any
    is_done: bool = True


def run(arguments: argparse.Namespace, back_up: Callable[[], str]) -> Said:
    """Does what was asked for of the libraries of a store.

    `back_up` makes a backup before a plan is changed, and gives the command that leads back.

    Raises:
        PhaenError: there is no such library, plan or file, or it cannot be read or written.
    """
    if arguments.action == "issue":
        return _issue(arguments)
    if arguments.action == "add":
        return _add(arguments)
    from db.store.store import Store

    with Store.open(existing(arguments.db)) as store:
        if arguments.action == "compare":
            return _compare(arguments, store, back_up)
        if arguments.action == "list":
            return _list(store)
        entry = _chosen(store, arguments.library)
        if arguments.action == "remove":
            store.forget_library(entry.content_code)
            return Said(
                [f"ลบรายการกลางของ {name_of(entry)} แล้ว แผนที่นำไปใช้แล้วไม่เปลี่ยน"], asdict(entry)
            )
        library = store.library(entry.content_code)
        if library is None:
            raise _unknown(arguments.library, store.libraries())
        write_library(library, _target(arguments.to))
        return Said([f"บันทึกแล้ว: {arguments.to}"], {**asdict(entry), "to": str(arguments.to)})


def _issue(arguments: argparse.Namespace) -> Said:
    """Writes a library; that of a plan of the store is kept there, too, as the window does."""
    plan = read_plan(arguments).plan
    year = arguments.year or plan.fiscal_year
    if year is None:
        raise PhaenError("แผนนี้ยังไม่มีปีงบประมาณ โปรดระบุ --year")
    lists = {} if arguments.only is None else {"lists": arguments.only}
    made = library_of(plan, arguments.issuer, year, issued=arguments.issued or "", **lists)
    counts = counts_of(made.plan)
    if not counts:
        raise PhaenError("แผนนี้ยังไม่มีส่วนราชการ ผู้ลงนาม หรือกรอบยุทธศาสตร์ ที่จะออกเป็นรายการกลาง")
    write_library(made, _target(arguments.to))
    if is_number(arguments.plan):
        from db.store.store import Store

        with Store.open(existing(arguments.db)) as store:
            store.keep_library(made)
    value = {"issuer": made.issuer, "fiscal_year": year, "content_code": made.content_code}
    return Said([f"บันทึกแล้ว: {arguments.to} ({counts})"], {**value, "to": str(arguments.to)})


def _target(path: Path) -> Path:
    if path.suffix.lower() != LIBRARY.suffix:
        raise PhaenError(f"ชื่อแฟ้ม {path} ต้องลงท้ายด้วย {LIBRARY.suffix}")
    return path


def _add(arguments: argparse.Namespace) -> Said:
    from desktop.commandline.importing import opened_to_import

    # All are read before any is kept: one bad file keeps none.
    libraries = [read_library(path) for path in arguments.files]
    with opened_to_import(arguments.db) as store:
        for library in libraries:
            store.keep_library(library)
    lines = [f"รับรายการกลางของ {name_of(each)} แล้ว: {counts_of(each.plan)}" for each in libraries]
    return Said(lines, [{"issuer": x.issuer, "content_code": x.content_code} for x in libraries])


def _list(store: Store) -> Said:
    entries = store.libraries()
    lines = [f"{each.content_code[:_SHORT]}  {name_of(each)}" for each in entries]
    nothing = "ยังไม่มีรายการกลาง รับจากแฟ้มด้วยคำสั่ง phaen library add แฟ้ม" + LIBRARY.suffix
    return Said(lines or [nothing], [asdict(each) for each in entries])


def _chosen(store: Store, said: str) -> LibraryEntry:
    """The library of a code's first letters, or the newest one of an issuer."""
    entries = store.libraries()
    found = [each for each in entries if each.content_code.startswith(said.lower())]
    if len(found) != 1:
        of_issuer = [each for each in entries if each.issuer == said]
        found = sorted(of_issuer, key=lambda each: each.age)[-1:]
    if not found:
        raise _unknown(said, entries)
    return found[0]


def _unknown(said: str, entries: tuple[LibraryEntry, ...]) -> PhaenError:
    known = " ".join(f"{each.content_code[:_SHORT]} ({name_of(each)})" for each in entries)
    return PhaenError(f"ไม่มีรายการกลาง “{said}” ที่มีคือ {known or '(ยังไม่มี)'}")


def _compare(arguments: argparse.Namespace, store: Store, back_up: Callable[[], str]) -> Said:
    """A plan beside the libraries that are newer than what it has, or beside one."""
    from db.merging.merge import merge
    from forms.editing.states import State
    from forms.library.newer import newer_libraries
    from forms.library.sides import library_sides
    from forms.merging.drafts import merged_state

    number = arguments.plan
    package, drafts = store.load_with_drafts(number)
    entries = newer_libraries(package.plan, store.libraries())
    if arguments.library is not None:
        entries = (_chosen(store, arguments.library),)
    if not entries:
        return Said(["ไม่มีรายการกลางที่ใหม่กว่าที่แผนนี้ใช้"], [])
    lines, values, is_done = [], [], True
    for entry in entries:
        library = store.library(entry.content_code)
        if library is None:
            continue
        sides = library_sides(package, library, store.library, whole=arguments.whole)
        found = merge(sides.base, package, sides.theirs)
        taken = taken_of(found, arguments.take)
        lines.append(f"{name_of(entry)}: {standing_words(sides) or 'ไม่มีสิ่งที่ต่าง'}")
        lines += said_of(found, taken, _SIDES) if found.differences else ()
        gone = [{"list": ".".join(map(str, place)), "id": each.id} for place, each in sides.gone]
        values.append({**asdict(entry), **as_json(found, taken), "gone": gone})
        if taken is None:
            is_done = is_done and not found.conflicts
            continue
        ours = State(package, by_place(drafts))
        made = merged_state(ours, found, sides.remembered(found.decided(taken)), ours)
        if made.package != package:
            lines.append(f"เลิกได้ด้วยคำสั่ง {back_up()}")
            save_merged(store, number, ours, made)
            package, drafts = store.load_with_drafts(number)
    return Said(lines, values, is_done)
