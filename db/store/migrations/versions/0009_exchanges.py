"""What was sent and received of a plan: what the next comparison of two copies begins from.

Frozen, as every revision is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the tables; of plans of before nothing is kept."""
    op.create_table(
        "exchanged_packages",
        sa.Column("plan_number", sa.Integer, nullable=False),
        _text("content_code"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        _text("sum"),
        sa.PrimaryKeyConstraint("plan_number", "content_code", name="pk_exchanged_packages"),
        sa.ForeignKeyConstraint(
            ["plan_number"],
            ["plans.number"],
            name="fk_exchanged_packages_owner",
            ondelete="CASCADE",
        ),
    )
    op.create_table(
        "exchanges",
        sa.Column("plan_number", sa.Integer, nullable=False),
        *[_text(name) for name in ("exchanged_at", "direction", "whom", "content_code")],
        sa.PrimaryKeyConstraint("plan_number", "exchanged_at", "whom", name="pk_exchanges"),
        sa.ForeignKeyConstraint(
            ["plan_number", "content_code"],
            ["exchanged_packages.plan_number", "exchanged_packages.content_code"],
            name="fk_exchanges_owner",
            ondelete="CASCADE",
        ),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
