"""`python -m tests.kills [COUNT]`: kills the window so many times, a thousand without a number.

Prints what was found, with the seed of each life; exit code 1 where anything was.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.kills.life import Life
from tests.kills.migrating import Migration

# A store grows with each plan that is taken in: another life begins after so many kills.
KILLS_A_LIFE = 20
# Lives that go on side by side: much of each is waiting.
_SIDE_BY_SIDE = 2


def killed(count: int, seed: int) -> list[str]:
    """Kill a window so many times; what was found, each with the seed and number of its kill.

    A tenth of them are killed while a store of an older program is brought up to this one.
    """
    migrations = count // 10
    a_life = min(KILLS_A_LIFE, -(-(count - migrations) // _SIDE_BY_SIDE) or 1)
    lives = [range(number, number + 1) for number in range(migrations)]
    lives += [range(at, min(at + a_life, count)) for at in range(migrations, count, a_life)]
    with (
        tempfile.TemporaryDirectory(prefix="phaen-kills-") as folder,
        ThreadPoolExecutor(_SIDE_BY_SIDE) as side_by_side,
    ):

        def live(numbers: range) -> list[str]:
            kind = Migration if numbers[0] < migrations else Life
            life = kind(Path(folder, str(numbers[0])), random.Random(seed + numbers[0]))
            return [
                f"kill {number} of seed {seed}: {each}"
                for number in numbers
                for each in life.kill_once()
            ]

        # The longest first.
        return [each for found in side_by_side.map(live, reversed(lives)) for each in found]


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
