"""Rows that define indicators and KPIs, and their rubrics."""

from __future__ import annotations

import re

from forms.reading.comparing import squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import labelled
from forms.reading.placing import cells, projects, things
from forms.reading.placing.cells import RowCells
from forms.reading.placing.context import Context
from forms.reading.placing.definitions import baseline
from forms.reading.placing.rows_of_parts import targets
from forms.thai.digits import arabic_digits

_SUFFIX = re.compile(r"\s*\((?:ก|ข|ค)\.?\)\s*$")
_LEVEL = re.compile(r"(?:ระดับ)?\s*([1-5๑-๕])")


def defined_kpis(context: Context, row: RowCells) -> Subject | None:
    """A KPI of ตาราง ก with its target and projects; its tactic stands beside its first."""
    if words := cells.plain(row.text("tactic_words")):
        code, text = context.wording.tactic(words)
        things.tactic(context, code, text, row.spots("tactic_words"))
    if words := _SUFFIX.sub("", cells.plain(row.text("tactic_text"))):
        _under_text(context, words, row)
    holds = "kpi_words" if row.has("kpi_words") else "kpi.text"
    words = cells.without_number(cells.plain(row.text(holds)))
    code, text = context.wording.coded("kpi", words)
    found = things.kpi(context, code, text, row.spots(holds))
    if found is None:
        return None
    targets(context, found, row)
    _serving(context, row, found)
    return found


def _under_text(context: Context, text: str, row: RowCells) -> None:
    """The words of a tactic or goal without its code: that of the same words, else a new one."""
    scope, spots = context.scope, row.spots("tactic_text")
    over = context.gathered.named("framework.goals", text, by="text", alike=0.9)
    if over is not None:
        scope.goal, scope.tactic = str(over.first("code")), ""
        context.ledger.take(spots)
    else:
        things.tactic(context, "", text, spots)


def _serving(context: Context, row: RowCells, subject: Subject) -> None:
    """The projects of an indicator or KPI."""
    spots = row.spots("project_names")
    for project in projects.serving(context, row.text("project_names"), spots):
        context.add(subject, "projects", project, spots)


def issue_indicators(context: Context, row: RowCells) -> Subject | None:
    """An indicator of the issue above."""
    found = _indicator(context, row)
    issue = context.scope.issue
    if found is not None and issue is not None:
        context.add(issue, "indicators", found, row.spots("indicator.name"))
    return found


def own_indicators(context: Context, row: RowCells) -> Subject | None:
    """An indicator of the unit's own."""
    return _indicator(context, row)


def this_indicator(context: Context, row: RowCells) -> Subject | None:
    """A negotiated indicator, of the component and the link above."""
    found = _indicator(context, row)
    if found is None:
        return None
    spots = row.spots("indicator.name")
    scope = context.scope
    context.say(found, "component", scope.component, spots)
    if scope.in_link:
        for name in ("strategy", "substrategy", "goal", "tactic", "policy"):
            context.say(found, f"link.{name}", getattr(scope, name), spots)
        if scope.kpi is not None:
            context.say(found, "link.tactic_kpi", scope.kpi.first("code"), spots)
    return found


def _indicator(context: Context, row: RowCells) -> Subject | None:
    """An indicator with what the cells of its row say of it."""
    words = cells.plain(row.text("indicator.name"))
    spots = row.spots("indicator.name")
    item = labelled(words)
    text, kind = _without_kind(context, item.text if item.number else words)
    found = things.indicator(context, text, spots, rank=1)
    if found is None:
        return None
    context.scope.indicator = found
    context.say(found, "kind", kind, spots)
    number = cells.bare_number(row.text("order")) or item.number
    context.say(found, "number", number, row.spots("order") or spots)
    for holds in ("target", "indicator.target"):
        context.say(found, "target", cells.plain(row.text(holds)), row.spots(holds))
    if text := row.text("baseline"):
        from_cell = row.spots("baseline")
        _baselines(context, found, text, row)
        context.ledger.take(from_cell)
    weight = cells.figure(row.text("weight")) if row.has("weight") else None
    if weight is not None:
        context.say(found, "weight", weight, row.spots("weight"))
    elif cells.plain(row.text("weight")):
        context.ledger.leave(row.spots("weight")[0], row.text("weight"), "อ่านเป็นน้ำหนักไม่ได้")
    _strategy_text(context, row, found)
    _serving(context, row, found)
    return found


def _baselines(context: Context, subject: Subject, text: str, row: RowCells) -> None:
    baseline(context, subject, text, row.spots("baseline"))


def _without_kind(context: Context, text: str) -> tuple[str, str]:
    """An indicator's name without its kind in brackets, and that."""
    for kind, word in context.wording.words.kinds.items():
        if squeezed(text).endswith(squeezed(word)):
            at = text.rfind("(")
            return (text[:at].strip(), kind) if at > 0 else (text, "")
    return text, ""


def _strategy_text(context: Context, row: RowCells, indicator: Subject) -> None:
    """The words of the tactic beside an indicator: those of its link, unless they are others."""
    text = _SUFFIX.sub("", cells.plain(row.text("tactic_text")))
    spots = row.spots("tactic_text")
    if not text:
        return
    known = context.gathered.named("framework.tactics", text, by="text", alike=0.85)
    over = context.gathered.named("framework.goals", text, by="text", alike=0.85)
    context.ledger.take(spots)
    if known is not None or over is not None:
        code = str((known or over or indicator).first("code") or "")
        context.say(indicator, "link.tactic" if known else "link.goal", code, spots)
    else:
        context.say(indicator, "link.text", text, spots)


def linked_kpis(context: Context, row: RowCells) -> None:
    """A KPI of the BMA plan that the indicator below is linked to."""
    holds = "kpi.text"
    text = cells.plain(row.text(holds))
    found = things.kpi(context, "", text, row.spots(holds)) if text else None
    if found is None:
        context.scope.kpi = None
        return
    targets(context, found, row)
    said = row.text("kpi.responsible").strip()
    context.say(found, "responsible", cells.plain(said), row.spots("kpi.responsible"))


def rubric_levels(context: Context, row: RowCells) -> None:
    """A level of a rubric: its percent, criteria and points."""
    scope = context.scope
    found = _LEVEL.fullmatch(row.text("level").strip())
    level = int(arabic_digits(found[1])) if found else None
    if level is None or scope.indicator is None:
        _leave(context, row)
        return
    rubric = _rubric(context, level, row)
    part = context.new(rubric, "levels")
    context.say(part, "level", level, row.spots("level"))
    share = re.sub(r"ร้อยละ|%", "", row.text("level_share")).strip()
    context.say(part, "percent", cells.figure(share) if share else None, row.spots("level_share"))
    context.say(part, "criteria", _criteria(row), row.spots("criteria"))
    points = cells.figure(row.text("points")) if row.text("points") else None
    context.say(part, "points", points, row.spots("points"))


def _criteria(row: RowCells) -> tuple[str, ...]:
    """The criteria of a level: an item each where they have dashes, else a paragraph each."""
    text = row.text("criteria").strip()
    if re.match(r"[-–•●]\s", text):
        return tuple(each for each in cells.items(text) if each)
    return (cells.plain(text),) if cells.plain(text) else ()


def _rubric(context: Context, level: int, row: RowCells) -> Subject:
    """The rubric that a level belongs to; a new one where its levels begin again."""
    scope = context.scope
    rubric = scope.rubric
    if rubric is not None and level not in [p.first("level") for p in rubric.all_parts("levels")]:
        return rubric
    if scope.indicator is None:
        raise LookupError("no indicator")
    scope.rubric = context.new(scope.indicator, "rubrics")
    if scope.rubric_title:
        context.say(scope.rubric, "title", scope.rubric_title, row.spots("level"))
        scope.rubric_title = ""
    return scope.rubric


def _leave(context: Context, row: RowCells) -> None:
    for cell in row.cells.values():
        context.ledger.leave(cell.spot, cell.text, "ไม่ทราบว่าเป็นเกณฑ์ของตัวชี้วัดใด")
