"""Rows of lists that stand alone: policy links, supporting indicators, staff, results."""

from __future__ import annotations

import re

from db.fields import Kind, specs
from db.records import PolicyLink, Staffing
from forms.reading.comparing import squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import labelled
from forms.reading.outline import Spot
from forms.reading.placing import cells, projects, things
from forms.reading.placing.cells import RowCells
from forms.reading.placing.context import Context
from forms.reading.placing.papers import report_at
from forms.reading.recognition.months import year_in
from forms.thai.digits import arabic_digits

_FILLED = re.compile(r"\s*([0-9๐-๙,]+)\s*\(\s*([0-9๐-๙,]+)\s*\)\s*")
_QUARTER = re.compile(r"\(\s*ไตรมาส(?:ที่)?\s*([1-4๑-๔])\s*\)")
_LISTED = re.compile(r"(?:^|,)\s*\(\s*([0-9๐-๙]{1,3})\s*\)")
_BRACKETS = re.compile(r"\([^()]*\)")
_FIELDS = tuple(name for name, spec in specs(PolicyLink).items() if spec.kind is Kind.TEXT)


def policy_links(context: Context, row: RowCells) -> None:
    """A row of ตาราง ง."""
    if all(cells.EMPTY.fullmatch(cell.text) for cell in row.cells.values()):
        return
    link = context.new(context.plan, "policy_links")
    for name in _FIELDS:
        holds = f"policy_link.{name}"
        context.say(link, name, cells.plain(row.text(holds)), row.spots(holds))
    name, codes = things.without_policies(cells.plain(row.text("link_project")))
    spots = row.spots("link_project")
    known = things.project_named(context, name) if name else None
    if known is not None:
        context.say(link, "project", known, spots)
        context.say(known, "name", name, spots)
        for code in codes:
            context.add(known, "policies", things.policy(context, code, "", "", spots), spots)
    else:
        context.say(link, "project_name", name, spots)
    said = row.text("link_budget").strip()
    context.say(
        link,
        "budget_text",
        said if said in {"-", "–"} else cells.plain(said),
        row.spots("link_budget"),
    )


def supporting(context: Context, row: RowCells) -> None:
    """A supporting indicator of the component above."""
    words = cells.plain(row.text("supporting.name"))
    if not words:
        return
    item = labelled(words)
    spots = row.spots("supporting.name")
    made = context.new(context.plan, "supporting_indicators")
    context.say(made, "component", context.scope.component, spots)
    number = item.number or arabic_digits(row.text("supporting.number")).strip(".")
    context.say(made, "number", number, spots)
    context.say(made, "name", item.text if item.number else words, spots)
    definition = cells.plain(row.text("supporting.definition"))
    context.say(made, "definition", definition, row.spots("supporting.definition"))
    if text := row.text("work"):
        projects.work(context, text, row.spots("work"), made)


def staffing(context: Context, row: RowCells) -> None:
    """The posts of a year or a division."""
    label = cells.plain(row.text("label"))
    if not label or label.startswith("รวม"):
        return
    made = context.new(context.plan, "staffing")
    spots = row.spots("label")
    year = year_in(label)
    rest = re.sub(r"(?:ปีงบประมาณ|พ\.?\s?ศ\.?|[0-9๐-๙]{4})\s*", "", label).strip(" .:")
    context.say(made, "year", year, spots)
    division = things.division_named(context, rest) if rest else None
    if division is not None:
        context.say(made, "division", division, spots)
    else:
        context.say(made, "label", rest, spots)
    context.ledger.take(spots)
    for at, column in row.found.columns.items():
        cell = row.cells.get(at)
        kind = column.column.text
        if cell is None or column.column.show != "posts" or kind not in specs(Staffing):
            continue
        text = arabic_digits(cell.text)
        filled = _FILLED.fullmatch(text)
        number = _whole(filled[1] if filled else text)
        context.say(made, kind, number, (cell.spot,))
        if filled:
            context.say(made, f"{kind}_filled", _whole(filled[2]), (cell.spot,))


def _whole(text: str) -> int | None:
    bare = re.sub(r"[\s,]|คน|ตำแหน่ง", "", text)
    return int(bare) if bare.isdecimal() and len(bare) < 8 else None


def results(context: Context, row: RowCells) -> None:
    """A row of สยป.3: an indicator, how far it is, what was done, and its projects."""
    name = cells.plain(row.text("indicator.name"))
    if not name:
        _more(context, row)
        return
    spots = row.spots("indicator.name")
    found = things.indicator(context, name, spots)
    if found is None:
        return
    scope = context.scope
    scope.indicator = found
    context.say(found, "component", scope.component, spots)
    number = cells.bare_number(row.text("order"))
    context.say(found, "number", number, row.spots("order"))
    tactic = things.code_of(row.text("indicator.link.tactic"))
    context.say(found, "link.tactic", tactic, row.spots("indicator.link.tactic"))
    target = row.text("target_figure").strip()
    value = cells.figure(target) if cells.plain(target) else None
    context.say(found, "target", cells.plain(target), row.spots("target_figure"), rank=-1)
    context.say(found, "target_value", value, row.spots("target_figure"))
    for holds in ("indicator.unit_of_measure", "indicator.division_code"):
        path = holds.partition(".")[2]
        context.say(found, path, cells.plain(row.text(holds)), row.spots(holds))
    _result(context, row)
    _supported(context, row)


def _more(context: Context, row: RowCells) -> None:
    """A row that goes on with the one before, on another page."""
    if context.scope.indicator is None:
        return
    _supported(context, row)


def _result(context: Context, row: RowCells) -> None:
    """What was reported of an indicator, quarter by quarter, and how far it has come."""
    indicator, report = context.scope.indicator, context.scope.report
    narrative = quarters(row.text("narrative"))
    spots = row.spots("narrative")
    context.ledger.take(row.spots("progress", "narrative"))
    if indicator is None or report is None:
        return
    latest = max((quarter for quarter, text in narrative.items() if text), default=0)
    if latest and not report.values("quarter"):
        context.say(report, "quarter", latest, spots)
    own = int(report.first("quarter") or 0)
    for quarter, text in narrative.items():
        result = _result_of(context, indicator, quarter or own, spots) if text else None
        if result is not None:
            context.say(result, "narrative", text, spots)
    said = row.text("progress")
    number = cells.figure(_BRACKETS.sub("", said)) if cells.plain(said) else None
    if number is not None:
        # Progress of an earlier quarter stands for one that has none, and says so (rule 8).
        earlier = re.search(r"ไตรมาส\s*([1-4])", arabic_digits(said))
        quarter = int(earlier[1]) if earlier else own
        result = _result_of(context, indicator, quarter, row.spots("progress"))
        context.say(result, "progress", number, row.spots("progress"))


def _result_of(
    context: Context, indicator: Subject, quarter: int, spots: tuple[Spot, ...]
) -> Subject:
    """The result of an indicator in the report of a quarter."""
    report = report_at(context, quarter, spots)
    known = (r for r in report.all_parts("results") if indicator in r.values("indicator"))
    found = next(known, None)
    if found is None:
        found = context.new(report, "results")
        context.say(found, "indicator", indicator, spots)
    return found


def quarters(text: str) -> dict[int, str]:
    """What a cell says of each quarter; 0 is what it says of none."""
    marks = list(_QUARTER.finditer(text))
    if not marks:
        return {0: text.strip()}
    ends = [found.start() for found in marks[1:]] + [len(text)]
    said: dict[int, str] = {}
    for found, end in zip(marks, ends, strict=True):
        words = text[found.end() : end].strip()
        said[int(arabic_digits(found[1]))] = "" if words.strip("-–—. ") == "" else words
    return said


def _supported(context: Context, row: RowCells) -> None:
    """The supporting projects of an indicator, `(1)…,(2)…`."""
    indicator = context.scope.indicator
    text = cells.plain(row.text("numbered_projects"))
    spots = row.spots("numbered_projects")
    if not text or indicator is None:
        return
    marks = list(_LISTED.finditer(text))
    if marks and text[: marks[0].start()].strip(" ,") and indicator.values("projects"):
        # A name that a page cut: its end stands on the next.
        last = indicator.values("projects")[-1]
        whole = f"{last.first('name')}{text[: marks[0].start()].strip(' ,')}"
        context.say(last, "name", whole, spots, rank=1)
    ends = [found.start() for found in marks[1:]] + [len(text)]
    for found, end in zip(marks, ends, strict=False):
        project = things.project(context, text[found.end() : end].strip(" ,"), spots)
        if project is not None:
            context.add(indicator, "projects", project, spots)
    if not marks:
        project = things.project(context, text, spots)
        if project is not None:
            context.add(indicator, "projects", project, spots)


def group_of_results(context: Context, text: str, row: RowCells) -> bool:
    """A row over all columns that names the group of the results below."""
    item = labelled(text)
    spots = tuple(cell.spot for cell in row.cells.values())
    own = squeezed(context.wording.words.own_group)
    if squeezed(text) == own:
        context.scope.component = ""
        context.ledger.take(spots)
        return True
    if not item.number or not item.text:
        return False
    things.component(context, item.number, item.text, spots)
    return True
