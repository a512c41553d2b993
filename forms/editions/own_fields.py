"""A field that an edition adds to projects or indicators, since no record has it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from db.record_classes import record
from forms.editions.declaring import named, said
from forms.templates.names import Leaf, Name, Names

Owner = Literal["project", "indicator"]
OwnKind = Literal["text", "number", "date"]
OWNERS: Mapping[str, str] = {"project": "โครงการ", "indicator": "ตัวชี้วัด"}
OWN_KINDS: Mapping[str, str] = {"text": "ข้อความ", "number": "ตัวเลข", "date": "วันที่"}
# What a field may be called in a file and in templates.
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
# The name under which templates have the fields of a record.
_AT_HAND = "{}_own"


@record
class OwnField:
    """A field of an edition's own: what it is of and holds, and what its readers call it.

    `edition` is the one under whose name plans keep what stands in it; empty in a file for the
    edition itself. A copy of an edition keeps it, so that last year's values stay in sight.
    """

    name: str = said(
        "รหัสของช่อง ตัวอักษร a-z ตัวเลข และ _ ใช้ใน {project_own.รหัส} หรือ {indicator_own.รหัส}"
    )
    label: str = said("ชื่อช่องในโปรแกรม")
    of: Owner = said("ช่องของอะไร", "project", values=OWNERS)
    kind: OwnKind = said("สิ่งที่กรอก", "text", values=OWN_KINDS)
    note: str = said("คำอธิบายการกรอก", "")
    edition: str = said("รหัสของชุดที่เพิ่มช่องนี้ครั้งแรก เว้นว่างคือชุดนี้เอง", "")

    @property
    def key(self) -> str:
        """What plans keep its values under: `2570/risk`."""
        return f"{self.edition}/{self.name}"


def own_names(fields: Sequence[OwnField], at_hand: Names) -> Names:
    """The names of own fields for templates where projects or indicators are at hand.

    `{project_own.risk}` beside `{project.name}`; none of records that are not at hand.
    """
    found: dict[str, Name] = {}
    for owner, words in OWNERS.items():
        labels = {field.name: field.label for field in fields if field.of == owner}
        if labels and owner in at_hand:
            says = f"ช่องที่ชุดแบบฟอร์มเพิ่มให้{words}"
            found[name_at_hand(owner)] = Name(says, named(labels))
    return found


def name_at_hand(owner: str) -> str:
    """The name under which templates have the own fields of a project or an indicator."""
    return _AT_HAND.format(owner)


# For the reference: what the names hold, whichever fields an edition has.
OF_ANY_EDITION: Names = {
    name_at_hand(owner): Name(f"ช่องที่ชุดนี้เพิ่มให้{words} ตามรหัสใน [[own_fields]]", Leaf.WORDS)
    for owner, words in OWNERS.items()
}
