"""What a workbook to fill in asks for: its sheets, and the fields of each by their declarations.

What a field is called, holds and may hold, and how it is filled in, is said where it is
declared (`db.records`, and the edition's labels and notes); here is only which of them a
division is asked for. A path may lead through a list of at most one item: `spans.0.start`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from db.fields import Spec, specs
from db.places import Place
from db.records import Indicator, Project, Result, Spending, Step, StepDone
from forms.editing.own_entry import spec_of
from forms.editions.edition import Edition
from forms.editions.labels import declared_at
from forms.editions.notes import note_at
from forms.editions.own_fields import OwnField

# What an edition may add fields to, and where plans keep what stands in them.
_OWNERS: Mapping[type[Any], str] = {Project: "project", Indicator: "indicator"}
_OWN: Place = ("own_values",)
_OWN_PIXELS = 150
# More blank rows than a division adds in a year; who needs more asks for another workbook.
_FEW, _MANY = 5, 15


class Asked(NamedTuple):
    """A field that is asked for: its path in the record, and how wide its column is in pixels."""

    path: Place
    pixels: int


@dataclass(frozen=True)
class SheetKind:
    """A sheet: its name, a line on what is filled in there, its records and their fields.

    `list` is where, in a package, a record of it may stand, the first of each list on the way;
    `blank` is how many rows for new ones there are. `of_quarter`: it reports on a quarter.
    """

    id: str
    name: str
    words: str
    record: type[Any]
    list: Place
    fields: tuple[Asked, ...]
    blank: int = 0
    of_quarter: bool = False

    def place_of(self, asked: Asked) -> Place:
        """A place in a package where the field may stand."""
        return (*self.list, 0, *asked.path)


def _asked(**pixels: int) -> tuple[Asked, ...]:
    """Fields by their paths, with `__` for dots."""
    return tuple(
        Asked(tuple(int(p) if p.isdigit() else p for p in path.split("__")), width)
        for path, width in pixels.items()
    )


KINDS = (
    SheetKind(
        "projects",
        "โครงการ",
        "แก้ชื่อ งบประมาณ และรายละเอียดของโครงการได้ โครงการใหม่กรอกในแถวว่างท้ายตาราง",
        Project,
        ("plan", "projects"),
        _asked(
            name=340,
            kind=90,
            budget__amount=140,
            budget__status=150,
            budget__total_amount=140,
            budget__note=180,
            strategy_code=120,
            policies=110,
            note=200,
        ),
        _FEW,
    ),
    SheetKind(
        "steps",
        "ขั้นตอน",
        "แก้ขั้นตอน น้ำหนัก และเดือนได้ ขั้นตอนใหม่กรอกในแถวว่างท้ายตาราง โดยเลือกโครงการก่อน",
        Step,
        ("plan", "projects", 0, "activities", 0, "steps"),
        _asked(number=70, text=360, weight=90, spans__0__start=110, spans__0__end=110),
        _MANY,
    ),
    SheetKind(
        "indicators",
        "ตัวชี้วัด",
        "แก้ชื่อ เป้าหมาย และหน่วยนับของตัวชี้วัดได้ ตัวชี้วัดใหม่กรอกในแถวว่างท้ายตาราง",
        Indicator,
        ("plan", "indicators"),
        _asked(
            number=70,
            name=340,
            kind=100,
            target=140,
            target_value=110,
            unit_of_measure=100,
            weight=90,
        ),
        _FEW,
    ),
    SheetKind(
        "results",
        "ผลตัวชี้วัด",
        "กรอกผลของตัวชี้วัดนับถึงสิ้นไตรมาส",
        Result,
        ("reports", 0, "results"),
        _asked(progress=110, value=100, numerator=100, denominator=100, level=90, narrative=420),
        of_quarter=True,
    ),
    SheetKind(
        "steps_done",
        "ผลขั้นตอน",
        "กรอกร้อยละที่ทำแล้วของแต่ละขั้นตอน นับตั้งแต่เริ่มจนถึงสิ้นไตรมาส ทำเสร็จแล้วกรอก 100",
        StepDone,
        ("reports", 0, "steps"),
        _asked(done=110, carried=150),
        of_quarter=True,
    ),
    SheetKind(
        "spending",
        "การเบิกจ่าย",
        "กรอกเงินที่เบิกจ่ายแล้วทั้งหมดตั้งแต่ต้นปีงบประมาณ เป็นบาท",
        Spending,
        ("reports", 0, "spending"),
        _asked(amount=150, carried=150),
        of_quarter=True,
    ),
)
BY_ID: Mapping[str, SheetKind] = {kind.id: kind for kind in KINDS}


class Column(NamedTuple):
    """A field as a column: its declaration in the words of the edition, its note, its width.

    `own` is what the edition has added, where the field is such a one.
    """

    path: Place
    spec: Spec
    note: str
    pixels: int
    own: OwnField | None = None

    @property
    def key(self) -> str:
        """What it is told by when it comes back: `budget.amount`, `own_values.2570/risk`."""
        key = ".".join(map(str, self.path))
        return key if self.own is None else f"{key}.{self.own.key}"


def columns_of(kind: SheetKind, edition: Edition) -> tuple[Column, ...]:
    """The columns of a sheet, as the edition calls its fields; last those that it has added."""
    own = [each for each in edition.own_fields if each.of == _OWNERS.get(kind.record)]
    declared = (
        Column(
            asked.path,
            declared_at(edition, kind.place_of(asked)),
            note_at(edition, kind.place_of(asked)),
            asked.pixels,
        )
        for asked in kind.fields
    )
    added = (Column(_OWN, spec_of(each), each.note, _OWN_PIXELS, each) for each in own)
    return (*declared, *added)


def on_the_way(path: Place, record: type[Any]) -> tuple[Place, type[Any]] | None:
    """The list that a path leads through, and the kind of its items; None where through none."""
    found: type[Any] | None = record
    for at, part in enumerate(path):
        if isinstance(part, int):
            return (path[:at], found) if found is not None else None
        if found is not None:
            found = specs(found)[part].record
    return None
