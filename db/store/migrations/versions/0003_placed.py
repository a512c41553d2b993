"""Tables and pictures within texts, words on arrows, notes in one place, how a unit prints.

Frozen, as every revision is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_CHOICES = (
    "footnotes",
    "success_measures",
    "number_each_project",
    "activity_names",
    "whole_definitions",
    "plain_responsibilities",
    "policy_names",
    "bare_points",
    "distributed",
)


def upgrade() -> None:
    """Adds the tables, and columns to plans, spans and reports."""
    _add_to(_plans, "part3_heading", *[f"print_choices_{name}" for name in _CHOICES])
    _add_to(_spans, "label")
    _add_to(_reports, "heading")
    _records("tables", _text("key"), _text("title"), key="key")
    for rows in ("tables_head", "tables_rows"):
        _records(rows, owner="tables")
        _values(f"{rows}_cells", owner=rows)
    _records(
        "tables_widths",
        sa.Column("share", sa.Text, nullable=True),
        sa.CheckConstraint("CAST(share AS NUMERIC) > 0", name="ck_tables_widths_share"),
        owner="tables",
    )
    _records(
        "pictures",
        _text("key"),
        _text("media_type"),
        sa.Column("data", sa.LargeBinary, nullable=False),
        _text("caption"),
        sa.Column("width_mm", sa.Text, nullable=True),
        sa.CheckConstraint(
            "media_type IN ('image/png', 'image/jpeg')", name="ck_pictures_media_type"
        ),
        sa.CheckConstraint(
            "CAST(width_mm AS NUMERIC) > 0 AND CAST(width_mm AS NUMERIC) <= 257",
            name="ck_pictures_width_mm",
        ),
        key="key",
    )
    notes = "part1_tactics_project_notes"
    _records(
        notes,
        _text("project"),
        _text("text"),
        sa.ForeignKeyConstraint(
            ["plan_number", "project"],
            ["projects.plan_number", "projects.key"],
            name=f"fk_{notes}_project",
            deferrable=True,
            initially="DEFERRED",
        ),
        owner="part1_tactics",
    )
    op.create_index(f"ix_{notes}_project", notes, ["plan_number", "project"])


def _add_to(table: Callable[..., sa.Table], text: str, *flags: str) -> None:
    """Adds a text, empty in the rows there are, and flags, which nothing is said of.

    SQLite can change a table only by making it anew; others alter it in its place. The
    default that says that the text is empty is taken away again.
    """
    columns = (_added(text, flags), _added(text, flags))
    before = table()
    with op.batch_alter_table(before.name, copy_from=before) as batch:
        for column in columns[0]:
            batch.add_column(column)
    after = table(*columns[1])
    with op.batch_alter_table(after.name, copy_from=after) as batch:
        batch.alter_column(text, existing_type=sa.Text(), server_default=None)


def _added(text: str, flags: Sequence[str]) -> list[sa.Column[Any]]:
    first = sa.Column(text, sa.Text, nullable=False, server_default="")
    return [first, *[sa.Column(name, sa.Boolean, nullable=True) for name in flags]]


def _plans(*further: sa.Column[Any]) -> sa.Table:
    """The table of the plans as revision 0002 left it."""
    offices = [
        f"{office}_{field}"
        for office in ("agency", "unit")
        for field in ("name", "abbreviation", "code", "phone")
    ]
    template = [
        f"memo_template_{field}"
        for field in ("office", "phone", "number", "subject", "to", "closing")
    ]
    return sa.Table(
        "plans",
        sa.MetaData(),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
        sa.Column("fiscal_year", sa.Integer, nullable=False),
        *[_text(name) for name in ("edition", "title", *offices, "vision", *template)],
        sa.Column("memo_template_date", sa.Text, nullable=True),
        *further,
        sa.PrimaryKeyConstraint("number", name="pk_plans"),
        sa.CheckConstraint(
            "fiscal_year >= 2500 AND fiscal_year <= 2700", name="ck_plans_fiscal_year"
        ),
        sqlite_autoincrement=True,
    )


def _spans(*further: sa.Column[Any]) -> sa.Table:
    """The table of the spans as revision 0001 left it."""
    owner = "projects_activities_steps"
    return _listed(f"{owner}_spans", _text("start"), _text("end"), *further, owner=owner)


def _reports(*further: sa.Column[Any]) -> sa.Table:
    """The table of the reports as revision 0001 left it."""
    memo = ("office", "phone", "number", "date", "subject", "to", "closing")
    return _listed(
        "reports",
        sa.Column("quarter", sa.Integer, nullable=False),
        *[sa.Column(f"memo_{name}", sa.Text, nullable=name == "date") for name in memo],
        *further,
        sa.CheckConstraint("quarter IN (1, 2, 3, 4)", name="ck_reports_quarter"),
        owner="",
    )


def _listed(name: str, *items: sa.schema.SchemaItem, owner: str) -> sa.Table:
    return sa.Table(
        name,
        sa.MetaData(),
        sa.Column("id", sa.Integer, nullable=False),
        *[sa.Column(column, sa.Integer, nullable=False) for column in _position(owner)],
        *items,
        sa.PrimaryKeyConstraint("plan_number", "id", name=f"pk_{name}"),
        sa.UniqueConstraint(*_position(owner), name=f"uq_{name}_ordinal"),
        _owned(name, owner),
    )


def _records(name: str, *items: sa.schema.SchemaItem, owner: str = "", key: str = "") -> None:
    unique = [sa.UniqueConstraint("plan_number", key, name=f"uq_{name}_{key}")] if key else []
    op.create_table(
        name,
        sa.Column("id", sa.Integer, nullable=False),
        *[sa.Column(column, sa.Integer, nullable=False) for column in _position(owner)],
        *items,
        sa.PrimaryKeyConstraint("plan_number", "id", name=f"pk_{name}"),
        sa.UniqueConstraint(*_position(owner), name=f"uq_{name}_ordinal"),
        *unique,
        _owned(name, owner),
    )


def _values(name: str, owner: str) -> None:
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
