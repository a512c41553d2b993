"""A plan among those of 77 units of five years, against one that is alone on its server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from db.records import Package
from db.store.postgresql.address import ServerAddress
from db.store.store import Store
from db.store.table_layout import IDENTITY, NUMBER, PLAN, PLANS
from db.store.tables import METADATA
from tests.bench.data import sample
from tests.bench.measure import Figure, against, within
from tests.db.postgres import Server

PLANS_BOUND = 1.2
# What one may wait for the list of all plans.
LIST_SECONDS = 0.5


def crowd_figures(running: Server, count: int, runs: int) -> Iterator[Figure]:
    """Figures of opening, saving and listing where there are so many plans."""
    alone, many = running.new_database(), running.new_database()
    with Store.open(many) as crowded, Store.open(alone) as empty:
        first, own = crowded.add(sample()), empty.add(sample())
        _copy(running, many, first, count - 1)
        words = f"a plan among {len(crowded.plans()):,} / alone"
        ours, rival = _opening(crowded, first), _opening(empty, own)
        yield against(f"opening {words}", PLANS_BOUND, ours, rival, runs)
        ours, rival = _saving(crowded, first), _saving(empty, own)
        yield against(f"saving {words}", PLANS_BOUND, ours, rival, runs)
        yield within(f"list of {count:,} plans", LIST_SECONDS, crowded.entries, runs)


def _copy(running: Server, address: ServerAddress, number: int, count: int) -> None:
    """Copies the rows of a plan where they are: taking each in would last for an hour."""
    with running.root(address.database) as root:
        for table in METADATA.sorted_tables:
            own = NUMBER if table.name == PLANS.name else PLAN
            if own not in table.c:
                continue
            others = [column.name for column in table.c if column.name != own]
            names = ", ".join(f'"{name}"' for name in others)
            # Plans are told apart by their identities.
            values = ", ".join(
                f"\"{name}\" || '-' || copy" if (own, name) == (NUMBER, IDENTITY) else f'"{name}"'
                for name in others
            )
            root.execute(
                f'INSERT INTO "{table.name}" ("{own}", {names}) SELECT copy, {values} '  # noqa: S608
                f'FROM "{table.name}", generate_series({number + 1}, {number + count}) copy '
                f'WHERE "{own}" = {number}'
            )
        root.execute("ANALYZE")


def _opening(store: Store, number: int) -> Callable[[], Package]:
    return lambda: store.load_with_drafts(number)[0]


def _saving(store: Store, number: int) -> Callable[[], None]:
    """Changes a field, as each save does."""
    package, turn = store.load(number), 0

    def save() -> None:
        nonlocal package, turn
        turn += 1
        changed = replace(package, plan=replace(package.plan, vision=f"วิสัยทัศน์ที่ {turn}"))
        store.save(number, package, changed)
        package = changed

    return save
