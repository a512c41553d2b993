"""Figures of a store come back to the last digit, whatever its database."""

from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from db.store.columns import EXACT


@pytest.mark.parametrize("figure", ["0.1", "1.10", "12345678901234567890.25", "-0", "1E+3", None])
def test_figure_is_kept_to_the_last_digit(figure):
    engine = sa.create_engine("sqlite://")
    table = sa.Table("t", sa.MetaData(), sa.Column("x", EXACT))
    value = None if figure is None else Decimal(figure)
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(sa.insert(table).values(x=value))
        kept = connection.execute(sa.select(table)).scalar_one()
    assert str(kept) == str(value)
    engine.dispose()


def test_figures_are_text_on_every_database():
    assert EXACT.compile(postgresql.dialect()) == "TEXT"
    assert EXACT.compile(sa.create_engine("sqlite://").dialect) == "TEXT"
