"""`phaen merge`: a plan of the store and another copy of it in a file, compared and merged."""

# ruff: noqa: PLC0415 - as in `desktop.commandline.commands`
from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from db.errors import PhaenError
from db.exchanges import Direction
from db.merging.difference import Difference, Key, Side
from db.merging.merge import Merge, merge
from db.package.file import PackageFile
from db.places import dotted, parsed
from db.settling import settled, taken_in
from desktop.commandline.passwords import read_whole_file
from desktop.commandline.plans import existing
from forms.editing.states import State
from forms.editions.opening import opened_edition
from forms.merging.drafts import merged_state
from forms.merging.parts import part_of
from forms.merging.words import MergeWords
from forms.reporting.issuing import altered

if TYPE_CHECKING:
    from db.records import Package
    from db.store.store import Store

_DONE, _CONFLICTS = 0, 1
_BY = {Side.OURS: "แก้ในเครื่องนี้", Side.THEIRS: "แก้ในแฟ้ม", Side.BOTH: "แก้ทั้งสองที่"}
_NOTHING = "ไม่มี"


def merged(arguments: argparse.Namespace) -> tuple[int, list[str]]:
    """What differs, or what was taken in as one change; the exit code and what to say.

    The code is 1 where conflicts are left.

    Raises:
        PhaenError: there is no such plan or file, they are of two plans, or the change may
            not be made.
    """
    from db.store.store import Store

    came = read_whole_file(arguments.file, arguments.password_file)
    theirs = State(taken_in(came.package), _by_place(came.drafts))
    with Store.open(existing(arguments.db)) as store:
        package, drafts = store.load_with_drafts(arguments.plan)
        found = merge(_base(arguments, store, came), package, theirs.package)
        taken = _taken(arguments, found)
        if taken is not None:
            ours = State(package, _by_place(drafts))
            _write(arguments, store, ours, merged_state(ours, found, found.decided(taken), theirs))
            store.keep_exchanged(
                arguments.plan,
                theirs.package,
                direction=Direction.RECEIVED,
                whom=arguments.file.name,
            )
    code = _CONFLICTS if taken is None and found.conflicts else _DONE
    if arguments.json:
        return code, [json.dumps(_as_json(found, taken), ensure_ascii=False, indent=1)]
    return code, list(_said(found, taken))


def _base(arguments: argparse.Namespace, store: Store, came: PackageFile) -> Package | None:
    """What both copies were: the file that was named, else what is kept in the store."""
    if arguments.base is not None:
        return taken_in(read_whole_file(arguments.base, arguments.password_file).package)
    return store.base_for(arguments.plan, taken_in(came.package), came.descends_from)


def _taken(arguments: argparse.Namespace, found: Merge) -> dict[Key, Side] | None:
    """The decisions on all conflicts; None where nothing is to be taken in."""
    if arguments.take is None:
        return None
    return {each.key: Side(arguments.take) for each in found.conflicts}


def _write(arguments: argparse.Namespace, store: Store, ours: State, made: State) -> None:
    after = settled(made.package, ours.package)
    report = altered(ours.package, after)
    if report is not None:
        raise PhaenError(
            f"ผสานแผนหมายเลข {arguments.plan} ไม่ได้ เพราะรายงานไตรมาส {report.quarter} ออกแล้ว "
            "และจะไม่เหมือนที่ออก โปรดเปิดแก้ไขรายงานนั้นในหน้าต่างโปรแกรมก่อน"
        )
    drafts = {dotted(place): text for place, text in made.drafts.items()}
    store.save(arguments.plan, ours.package, after, drafts=drafts)


def _by_place(drafts: dict[str, str]) -> dict[Any, str]:
    return {parsed(path): text for path, text in drafts.items()}


def _words(found: Merge) -> MergeWords:
    return MergeWords(found, opened_edition(found.ours.plan).edition)


def _said(found: Merge, taken: dict[Key, Side] | None) -> Iterator[str]:
    if not found.differences:
        yield "แผนในเครื่องกับในแฟ้มเหมือนกันทุกแห่ง"
        return
    words = _words(found)
    for each in found.differences if taken is None else ():
        texts = words.texts(each)
        yield f"{_BY[each.by]}: {_where(each, words)}"
        yield f"    ในเครื่อง: {_in_a_line(texts.ours)}"
        yield f"    ในแฟ้ม: {_in_a_line(texts.theirs)}"
    count, conflicts = len(found.differences), len(found.conflicts)
    if taken is None:
        yield (
            f"ต่างกัน {count:,} แห่ง ต้องตัดสินใจ {conflicts:,} แห่ง ยังไม่ได้แก้แผน "
            "ผสานได้โดยเติม --take theirs (ใช้ของแฟ้ม) หรือ --take ours (คงของเดิม) ในแห่งที่แก้ทั้งสองที่"
        )
    else:
        yield f"ผสานแล้ว ต่างกัน {count:,} แห่ง แก้ทั้งสองที่ {conflicts:,} แห่ง"


def _where(difference: Difference, words: MergeWords) -> str:
    said = (part_of(difference.place).title, words.record(difference), words.where(difference))
    return f"{words.change(difference)} {' › '.join(filter(None, said))}"


def _in_a_line(text: str) -> str:
    return text.replace("\n", " / ").replace("\u2028", " / ") or _NOTHING


def _as_json(found: Merge, taken: dict[Key, Side] | None) -> dict[str, Any]:
    words = _words(found)
    return {
        "has_base": found.base is not None,
        "conflicts": len(found.conflicts),
        "merged": taken is not None,
        "differences": [_difference_as_json(each, words, taken) for each in found.differences],
    }


def _difference_as_json(
    difference: Difference, words: MergeWords, taken: dict[Key, Side] | None
) -> dict[str, Any]:
    texts = words.texts(difference)
    side = (taken or {}).get(difference.key, difference.default)
    return {
        "key": difference.key.text,
        "place": dotted(difference.place),
        "where": _where(difference, words),
        "change": difference.change.value,
        "by": difference.by.value,
        "conflict": difference.is_conflict,
        "take": side.value if side else None,
        "base": texts.base,
        "ours": texts.ours,
        "theirs": texts.theirs,
    }
