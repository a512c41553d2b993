"""Whether a user's own store was ever there: only where it was not is one made unasked."""

from __future__ import annotations

from pathlib import Path

# What stands in the names of what the program keeps for a store: its journal, copies of
# before a migration, files set aside, backups, and what was rescued.
_KEPT_FOR_IT = ("backup", "rescue")


def was_there(path: Path) -> bool:
    """Whether there is a store, or anything in its folder that only one leaves."""
    if path.exists():
        return True
    try:
        names = [each.name for each in path.parent.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True  # nobody knows, so nothing is made
    return any(_is_trace(name, path) for name in names)


def _is_trace(name: str, path: Path) -> bool:
    if name.startswith((f"{path.stem}-", f"{path.name}-", f"{path.stem}.")):
        return not name.endswith(".lock")
    return any(word in name.casefold() for word in _KEPT_FOR_IT)
