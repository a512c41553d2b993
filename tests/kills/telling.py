"""What a window that will be killed tells while it lives: lines that outlive it."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from db.package.file import package_bytes
from db.places import Place, dotted
from db.records import Package
from db.store.drafts import identified


class Teller:
    """Writes lines to a file at once: what was told is there, whatever ends the process."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    def tell(self, kind: str, **what: Any) -> None:
        """Tell one thing, with the time of the machine's own clock, in seconds."""
        line = json.dumps({"at": time.monotonic(), "kind": kind, **what}, ensure_ascii=False)
        os.write(self._file, line.encode() + b"\n")


def told(path: Path) -> Iterator[dict[str, Any]]:
    """What was told, in order; a line that was cut by the end of the process is left out."""
    if not path.exists():
        return
    for line in path.read_bytes().splitlines():
        try:
            yield json.loads(line)
        except ValueError:
            return


def digest(package: Package, drafts: Mapping[Place, str] | Mapping[str, str]) -> str:
    """What tells one state of a plan, with all that stands in its fields, from another."""
    paths = {
        place if isinstance(place, str) else dotted(place): text for place, text in drafts.items()
    }
    marked = repr(sorted(identified(package, paths)))
    return hashlib.sha256(package_bytes(package) + marked.encode()).hexdigest()[:16]
