"""What lies in a store, asked of its backend as the program asks."""

from typing import Any

import sqlalchemy as sa

from db.records import Package
from db.settling import settled
from db.store.store import Store
from db.store.tables import METADATA
from tests.db.random_edits import references


def content(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with store._backend.reading() as reading:
        return {
            name: sorted(reading.rows(f'SELECT * FROM "{name}"'), key=repr)  # noqa: S608
            for name in METADATA.tables
        }


def rows(store: Store, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Columns of the rows of a table, in the order of their ranks."""
    query = f'SELECT {", ".join(columns)} FROM "{table}" ORDER BY rank, id'  # noqa: S608
    with store._backend.reading() as reading:
        return list(reading.rows(query))


def run(store: Store, statement: str, **values: object) -> None:
    """Changes rows behind the program's back."""
    with store._backend.writing() as connection:
        connection.execute(sa.text(statement), values)


def saved(store: Store, number: int, old: Package, new: Package) -> Package:
    """Settles a change and saves it, as the window does; the state that it came to."""
    new = settled(new, old)
    store.save(number, old, new)
    return new


def merged(store: Store, number: int, old: Package, new: Package) -> Package:
    """Settles a change and writes it, whatever has been saved since `old` was read."""
    new = settled(new, old)
    with store._writer.changing(number) as writing:
        writing.write(old, new)
    return new


def delete(store: Store, number: int) -> None:
    """Removes a plan and deletes it, as if it had been removed long ago."""
    store.remove(number)
    store._writer.purge(before="9")


def bound_names(package: Package) -> list[tuple[str, str, str]]:
    """Every name that is bound: the record it stands in, its field, the record that it names."""
    return [(own, field, name.id) for own, field, name in references(package)]
