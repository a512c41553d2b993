"""`python -m tests.troubles`: what the window shows in each trouble of a store, and what survives.

Prints a table, a row each. Where what was typed is lost, or the window ends by itself or does
not answer, the row says LOST, ENDED or STUCK and the exit code is 1. It mounts small file
systems: on Linux, as root.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.troubles.scenarios import SCENARIOS, Row, Scene

_BAD = ("LOST", "ENDED", "STUCK", "FAULT")


def main(names: list[str]) -> int:
    """Plays all scenarios, or those whose names hold a word that is given."""
    bad = 0
    for name, play in SCENARIOS.items():
        if names and not any(each in name for each in names):
            continue
        with tempfile.TemporaryDirectory(prefix="phaen-trouble-") as folder:
            row: Row = play(Scene(Path(folder)))
        bad += any(word in " ".join(row) for word in _BAD)
        sys.stdout.write(f"## {name}\nshown: {row.shown}\nsurvived: {row.survived}\n\n")
        sys.stdout.flush()
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
