"""How long until one's own is saved, and another's is seen, where two write one plan."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from db.content_code import content_code
from db.store.postgresql.address import ServerAddress
from db.store.store import Store
from tests.bench.measure import ROOT, Figure

# What issue 21 allows at the 95th percentile.
ALLOWED = 2.0
_PAUSE = 2000  # milliseconds between two changes of one person


def sharing_figures(
    address: ServerAddress, number: int, folder: Path, *, seconds: float
) -> Iterator[Figure]:
    """Both write for some seconds; `folder` is for what they keep on this computer."""
    module = "tests.desktop.session.writing"
    people = [
        subprocess.Popen(
            [sys.executable, "-m", module, str(address), str(number), str(at), str(seconds),
             str(_PAUSE)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, "PHAEN_FOLDER": str(folder / f"{at}")},
        )
        for at in range(2)
    ]  # fmt: skip
    for person in people:
        _read(person)
    for person in people:
        _say(person, "go")
    for person in people:
        _read(person)
    with Store.open(address) as store:
        content = content_code(store.load(number))
    said = [json.loads(person.communicate(f"{content}\n")[0]) for person in people]
    for name in ("saving", "seeing"):
        times = sorted(value for each in said for value in each[name])
        most = times[int(len(times) * 0.95)]
        words = f"two people, {name} of {len(times)}"
        for kind, value in (("median", median(times)), ("95 %", most)):
            yield Figure(f"{words}: {kind} / {ALLOWED} s", value, None, value / ALLOWED, 1.0)


def _read(person: subprocess.Popen[str]) -> str:
    assert person.stdout is not None
    return person.stdout.readline()


def _say(person: subprocess.Popen[str], line: str) -> None:
    assert person.stdin is not None
    person.stdin.write(f"{line}\n")
    person.stdin.flush()
