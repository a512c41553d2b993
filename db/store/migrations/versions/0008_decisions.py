"""What is to be decided in a plan that was made from last year's: kept with the plan.

Frozen, as every revision is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the table; plans of before have nothing to decide."""
    op.create_table(
        "decisions",
        sa.Column("plan_number", sa.Integer, nullable=False),
        *[_text(name) for name in ("id", "rank", "kind", "record", "place", "found")],
        sa.Column("ordinal", sa.Text, nullable=True),
        *[_text(name) for name in ("words", "answer")],
        sa.PrimaryKeyConstraint("plan_number", "id", name="pk_decisions"),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_decisions_owner", ondelete="CASCADE"
        ),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
