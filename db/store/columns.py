"""A type of column that no database has alike: exact figures."""

from __future__ import annotations

from decimal import Decimal

import sqlalchemy as sa


class Exact(sa.types.TypeDecorator[Decimal]):
    """A figure as its decimal text: as it was typed, to the last digit, on every database.

    Numbers of a database would be rounded, or lose how they were written (`1.00`, `1E+5`): one
    plan would have other check sums in a file than on a server.
    """

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | int | None, dialect: sa.Dialect) -> str | None:  # noqa: ARG002, D102
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Decimal | None:  # noqa: ARG002, D102
        return None if value is None else Decimal(value)


EXACT = Exact()
