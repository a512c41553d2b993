"""The people who sign, the unit's own memo, and what was issued of each report.

Frozen, as every revision is.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TEMPLATE_TEXTS = ("office", "phone", "number", "subject", "to", "closing")


def upgrade() -> None:
    """Adds the tables, and the columns of the memo's template to the plans."""
    _template_columns()
    for field in ("background", "facts", "proposal"):
        _values(f"memo_template_{field}")
    _people("memo_template_signatures")
    _people("people")
    _records(
        "reports_issuances",
        _date("date"),
        _text("by"),
        _text("number"),
        _date("memo_date"),
        _date("reopened_date"),
        _text("reopened_by"),
        _text("reason"),
        owner="reports",
    )
    _records(
        "reports_issuances_figures",
        _text("place"),
        _text("what"),
        _text("value"),
        owner="reports_issuances",
    )


def _template_columns() -> None:
    """Texts that no plan has yet are empty; the default that says so is taken away again."""
    names = [f"memo_template_{field}" for field in _TEMPLATE_TEXTS]
    # SQLite can change a table only by making it anew; others alter it in its place.
    with op.batch_alter_table("plans", copy_from=_plans()) as plans:
        for name in names:
            plans.add_column(sa.Column(name, sa.Text, nullable=False, server_default=""))
        plans.add_column(_date("memo_template_date"))
    with op.batch_alter_table("plans", copy_from=_plans(*_template())) as plans:
        for name in names:
            plans.alter_column(name, existing_type=sa.Text(), server_default=None)


def _template() -> list[sa.Column[str]]:
    texts = [
        sa.Column(f"memo_template_{field}", sa.Text, nullable=False, server_default="")
        for field in _TEMPLATE_TEXTS
    ]
    return [*texts, _date("memo_template_date")]


def _plans(*further: sa.Column[str]) -> sa.Table:
    """The table of the plans as revision 0001 left it."""
    texts = ("edition", "title")
    offices = [
        f"{office}_{field}"
        for office in ("agency", "unit")
        for field in ("name", "abbreviation", "code", "phone")
    ]
    return sa.Table(
        "plans",
        sa.MetaData(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
        sa.Column("fiscal_year", sa.Integer, nullable=False),
        *[_text(name) for name in (*texts, *offices, "vision")],
        *further,
        sa.PrimaryKeyConstraint("number", name="pk_plans"),
        sa.CheckConstraint(
            "fiscal_year >= 2500 AND fiscal_year <= 2700", name="ck_plans_fiscal_year"
        ),
        sqlite_autoincrement=True,
    )


def _people(name: str) -> None:
    """A list of those who sign, each with the lines of the position."""
    _records(name, _text("role"), _text("name"))
    _values(f"{name}_position", owner=name)


def _records(name: str, *columns: sa.Column[str], owner: str = "") -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer, nullable=False),
        *[sa.Column(column, sa.Integer, nullable=False) for column in _position(owner)],
        *columns,
        sa.PrimaryKeyConstraint("plan_number", "id", name=f"pk_{name}"),
        sa.UniqueConstraint(*_position(owner), name=f"uq_{name}_ordinal"),
        _owned(name, owner),
    )


def _values(name: str, owner: str = "") -> None:
    op.create_table(
        name,
        *[sa.Column(column, sa.Integer, nullable=False) for column in _position(owner)],
        _text("value"),
        sa.PrimaryKeyConstraint(*_position(owner), name=f"pk_{name}"),
        _owned(name, owner),
    )


def _position(owner: str) -> tuple[str, ...]:
    return ("plan_number", "parent_id", "ordinal") if owner else ("plan_number", "ordinal")


def _owned(name: str, owner: str) -> sa.ForeignKeyConstraint:
    columns, targets = ["plan_number"], ["plans.number"]
    if owner:
        columns, targets = ["plan_number", "parent_id"], [f"{owner}.plan_number", f"{owner}.id"]
    return sa.ForeignKeyConstraint(columns, targets, name=f"fk_{name}_owner", ondelete="CASCADE")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _date(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=True)
