"""When a plan was removed: it is kept for a while, and can be brought back.

Frozen, as every revision is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column; no plan of before is one that was removed."""
    op.add_column("plans", sa.Column("removed_at", sa.Text))
