"""What the columns of a table hold that no form prints so, as somebody said once.

Kept by the headings in a file of the user's settings, so that the next table with the same
headings is read in the same way. A file that cannot be read says nothing: it is asked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import platformdirs

from db import files
from db.errors import PhaenError

_LARGEST = 4_000_000
_MOST = 500


class ColumnMatch(NamedTuple):
    """A table by its headings: the form's table that it is, and what each column holds.

    `headings` are compared texts, one a column; `table` is the form and the rows of a table;
    `holds` says of each column what it holds there, empty where it holds nothing.
    """

    headings: tuple[str, ...]
    table: tuple[str, str]
    holds: tuple[str, ...]


Matches = Mapping[tuple[str, ...], ColumnMatch]


def default_path() -> Path:
    """Where they are kept for the user: the settings folder of the system."""
    return platformdirs.user_config_path("Phaen", appauthor=False) / "columns.json"


def read_matches(path: Path) -> Matches:
    """The matches of a file, by their headings; none where it is missing or damaged."""
    try:
        data = files.read_bytes(path, at_most=_LARGEST)
        said = json.loads(data) if len(data) <= _LARGEST else []
    except (PhaenError, ValueError, RecursionError):
        return {}
    found = (_match(each) for each in said) if isinstance(said, list) else ()
    return {each.headings: each for each in found if each is not None}


def write_match(path: Path, match: ColumnMatch) -> None:
    """Keeps a match beside those that there are, in the place of one of the same headings.

    Raises:
        FileError: it cannot be written.
    """
    kept = [each for key, each in read_matches(path).items() if key != match.headings]
    files.make_private_folder(path.parent)
    text = json.dumps(_plain([*kept, match][-_MOST:]), ensure_ascii=False, indent=1)
    files.write_atomically(path, f"{text}\n".encode())


def _plain(matches: Iterable[ColumnMatch]) -> list[dict[str, Any]]:
    return [
        {"headings": list(each.headings), "table": list(each.table), "holds": list(each.holds)}
        for each in matches
    ]


def _match(said: Any) -> ColumnMatch | None:
    if not isinstance(said, dict):
        return None
    lists = [said.get(name) for name in ("headings", "table", "holds")]
    texts = all(isinstance(each, list) and all(isinstance(t, str) for t in each) for each in lists)
    if not texts:
        return None
    headings, table, holds = (tuple(each or ()) for each in lists)
    match table:
        case (form, rows) if len(headings) == len(holds):
            return ColumnMatch(headings, (form, rows), holds)
    return None
