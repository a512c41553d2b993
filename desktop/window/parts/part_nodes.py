"""Parts 1 to 3 as trees: what stands in them, in order, and how each line reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from db.places import Place
from db.records import (
    Framework,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
)
from desktop.window.parts.part_lines import Line, project_card, project_line
from desktop.window.widgets.card_model import Card
from forms.editions.edition import Edition
from forms.editions.labels import declared_at, has_place_for, label_at
from forms.lookup import Lookup
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from forms.checks import Problem

UNSAID = "(ยังไม่ได้ระบุ)"
_FRAMEWORK: Place = ("plan", "framework")


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the tree: a record of the plan, or a key or code that stands in a list.

    `line` is how it reads on one line, `card` in full. `place` is where it stands (a
    dimension, and what is missing, stand nowhere: ()); `record` is where that is written
    which only is listed here; `value` is the number of a dimension, or the key or code
    itself. `accepts` names the lists below it by the kind of what they hold.
    """

    kind: str
    place: Place
    line: Line
    card: Card
    value: str | int | None = None
    children: tuple[Node, ...] = ()
    accepts: tuple[tuple[str, Place], ...] = ()
    record: Place = ()

    def list_of(self, kind: str) -> Place | None:
        """The list below it that holds what is of that kind."""
        return dict(self.accepts).get(kind)

    @property
    def printed(self) -> Place:
        """Whose row of the paper it is: that of the record, else its own or its first one's."""
        own = self.record or self.place
        return own or next((child.printed for child in self.children), ())


class _Codes:
    """Where the framework has the records that Part 1 lists by code or key."""

    def __init__(self, framework: Framework) -> None:
        self._framework = framework

    @cached_property
    def kpis(self) -> dict[str, Place]:
        """The KPIs of tactics; of two with one code the first."""
        kpis = enumerate(self._framework.tactic_kpis)
        return {kpi.code: (*_FRAMEWORK, "tactic_kpis", at) for at, kpi in reversed([*kpis])}

    @cached_property
    def key_results(self) -> dict[str, Place]:
        """The key results."""
        results = enumerate(self._framework.key_results)
        return {result.key: (*_FRAMEWORK, "key_results", at) for at, result in results}


def part1_nodes(package: Package, edition: Edition) -> tuple[Node, ...]:
    """ส่วนที่ 1: dimensions, their entries, key results, tactics, and KPIs and projects of those."""
    framework = package.plan.framework
    made = _Part1(Lookup(package.plan), _Codes(framework), edition)
    spec = declared_at(edition, ("plan", "part1", "dimension"))
    nodes = []
    unsaid = (None, f"ยังไม่ได้ระบุ{spec.label}")
    dimensions = (*zip(spec.choices, spec.words, strict=True), unsaid)
    for number, words in dimensions:
        entries = tuple(
            made.entry(entry, ("plan", "part1", index))
            for index, entry in enumerate(package.plan.part1)
            if entry.dimension == number
        )
        if entries or number is not None:
            accepts = (("entry", ("plan", "part1")),)
            line = Line("", words)
            nodes.append(Node("dimension", (), line, Card(words), number, entries, accepts))
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


@dataclass(frozen=True, slots=True)
class _Part1:
    """Makes the nodes of Part 1 of one plan."""

    lookup: Lookup
    codes: _Codes
    edition: Edition

    def entry(self, entry: Part1Entry, place: Place) -> Node:
        """What the unit does for an objective, or for a substrategy alone."""
        objective = self.lookup.objectives.get(entry.objective)
        code = entry.substrategy or (objective.substrategy if objective else "")
        above = self.lookup.substrategies.get(code)
        heading = f"ยุทธศาสตร์ย่อยที่ {code}" if code else ""
        name = above.name if above else ""
        count = len(entry.key_results)
        lines = (f"ตัววัดผลหลัก {count} ข้อ",) if count else ()
        by_objective = objective is not None or has_place_for(self.edition, (*place, "objective"))
        if by_objective:
            heading = f"{heading} {name}".strip()
            title = objective.text if objective else "" if heading else UNSAID
            title = title or f"ยังไม่ได้เลือก{self._called(place, 'objective')}"
        else:
            title = name or UNSAID
        tag = self._called(place, "objective" if objective else "substrategy").removesuffix("หลัก")
        line = Line(tag, title if objective or not by_objective else name or title, code)
        at = (*place, "tactics")
        below = (
            *self._key_results(entry, place),
            *(self.tactic(tactic, (*at, index)) for index, tactic in enumerate(entry.tactics)),
        )
        accepts = (("key_result", (*place, "key_results")), ("tactic", at))
        return Node("entry", place, line, Card(title, lines, label=heading), None, below, accepts)

    def _called(self, place: Place, name: str) -> str:
        return label_at(self.edition, (*place, name))

    def _key_results(self, entry: Part1Entry, place: Place) -> Iterator[Node]:
        for index, key in enumerate(entry.key_results):
            found = self.lookup.key_results.get(key)
            if found is not None:
                lines = (f"ค่าเป้าหมาย {found.target}",) if found.target else ()
                label = f"ตัววัดผลหลัก {found.code}".strip()
                yield Node(
                    "key_result",
                    (*place, "key_results", index),
                    Line("KR", found.text or UNSAID, found.code, found.target),
                    Card(found.text or UNSAID, lines, label=label),
                    key,
                    record=self.codes.key_results[key],
                )

    def tactic(self, listed: Part1Tactic, place: Place) -> Node:
        """A tactic with its KPIs and projects."""
        known = self.lookup.tactics.get(listed.tactic)
        goal = self.lookup.goals.get(known.goal) if known else None
        shown = goal is not None and has_place_for(
            self.edition, ("plan", "framework", "tactics", "goal")
        )
        is_told = bool(known and known.text)
        text = known.text if known and known.text else f"กลยุทธ์ {listed.tactic or UNSAID}"
        card = Card(
            text,
            (f"เป้าประสงค์ที่ {goal.code} {goal.text}".strip(),) if goal and shown else (),
            label=f"กลยุทธ์ {listed.tactic}" if is_told else "",
        )
        line = Line("กลยุทธ์", text if is_told else UNSAID, listed.tactic)
        kpis = tuple(
            self._kpi(code, (*place, "kpis", index)) for index, code in enumerate(listed.kpis)
        )
        accepts = (("kpi", (*place, "kpis")), ("project", (*place, "projects")))
        notes = {note.project: note.text for note in reversed(listed.project_notes)}
        below = (*kpis, *_projects(self.lookup, listed, place, notes, of="กลยุทธ์นี้"))
        return Node("tactic", place, line, card, listed.tactic, below, accepts)

    def _kpi(self, code: str, place: Place) -> Node:
        known = self.lookup.tactic_kpis.get(code)
        targets = known.targets[-1:] if known else ()
        words = known.text if known else "ไม่มีรหัสนี้ในกรอบยุทธศาสตร์"
        line = Line("ตัวชี้วัด", words, code, targets[0].text if targets else "")
        lines = tuple(f"ปี {target.year}: {target.text}" for target in targets)
        card = Card(words, lines, label=f"ตัวชี้วัดของกลยุทธ์ {code}")
        return Node("kpi", place, line, card, code, record=self.codes.kpis.get(code, ()))


def _issue(lookup: Lookup, noun: str, issue: Part2Issue, place: Place) -> Node:
    card = Card(issue.title or UNSAID, label=f"{noun}ที่ {issue.number}" if issue.number else noun)
    line = Line(noun, issue.title or UNSAID, issue.number, issue.target)
    indicators = tuple(
        _indicator(lookup, key, (*place, "indicators", index))
        for index, key in enumerate(issue.indicators)
    )
    accepts = (("indicator", (*place, "indicators")), ("project", (*place, "projects")))
    below = (*indicators, *_projects(lookup, issue, place, of=f"{noun}นี้"))
    return Node("issue", place, line, card, None, below, accepts)


def _indicator(lookup: Lookup, key: str, place: Place) -> Node:
    found = lookup.indicators.get(key)
    number, target = (found.number, found.target) if found else ("", "")
    label = f"ตัวชี้วัด {number}".strip()
    card = Card(found.name if found else key, (f"เป้าหมาย {target}",) if target else (), label=label)
    line = Line("ตัวชี้วัด", card.title, number, target)
    return Node("indicator", place, line, card, key, record=lookup.indicator_places.get(key, ()))


def _group(lookup: Lookup, group: Part3Group, place: Place) -> Node:
    title = " / ".join(filter(None, (group.programme, group.output))) or UNSAID
    card = Card(title, label="แผนงาน/ผลผลิต")
    accepts = (("project", (*place, "projects")),)
    below = _projects(lookup, group, place, of="แผนงาน/ผลผลิตนี้")
    return Node("group", place, Line("แผนงาน", title), card, None, below, accepts)


def _projects(
    lookup: Lookup,
    record: Part1Tactic | Part2Issue | Part3Group,
    place: Place,
    notes: Mapping[str, str] = MappingProxyType({}),
    *,
    of: str,
) -> tuple[Node, ...]:
    """The projects of a list; `notes` stand under the names of some in it.

    Where there is none, what the list is `of` lacks one, and that is said.
    """
    found = tuple(
        Node(
            "project",
            (*place, "projects", index),
            project_line(lookup, lookup.projects[key]),
            project_card(lookup, lookup.projects[key], index + 1, notes.get(key, "")),
            key,
            record=lookup.project_places[key],
        )
        for index, key in enumerate(record.projects)
        if key in lookup.projects
    )
    return found or (_missing("project", "โครงการ", of),)


def _missing(kind: str, noun: str, of: str) -> Node:
    """What is not there, in its place, and how to add it."""
    words = f"ยังไม่มี{noun}ใน{of}"
    return Node("missing", (), Line("", words, offers=True), Card(words), kind)


def _marked(node: Node, told: Mapping[Place, Sequence[Problem]]) -> Node:
    children = tuple(_marked(child, told) for child in node.children)
    ranks = list(SEVERITIES)
    own = sorted(told.get(node.place, ()), key=lambda problem: ranks.index(problem.severity))
    if not own:
        return replace(node, children=children) if children else node
    words = (f"{SEVERITIES[problem.severity]}: {problem.message}" for problem in own)
    card = node.card._replace(lines=(*node.card.lines, *words), severity=own[0].severity)
    return replace(node, card=card, children=children)
