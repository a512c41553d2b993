"""What the tables of the store ask of SQLite: exact figures, and numbers given once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import sqlalchemy as sa


class ExactText(sa.types.TypeDecorator[Decimal]):
    """A figure as its decimal text: SQLite's own numbers would round it."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Decimal | None:  # noqa: ARG002, D102
        return None if value is None else Decimal(value)


# Exact decimal on every database; SQLite keeps the text.
EXACT = sa.Numeric().with_variant(ExactText(), "sqlite")

# For a table whose numbers are not given again when their rows are gone; others do so anyway.
NUMBERED_ONCE: dict[str, Any] = {"sqlite_autoincrement": True}
