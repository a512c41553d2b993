"""The contents of a table's cells that are computed rather than filled into a template.

Each name of `show` in an edition is a function here; it gives a cell from the names of
its row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from db.records import Formula, Measure, Project, Report
from forms.build.context import Context
from forms.build.template import Scope, figure, value, words
from forms.compute import level_percent, progress_at, rubric_points
from forms.document import Align, Cell, Flow, Fraction, Paragraph, Run
from forms.edition import BlockSpec, Column
from forms.lookup import distinct

Show = Callable[[Context, Column, Scope], Cell]


def text_cell(texts: Iterable[str], column: Column, size: float) -> Cell:
    """A cell of paragraphs, one a text and one a line of it."""
    lines = [line for text in texts for line in text.split("\n")]
    return Cell(tuple(paragraph(line, column.align, size) for line in lines))


def paragraph(text: str, align: Align, size: float, *, bold: bool = False) -> Paragraph:
    """One paragraph of a cell."""
    return Paragraph((Run(text, bold=bold),), align=align, size=size)


def number_cell(
    number: Decimal | int | None, column: Column, size: float, *, places: int = 0
) -> Cell:
    """A figure as a number, with at least `places` decimals; an empty cell for None."""
    if number is None:
        return Cell()
    exact = Decimal(number)
    written = f"{exact:,.{places}f}" if places else figure(exact)
    decimals = len(written.partition(".")[2])
    form = "#,##0" + ("." + "0" * decimals if decimals else "")
    flow = (paragraph(written, column.align, size),)
    return Cell(flow, number=exact, number_format=form)


def _size(scope: Scope) -> float:
    block: BlockSpec = scope["block"]
    return block.size


def project(context: Context, column: Column, scope: Scope) -> Cell:
    """A project's name, marked where it is of an integrated programme, and its notes."""
    shown: Project = scope["project"]
    wording, size = context.words, _size(scope)
    programme = shown.integrated_programme.removeprefix(wording.integrated_name)
    mark = wording.integrated_mark if shown.integrated_programme else ""
    texts = [shown.name + mark]
    if shown.integrated_programme:
        texts.append(words(wording.integrated_note, {"name": programme}))
    texts += [text for text in (shown.note, wording.dropped if shown.dropped else "") if text]
    return text_cell(texts, column, size)


def project_under(context: Context, column: Column, scope: Scope) -> Cell:
    """A project's name and notes, and the tactic or goal that it is under."""
    cell = project(context, column, scope)
    under = text_cell(filter(None, [scope["under"]]), column, _size(scope))
    return Cell((*cell.flow, *under.flow))


def budget(context: Context, column: Column, scope: Scope) -> Cell:
    """A project's money as rule 5 prints it: the amount, and below it how it stands."""
    shown: Project | None = scope.get("project")
    size = _size(scope)
    if shown is None:
        return Cell()
    money = shown.budget
    if money.amount is None:
        absent = context.words.money_none if money.status == "none" else context.words.absent
        status = context.words.money_statuses.get(money.status, "")
        return text_cell(filter(None, (status or absent, money.note)), column, size)
    notes = [
        context.words.money_statuses.get(money.status, ""),
        words(context.words.total_amount, {"amount": money_words(context, money.total_amount)})
        if money.total_amount is not None
        else "",
        money.note,
    ]
    below = text_cell(filter(None, notes), column, size).flow
    return amount_cell(context, money.amount, column, size, below=below)


def money_words(context: Context, amount: Decimal) -> str:
    """An amount as the forms write it: `20,000,000.-`, or with its satang."""
    if amount == amount.to_integral_value():
        return words(context.words.amount, {"amount": figure(amount)})
    return f"{amount:,.2f}" if -amount.as_tuple().exponent <= 2 else figure(amount)  # type: ignore[operator]


def amount_cell(
    context: Context,
    amount: Decimal | None,
    column: Column,
    size: float,
    *,
    below: tuple[Flow, ...] = (),
    bold: bool = False,
) -> Cell:
    """Money as a number, unless something stands below it; blank for None."""
    if amount is None:
        return Cell()
    head = paragraph(money_words(context, amount), column.align, size, bold=bold)
    if below:
        return Cell((head, *below))
    whole = amount == amount.to_integral_value()
    return Cell((head,), number=amount, number_format='#,##0".-"' if whole else "#,##0.00")


def link_budget(context: Context, column: Column, scope: Scope) -> Cell:
    """The money of a policy link: its project's, or the text where it has no project."""
    if scope["project"] is not None and scope["project"].budget.amount is not None:
        return budget(context, column, scope)
    text = scope["policy_link"].budget_text or context.words.absent
    return text_cell([text], column, _size(scope))


def link_project(context: Context, column: Column, scope: Scope) -> Cell:
    """The project of a policy link by its one name, or the text given for it."""
    if scope["project"] is not None:
        return text_cell([scope["project"].name], column, _size(scope))
    name = scope["policy_link"].project_name or context.words.absent
    return text_cell([name], column, _size(scope))


def divisions(context: Context, column: Column, scope: Scope) -> Cell:
    """The divisions of a project, one a line."""
    names = context.lookup.division_names(scope["project"].divisions)
    return text_cell(names or (context.words.absent,), column, _size(scope))


def policy_codes(context: Context, column: Column, scope: Scope) -> Cell:
    """The policy codes of a project, one a line."""
    return text_cell(scope["project"].policies or (context.words.absent,), column, _size(scope))


def policy_names(context: Context, column: Column, scope: Scope) -> Cell:
    """The policies of a project as มิติ and name."""
    lookup = context.lookup
    lines = [
        line
        for code in scope["project"].policies
        for line in policy_lines(context, {"policy": lookup.policies.get(code) or {"code": code}})
    ]
    return text_cell(lines or (context.words.absent,), column, _size(scope))


def policy(context: Context, column: Column, scope: Scope) -> Cell:
    """The policy at hand as มิติ and name."""
    return text_cell(policy_lines(context, scope), column, _size(scope))


def policy_lines(context: Context, scope: Scope) -> list[str]:
    """A policy's lines: its dimension, and its name or else its code."""
    wording = context.words
    named = wording.policy_name if value(scope, "policy.name") else wording.policy_code
    dimension = [wording.policy_dimension] if value(scope, "policy.dimension") else []
    return [words(line, scope) for line in (*dimension, named)]


def project_names(context: Context, column: Column, scope: Scope) -> Cell:
    """The names of the projects that serve an indicator, numbered where several."""
    keys = distinct(key for key in scope.get("projects", ()) if key in context.lookup.projects)
    names = [context.lookup.projects[key].name for key in keys]
    if len(names) > 1:
        names = [f"{number}. {name}" for number, name in enumerate(names, 1)]
    return text_cell(names or (context.words.absent,), column, _size(scope))


def responsible(context: Context, column: Column, scope: Scope) -> Cell:
    """A key result's or KPI's responsible units, one a line."""
    return text_cell(_listed(context, scope, "key_result.lead"), column, _size(scope))


def support(context: Context, column: Column, scope: Scope) -> Cell:
    """A key result's supporting units, one a line."""
    return text_cell(_listed(context, scope, "key_result.support"), column, _size(scope))


def _listed(context: Context, scope: Scope, path: str) -> tuple[str, ...]:
    return value(scope, path) or (context.words.absent,)


def definition(context: Context, column: Column, scope: Scope) -> Cell:
    """The definition column: each section that says something, under its bold heading."""
    block: BlockSpec = scope["block"]
    measure = scope.get("measure")
    flow: list[Flow] = []
    for section in block.sections if isinstance(measure, Measure) else ():
        found = section_flow(context, column, scope, section.field)
        if found:
            flow.append(paragraph(section.heading, "left", block.size, bold=True))
            flow.extend(found)
    return Cell(tuple(flow)) if flow else text_cell([context.words.absent], column, block.size)


def section_flow(context: Context, column: Column, scope: Scope, field: str) -> list[Flow]:
    """What one section prints: its text by lines; `method` has the formulas below it."""
    measure: Measure = scope["measure"]
    if field == "baseline":
        return list(baseline(context, column, scope).flow) if scope["indicator"].baseline else []
    text = scope.get("measure_target", "") if field == "target" else getattr(measure, field)
    lines = text.split("\n") if text else []
    flow: list[Flow] = [paragraph(line, column.align, _size(scope)) for line in lines]
    if field == "method":
        flow += [fraction(context, formula, _size(scope)) for formula in measure.formulas]
    return flow


def fraction(context: Context, formula: Formula, size: float) -> Fraction:
    """A formula drawn as numerator over denominator, times its multiplier."""
    factor = ""
    if formula.multiplier is not None:
        factor = words(context.words.factor, {"multiplier": formula.multiplier})
    return Fraction(formula.numerator, formula.denominator, formula.label, factor, size)


def baseline(context: Context, column: Column, scope: Scope) -> Cell:
    """Baselines by year, one a line, absent texts as a dash."""
    wording = context.words
    lines = []
    for item in scope["indicator"].baseline:
        text = item.text or wording.absent
        year = str(item.year) if item.year else ""
        lines.append(words(wording.baseline, {"year": year, "text": text}) if year else text)
    return text_cell(lines or [wording.absent], column, _size(scope))


def weight(context: Context, column: Column, scope: Scope) -> Cell:
    """An indicator's weight."""
    number = scope["indicator"].weight
    if number is None:
        return text_cell([context.words.absent], column, _size(scope))
    return number_cell(number, column, _size(scope))


def level(_context: Context, column: Column, scope: Scope) -> Cell:
    """A rubric level's number."""
    return number_cell(scope["level"].level, column, _size(scope))


def level_share(context: Context, column: Column, scope: Scope) -> Cell:
    """The percent of success that a level stands for."""
    percent = level_percent(scope["level"], context.edition.rules)
    text = "" if percent is None else words(context.words.percent, {"percent": percent})
    return text_cell([text or context.words.absent], column, _size(scope))


def criteria(context: Context, column: Column, scope: Scope) -> Cell:
    """A level's criteria, each led by a dash where they are several."""
    texts = scope["level"].criteria
    if len(texts) > 1:
        texts = [words(context.words.criterion, {"text": text}) for text in texts]
    return text_cell(texts or [context.words.absent], column, _size(scope))


def points(context: Context, column: Column, scope: Scope) -> Cell:
    """The points of a level (rule 2)."""
    indicator, rubric = scope["indicator"], scope["rubric"]
    found = rubric_points(indicator, rubric, scope["level"], context.edition.rules)
    if found is None:
        return text_cell([context.words.absent], column, _size(scope))
    flow = (paragraph(words(context.words.points, {"points": found}), column.align, _size(scope)),)
    unit = words(context.words.points, {"points": ""})
    form = number_cell(found, column, _size(scope)).number_format
    return Cell(flow, number=found, number_format=f'{form}"{unit}"')


def step_text(_context: Context, column: Column, scope: Scope) -> Cell:
    """A step's number and text; a sub-step is set in."""
    step, size = scope["step"], _size(scope)
    depth = step.number.strip(". ").count(".")
    dot = "" if depth or step.number.endswith((".", ")")) else "."
    head, *more = f"{step.number}{dot} {step.text}".split("\n")
    lines = [paragraph(line, column.align, size) for line in (head, *more)]
    return Cell(tuple(replace(line, indent=4.0 * depth) for line in lines))


def step_weight(_context: Context, column: Column, scope: Scope) -> Cell:
    """A step's weight; none for a step that has sub-steps (rule 1)."""
    shown = scope["step"].weight if scope["running"] is not None else None
    return number_cell(shown, column, _size(scope))


def running(_context: Context, column: Column, scope: Scope) -> Cell:
    """The running progress (rule 1)."""
    return number_cell(scope["running"], column, _size(scope))


def posts(context: Context, column: Column, scope: Scope) -> Cell:
    """Posts of a kind, with those filled in brackets where they are known."""
    kind = column.text
    number, filled = (getattr(scope["staffing"], name) for name in (kind, f"{kind}_filled"))
    return _posts(context, column, scope, number, filled)


def posts_total(context: Context, column: Column, scope: Scope) -> Cell:
    """All posts of a row."""
    kinds = ("civil_servants", "permanent_employees", "temporary_employees")
    row = scope["staffing"]
    known = [getattr(row, kind) for kind in kinds if getattr(row, kind) is not None]
    filled = [n for kind in kinds if (n := getattr(row, f"{kind}_filled")) is not None]
    return _posts(
        context, column, scope, sum(known) if known else None, sum(filled) if filled else None
    )


def _posts(
    context: Context, column: Column, scope: Scope, number: int | None, filled: int | None
) -> Cell:
    size = _size(scope)
    if number is None and filled is None:
        return text_cell([context.words.absent], column, size)
    if filled is None:
        return number_cell(number, column, size)
    counts = {"number": context.words.absent if number is None else f"{number:,}"}
    return text_cell(
        [words(context.words.filled, {**counts, "filled": f"{filled:,}"})], column, size
    )


def target_figure(context: Context, column: Column, scope: Scope) -> Cell:
    """An indicator's target as a figure of two decimals, or as it is written."""
    indicator, size = scope["indicator"], _size(scope)
    if indicator.target_value is None:
        return text_cell([indicator.target or context.words.absent], column, size)
    return number_cell(indicator.target_value, column, size, places=2)


def progress(context: Context, column: Column, scope: Scope) -> Cell:
    """Progress of the quarter; of the newest earlier one where it has none (rule 8)."""
    found, of_quarter = progress_at(context.package, scope["indicator"].key, context.quarter or 0)
    size = _size(scope)
    if found is None:
        return text_cell([context.words.absent], column, size)
    cell = number_cell(found, column, size, places=2)
    if of_quarter == context.quarter:
        return cell
    note = words(context.words.earlier_quarter, {"quarter": of_quarter})
    return Cell((*cell.flow, *text_cell([note], column, size).flow))


def narrative(context: Context, column: Column, scope: Scope) -> Cell:
    """What was done, quarter by quarter up to the one reported; a dash for the others."""
    parts = []
    for number in range(1, 5):
        text = _narrative_of(context, scope, number) if number <= (context.quarter or 0) else ""
        said = {"quarter": number, "text": text or context.words.absent}
        parts.append(words(context.words.quarter_result, said))
    return text_cell(parts, column, _size(scope))


def _narrative_of(context: Context, scope: Scope, quarter: int) -> str:
    reports: list[Report] = [r for r in context.package.reports if r.quarter == quarter]
    key = scope["indicator"].key
    texts = [
        result.narrative
        for report in reports[-1:]
        for result in report.results
        if result.indicator == key
    ]
    return texts[-1] if texts else ""


def numbered_projects(context: Context, column: Column, scope: Scope) -> Cell:
    """The supporting projects in one run: `(1)…,(2)…`."""
    keys = distinct(scope.get("projects", ()))
    names = (
        words(context.words.quarter_projects, {"order": order, "name": project.name})
        for order, key in enumerate(keys, 1)
        if (project := context.lookup.projects.get(key))
    )
    return text_cell([",".join(names) or context.words.absent], column, _size(scope))


SHOWS: dict[str, Show] = {
    show.__name__: show
    for show in (
        project,
        project_under,
        budget,
        link_budget,
        link_project,
        divisions,
        policy_codes,
        policy_names,
        policy,
        project_names,
        responsible,
        support,
        definition,
        baseline,
        weight,
        level,
        level_share,
        criteria,
        points,
        step_text,
        step_weight,
        running,
        posts,
        posts_total,
        target_figure,
        progress,
        narrative,
        numbered_projects,
    )
}
