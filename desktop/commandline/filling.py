"""`phaen fill-out` and `phaen fill-in`: workbooks for divisions, sent out and taken back."""

# ruff: noqa: PLC0415 - as in `desktop.commandline.commands`
from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import PhaenError
from desktop.commandline.editions import edition_of
from desktop.commandline.plans import existing, is_number

if TYPE_CHECKING:
    from db.merging.merge import Merge
    from db.records import Division, Package
    from db.store.store import Store
    from forms.editing.states import State
    from forms.editions.edition import Edition
    from forms.filling.taking import Taken


def fill_out(arguments: argparse.Namespace) -> tuple[list[str], Any]:
    """Writes the workbooks; what to say, and the same as a value.

    Raises:
        PhaenError: there is no such division, or nothing to fill in, or a file cannot be written.
    """
    from db import files
    from db.exchanges import Direction
    from db.store.store import Store
    from forms.filling.sending import Outgoing, divisions_to_fill, outgoing_files

    number = _number(arguments)
    with Store.open(existing(arguments.db)) as store:
        package, drafts = store.look(number)
        edition = edition_of(package)
        chosen: list[Division | None] = list(_named(package, arguments.division))
        if arguments.all:
            chosen = list(divisions_to_fill(package))
        folder = Path(arguments.to)
        files.make_folder(folder)
        written: list[str] = []
        for division in chosen:
            asked = Outgoing(
                package,
                edition,
                division,
                arguments.quarter,
                with_package=arguments.package,
                descends_from=store.descent(number),
            )
            for name, data in outgoing_files(asked, folder).items():
                files.write_atomically(folder / name, data)
                written.append(name)
        whom = " ".join(division.name for division in chosen if division)
        store.keep_exchanged(number, package, direction=Direction.SENT, whom=whom)
    lines = [f"บันทึกแล้ว: {folder / name}" for name in written]
    if drafts:
        lines.append(f"ไม่รวมข้อความใน {len(drafts):,} ช่องที่ยังไม่ถูกต้อง ดูว่าเป็นช่องใดด้วยคำสั่ง phaen check")
    return lines, {"to": str(folder), "files": written}


class _Read(NamedTuple):
    """A workbook that came back: its name, what came of it, and the comparison with the plan."""

    file: str
    taken: Taken
    merge: Merge
    is_taken: bool


class _Into(NamedTuple):
    """The plan that workbooks are taken into, and whose state is taken where both changed it."""

    store: Store
    number: int
    edition: Edition
    take: str | None


def fill_in(
    arguments: argparse.Namespace, back_up: Callable[[int], str]
) -> tuple[bool, list[str], Any]:
    """Takes workbooks in, one after the other; whether all was, what to say, and the value.

    `back_up` keeps the plan of a number before anything is saved; it gives the command that
    leads back.

    Raises:
        PhaenError: a file is no workbook of this plan, or what went out is not known any more.
    """
    from db.exchanges import Direction
    from db.places import dotted, parsed
    from db.store.store import Store
    from forms.editing.states import State

    number = _number(arguments)
    with Store.open(existing(arguments.db)) as store:
        before, drafts = store.load_with_drafts(number)
        edition = edition_of(before)
        state = State(before, {parsed(place): text for place, text in drafts.items()})
        found: list[_Read] = []
        into = _Into(store, number, edition, arguments.take)
        for path in arguments.files:
            read, state = _take(into, Path(path), state)
            found.append(read)
        lines = [line for read in found for line in _lines(read, edition)]
        is_changed = state.package != before or len(state.drafts) != len(drafts)
        if is_changed:
            back = back_up(number)
            kept = {dotted(place): text for place, text in state.drafts.items()}
            store.save(number, before, state.package, drafts=kept)
            lines.append(f"บันทึกในแผนหมายเลข {number} แล้ว เลิกได้ด้วยคำสั่ง {back}")
        for read in found:
            if read.is_taken:
                package = read.taken.state.package
                store.keep_exchanged(number, package, direction=Direction.RECEIVED, whom=read.file)
    all_taken = all(read.is_taken and not read.taken.remarks for read in found)
    value = {"saved": is_changed, "files": [_value(read, edition) for read in found]}
    return all_taken, lines, value


def _take(into: _Into, path: Path, state: State) -> tuple[_Read, State]:
    """A workbook merged into the state; left out where it has conflicts nobody decides."""
    from db.merging.difference import Side
    from db.merging.merge import merge
    from forms.filling.reading import read_filled
    from forms.filling.sending import base_of
    from forms.filling.taking import taken, without_issued
    from forms.merging.drafts import merged_state

    book = read_filled(path)
    kept = into.store.exchanged_package(into.number, book.said["base"])
    base = base_of(book, state.package, kept)
    came = without_issued(taken(book, base, into.edition), path.name, base, state.package)
    compared = merge(base, state.package, came.state.package)
    if compared.conflicts and into.take is None:
        return _Read(path.name, came, compared, is_taken=False), state
    decisions = {each.key: Side(into.take) for each in compared.conflicts if into.take}
    package = compared.decided(decisions)
    after = merged_state(state, compared, package, came.state)
    return _Read(path.name, came, compared, is_taken=True), after


def _number(arguments: argparse.Namespace) -> int:
    """The number of the plan: what went out is kept in its store, for the way back."""
    if not is_number(arguments.plan):
        raise PhaenError(
            "ใช้ได้กับแผนในฐานข้อมูลเท่านั้น โปรดนำเข้าแฟ้มแผนด้วยคำสั่ง phaen import แล้วระบุหมายเลขแผน"
        )
    return int(arguments.plan)


def _named(package: Package, names: list[str] | None) -> Iterator[Division | None]:
    """The divisions with these names, short names or codes; without any, the whole unit."""
    if not names:
        yield None
        return
    for name in names:
        wanted = "".join(name.split())
        found = [
            each
            for each in package.plan.divisions
            if wanted
            in {"".join(said.split()) for said in (each.name, each.abbreviation, each.code)}
        ]
        if not found:
            known = " ".join(f"“{each.name}”" for each in package.plan.divisions)
            raise PhaenError(f"ไม่พบส่วนราชการ “{name}” ในแผนนี้ ส่วนราชการที่มีคือ {known or 'ยังไม่มี'}")
        yield found[0]


def _lines(read: _Read, edition: Edition) -> Iterator[str]:
    from forms.merging.words import MergeWords

    yield f"{read.file}: เปลี่ยน {read.taken.changed:,} ช่อง เพิ่ม {read.taken.added:,} รายการ"
    yield from (f"    {remark.words}" for remark in read.taken.remarks)
    if read.is_taken:
        return
    words = MergeWords(read.merge, edition)
    count = len(read.merge.conflicts)
    yield f"    ยังไม่ได้รับแฟ้มนี้ เพราะแผนแก้ช่องเดียวกัน {count:,} แห่ง"
    for each in read.merge.conflicts:
        base, ours, theirs = words.texts(each)
        where = f"{words.record(each)} › {words.where(each)}".strip(" ›")
        yield f"    {where}: เดิม “{base}” แผนนี้ “{ours}” ในสมุดงาน “{theirs}”"
    yield "    โปรดสั่งอีกครั้งโดยเติม --take theirs (ใช้ของสมุดงาน) หรือ --take ours (คงของเดิม)"


def _value(read: _Read, edition: Edition) -> dict[str, Any]:
    from db.places import dotted
    from forms.merging.words import MergeWords

    words = MergeWords(read.merge, edition)
    return {
        "file": read.file,
        "taken": read.is_taken,
        "changed": read.taken.changed,
        "added": read.taken.added,
        "remarks": [remark._asdict() for remark in read.taken.remarks],
        "conflicts": [
            {
                "place": dotted(each.place),
                "where": f"{words.record(each)} › {words.where(each)}".strip(" ›"),
                **words.texts(each)._asdict(),
            }
            for each in read.merge.conflicts
        ],
    }
