"""What online systems ask of projects, and what has been entered there.

Frozen, as every revision is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_QUARTERS = ("online_quarter1", "online_quarter2", "online_quarter3", "online_quarter4")
_TEXTS = (
    *("online_code", "online_responsible", "online_phone"),
    *(f"{quarter}_{name}" for quarter in _QUARTERS for name in ("target", "problem", "remedy")),
)


def upgrade() -> None:
    """Adds the columns and the table; plans of before say nothing there."""
    # A text is never absent, and has no default: SQLite makes the table anew for that.
    with op.batch_alter_table("projects") as batch:
        for name in _TEXTS:
            batch.add_column(sa.Column(name, sa.Text, nullable=False, server_default=""))
        for quarter in _QUARTERS:
            batch.add_column(sa.Column(f"{quarter}_planned", sa.Text))
    with op.batch_alter_table("projects") as batch:
        for name in _TEXTS:
            batch.alter_column(name, existing_type=sa.Text(), server_default=None)
        for quarter in _QUARTERS:
            column = f"{quarter}_planned"
            batch.create_check_constraint(
                f"ck_projects_{column}", f"CAST({column} AS NUMERIC) >= 0"
            )
    op.create_table(
        "entered",
        sa.Column("plan_number", sa.Integer, nullable=False),
        *[_text(name) for name in ("id", "rank", "mapping", "record", "content")],
        sa.Column("quarter", sa.Integer, nullable=True),
        sa.Column("date", sa.Text, nullable=True),
        sa.PrimaryKeyConstraint("plan_number", "id", name="pk_entered"),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_entered_owner", ondelete="CASCADE"
        ),
        sa.CheckConstraint("quarter >= 1 AND quarter <= 4", name="ck_entered_quarter"),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
