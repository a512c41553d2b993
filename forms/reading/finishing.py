"""What follows once all is read: names that are one, links, and weights of the older forms."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from forms.editions.blocks import BlockSpec
from forms.reading.gathering.subjects import Subject, one_with
from forms.reading.placing import things
from forms.reading.placing.context import Context


def finish(context: Context) -> None:
    """Joins what is one and links what stands together."""
    _join_projects(context)
    _list_summed(context)
    _aim(context)
    _link_upwards(context)
    _link_policies(context)
    _link_issues(context)
    _move_projects(context)
    _weigh(context)
    _date_reports(context)


def _link_upwards(context: Context) -> None:
    """An indicator of a tactic is of the strategies that the tactic's code begins with."""
    for indicator in context.plan.all_parts("indicators"):
        tactic = str(indicator.first("link.tactic") or "")
        parts = tactic.split(".")
        for name, code in (("strategy", parts[0]), ("substrategy", ".".join(parts[:2]))):
            known = f"framework.{name[:-1]}ies"
            if indicator.values(f"link.{name}") or context.gathered.coded(known, code) is None:
                continue
            context.gathered.say(indicator, f"link.{name}", code, ())


def _indicators_of(context: Context, project: Subject) -> Iterator[Subject]:
    for indicator in context.plan.all_parts("indicators"):
        if any(one_with(each) is project for each in indicator.values("projects")):
            yield indicator


def _listed(context: Context) -> set[int]:
    """The projects that stand in a list of Part 1, 2 or 3."""
    found: set[int] = set()
    owners = [*context.plan.all_parts("part2"), *context.plan.all_parts("part3")]
    owners += [t for entry in context.plan.all_parts("part1") for t in entry.all_parts("tactics")]
    for owner in owners:
        found |= {id(one_with(each)) for each in owner.values("projects")}
    return found


def _join_projects(context: Context) -> None:
    """A project that no list has is the listed one of its indicator, if there is but one.

    Names drift between a plan's tables; where things stand says what is meant.
    """
    listed = _listed(context)
    for project in context.plan.all_parts("projects"):
        if id(project) in listed:
            continue
        near: dict[int, Subject] = {}
        for indicator in _indicators_of(context, project):
            for issue in context.plan.all_parts("part2"):
                if any(one_with(each) is indicator for each in issue.values("indicators")):
                    near |= {id(one_with(p)): one_with(p) for p in issue.values("projects")}
            near |= {
                id(one_with(p)): one_with(p)
                for p in indicator.values("projects")
                if id(one_with(p)) in listed
            }
        near.pop(id(project), None)
        if len(near) == 1:
            other = next(iter(near.values()))
            both = project.all_parts("activities") and other.all_parts("activities")
            if not both:
                context.gathered.merge(project, other)


def _list_summed(context: Context) -> None:
    """A project that only the summary of Part 2 has is of an entry of its own there."""
    listed = _listed(context)
    issues = context.plan.all_parts("part2")
    for each in context.summed:
        project = one_with(each.project)
        if each.part != "part2" or id(project) in listed or not issues:
            continue
        entry = next((i for i in issues if each.under and each.under in _codes(i)), None)
        if entry is None:
            entry = context.new(context.plan, "part2")
            context.say(entry, "number", issues[-1].first("number"), each.spots)
            link = context.new(entry, "links")
            tactic = context.gathered.coded("framework.goals", each.under) is None
            context.say(link, "tactic" if tactic else "goal", each.under, each.spots)
            if tactic and each.under:
                things.coded(context, "framework.tactics", each.under, each.spots)
            issues = context.plan.all_parts("part2")
        doubt = "อยู่ในตารางสรุปเท่านั้น ไม่อยู่ในรายการใด"
        context.add(entry, "projects", project, each.spots, doubt=doubt)
        listed.add(id(project))


def _codes(issue: Subject) -> set[str]:
    """The tactics and goals that an entry without an indicator is linked to."""
    if issue.values("indicators"):
        return set()
    links = issue.all_parts("links")
    return {str(code) for link in links for n in ("tactic", "goal") for code in link.values(n)}


def _aim(context: Context) -> None:
    """The target over an issue of one indicator is that indicator's, where it has none."""
    for issue in context.plan.all_parts("part2"):
        indicators = list(dict.fromkeys(one_with(each) for each in issue.values("indicators")))
        sayings = issue.said.get("target", [])
        if len(indicators) != 1 or not sayings:
            continue
        if all(saying.rank < 0 for saying in indicators[0].said.get("target", [])):
            context.gathered.say(indicators[0], "target", sayings[0].value, sayings[0].spots)


def _link_policies(context: Context) -> None:
    """A policy link that names a project which other tables have is a link to that."""
    for link in context.plan.all_parts("policy_links"):
        for saying in link.said.get("project_name", ())[:1]:
            project = things.project_named(context, str(saying.value))
            if project is not None:
                del link.said["project_name"]
                context.gathered.say(link, "project", project, saying.spots)


def _link_issues(context: Context) -> None:
    """An indicator whose issue has one project is served by that."""
    for issue in context.plan.all_parts("part2"):
        projects = list(dict.fromkeys(one_with(each) for each in issue.values("projects")))
        for indicator in issue.values("indicators"):
            if len(projects) == 1 and not indicator.values("projects"):
                saying = issue.said["projects"][0]
                doubt = "เอกสารไม่ได้บอกโครงการของตัวชี้วัด ใช้โครงการของประเด็นเดียวกัน"
                context.gathered.add(
                    one_with(indicator), "projects", projects[0], saying.spots, doubt=doubt
                )


def _move_projects(context: Context) -> None:
    """Of a substrategy's projects those stand under another tactic whose KPI they serve."""
    for entry in context.plan.all_parts("part1"):
        tactics = entry.all_parts("tactics")
        if len(tactics) < 2:
            continue
        for project in [p for tactic in tactics for p in tactic.values("projects")]:
            owner = next((t for t in tactics if _serves(context, project, t)), None)
            if owner is None:
                continue
            for tactic in tactics:
                sayings = [s for s in tactic.said.get("projects", []) if s.value is project]
                if sayings and tactic is not owner:
                    tactic.said["projects"] = [
                        s for s in tactic.said["projects"] if s not in sayings
                    ]
                    context.gathered.add(owner, "projects", project, sayings[0].spots)


def _serves(context: Context, project: Subject, tactic: Subject) -> bool:
    code = tactic.first("tactic")
    kpis = (k for k in context.plan.all_parts("framework.tactic_kpis") if k.first("tactic") == code)
    wanted = one_with(project)
    return any(one_with(each) is wanted for kpi in kpis for each in kpi.values("projects"))


def _date_reports(context: Context) -> None:
    """A report without a quarter is of the first that has none."""
    for report in context.gathered.root.all_parts("reports"):
        if report.values("quarter"):
            continue
        others = [r.first("quarter") for r in context.gathered.root.all_parts("reports")]
        free = next((quarter for quarter in range(1, 5) if quarter not in others), 1)
        doubt = "เอกสารไม่ได้บอกไตรมาสของรายงาน"
        context.gathered.say(report, "quarter", free, (), doubt=doubt)


def _weigh(context: Context) -> None:
    """Where the forms print no weights, the top points of an indicator's rubrics stand for them."""
    columns = {
        column.show
        for form in context.edition.forms
        for block in _blocks(form.blocks)
        for column in block.columns
    }
    if "weight" in columns:
        return
    for indicator in context.plan.all_parts("indicators"):
        tops = [top for r in indicator.all_parts("rubrics") if (top := _top(r)) is not None]
        if tops and not indicator.values("weight") and indicator.values("component"):
            spots = indicator.said["name"][0].spots
            doubt = "แบบฟอร์มไม่มีช่องน้ำหนัก ใช้คะแนนของระดับสูงสุด"
            context.gathered.say(indicator, "weight", sum(tops), spots, doubt=doubt)


def _top(rubric: Subject) -> Decimal | None:
    points = [level.first("points") for level in rubric.all_parts("levels")]
    known = [point for point in points if point is not None]
    return max(known, default=None)


def _blocks(blocks: tuple[BlockSpec, ...]) -> Iterator[BlockSpec]:
    for block in blocks:
        yield block
        yield from _blocks(block.blocks)
