"""What the tables of the store ask of SQLite: numbers given once."""

from __future__ import annotations

from typing import Any

# For a table whose numbers are not given again when their rows are gone; others do so anyway.
NUMBERED_ONCE: dict[str, Any] = {"sqlite_autoincrement": True}
