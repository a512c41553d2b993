"""The first tables: everything that a plan package of version 1 holds.

Frozen: later changes of the records are later revisions. There is no way down; a copy
of the store is made before every way up.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes all tables, owners and what is pointed at before the rest."""
    op.create_table(
        "plans",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("saved_at", sa.Text, nullable=False),
        _whole("fiscal_year"),
        _text("edition"),
        _text("title"),
        _text("agency_name"),
        _text("agency_abbreviation"),
        _text("agency_code"),
        _text("agency_phone"),
        _text("unit_name"),
        _text("unit_abbreviation"),
        _text("unit_code"),
        _text("unit_phone"),
        _text("vision"),
        sa.PrimaryKeyConstraint("number", name="pk_plans"),
        sa.CheckConstraint(
            "fiscal_year >= 2500 AND fiscal_year <= 2700", name="ck_plans_fiscal_year"
        ),
        sqlite_autoincrement=True,
    )
    _divisions()
    _narrative()
    _framework()
    _projects()
    _indicators()
    _framework_kpis()
    _parts()
    _reports()
    _drafts()


def _drafts() -> None:
    """What was typed and cannot be a value yet."""
    op.create_table(
        "drafts",
        sa.Column("plan_number", sa.Integer, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("plan_number", "place", name="pk_drafts"),
        sa.ForeignKeyConstraint(
            ["plan_number"], ["plans.number"], name="fk_drafts_owner", ondelete="CASCADE"
        ),
    )


def _divisions() -> None:
    """The divisions of the unit."""
    _records(
        "divisions",
        _text("key"),
        _text("name"),
        _text("abbreviation"),
        _text("code"),
        _text("parent", null=True),
        keyed=True,
        refs={"parent": "divisions"},
    )
    _values("divisions_duties", owner="divisions")


def _narrative() -> None:
    """The text of the plan."""
    _values("cover_lines")
    _values("missions")
    _records(
        "past_results",
        _text("heading"),
        _whole("level", null=True),
        checks={"level": "level >= 1 AND level <= 5"},
    )
    _values("preface")
    _records(
        "situation",
        _text("heading"),
        _whole("level", null=True),
        checks={"level": "level >= 1 AND level <= 5"},
    )
    _records(
        "swot",
        _text("quadrant"),
        _text("code"),
        _text("area"),
        _text("factor"),
        _text("text"),
        checks={"quadrant": "quadrant IN ('S', 'W', 'O', 'T')"},
    )
    _records(
        "swot_conclusions",
        _text("heading"),
        _whole("level", null=True),
        checks={"level": "level >= 1 AND level <= 5"},
    )
    _values("past_results_paragraphs", owner="past_results")
    _values("situation_paragraphs", owner="situation")
    _records(
        "staffing",
        _whole("year", null=True),
        _text("division", null=True),
        _text("label"),
        _figure("civil_servants"),
        _figure("permanent_employees"),
        _figure("temporary_employees"),
        _figure("civil_servants_filled"),
        _figure("permanent_employees_filled"),
        _figure("temporary_employees_filled"),
        checks={
            "year": "year >= 2500 AND year <= 2700",
            "civil_servants": "CAST(civil_servants AS NUMERIC) >= 0",
            "permanent_employees": "CAST(permanent_employees AS NUMERIC) >= 0",
            "temporary_employees": "CAST(temporary_employees AS NUMERIC) >= 0",
            "civil_servants_filled": "CAST(civil_servants_filled AS NUMERIC) >= 0",
            "permanent_employees_filled": "CAST(permanent_employees_filled AS NUMERIC) >= 0",
            "temporary_employees_filled": "CAST(temporary_employees_filled AS NUMERIC) >= 0",
        },
        refs={"division": "divisions"},
    )
    _values("swot_conclusions_paragraphs", owner="swot_conclusions")


def _framework() -> None:
    """The BMA plan, but for its indicators."""
    _records("framework_components", _text("code"), _text("name"))
    _records("framework_goals", _text("code"), _text("text"), _text("substrategy"))
    _records("framework_objectives", _text("key"), _text("substrategy"), _text("text"), keyed=True)
    _records("framework_policies", _text("code"), _text("dimension"), _text("name"))
    _records("framework_strategies", _text("code"), _text("name"))
    _records("framework_substrategies", _text("code"), _text("name"), _text("strategy"))
    _records("framework_tactics", _text("code"), _text("text"), _text("substrategy"), _text("goal"))
    _records(
        "framework_key_results",
        _text("key"),
        _text("objective", null=True),
        _text("code"),
        _text("text"),
        _text("target"),
        _text("policy"),
        keyed=True,
        refs={"objective": "framework_objectives"},
    )
    _values("framework_key_results_lead", owner="framework_key_results")
    _values("framework_key_results_support", owner="framework_key_results")


def _projects() -> None:
    """The projects with their steps."""
    _records(
        "projects",
        _text("key"),
        _text("name"),
        _text("kind", null=True),
        _figure("budget_amount"),
        _text("budget_status", null=True),
        _figure("budget_total_amount"),
        _text("budget_note"),
        _text("strategy_code"),
        _text("integrated_programme"),
        _text("note"),
        _text("grid_start", null=True),
        _text("grid_end", null=True),
        _flag("dropped"),
        keyed=True,
        checks={
            "kind": "kind IN ('project', 'activity')",
            "budget_amount": "CAST(budget_amount AS NUMERIC) >= 0",
            "budget_status": "budget_status IN "
            "('granted', 'none', 'not_granted', 'requested', 'off_budget')",
            "budget_total_amount": "CAST(budget_total_amount AS NUMERIC) >= 0",
        },
    )
    _records("projects_activities", _text("title"), owner="projects")
    _values("projects_divisions", owner="projects", target="divisions")
    _values("projects_policies", owner="projects")
    _records(
        "projects_activities_steps",
        _text("number"),
        _text("text"),
        _figure("weight"),
        owner="projects_activities",
        checks={"weight": "CAST(weight AS NUMERIC) >= 0 AND CAST(weight AS NUMERIC) <= 100"},
    )
    _records(
        "projects_activities_steps_spans",
        _text("start"),
        _text("end"),
        owner="projects_activities_steps",
    )


def _indicators() -> None:
    """The indicators with their measures and rubrics."""
    _records(
        "indicators",
        _text("key"),
        _text("number"),
        _text("name"),
        _text("component"),
        _text("kind", null=True),
        _text("target"),
        _figure("target_value"),
        _text("unit_of_measure"),
        _figure("weight"),
        _text("link_strategy"),
        _text("link_substrategy"),
        _text("link_objective", null=True),
        _text("link_key_result", null=True),
        _text("link_goal"),
        _text("link_tactic"),
        _text("link_tactic_kpi"),
        _text("link_policy"),
        _text("link_text"),
        _text("measure_definition"),
        _text("measure_explanation"),
        _text("measure_target"),
        _text("measure_scope"),
        _text("measure_responsibilities"),
        _text("measure_method"),
        _text("measure_evidence"),
        _text("division_code"),
        keyed=True,
        checks={"kind": "kind IN ('output', 'outcome', 'impact')"},
        refs={"link_objective": "framework_objectives", "link_key_result": "framework_key_results"},
    )
    _records(
        "indicators_annexes",
        _text("heading"),
        _whole("level", null=True),
        owner="indicators",
        checks={"level": "level >= 1 AND level <= 5"},
    )
    _records(
        "indicators_baseline",
        _whole("year", null=True),
        _text("text"),
        owner="indicators",
        checks={"year": "year >= 2500 AND year <= 2700"},
    )
    _records(
        "indicators_measure_formulas",
        _text("label"),
        _text("numerator"),
        _text("denominator"),
        _figure("multiplier"),
        owner="indicators",
    )
    _values("indicators_projects", owner="indicators", target="projects")
    _values("indicators_remarks", owner="indicators")
    _records("indicators_rubrics", _text("title"), owner="indicators")
    _values("indicators_annexes_paragraphs", owner="indicators_annexes")
    _records(
        "indicators_rubrics_levels",
        _whole("level"),
        _figure("percent"),
        _figure("points"),
        owner="indicators_rubrics",
        checks={"level": "level >= 1 AND level <= 5"},
    )
    _values("indicators_rubrics_remarks", owner="indicators_rubrics")
    _values("indicators_rubrics_levels_criteria", owner="indicators_rubrics_levels")


def _framework_kpis() -> None:
    """The indicators of the BMA plan, which point at those of the unit."""
    _records(
        "framework_tactic_kpis",
        _text("code"),
        _text("tactic"),
        _text("text"),
        _text("responsible"),
        _text("measure_definition"),
        _text("measure_explanation"),
        _text("measure_target"),
        _text("measure_scope"),
        _text("measure_responsibilities"),
        _text("measure_method"),
        _text("measure_evidence"),
        _text("goal"),
        _text("indicator", null=True),
        refs={"indicator": "indicators"},
    )
    _records(
        "framework_tactic_kpis_measure_formulas",
        _text("label"),
        _text("numerator"),
        _text("denominator"),
        _figure("multiplier"),
        owner="framework_tactic_kpis",
    )
    _values("framework_tactic_kpis_projects", owner="framework_tactic_kpis", target="projects")
    _records(
        "framework_tactic_kpis_targets", _text("year"), _text("text"), owner="framework_tactic_kpis"
    )


def _parts() -> None:
    """Parts 1 to 3, and the lists that point at projects and indicators."""
    _records("part2", _text("number"), _text("title"), _text("key_result"), _text("target"))
    _records("part3", _text("programme"), _text("output"))
    _records(
        "supporting_indicators",
        _text("component"),
        _text("number"),
        _text("name"),
        _text("definition"),
        _text("activity"),
    )
    _records(
        "part1",
        _whole("dimension"),
        _text("substrategy"),
        _text("objective", null=True),
        checks={"dimension": "dimension IN (1, 2)"},
        refs={"objective": "framework_objectives"},
    )
    _values("part2_objectives", owner="part2")
    _values("part2_projects", owner="part2", target="projects")
    _values("part3_projects", owner="part3", target="projects")
    _records(
        "policy_links",
        _text("issue"),
        _text("objective"),
        _text("key_result"),
        _text("unit_of_measure"),
        _text("target"),
        _text("project", null=True),
        _text("project_name"),
        _text("budget_text"),
        _text("project_kpi"),
        refs={"project": "projects"},
    )
    _values("supporting_indicators_divisions", owner="supporting_indicators", target="divisions")
    _records(
        "goals",
        _text("strategy"),
        _text("substrategy"),
        _text("objective", null=True),
        _text("key_result", null=True),
        _text("goal"),
        _text("tactic"),
        _text("tactic_kpi"),
        _text("policy"),
        _text("text"),
        refs={"objective": "framework_objectives", "key_result": "framework_key_results"},
    )
    _values("part1_key_results", owner="part1", target="framework_key_results")
    _records("part1_tactics", _text("tactic"), owner="part1")
    _records(
        "part2_links",
        _text("strategy"),
        _text("substrategy"),
        _text("objective", null=True),
        _text("key_result", null=True),
        _text("goal"),
        _text("tactic"),
        _text("tactic_kpi"),
        _text("policy"),
        _text("text"),
        owner="part2",
        refs={"objective": "framework_objectives", "key_result": "framework_key_results"},
    )
    _records(
        "headline_indicators",
        _text("group"),
        _text("text"),
        _text("target"),
        _text("responsible"),
        _text("indicator", null=True),
        refs={"indicator": "indicators"},
    )
    _values("part1_tactics_kpis", owner="part1_tactics")
    _values("part1_tactics_projects", owner="part1_tactics", target="projects")
    _values("part2_indicators", owner="part2", target="indicators")


def _reports() -> None:
    """The quarterly reports."""
    _records(
        "reports",
        _whole("quarter"),
        _text("memo_office"),
        _text("memo_phone"),
        _text("memo_number"),
        _text("memo_date", null=True),
        _text("memo_subject"),
        _text("memo_to"),
        _text("memo_closing"),
        checks={"quarter": "quarter IN (1, 2, 3, 4)"},
    )
    _values("reports_memo_background", owner="reports")
    _values("reports_memo_facts", owner="reports")
    _values("reports_memo_proposal", owner="reports")
    _records("reports_memo_signatures", _text("role"), _text("name"), owner="reports")
    _records("reports_signatures", _text("role"), _text("name"), owner="reports")
    _records(
        "reports_spending",
        _text("project"),
        _figure("amount", null=False),
        owner="reports",
        checks={"amount": "CAST(amount AS NUMERIC) >= 0"},
        refs={"project": "projects"},
    )
    _records(
        "reports_steps",
        _text("project"),
        _figure("activity"),
        _text("step"),
        _figure("done", null=False),
        owner="reports",
        checks={
            "activity": "CAST(activity AS NUMERIC) >= 0",
            "done": "CAST(done AS NUMERIC) >= 0 AND CAST(done AS NUMERIC) <= 100",
        },
        refs={"project": "projects"},
    )
    _values("reports_memo_signatures_position", owner="reports_memo_signatures")
    _values("reports_signatures_position", owner="reports_signatures")
    _records(
        "reports_results",
        _text("indicator"),
        _figure("progress"),
        _figure("value"),
        _figure("numerator"),
        _figure("denominator"),
        _figure("level"),
        _text("narrative"),
        owner="reports",
        refs={"indicator": "indicators"},
    )


def _records(
    name: str,
    *columns: sa.Column[Any],
    owner: str = "",
    keyed: bool = False,
    checks: dict[str, str] | None = None,
    refs: dict[str, str] | None = None,
) -> None:
    """A list of records: `refs` gives the table that each column of keys points into."""
    position = _position(owner)
    op.create_table(
        name,
        _whole("id"),
        *[_whole(column) for column in position],
        *columns,
        sa.PrimaryKeyConstraint("plan_number", "id", name=f"pk_{name}"),
        sa.UniqueConstraint(*position, name=f"uq_{name}_ordinal"),
        _owned(name, owner),
        *([sa.UniqueConstraint("plan_number", "key", name=f"uq_{name}_key")] if keyed else []),
        *[sa.CheckConstraint(rule, name=f"ck_{name}_{on}") for on, rule in (checks or {}).items()],
        *[_reference(name, column, target) for column, target in (refs or {}).items()],
    )
    for column in refs or {}:
        op.create_index(f"ix_{name}_{column}", name, ["plan_number", column])


def _values(name: str, *, owner: str = "", target: str = "") -> None:
    """A list of texts, or of keys of the table `target`."""
    position = _position(owner)
    op.create_table(
        name,
        *[_whole(column) for column in position],
        _text("value"),
        sa.PrimaryKeyConstraint(*position, name=f"pk_{name}"),
        _owned(name, owner),
        *([_reference(name, "value", target)] if target else []),
    )
    if target:
        op.create_index(f"ix_{name}_value", name, ["plan_number", "value"])


def _position(owner: str) -> tuple[str, ...]:
    return ("plan_number", "parent_id", "ordinal") if owner else ("plan_number", "ordinal")


def _owned(name: str, owner: str) -> sa.ForeignKeyConstraint:
    columns, targets = ["plan_number"], ["plans.number"]
    if owner:
        columns, targets = ["plan_number", "parent_id"], [f"{owner}.plan_number", f"{owner}.id"]
    return sa.ForeignKeyConstraint(columns, targets, name=f"fk_{name}_owner", ondelete="CASCADE")


def _reference(name: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["plan_number", column],
        [f"{target}.plan_number", f"{target}.key"],
        name=f"fk_{name}_{column}",
        deferrable=True,
        initially="DEFERRED",
    )


def _text(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=null)


def _whole(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer, nullable=null)


def _figure(name: str, *, null: bool = True) -> sa.Column[Any]:
    """An exact figure; SQLite keeps its decimal text."""
    return sa.Column(name, sa.Numeric().with_variant(sa.Text(), "sqlite"), nullable=null)


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean)
