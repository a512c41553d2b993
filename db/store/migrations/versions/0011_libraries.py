"""Libraries that plans draw on, and which records of a plan came from which of their entries.

Frozen, as every revision is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the tables; plans of before drew on nothing."""
    op.create_table(
        "libraries",
        _text("content_code"),
        _text("issuer"),
        sa.Column("fiscal_year", sa.Integer, nullable=False),
        _text("issued"),
        _text("lists"),
        _text("taken_at"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        _text("sum"),
        sa.PrimaryKeyConstraint("content_code", name="pk_libraries"),
    )
    op.create_table(
        "drawn",
        sa.Column("plan_number", sa.Integer, nullable=False),
        *[_text(name) for name in ("id", "rank", "record", "issuer", "entry", "content")],
        sa.PrimaryKeyConstraint("plan_number", "id", name="pk_drawn"),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_drawn_owner", ondelete="CASCADE"
        ),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
