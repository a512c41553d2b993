"""What stands in fields that an edition of forms has added to projects and indicators.

Frozen, as every revision is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the tables; plans of before have nothing there."""
    for owner in ("projects", "indicators"):
        table = f"{owner}_own_values"
        op.create_table(
            table,
            sa.Column("plan_number", sa.Integer, nullable=False),
            *[_text(name) for name in ("id", "parent_id", "rank", "name", "text")],
            sa.PrimaryKeyConstraint("plan_number", "id", name=f"pk_{table}"),
            sa.ForeignKeyConstraint(
                ["plan_number", "parent_id"],
                [f"{owner}.plan_number", f"{owner}.id"],
                name=f"fk_{table}_owner",
                ondelete="CASCADE",
            ),
        )
        op.create_index(f"ix_{table}_parent_id", table, ["plan_number", "parent_id"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)
