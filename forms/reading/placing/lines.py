"""Lines above tables: what each says, by the names of its holes, and where one stands after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from forms.reading.comparing import squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.outline import Spot
from forms.reading.placing import cells, rows_of_parts, things
from forms.reading.placing.context import Context
from forms.reading.vocabulary.sections import LineMark
from forms.reading.vocabulary.wording import LinkPart

Values = Mapping[str, str]
Spots = Sequence[Spot]
Said = Callable[[Context, Values, Spots, LineMark], None]


def say_line(context: Context, mark: LineMark, values: Values, spots: Spots) -> None:
    """Puts what a line says into fields; its words are the form's own in any case."""
    context.ledger.take(spots)
    handler = handler_of(mark)
    if handler is not None:
        handler(context, values, spots, mark)


def handler_of(mark: LineMark) -> Said | None:
    """What puts a line's words into fields; None for a line that says nothing of the plan."""
    if mark.per in _BY_LIST:
        return _BY_LIST[mark.per]
    for hole in mark.pattern.holes:
        if hole in _BY_HOLE:
            return _BY_HOLE[hole]
    return _linked if mark.per == "" and _is_link_heading(mark) else None


def is_of_links(mark: LineMark) -> bool:
    """Whether a line is one of links, or the heading over them."""
    return (
        mark.per in {"links", "link_lines"}
        or "link" in mark.pattern.holes
        or (mark.per == "" and _is_link_heading(mark))
    )


def _is_link_heading(mark: LineMark) -> bool:
    return (
        mark.pattern.is_fixed and "links" not in mark.per and "ความเชื่อมโยง" in mark.pattern.template
    )


def _strategy(context: Context, values: Values, spots: Spots, mark: LineMark) -> None:
    code = things.code_of(values.get("strategy.code", ""))
    things.strategy(context, code, cells.plain(values.get("strategy.name", "")), spots)
    _begin(context, mark)


def _substrategy(context: Context, values: Values, spots: Spots, mark: LineMark) -> None:
    code = things.code_of(values.get("substrategy.code", ""))
    if code and "." not in code:
        # `7. ....`: a blank form names the strategy alone.
        code = ""
    things.substrategy(context, code, cells.plain(values.get("substrategy.name", "")), spots)
    _begin(context, mark)


def _begin(context: Context, mark: LineMark) -> None:
    """A strategy or substrategy over Part 1 begins another entry; over ตาราง ค, a link."""
    scope = context.scope
    if "substrategies" in mark.rows:
        scope.entry = scope.listed = scope.objective = None
    if "negotiated" in mark.rows:
        scope.in_link = True
        scope.kpi = None


def _goal(context: Context, values: Values, spots: Spots, mark: LineMark) -> None:
    code = things.code_of(values.get("goal.code", ""))
    things.goal(context, code, cells.plain(values.get("goal.text", "")), spots)
    context.scope.in_link = context.scope.in_link or "negotiated" in mark.rows


def _tactic(context: Context, values: Values, spots: Spots, mark: LineMark) -> None:
    words = values.get("tactic_words", "")
    code, text = context.wording.tactic(words) if words else ("", "")
    code = code or things.code_of(values.get("tactic.code", ""))
    text = text or values.get("tactic.text", "")
    code = things.tactic(context, things.code_of(code) or code, cells.plain(text), spots)
    if code and "tactics" in mark.rows:
        rows_of_parts.tactic_of(context, code, spots)


def _objective(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    context.scope.objective = None
    things.objective(context, cells.plain(values.get("objective.text", "")), spots)


def _results(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    if text := cells.plain(values.get("item", "")):
        things.key_result(context, text, spots)


def _issue(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    number = things.code_of(values.get("issue.number", ""))
    title = cells.plain(values.get("issue.title", ""))
    context.scope.issue = issue_of(context, number, title, spots)
    context.scope.in_link = False


def issue_of(context: Context, number: str, title: str, spots: Spots) -> Subject | None:
    """The issue of a title, else of a number; a new one where there is none."""
    if not (number or title):
        return None
    found = context.gathered.named("part2", title, by="title", alike=0.8) if title else None
    if found is None and number and not title:
        found = context.gathered.coded("part2", number, "number")
    if found is None:
        found = context.new(context.plan, "part2")
    context.say(found, "number", number or "-", spots)
    context.say(found, "title", title, spots)
    return found


def _mission(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    number = things.code_of(values.get("mission.number", ""))
    context.scope.mission = (number, cells.plain(values.get("mission.title", "")))
    context.scope.issue = None
    if number:
        _entry(context, spots)


def _entry(context: Context, spots: Spots) -> Subject:
    """The entry of a ภารกิจ at hand; its first has the title."""
    scope = context.scope
    number, title = scope.mission
    scope.issue = context.new(context.plan, "part2")
    context.say(scope.issue, "number", number or "1", spots)
    context.say(scope.issue, "title", title, spots)
    scope.mission = (number, "")
    scope.in_link = False
    return scope.issue


def _indicator_names(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    text = cells.plain(values.get("item", ""))
    found = things.indicator(context, text, spots) if text else None
    if found is None:
        return
    issue = context.scope.issue
    begun = issue is not None and (
        issue.values("target") or issue.values("projects") or issue.parts
    )
    if issue is None or begun or (issue.values("indicators") and context.scope.in_link):
        issue = _entry(context, spots)
    context.add(issue, "indicators", found, spots)


def _issue_target(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    text = cells.plain(values.get("issue_target", ""))
    if context.scope.issue is not None and text:
        context.say(context.scope.issue, "target", text, spots)


def _objectives(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    text = cells.plain(values.get("item", ""))
    issue = context.scope.issue
    if issue is None or not text:
        return
    known = [squeezed(str(value)) for value in issue.values("objectives")]
    like = any(context.gathered.likeness(squeezed(text), other) > 0.85 for other in known)
    if not like:
        context.add(issue, "objectives", text, spots)


def _issue_results(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    text = cells.plain(values.get("item", ""))
    if context.scope.issue is not None and text:
        context.say(context.scope.issue, "key_result", text, spots)


def _link(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    context.scope.in_link = True
    if text := cells.plain(values.get("link", "")):
        link_line(context, text, spots)


def _linked(context: Context, _values: Values, _spots: Spots, _mark: LineMark) -> None:
    context.scope.in_link = True


def _link_lines(context: Context, values: Values, spots: Spots, mark: LineMark) -> None:
    code = next((text for hole, text in values.items() if hole.endswith("code")), "")
    name = mark.pattern.holes[0].partition(".")[0]
    text = list(values.values())[-1] if values else ""
    if name == "in_words":
        name = "key_result"
    said = LinkPart(name, things.code_of(code) or code, cells.plain(text))
    _put_link(context, said, spots)


def link_line(context: Context, text: str, spots: Spots) -> None:
    """A line of links of an issue: parts that the form words, else a text."""
    parts = context.wording.link_parts(text)
    code, words = context.wording.coded("kpi", text)
    if not parts and code and words:
        parts = [LinkPart("tactic_kpi", code, words)]
    for part in parts:
        _put_link(context, part._replace(code=things.code_of(part.code) or part.code), spots)
    if not parts and context.scope.issue is not None:
        context.say(context.new(context.scope.issue, "links"), "text", text, spots)


def _put_link(context: Context, said: LinkPart, spots: Spots) -> None:
    issue = context.scope.issue
    if issue is None:
        return
    links = issue.all_parts("links")
    part = links[-1] if links else None
    # A part that a link has already begins the next; so does one that stands higher.
    if part is None or any(part.values(each) for each in _ORDER[_ORDER.index(said.name) :]):
        part = context.new(issue, "links")
    link_part(context, part, said, spots)


_ORDER = (
    "strategy",
    "substrategy",
    "objective",
    "key_result",
    "goal",
    "tactic",
    "tactic_kpi",
    "policy",
)


def link_part(context: Context, owner: Subject, part: LinkPart, spots: Spots) -> None:
    """Puts one part of a link into a record, and what it names into the framework."""
    name, code, text = part
    match name:
        case "strategy":
            things.strategy(context, code, text, spots)
        case "substrategy":
            things.substrategy(context, code, text, spots)
        case "goal":
            things.goal(context, code, text, spots)
        case "tactic":
            code = things.tactic(context, code, text, spots)
        case "policy":
            code = things.policy(context, code, "", text, spots)
        case "tactic_kpi":
            found = things.kpi(context, code, text, spots)
            code = str(found.first("code")) if found is not None else ""
        case "objective" | "key_result":
            make = things.objective if name == "objective" else things.key_result
            record = make(context, text, spots)
            context.say(owner, name, record, spots)
            return
    context.say(owner, name, code, spots)


def _component(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    code = things.code_of(values.get("component.code", ""))
    if code:
        things.component(context, code, cells.plain(values.get("component.name", "")), spots)
    context.scope.in_link = False


def _policy(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    dimension, name = (
        cells.plain(values.get(f"policy.{each}", "")) for each in ("dimension", "name")
    )
    scope = context.scope
    scope.policy = things.policy(context, "", dimension, name, spots) if name else ""
    scope.in_link = True
    scope.strategy = scope.substrategy = scope.goal = scope.tactic = ""
    scope.kpi = None


def _rubric(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    text = cells.plain(values.get("indicator.name", "")).strip('“”" :')
    text = text.removeprefix("ตัวชี้วัด").strip(" :") if text.startswith("ตัวชี้วัด :") else text
    scope = context.scope
    scope.rubric, scope.rubric_title = None, ""
    if not text:
        return
    known = context.gathered.named("indicators", text, by="name", alike=0.8)
    found = known or things.indicator(context, text, spots)
    if found is not None:
        context.say(found, "name", text, spots)
        scope.indicator = found


def _rubric_title(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    context.scope.rubric = None
    context.scope.rubric_title = cells.plain(values.get("rubric_title", ""))
    context.ledger.take(spots)


def _served(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    text = cells.plain(values.get("item.name", ""))
    scope = context.scope
    if scope.project is not None:
        scope.project = scope.activity = None
        scope.served = []
    code, words = context.wording.coded("kpi", text)
    found = things.kpi(context, code, words, spots) if code else None
    if found is None and text:
        found = things.indicator(context, text, spots)
    if found is not None:
        scope.served.append(found)


def _project_line(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    text = cells.plain(values.get("project_line.name", ""))
    divided = cells.plain(values.get("project_line.divisions", ""))
    scope = context.scope
    if scope.project is not None and scope.activity is not None:
        scope.served = []
    scope.project = scope.activity = None
    if not divided and text.endswith(")") and "(" in text:
        before, _, inside = text[:-1].rpartition("(")
        if things.is_division(context, inside.strip()):
            text, divided = before.strip(), inside.strip()
    project = things.project(context, text, spots) if text else None
    if project is None:
        return
    scope.project = project
    for division in things.divisions(context, divided, spots):
        context.add(project, "divisions", division, spots)
    for served in scope.served:
        context.add(served, "projects", project, spots)


def _activity(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    scope = context.scope
    if scope.project is None:
        return
    scope.activity = context.new(scope.project, "activities")
    context.say(scope.activity, "title", cells.plain(values.get("activity_title", "")), spots)
    context.ledger.take(spots)


def _project_policies(context: Context, values: Values, spots: Spots, _mark: LineMark) -> None:
    dimension, name = (
        cells.plain(values.get(f"item.{each}", "")) for each in ("dimension", "name")
    )
    project = context.scope.project
    if project is None or not name:
        return
    known = context.gathered.named("framework.policies", name, by="name", alike=0.8)
    code = known.first("code") if known else things.policy(context, "", dimension, name, spots)
    if code not in project.values("policies"):
        context.add(project, "policies", code, spots)


_BY_HOLE: dict[str, Said] = {
    "strategy.code": _strategy,
    "strategy.name": _strategy,
    "substrategy.code": _substrategy,
    "substrategy.name": _substrategy,
    "goal.code": _goal,
    "tactic.code": _tactic,
    "tactic_words": _tactic,
    "objective.text": _objective,
    "issue.number": _issue,
    "issue.title": _issue,
    "mission.number": _mission,
    "issue_target": _issue_target,
    "link": _link,
    "component.code": _component,
    "policy.dimension": _policy,
    "policy.name": _policy,
    "indicator.name": _rubric,
    "rubric_title": _rubric_title,
    "project_line.name": _project_line,
    "activity_number": _activity,
    "activity_title": _activity,
}
_BY_LIST: dict[str, Said] = {
    "objectives": _objectives,
    "results": _results,
    "key_results": _issue_results,
    "links": _link_lines,
    "link_lines": _link_lines,
    "indicator_names": _indicator_names,
    "components": _component,
    "served": _served,
    "policies": _project_policies,
}
