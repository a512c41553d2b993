"""Rows named by identities and ordered by ranks; references by identity.

Frozen, as every revision is. All tables but that of the plans are made anew from what is
in the store: their rows get identities that follow from what stands in them and where, so
that two copies of a store get the same.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NAMESPACE = UUID("b1c5a1d6-5d0e-4f5b-9a65-2f4a0e6c7d10")
# What a row had beside its fields.
_OLD = ("id", "plan_number", "parent_id", "ordinal")
_CHUNK = 500

_LINK = {
    "strategy": "framework_strategies",
    "substrategy": "framework_substrategies",
    "goal": "framework_goals",
    "tactic": "framework_tactics",
    "tactic_kpi": "framework_tactic_kpis",
    "policy": "framework_policies",
}
# The columns of texts that may be the code of a record, and the tables of these records.
_CODED = {
    "framework_substrategies": {"strategy": "framework_strategies"},
    "framework_goals": {"substrategy": "framework_substrategies"},
    "framework_objectives": {"substrategy": "framework_substrategies"},
    "framework_key_results": {"policy": "framework_policies"},
    "framework_tactics": {
        "substrategy": "framework_substrategies",
        "goal": "framework_goals",
    },
    "framework_tactic_kpis": {"tactic": "framework_tactics", "goal": "framework_goals"},
    "projects_policies": {"value": "framework_policies"},
    "indicators": {
        "component": "framework_components",
        **{f"link_{name}": table for name, table in _LINK.items()},
    },
    "supporting_indicators": {"component": "framework_components"},
    "part1": {"substrategy": "framework_substrategies"},
    "part1_tactics": {"tactic": "framework_tactics"},
    "part1_tactics_kpis": {"value": "framework_tactic_kpis"},
    "goals": _LINK,
    "part2_links": _LINK,
}


# Rows of these hold what has no identity of its own in a plan.
_BARE = ("framework_tactic_kpis_targets", "tables_head", "tables_rows", "tables_widths")


def upgrade() -> None:
    """Sets the rows of all tables aside, makes the tables anew, and brings the rows back."""
    connection = op.get_bind()
    op.add_column("plans", sa.Column("id", sa.Text))
    op.add_column("plans", sa.Column("previous", sa.Text))
    metadata = sa.MetaData()
    metadata.reflect(connection)
    plans = metadata.tables["plans"]
    old = [table for table in metadata.sorted_tables if "plan_number" in table.c]
    for table in reversed(old):
        op.execute(f'CREATE TABLE "{_aside(table)}" AS SELECT * FROM "{table.name}"')  # noqa: S608
        op.drop_table(table.name)
    listed = [table for table in old if "ordinal" in table.c]
    rows = _Rows(connection, _plan_identities(connection, plans))
    for table in listed:
        rows.name(table)
    for table in listed:
        _insert(connection, _new_table(table), rows.moved(table))
    _insert(connection, _new_drafts(), rows.drafts(metadata.tables["drafts"]))
    for table in old:
        op.drop_table(_aside(table))


def _plan_identities(connection: sa.Connection, plans: sa.Table) -> dict[int, str]:
    """Gives each plan the identity that the package of it would get; by number."""
    found = {}
    for plan in connection.execute(sa.select(plans)).mappings().all():
        words = (str(plan["fiscal_year"]), plan["unit_name"], plan["title"])
        identity = found[plan["number"]] = _derived("", *words)
        own = plans.c.number == plan["number"]
        connection.execute(sa.update(plans).where(own).values(id=identity))
    return found


class _Rows:
    """The rows that were set aside: what they are named now, and what they become."""

    def __init__(self, connection: sa.Connection, plans: dict[int, str]) -> None:
        self._connection = connection
        self._plans = plans
        # By table, plan and what named a row before: its number in the table; its owner and
        # place; its key or code.
        self._by_number: dict[tuple[str, int, int], str] = {}
        self._by_place: dict[tuple[str, int, str, int], str] = {}
        self._by_name: dict[tuple[str, int, str], str] = {}
        # By plan, activity and number.
        self._steps: dict[tuple[int, str, str], str] = {}

    def name(self, table: sa.Table) -> None:
        """Gives the rows of a table their identities; those of its owner have theirs."""
        # A row's name was its key or, where it had none, its code; of two the first bears it.
        name = next((name for name in ("key", "code") if name in table.c), "")
        for row in self._aside(table):
            plan, owner = row["plan_number"], self._owner(table, row)
            content = {column: row[column] for column in row if column not in _OLD}
            words = json.dumps(content, ensure_ascii=False, default=_plain)
            identity = _derived(owner, table.name, str(row["ordinal"]), words)
            self._by_place[table.name, plan, owner, row["ordinal"]] = identity
            if "id" in table.c:
                self._by_number[table.name, plan, row["id"]] = identity
            if name:
                self._by_name.setdefault((table.name, plan, row[name]), identity)
            if table.name == "projects_activities_steps":
                self._steps.setdefault((plan, owner, _bare_number(row["number"])), identity)

    def moved(self, table: sa.Table) -> Iterator[dict[str, Any]]:
        """The rows of a table as they now are."""
        targets = {column: target for column, target, _ in _references(table)}
        for row in self._aside(table):
            plan, owner = row["plan_number"], self._owner(table, row)
            made = {column: row[column] for column in row if column not in _OLD}
            for column, target in targets.items():
                if row[column] is not None:
                    made[column] = self._by_name[target, plan, row[column]]
            for column, target in _CODED.get(table.name, {}).items():
                name = (target, plan, row[column])
                made[f"{column}_id"] = self._by_name.get(name) if row[column] else None
            if table.name == "reports_steps":
                made["step_id"] = self._step(row)
            identity = self._by_place[table.name, plan, owner, row["ordinal"]]
            made |= {"plan_number": plan, "id": identity, "rank": _rank(row["ordinal"])}
            yield made | ({"parent_id": owner} if "parent_id" in table.c else {})

    def drafts(self, table: sa.Table) -> Iterator[dict[str, Any]]:
        """The drafts, which were named by places, by records."""
        for row in self._connection.execute(_query(table)).mappings():
            plan = row["plan_number"]
            owner, rest = self._record_at(plan, row["place"])
            yield {"plan_number": plan, "record_id": owner, "place": rest, "text": row["text"]}

    def _record_at(self, plan: int, place: str) -> tuple[str, str]:
        """The innermost record on the way to a place, and the rest of the way."""
        path, owner, above = "", self._plans[plan], ""
        rest = place.removeprefix("plan.")
        for match in re.finditer(r"([^\[\]]+)\[(\d+)\]\.?", place):
            path += ("_" if path else "") + match[1].replace(".", "_").removeprefix("plan_")
            found = self._by_place.get((path, plan, above or self._plans[plan], int(match[2])))
            if found is None or path in _BARE:
                break
            owner = above = found
            rest = place[match.end() :]
        return owner, rest

    def _step(self, row: sa.RowMapping) -> str | None:
        """The step that a report speaks of, by the number of its project's activity."""
        plan = row["plan_number"]
        project = self._by_name.get(("projects", plan, row["project"]), "")
        activity = int(row["activity"] or 0)
        owner = self._by_place.get(("projects_activities", plan, project, activity), "")
        return self._steps.get((plan, owner, _bare_number(row["step"])))

    def _owner(self, table: sa.Table, row: sa.RowMapping) -> str:
        """The identity of the record that a row belongs to, or of its plan."""
        plan: int = row["plan_number"]
        if "parent_id" not in table.c:
            return self._plans[plan]
        return self._by_number[_owner_of(table), plan, row["parent_id"]]

    def _aside(self, table: sa.Table) -> Iterator[sa.RowMapping]:
        yield from self._connection.execute(_query(table)).mappings()


def _new_table(old: sa.Table) -> sa.Table:
    """Makes a table of a list as it now is; the columns of its fields stay as they were."""
    name, nested = old.name, "parent_id" in old.c
    references = _references(old)
    refers = {column for column, _, _ in references}
    table = op.create_table(
        name,
        sa.Column("plan_number", sa.Integer, nullable=False),
        *[_text(column) for column in ("id", *(["parent_id"] if nested else []), "rank")],
        *[
            sa.Column(c.name, sa.Text() if c.name in refers else c.type, nullable=c.nullable)
            for c in old.c
            if c.name not in _OLD
        ],
        *[sa.Column(f"{column}_id", sa.Text) for column in _CODED.get(name, {})],
        *([sa.Column("step_id", sa.Text)] if name == "reports_steps" else []),
        sa.PrimaryKeyConstraint("plan_number", "id", name=f"pk_{name}"),
        _owned(old),
        *[
            sa.CheckConstraint(str(rule.sqltext), name=rule.name)
            for rule in old.constraints
            if isinstance(rule, sa.CheckConstraint)
        ],
        *[
            sa.ForeignKeyConstraint(
                ["plan_number", column],
                [f"{target}.plan_number", f"{target}.id"],
                name=constraint,
                deferrable=True,
                initially="DEFERRED",
            )
            for column, target, constraint in references
        ],
    )
    for column in ["parent_id"] * nested + [column for column, _, _ in references]:
        op.create_index(f"ix_{name}_{column}", name, ["plan_number", column])
    return table


def _new_drafts() -> sa.Table:
    return op.create_table(
        "drafts",
        sa.Column("plan_number", sa.Integer, nullable=False),
        *[_text(column) for column in ("record_id", "place", "text")],
        sa.PrimaryKeyConstraint("plan_number", "record_id", "place", name="pk_drafts"),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_drafts_owner", ondelete="CASCADE"
        ),
    )


def _owned(table: sa.Table) -> sa.ForeignKeyConstraint:
    columns, targets = ["plan_number"], ["plans.number"]
    if "parent_id" in table.c:
        owner = _owner_of(table)
        columns, targets = ["plan_number", "parent_id"], [f"{owner}.plan_number", f"{owner}.id"]
    name = f"fk_{table.name}_owner"
    return sa.ForeignKeyConstraint(columns, targets, name=name, ondelete="CASCADE")


def _owner_of(table: sa.Table) -> str:
    """The table of the rows that those of a table lie below."""
    name = f"fk_{table.name}_owner"
    (owner,) = (key for key in table.foreign_key_constraints if key.name == name)
    return owner.referred_table.name


def _references(table: sa.Table) -> list[tuple[str, str, str]]:
    """The columns that held keys: the column, the table of the records, the constraint."""
    return sorted(
        (key.column_keys[1], key.referred_table.name, str(key.name))
        for key in table.foreign_key_constraints
        if key.name != f"fk_{table.name}_owner"
    )


def _aside(table: sa.Table) -> str:
    return f"before_{table.name}"


def _query(table: sa.Table) -> sa.Select[Any]:
    """The rows of a table that were set aside, in the order of their lists."""
    columns = [sa.column(column.name, column.type) for column in table.c]
    order = [name for name in ("plan_number", "parent_id", "ordinal") if name in table.c]
    return sa.select(*columns).select_from(sa.table(_aside(table))).order_by(*order)


def _insert(connection: sa.Connection, table: sa.Table, rows: Iterator[dict[str, Any]]) -> None:
    while chunk := list(islice(rows, _CHUNK)):
        connection.execute(sa.insert(table), chunk)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _derived(*words: str) -> str:
    return str(uuid5(_NAMESPACE, "\n".join(words)))


def _plain(value: object) -> str:
    """What JSON does not know: the bytes of pictures, and exact figures."""
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)


def _rank(ordinal: int) -> str:
    """The rank of the item of a list that was at a place, counted from 0."""
    digits = ""
    while ordinal or not digits:
        ordinal, digit = divmod(ordinal, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return "hijklmnopqrstuvwxyz"[len(digits)] + digits


def _bare_number(number: str) -> str:
    """The number of a step as it is compared."""
    arabic = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    return number.translate(arabic).strip().rstrip(".)").strip()
