"""Records that come into being by a workbook: their identities, and the project that is chosen.

The identities follow from the workbook and what was typed, so that a file that is read again,
as sent or after a correction, brings the same record and not another of it.
"""

from __future__ import annotations

from collections import Counter

from db.identity import derived
from db.records import Package
from forms.filling.reading import FilledBook, FilledRow
from forms.filling.scope import project_names, shortened


class NewIdentities:
    """Gives the new rows of a workbook their identities."""

    def __init__(self, book: FilledBook) -> None:
        self._book = book.said["base"], book.said.get("division", "")
        self._given: Counter[tuple[str, str]] = Counter()

    def of_row(self, owner: str, name: str) -> str:
        """That of a new record below another, by what it is called: the nth with that name."""
        self._given[owner, name] += 1
        return derived(owner, *self._book, name, str(self._given[owner, name]))


def identity_below(owner: str, field: str) -> str:
    """That of the one item of a list that had none, as the months of a step."""
    return derived(owner, field)


def project_called(package: Package, name: str) -> int | None:
    """The position of a project by its name as it is in lists, or as it stands beside a step."""
    wanted = "".join(name.split())
    names = list(project_names(package).values())
    for called in (names, [shortened(each) for each in names]):
        found = [at for at, each in enumerate(called) if "".join(each.split()) == wanted]
        if len(found) == 1:
            return found[0]
    return None


def project_chosen(row: FilledRow) -> str:
    """What stands in a new row where a project is chosen."""
    return row.shown[0].text if row.shown else ""
