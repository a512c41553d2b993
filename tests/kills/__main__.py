"""`python -m tests.kills [COUNT]`: kills the window so many times, a thousand without a number.

Prints what was found, with the seed of each life; exit code 1 where anything was.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from tests.kills.life import Life
from tests.kills.migrating import Migration

# A store grows with each plan that is taken in: another life begins after so many kills.
KILLS_A_LIFE = 20


def killed(count: int, seed: int) -> list[str]:
    """Kill a window so many times; what was found, each with the seed and number of its kill.

    A tenth of them are killed while a store of an older program is brought up to this one.
    """
    found: list[str] = []
    migrations = count // 10
    life: Life | Migration
    with tempfile.TemporaryDirectory(prefix="phaen-kills-") as folder:
        for number in range(count):
            own = seed + number
            if number < migrations:
                life = Migration(Path(folder, str(number)), random.Random(own))
            elif (number - migrations) % KILLS_A_LIFE == 0:
                life = Life(Path(folder, str(number)), random.Random(own))
            found += [f"kill {number} of seed {seed}: {each}" for each in life.kill_once()]
    return found


def main(arguments: list[str]) -> int:
    """The count and, with a second number, the seed to begin with."""
    count = int(arguments[0]) if arguments else 1000
    seed = int(arguments[1]) if len(arguments) > 1 else int(time.time())
    found = killed(count, seed)
    for each in found:
        sys.stdout.write(f"{each}\n")
    sys.stdout.write(f"{count} kills, seed {seed}: {len(found)} findings\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
