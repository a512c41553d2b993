"""Parts 1 to 3 as trees: what stands in them, in order, and how each line reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from db.fields import specs
from db.places import Place
from db.records import (
    Budget,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Project,
)
from desktop.window.widgets.card_model import Card
from forms.editions.edition import Edition
from forms.editions.labels import declared_at, has_place_for, label_at
from forms.figures import figure
from forms.lookup import Lookup
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from forms.checks import Problem

UNSAID = "(ยังไม่ได้ระบุ)"


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the tree: a record of the plan, or a key or code that stands in a list.

    `place` is where it stands (a dimension stands nowhere: ()); `value` is the number of a
    dimension, or the key or code itself. `accepts` names the lists below it by the kind of
    what they hold.
    """

    kind: str
    place: Place
    card: Card
    value: str | int | None = None
    children: tuple[Node, ...] = ()
    accepts: tuple[tuple[str, Place], ...] = ()

    def list_of(self, kind: str) -> Place | None:
        """The list below it that holds what is of that kind."""
        return dict(self.accepts).get(kind)


def part1_nodes(package: Package, edition: Edition) -> tuple[Node, ...]:
    """ส่วนที่ 1: dimensions, their entries, tactics, and KPIs and projects of those."""
    lookup = Lookup(package.plan)
    spec = declared_at(edition, ("plan", "part1", "dimension"))
    nodes = []
    unsaid = (None, f"ยังไม่ได้ระบุ{spec.label}")
    dimensions = (*zip(spec.choices, spec.words, strict=True), unsaid)
    for number, words in dimensions:
        entries = tuple(
            _entry(lookup, edition, entry, ("plan", "part1", index))
            for index, entry in enumerate(package.plan.part1)
            if entry.dimension == number
        )
        if entries or number is not None:
            accepts = (("entry", ("plan", "part1")),)
            nodes.append(
                Node("dimension", (), Card(words, icon="folder"), number, entries, accepts)
            )
    return tuple(nodes)


def part2_nodes(package: Package, edition: Edition) -> tuple[Node, ...]:
    """ส่วนที่ 2: issues, and their indicators and projects."""
    lookup = Lookup(package.plan)
    noun = label_at(edition, ("plan", "part2"))
    return tuple(
        _issue(lookup, noun, issue, ("plan", "part2", index))
        for index, issue in enumerate(package.plan.part2)
    )


def part3_nodes(package: Package, _edition: Edition) -> tuple[Node, ...]:
    """ส่วนที่ 3: groups of one แผนงาน and ผลผลิต, and their projects."""
    lookup = Lookup(package.plan)
    return tuple(
        _group(lookup, group, ("plan", "part3", index))
        for index, group in enumerate(package.plan.part3)
    )


def marked(nodes: Sequence[Node], problems: Sequence[Problem]) -> tuple[Node, ...]:
    """The nodes with the problems in their places, each told on the innermost node."""
    places = {node.place for node in walk(nodes) if node.place}
    told: dict[Place, list[Problem]] = defaultdict(list)
    for problem in problems:
        above = (problem.place[:depth] for depth in range(len(problem.place), 0, -1))
        innermost = next((place for place in above if place in places), None)
        if innermost is not None:
            told[innermost].append(problem)
    return tuple(_marked(node, told) for node in nodes) if told else tuple(nodes)


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Every node, those below each after it."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def budget_words(budget: Budget) -> str:
    """A budget in one line: the amount and how it stands."""
    spec = specs(Budget)["status"]
    amount = "" if budget.amount is None else f"{figure(budget.amount)} บาท"
    status = spec.words[spec.choices.index(budget.status)] if budget.status else ""
    return " ".join(filter(None, (amount, f"({status})" if amount and status else status)))


def project_card(lookup: Lookup, project: Project, order: int, here: str = "") -> Card:
    """A project as a part lists it: its order, name, what is noted `here`, budget, divisions."""
    money = budget_words(project.budget) or "ยังไม่ได้ระบุงบประมาณ"
    divisions = ", ".join(
        lookup.divisions[key].abbreviation or lookup.divisions[key].name
        for key in project.divisions
        if key in lookup.divisions
    )
    marks = [project.integrated_programme, "ยกเลิกก่อนประกาศใช้แผน" if project.dropped else ""]
    line = " · ".join(filter(None, (money, divisions, *marks)))
    kind = "กิจกรรม" if project.kind == "activity" else "โครงการ"
    return Card(
        project.name,
        tuple(filter(None, (here, line))),
        icon="document",
        label=f"{kind}ลำดับที่ {order}",
        tone="muted",
    )


def _entry(lookup: Lookup, edition: Edition, entry: Part1Entry, place: Place) -> Node:
    objective = lookup.objectives.get(entry.objective)
    code = entry.substrategy or (objective.substrategy if objective else "")
    above = lookup.substrategies.get(code)
    heading = f"ยุทธศาสตร์ย่อยที่ {code}" if code else ""
    name = above.name if above else ""
    count = len(entry.key_results)
    lines = (f"ตัววัดผลหลัก {count} ข้อ",) if count else ()
    if objective or has_place_for(edition, (*place, "objective")):
        heading = f"{heading} {name}".strip()
        title = objective.text if objective else "" if heading else UNSAID
        title = title or "ยังไม่ได้เลือกวัตถุประสงค์หลัก"
    else:
        title = name or UNSAID
    card = Card(title, lines, icon="target", tone="accent", label=heading)
    at = (*place, "tactics")
    tactics = tuple(
        _tactic(lookup, edition, tactic, (*at, index)) for index, tactic in enumerate(entry.tactics)
    )
    return Node("entry", place, card, None, tactics, (("tactic", at),))


def _tactic(lookup: Lookup, edition: Edition, listed: Part1Tactic, place: Place) -> Node:
    known = lookup.tactics.get(listed.tactic)
    goal = lookup.goals.get(known.goal) if known else None
    shown = goal is not None and has_place_for(edition, ("plan", "framework", "tactics", "goal"))
    card = Card(
        known.text if known and known.text else f"กลยุทธ์ {listed.tactic or UNSAID}",
        (f"เป้าประสงค์ที่ {goal.code} {goal.text}".strip(),) if goal and shown else (),
        icon="steps",
        tone="accent",
        label=f"กลยุทธ์ {listed.tactic}" if known and known.text else "",
    )
    kpis = tuple(
        _kpi(lookup, code, (*place, "kpis", index)) for index, code in enumerate(listed.kpis)
    )
    accepts = (("kpi", (*place, "kpis")), ("project", (*place, "projects")))
    notes = {note.project: note.text for note in reversed(listed.project_notes)}
    below = (*kpis, *_projects(lookup, listed, place, notes))
    return Node("tactic", place, card, listed.tactic, below, accepts)


def _kpi(lookup: Lookup, code: str, place: Place) -> Node:
    known = lookup.tactic_kpis.get(code)
    lines = tuple(f"ปี {target.year}: {target.text}" for target in known.targets) if known else ()
    words = known.text if known else "ไม่มีรหัสนี้ในกรอบยุทธศาสตร์"
    card = Card(words, lines[-1:], icon="done", label=f"ตัวชี้วัดของกลยุทธ์ {code}", tone="muted")
    return Node("kpi", place, card, code)


def _issue(lookup: Lookup, noun: str, issue: Part2Issue, place: Place) -> Node:
    card = Card(
        issue.title or UNSAID,
        icon="target",
        tone="accent",
        label=f"{noun}ที่ {issue.number}" if issue.number else noun,
    )
    indicators = tuple(
        _indicator(lookup, key, (*place, "indicators", index))
        for index, key in enumerate(issue.indicators)
    )
    accepts = (("indicator", (*place, "indicators")), ("project", (*place, "projects")))
    below = (*indicators, *_projects(lookup, issue, place))
    return Node("issue", place, card, None, below, accepts)


def _indicator(lookup: Lookup, key: str, place: Place) -> Node:
    found = lookup.indicators.get(key)
    label = f"ตัวชี้วัด {found.number}" if found and found.number else "ตัวชี้วัด"
    lines = (f"เป้าหมาย {found.target}",) if found and found.target else ()
    card = Card(found.name if found else key, lines, icon="done", label=label, tone="muted")
    return Node("indicator", place, card, key)


def _group(lookup: Lookup, group: Part3Group, place: Place) -> Node:
    title = " / ".join(filter(None, (group.programme, group.output))) or UNSAID
    card = Card(title, icon="folder", tone="accent", label="แผนงาน/ผลผลิต")
    accepts = (("project", (*place, "projects")),)
    return Node("group", place, card, None, _projects(lookup, group, place), accepts)


def _projects(
    lookup: Lookup,
    record: Part1Tactic | Part2Issue | Part3Group,
    place: Place,
    notes: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Node, ...]:
    """The projects of a list; `notes` stand under the names of some in it."""
    return tuple(
        Node(
            "project",
            (*place, "projects", index),
            project_card(lookup, lookup.projects[key], index + 1, notes.get(key, "")),
            key,
        )
        for index, key in enumerate(record.projects)
        if key in lookup.projects
    )


def _marked(node: Node, told: Mapping[Place, Sequence[Problem]]) -> Node:
    children = tuple(_marked(child, told) for child in node.children)
    ranks = list(SEVERITIES)
    own = sorted(told.get(node.place, ()), key=lambda problem: ranks.index(problem.severity))
    if not own:
        return replace(node, children=children) if children else node
    words = (f"{SEVERITIES[problem.severity]}: {problem.message}" for problem in own)
    card = node.card._replace(
        lines=(*node.card.lines, *words),
        icon=own[0].severity,
        tone=own[0].severity,
    )
    return replace(node, card=card, children=children)
