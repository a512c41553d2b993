"""Rows of Parts 1 to 3: key results, KPIs, projects of tactics, issues and routine work."""

from __future__ import annotations

from collections.abc import Sequence

from forms.reading.gathering.subjects import Subject
from forms.reading.outline import Spot
from forms.reading.placing import cells, projects, things
from forms.reading.placing.cells import RowCells
from forms.reading.placing.context import Context, Summed

Spots = Sequence[Spot]


def key_results(context: Context, row: RowCells) -> None:
    """An objective beside its key results, with target and units."""
    scope = context.scope
    objective = cells.plain(row.text("objective.text"))
    if objective:
        spots = row.spots("objective.text")
        scope.objective = things.objective(context, objective, spots)
        scope.entry = None
    words = cells.plain(row.text("kr_words"))
    result = things.key_result(context, words, row.spots("kr_words")) if words else None
    if scope.objective is not None:
        entry = entry_of(context, row.spots("objective.text", "kr_words"))
        if result is not None:
            context.add(entry, "key_results", result, row.spots("kr_words"))
    if result is None:
        return
    context.say(
        result, "target", cells.plain(row.text("key_result.target")), row.spots("key_result.target")
    )
    for holds, path in (("responsible", "lead"), ("support", "support")):
        found = cells.units(row.text(holds))
        context.say(result, path, found, row.spots(holds))


def entry_of(context: Context, spots: Spots) -> Subject:
    """The entry of Part 1 that is spoken of; a new one where an objective begins."""
    scope = context.scope
    if scope.entry is None:
        scope.entry = context.new(context.plan, "part1")
        scope.listed = None
        if scope.dimension:
            context.say(scope.entry, "dimension", int(scope.dimension), spots)
        context.say(scope.entry, "substrategy", scope.substrategy, spots)
        if scope.objective is not None:
            context.say(scope.entry, "objective", scope.objective, spots)
    return scope.entry


def tactic_of(context: Context, code: str, spots: Spots) -> Subject:
    """A tactic in the entry of Part 1 that is spoken of."""
    entry = entry_of(context, spots)
    known = (part for part in entry.all_parts("tactics") if code in part.values("tactic"))
    found = next(known, None)
    if found is None:
        found = context.new(entry, "tactics")
        context.say(found, "tactic", code, spots)
    context.scope.listed = found
    return found


def tactic_kpis(context: Context, row: RowCells) -> None:
    """A KPI of the tactic above, with the targets of two years."""
    spots = row.spots("kpi_words")
    code, words = context.wording.coded("kpi", cells.plain(row.text("kpi_words")))
    found = things.kpi(context, code, words, spots)
    if found is None:
        return
    if context.scope.listed is not None:
        context.add(context.scope.listed, "kpis", str(found.first("code")), spots)
    targets(context, found, row)


def targets(context: Context, kpi: Subject, row: RowCells) -> None:
    """The targets of a KPI, a year each."""
    for holds, before in (("last_target", 1), ("target", 0)):
        text = row.text(holds).strip()
        if text and context.year is not None:
            year = str(context.year - before)
            known = (p for p in kpi.all_parts("targets") if year in p.values("year"))
            part = next(known, None) or context.new(kpi, "targets")
            said = text if text in {"-", "–"} else cells.plain(text) or "-"
            context.say(part, "year", year, row.spots(holds))
            context.say(part, "text", said, row.spots(holds))


def listed_project(context: Context, row: RowCells) -> Subject | None:
    """A project of a list with its money, divisions, policies and code."""
    holds = next((h for h in ("project", "project_under", "numbered_project") if row.has(h)), "")
    text = row.text(holds)
    if holds == "numbered_project":
        text = cells.without_number(text)
    found = projects.listed(context, text, row.spots(holds))
    if found is None:
        return None
    _about(context, row, found)
    return found


def _about(context: Context, row: RowCells, project: Subject) -> None:
    """What the other cells of a list say of a project."""
    if text := row.text("budget"):
        cells.budget(context, project, text, row.spots("budget"))
    for division in things.divisions(context, row.text("divisions"), row.spots("divisions")):
        context.add(project, "divisions", division, row.spots("divisions"))
    for holds in ("policy_codes", "policy_names"):
        if text := row.text(holds):
            cells.policies(context, project, text, row.spots(holds))
    code = row.text("project.strategy_code")
    if cells.plain(code):
        digits = "".join(code.split())
        said = things.code_of(digits).replace(".", "") or cells.plain(code)
        context.say(project, "strategy_code", said, row.spots("project.strategy_code"))


def substrategy_projects(context: Context, row: RowCells) -> None:
    """A project of the tactics of a substrategy."""
    project = listed_project(context, row)
    if project is None:
        return
    spots = row.spots("project")
    scope = context.scope
    if scope.listed is None:
        tactic_of(context, scope.tactic, spots)
    entry = entry_of(context, spots)
    several = len(entry.all_parts("tactics")) > 1
    doubt = "อยู่ใต้กลยุทธ์หลายข้อ จึงจัดไว้ใต้ข้อสุดท้าย" if several else ""
    if scope.listed is not None:
        context.add(scope.listed, "projects", project, spots, doubt=doubt)


def summary_projects(context: Context, row: RowCells) -> None:
    """A project of a summary: where it is listed, the other tables say."""
    project = listed_project(context, row)
    if project is None:
        return
    under = projects.named(context, row.text("project_under")).under
    spots = row.spots("project", "project_under")
    part = row.found.mark.rows.partition("_")[0]
    context.summed.append(Summed(part, project, under, spots))


def issue_projects(context: Context, row: RowCells) -> None:
    """A project of the issue above."""
    project = listed_project(context, row)
    if project is not None and context.scope.issue is not None:
        context.add(context.scope.issue, "projects", project, row.spots("project"))


def part3_projects(context: Context, row: RowCells) -> None:
    """A row of routine work: a แผนงาน, a ผลผลิต, a project, or several of them at once."""
    _group(context, row)
    project = listed_project(context, row)
    if project is None:
        return
    scope = context.scope
    if scope.group is None:
        scope.group = context.new(context.plan, "part3")
    context.add(scope.group, "projects", project, row.spots("project", "numbered_project"))


def _group(context: Context, row: RowCells) -> None:
    """The group of routine work that a row begins."""
    column = next((c for c in row.found.columns.values() if "programme" in c.cells.holes), None)
    cell = row.cell("programme")
    text = cell.text.strip() if cell is not None else ""
    if column is None or not cells.plain(text):
        return
    programme, output = _programme_and_output(text)
    spots = row.spots("programme")
    before = context.scope.group
    if not programme and before is not None:
        programme = str(before.first("programme") or "")
    # A row of a แผนงาน alone is followed by its ผลผลิต: one group with it.
    waiting = before is not None and not before.values("projects") and not before.values("output")
    group = before if waiting and before is not None else context.new(context.plan, "part3")
    context.scope.group = group
    if not waiting or not group.values("programme"):
        context.say(group, "programme", programme, spots)
    context.say(group, "output", output, spots)


def _programme_and_output(text: str) -> tuple[str, str]:
    """The แผนงาน and the ผลผลิต of a cell; a text without either word is a แผนงาน."""
    whole = " ".join(text.split())
    before, word, after = whole.partition("ผลผลิต")
    programme = before.strip().removeprefix("แผนงาน").strip(" :")
    return programme, after.strip(" :") if word else ""


def policy_projects(context: Context, row: RowCells) -> None:
    """A project under the policy that it serves."""
    text = row.text("policy")
    if cells.plain(text):
        dimension, name = cells.dimension_and_name(text)
        name = name or ("" if dimension else cells.plain(text))
        context.scope.policy = things.policy(context, "", dimension, name, row.spots("policy"))
    project = listed_project(context, row)
    if project is not None and context.scope.policy:
        context.add(project, "policies", context.scope.policy, row.spots("numbered_project"))
