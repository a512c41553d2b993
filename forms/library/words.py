"""Libraries in a reader's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from db.fields import specs
from db.library import Library, LibraryEntry
from db.places import Place, spec_at, value_at
from db.records import Package, Plan
from forms.calendar import short_date
from forms.library.pairing import PLACES
from forms.library.sides import LibrarySides
from forms.shortened import shortened

_SHOWN = 3


def name_of(library: Library | LibraryEntry) -> str:
    """Whose it is and of which year, and when it was issued."""
    issued = f" ออกเมื่อ {short_date(library.issued)}" if library.issued else ""
    return f"{library.issuer} ปี {library.fiscal_year}{issued}"


def counts_of(plan: Plan) -> str:
    """How much its lists hold, in the order of the lists."""
    counts = ((place, len(value_at(Package(plan), place))) for place in PLACES)
    return " · ".join(f"{spec_at(place).label} {count:,}" for place, count in counts if count)


def standing_words(sides: LibrarySides, *below: Place) -> str:
    """What differs, of all lists or those below some places; empty where nothing does."""
    changed, new = (_count(counter, below) for counter in (sides.changed, sides.new))
    gone = [record for place, record in sides.gone if _is_below(place, below)]
    words = (
        f"เปลี่ยน {changed:,} ช่อง" if changed else "",
        f"เพิ่ม {new:,} รายการ" if new else "",
        f"ไม่มีแล้ว {len(gone):,} รายการ ({_names(gone)})" if gone else "",
    )
    return " · ".join(filter(None, words))


def _count(counter: Counter[Place], below: Sequence[Place]) -> int:
    return sum(count for place, count in counter.items() if _is_below(place, below))


def _is_below(place: Place, below: Sequence[Place]) -> bool:
    return not below or any(place[: len(each)] == each for each in below)


def _names(records: Iterable[Any]) -> str:
    return shortened([_name(record) for record in records], _SHOWN, "รายการ")


def _name(record: Any) -> str:
    said = (
        getattr(record, name, "")
        for name in ("code", "name", "text")
        if name in specs(type(record))
    )
    return " ".join(filter(None, said))
