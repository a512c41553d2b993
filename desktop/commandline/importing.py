"""`phaen import`: a package file into the store, whole or not at all.

Of a plan that the store has already nothing is replaced, and no copy made, unasked.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import PhaenError
from db.exchanges import Direction
from db.places import parsed
from db.settling import settled, taken_in, taken_in_beside
from db.store.first_start import was_there
from db.store.postgresql.address import ServerAddress
from db.store.store import Store, default_path
from desktop.commandline.plans import existing
from forms.editing.comparing import differences_between
from forms.editing.states import State
from forms.editions.opening import opened_edition
from forms.reporting.issuing import altered

if TYPE_CHECKING:
    from db.records import Package
    from db.store.locations import Location
    from db.store.store import PlanEntry, Store

Drafts = Mapping[str, str]


def opened_to_import(db: Location | None) -> Store:
    """The store to import into: a new file where the named one, or the first, is not there."""
    if isinstance(db, ServerAddress):
        # Its tables are made by `phaen server init`, with the rights to them.
        return Store.open(existing(db))
    # A store that was named is a new one; the user's own may have been taken away.
    return Store.open(db, create=db is not None or not was_there(default_path()))


def add_beside(store: Store, package: Package, drafts: Drafts | None = None) -> int:
    """Puts a package in as a plan of its own; of one that is there it is a copy."""
    there = {entry.identity for entry in (*store.plans(), *store.removed())}
    return store.add(taken_in_beside(package, there), drafts=drafts)


def keep_received(store: Store, number: int, package: Package, path: Path) -> None:
    """Keeps a package as received: what the next comparison of its plan begins from."""
    taken = taken_in(package)
    if store.number_of(taken.plan.id) == number:
        store.keep_exchanged(number, taken, direction=Direction.RECEIVED, whom=path.name)


def replace_plan(store: Store, number: int, package: Package, drafts: Drafts) -> None:
    """Puts a package in the place of a plan of the store.

    Raises:
        PhaenError: it would alter a report that was issued.
    """
    before, _drafts = store.load_with_drafts(number)
    after = settled(taken_in(package), before)
    report = altered(before, after)
    if report is not None:
        raise PhaenError(
            f"แทนที่แผนหมายเลข {number} ไม่ได้ เพราะรายงานไตรมาส {report.quarter} ออกแล้ว "
            "และในแฟ้มไม่เหมือนที่ออก "
            "โปรดใช้ --keep-both เพื่อเก็บไว้ทั้งสองฉบับ หรือเปิดแก้ไขรายงานนั้นในหน้าต่างโปรแกรมก่อน"
        )
    store.save(number, before, after, drafts=drafts)


def difference_count(store: Store, number: int, package: Package, drafts: Drafts) -> int:
    """In how many places a plan of the store and a package differ."""

    def state(package: Package, drafts: Drafts) -> State:
        return State(package, {parsed(path): text for path, text in drafts.items()})

    taken = taken_in(package)
    edition = opened_edition(taken.plan).edition
    there = state(*store.look(number))
    return len(differences_between(there, state(taken, drafts), edition))


def refusal(entry: PlanEntry, count: int) -> PhaenError:
    """Says that a plan is there already, and what one can do."""
    return PhaenError(
        f"แผนนี้มีอยู่แล้วเป็นแผนหมายเลข {entry.number}: {entry.unit} ปีงบประมาณ พ.ศ. {entry.fiscal_year} "
        f"ต่างจากในแฟ้ม {count:,} แห่ง จึงยังไม่ได้นำเข้าและไม่มีสิ่งใดเปลี่ยนแปลง "
        "โปรดสั่งอีกครั้งโดยเติม --replace เพื่อแทนที่แผนที่มีอยู่ หรือ --keep-both เพื่อเก็บไว้ทั้งสองฉบับ"
    )
