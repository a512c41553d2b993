"""Queries in standard SQL, made of the names of the layout alone."""

from __future__ import annotations

from collections.abc import Sequence


def select(columns: Sequence[str], table: str, where: str, order: str) -> str:
    """A query; what stands in it are names of the layout, never a value."""
    return f'SELECT {", ".join(columns)} FROM "{table}" WHERE {where} ORDER BY {order}'  # noqa: S608


def quoted(column: str) -> str:
    """The name of a field's column: some are words that SQL has, too."""
    return f'"{column}"'
