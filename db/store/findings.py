"""What is found of a store: each thing that was looked at, and what it asks of its reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from db.errors import StoreError
from db.store.store import Store


class State(StrEnum):
    """What a finding asks of its reader."""

    WELL = auto()
    MENDED = auto()
    LOOK = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, in Thai; `area` names it for programs."""

    area: str
    state: State
    words: str


def plan_findings(store: Store) -> Iterator[Finding]:
    """Whether each plan of a store is what was written; the store is closed then."""
    with store:
        try:
            for entry in store.plans():
                name = f"แผนหมายเลข {entry.number}: {entry.unit} ปีงบประมาณ พ.ศ. {entry.fiscal_year}"
                try:
                    store.load(entry.number)
                except StoreError as error:
                    yield Finding("plan", State.LOOK, str(error))
                else:
                    yield Finding("plan", State.WELL, f"{name} ตรงกับที่บันทึกไว้")
        except StoreError as error:
            yield Finding("plan", State.LOOK, str(error))
