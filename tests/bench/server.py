"""Speed of a store on a server, against one in a file; nothing where PostgreSQL is not here."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from db.identity import renewed
from db.records import Package
from db.store.locations import Location
from db.store.postgresql import passwords
from db.store.postgresql.address import ServerAddress
from db.store.store import Store
from tests.bench.crowd import crowd_figures
from tests.bench.data import sample, times
from tests.bench.measure import Figure, against, within
from tests.bench.sharing import sharing_figures
from tests.bench.window import typing_figure
from tests.db.far_server import FarServer
from tests.db.postgres import Server, end_server, server

OPENING_BOUND = 1.5
# A connection is a process of its own there.
CONNECTING_BOUND = 2.5
FAR_SECONDS, DELAY = 0.5, 0.02
PLANS = 385  # of 77 units of five years
_PASSWORD = "bench"  # noqa: S105 - of this server alone


def server_figures(*, quick: bool) -> Iterator[Figure]:
    """Figures of opening a plan on a server of this computer, and on one that is far."""
    running = server()
    if running is None:
        return
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield from _figures(running, Path(folder), quick=quick)
    finally:
        end_server()


def _figures(running: Server, folder: Path, *, quick: bool) -> Iterator[Figure]:
    runs = 3 if quick else 15
    address, file = running.new_database(), folder / "phaen.db"
    for name, package in (("the sample's plan", sample()), ("five times it", times(sample(), 5))):
        with Store.open(file, create=True) as here, Store.open(address) as there:
            number, at = here.add(package), there.add(package)
            ours, rival = _opening(there, at), _opening(here, number)
            yield against(f"{name}, on a server / in a file", OPENING_BOUND, ours, rival, runs)
        ours, rival = partial(_from_nothing, address, at), partial(_from_nothing, file, number)
        yield against(f"{name}, connecting too / a file", CONNECTING_BOUND, ours, rival, runs)
        with _far(running, address) as far, Store.open(far) as there:
            away = f"{name}, {DELAY * 1000:.0f} ms away each way"
            yield within(away, FAR_SECONDS, partial(_seen, there, at), runs)
    yield from crowd_figures(running, 20 if quick else PLANS, runs)
    with Store.open(address) as store:
        shared = store.add(renewed(sample()))
    yield from sharing_figures(address, shared, folder, seconds=4 if quick else 60)
    yield typing_figure(file, address, rounds=1 if quick else 5)


def _opening(store: Store, number: int) -> Callable[[], Package]:
    return lambda: store.load_with_drafts(number)[0]


def _from_nothing(where: Location, number: int) -> None:
    with Store.open(where) as store:
        _seen(store, number)


def _seen(store: Store, number: int) -> None:
    """What a window reads until a plan is in sight."""
    store.entries()
    store.load_with_drafts(number)
    store.may_write(number)


@contextmanager
def _far(running: Server, address: ServerAddress) -> Iterator[ServerAddress]:
    with running.root() as root:
        root.execute("DROP ROLE IF EXISTS far")
        root.execute(f"CREATE ROLE far SUPERUSER LOGIN PASSWORD '{_PASSWORD}'")
    with FarServer(address.of_user("far"), DELAY) as far:
        passwords.give(far.address, _PASSWORD, keep=False)
        yield far.address
