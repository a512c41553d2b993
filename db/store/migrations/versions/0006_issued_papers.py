"""The papers of issued reports; what was accepted of what the checks found; figures carried.

Frozen, as every revision is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_ACCEPTANCE = ("check", "record", "place", "content", "found", "reason", "by")


def upgrade() -> None:
    """Adds the tables of papers and acceptances, and columns to reports and issuances."""
    for table in ("reports_steps", "reports_spending"):
        op.add_column(table, sa.Column("carried", sa.Boolean))
    # A text is never absent, and has no default: SQLite makes the table anew for each.
    code = sa.Column("content_code", sa.Text, nullable=False, server_default="")
    with op.batch_alter_table("reports_issuances") as batch:
        batch.add_column(code)
    with op.batch_alter_table("reports_issuances") as batch:
        batch.alter_column("content_code", existing_type=sa.Text(), server_default=None)
    op.create_table(
        "acceptances",
        _number(),
        *[_text(name) for name in ("id", "rank")],
        *[_text(name) for name in _ACCEPTANCE],
        sa.Column("date", sa.Text),
        sa.PrimaryKeyConstraint("plan_number", "id", name="pk_acceptances"),
        _owned("acceptances"),
    )
    op.create_table(
        "issued_packages",
        _number(),
        _text("issuance_id"),
        sa.Column("content", sa.LargeBinary, nullable=False),
        _text("sum"),
        sa.PrimaryKeyConstraint("plan_number", "issuance_id", name="pk_issued_packages"),
        _owned("issued_packages"),
    )
    op.create_table(
        "issued_papers",
        _number(),
        *[_text(name) for name in ("issuance_id", "form")],
        sa.Column("ordinal", sa.Integer, nullable=False),
        _text("title"),
        sa.Column("pdf", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("plan_number", "issuance_id", "form", name="pk_issued_papers"),
        sa.ForeignKeyConstraint(
            ["plan_number", "issuance_id"],
            ["issued_packages.plan_number", "issued_packages.issuance_id"],
            name="fk_issued_papers_owner",
            ondelete="CASCADE",
        ),
    )


def _number() -> sa.Column[int]:
    return sa.Column("plan_number", sa.Integer, nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _owned(name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["plan_number"], ["plans.number"], name=f"fk_{name}_owner", ondelete="CASCADE"
    )
