"""What commands say of a plan beside another copy of it, and how they make both one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import PhaenError
from db.merging.difference import Difference, Key, Side
from db.merging.merge import Merge
from db.places import dotted, parsed
from db.settling import settled
from forms.editing.states import State
from forms.editions.opening import opened_edition
from forms.merging.words import MergeWords
from forms.plan_parts import part_of
from forms.reporting.issuing import altered

if TYPE_CHECKING:
    from db.store.store import Store

_NOTHING = "ไม่มี"


class SideNames(NamedTuple):
    """What the two copies are called: alone, and as who has changed something."""

    theirs: str = "ในแฟ้ม"
    by_theirs: str = "แก้ในแฟ้ม"
    take_theirs: str = "ใช้ของแฟ้ม"


_OF_FILE = SideNames()


def taken_of(found: Merge, side: str | None) -> dict[Key, Side] | None:
    """A side for all that is to be decided; None where nothing is to be taken in."""
    if side is None:
        return None
    return {each.key: Side(side) for each in found.conflicts}


def save_merged(store: Store, number: int, ours: State, made: State) -> None:
    """Writes a merged plan into the store.

    Raises:
        PhaenError: it would alter a report that was issued, or cannot be written.
    """
    after = settled(made.package, ours.package)
    report = altered(ours.package, after)
    if report is not None:
        raise PhaenError(
            f"ผสานแผนหมายเลข {number} ไม่ได้ เพราะรายงานไตรมาส {report.quarter} ออกแล้ว "
            "และจะไม่เหมือนที่ออก โปรดเปิดแก้ไขรายงานนั้นในหน้าต่างโปรแกรมก่อน"
        )
    drafts = {dotted(place): text for place, text in made.drafts.items()}
    store.save(number, ours.package, after, drafts=drafts)


def by_place(drafts: Mapping[str, str]) -> dict[Any, str]:
    """Drafts by their places, as a state has them."""
    return {parsed(path): text for path, text in drafts.items()}


def said_of(
    found: Merge, taken: dict[Key, Side] | None, names: SideNames = _OF_FILE
) -> Iterator[str]:
    """What differs, or what was made of it, in lines."""
    if not found.differences:
        yield f"แผนในเครื่องกับ{names.theirs}เหมือนกันทุกแห่ง"
        return
    words = _words(found)
    by = {Side.OURS: "แก้ในเครื่องนี้", Side.THEIRS: names.by_theirs, Side.BOTH: "แก้ทั้งสองที่"}
    for each in found.differences if taken is None else ():
        texts = words.texts(each)
        yield f"{by[each.by]}: {_where(each, words)}"
        yield f"    ในเครื่อง: {_in_a_line(texts.ours)}"
        yield f"    {names.theirs}: {_in_a_line(texts.theirs)}"
    count, conflicts = len(found.differences), len(found.conflicts)
    if taken is None:
        yield (
            f"ต่างกัน {count:,} แห่ง ต้องตัดสินใจ {conflicts:,} แห่ง ยังไม่ได้แก้แผน "
            f"ผสานได้โดยเติม --take theirs ({names.take_theirs}) หรือ --take ours (คงของเดิม) "
            "ในแห่งที่แก้ทั้งสองที่"
        )
    else:
        yield f"ผสานแล้ว ต่างกัน {count:,} แห่ง แก้ทั้งสองที่ {conflicts:,} แห่ง"


def as_json(found: Merge, taken: dict[Key, Side] | None) -> dict[str, Any]:
    """The same as a value."""
    words = _words(found)
    return {
        "has_base": found.base is not None,
        "conflicts": len(found.conflicts),
        "merged": taken is not None,
        "differences": [_difference_as_json(each, words, taken) for each in found.differences],
    }


def _words(found: Merge) -> MergeWords:
    return MergeWords(found, opened_edition(found.ours.plan).edition)


def _where(difference: Difference, words: MergeWords) -> str:
    said = (part_of(difference.place).title, words.record(difference), words.where(difference))
    return f"{words.change(difference)} {' › '.join(filter(None, said))}"


def _in_a_line(text: str) -> str:
    return text.replace("\n", " / ").replace("\u2028", " / ") or _NOTHING


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
