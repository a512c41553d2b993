"""The optional part of a package with the texts in its fields that cannot be their values.

Who saves a plan as a file while something in it is marked gets that back with the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.fields import MOST_ITEMS, Kind, specs
from db.letters import why_unfit
from db.package import wording
from db.package.json_text import JsonObject
from db.package.record_reader import Findings
from db.places import Place, parsed
from db.records import Package

# The name of the part.
DRAFTS = "drafts"
# A place is as long as the names on the way to it, a text as long as the longest field's.
_LONGEST_PLACE, _LONGEST_TEXT = 300, 50_000
_PARTS = {"place", "text"}


def listed(drafts: Mapping[str, str]) -> list[dict[str, str]]:
    """Texts by place, as the part has them."""
    return [{"place": place, "text": text} for place, text in drafts.items()]


def read(value: Any, package: Package, found: Findings) -> dict[str, str]:
    """The texts by place in a package; what does not fit goes to `found`."""
    items = value.get(DRAFTS, []) if isinstance(value, JsonObject) else []
    if not isinstance(items, list) or len(items) > MOST_ITEMS:
        found.refuse((DRAFTS,), wording.wrong("ต้องเป็นรายการข้อความในช่องที่ต้องแก้", items))
        return {}
    drafts: dict[str, str] = {}
    for at, item in enumerate(items):
        if reason := _why_not(item, package):
            found.refuse((DRAFTS, at), reason)
        else:
            drafts[item["place"]] = item["text"]
    return drafts


def _why_not(item: Any, package: Package) -> str:
    """Why an item is no text in a field, in Thai; empty where it is one."""
    is_pair = isinstance(item, JsonObject) and set(item) == _PARTS
    if not is_pair or not all(isinstance(part, str) for part in item.values()):
        return wording.wrong("ต้องเป็นตำแหน่ง (place) กับข้อความ (text)", item)
    if len(item["place"]) > _LONGEST_PLACE or not _is_field(package, parsed(item["place"])):
        return f"แผนนี้ไม่มีช่องที่ {wording.quoted(item['place'])}"
    return why_unfit(item["text"], _LONGEST_TEXT)


def _is_field(package: Package, place: Place) -> bool:
    """Whether a place is that of a field which one writes in."""
    value: Any = package
    kind: Kind | None = None
    for part in place:
        if isinstance(part, int):
            if kind is not Kind.RECORDS or part >= len(value):
                return False
            value, kind = value[part], None
        else:
            spec = specs(type(value)).get(part) if kind in {None, Kind.RECORD} else None
            if spec is None:
                return False
            value, kind = getattr(value, part), spec.kind
    return kind not in {None, Kind.RECORD, Kind.RECORDS, Kind.DATA}
