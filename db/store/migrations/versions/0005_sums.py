"""A check sum of each table of each plan; whoever migrates a store fills them.

Frozen, as every revision is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "sums",
        sa.Column("plan_number", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sum", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("plan_number", "name", name="pk_sums"),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_sums_owner", ondelete="CASCADE"
        ),
    )
