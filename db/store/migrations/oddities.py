"""What a plan of an older store says that no plan can say.

Check sums tell from now on what was written; of what was there before them nothing does but
the rows themselves. What in them no file would be taken in with was not written by Phaen.
"""

from __future__ import annotations

from db.errors import PhaenError
from db.package.file import package_bytes, parse_package
from db.store.backend import Reading
from db.store.row_reader import read_drafts, read_plan


def is_odd(reading: Reading, number: int) -> bool:
    """Whether a plan cannot be read, or is refused or read otherwise as a package's file."""
    try:
        found = read_plan(reading, number, removed=True)
        read_drafts(reading, number)
        return found is None or parse_package(package_bytes(found[1])) != found[1]
    except (ArithmeticError, AttributeError, LookupError, PhaenError, TypeError, ValueError):
        return True  # whatever its rows hold: nothing else is at fault
