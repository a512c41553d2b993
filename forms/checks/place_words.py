"""Places in the words of who wrote the plan: records by their own names and numbers.

`โครงการ “…” › ขั้นตอนที่ 3.1 › ช่วงเวลา` for plan.projects[2].activities[0].steps[4].spans[0]:
the number that was typed, not the position in a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from db.fields import Kind, Spec, specs
from db.places import Place
from db.records import (
    PROJECTS,
    Activity,
    Baseline,
    Block,
    Component,
    Division,
    Formula,
    Goal,
    HeadlineIndicator,
    Indicator,
    KeyResult,
    Objective,
    OwnValue,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Policy,
    PolicyLink,
    Project,
    ProjectNote,
    Report,
    Result,
    Rubric,
    RubricLevel,
    Signature,
    Span,
    Spending,
    Staffing,
    Step,
    StepDone,
    Strategy,
    Substrategy,
    SupportingIndicator,
    SwotItem,
    Tactic,
    TacticKpi,
    TextPicture,
    TextTable,
    TextTableRow,
    YearTarget,
)
from forms.checks.words import quoted
from forms.lookup import Lookup

_STEP = " › "
_SHORT = 40
# Records held inside another that no reader knows by a name: their fields say enough.
_UNNAMED = frozenset({"plan", "measure", "budget"})
# What the items of a list of texts are called; `ข้อ` where nothing is said here.
_ITEMS = {
    "preface": "ย่อหน้า",
    "paragraphs": "ย่อหน้า",
    "cover_lines": "บรรทัด",
    "position": "บรรทัด",
    "cells": "ช่อง",
    "background": "ย่อหน้า",
    "facts": "ย่อหน้า",
    "proposal": "ย่อหน้า",
}
_NOTHING: Mapping[str, str] = MappingProxyType({})
_QUADRANTS = {"S": "จุดแข็ง", "W": "จุดอ่อน", "O": "โอกาส", "T": "อุปสรรค"}


class PlaceWords:
    """Says where in one package something stands.

    `issue` is what the edition's Part 2 calls its entries, `label` what it calls the field,
    or an item of the list, at a place; without one they are called as they are declared.
    `own_fields` are the labels of the fields that the edition adds, by their keys.
    """

    def __init__(
        self,
        package: Package,
        issue: str = "ประเด็นการพัฒนา",
        label: Callable[[Place], str] | None = None,
        own_fields: Mapping[str, str] = _NOTHING,
    ) -> None:
        self._package = package
        self._issue = issue
        self._label = label
        self._lookup = Lookup(package.plan)
        self._namers: Mapping[type[Any], Callable[[Any, int], str]] = {
            **_NAMERS,
            Part2Issue: self._of_issue,
            Part1Entry: self._of_entry,
            ProjectNote: lambda record, _: self._project(record.project),
            Result: lambda record, _: self._indicator(record.indicator),
            StepDone: self._of_done,
            Spending: lambda record, _: self._project(record.project),
            HeadlineIndicator: self._of_headline,
            OwnValue: lambda record, _: own_fields.get(record.name, f"ช่อง {record.name}"),
        }

    def at(self, place: Place) -> str:
        """The place from the outermost record to the field: `ตัวชี้วัดที่ 3 “…” › เป้าหมาย`."""
        return _STEP.join(self.parts(place))

    def parts(self, place: Place) -> tuple[str, ...]:
        """The records and the field of a place, each in words.

        A part that the package does not hold is left out.
        """
        words: list[str] = []
        value: Any = self._package
        spec: Spec | None = None
        for end, part in enumerate(place, 1):
            if isinstance(part, str):
                spec = specs(type(value)).get(part) if hasattr(value, "__slots__") else None
                value = getattr(value, part, None)
                words.append(self._field_words(place[:end], spec, last=end == len(place)))
            else:
                items = value if isinstance(value, tuple) else ()
                value = next(iter(items[part : part + 1]), None)
                item = self._item_words(place[:end], spec, value, items)
                # ช่องที่ 2 says which field it is.
                words[-1:] = [item] if item.startswith(words[-1]) else [words[-1], item]
            if value is None:
                break
        return tuple(filter(None, words))

    def _called(self, place: Place, spec: Spec) -> str:
        return (self._label(place) if self._label else "") or spec.label

    def _field_words(self, place: Place, spec: Spec | None, *, last: bool) -> str:
        """What a field is called; nothing where the record in it, or its items, say more."""
        name = str(place[-1])
        if spec is None:
            return name
        if spec.kind is Kind.RECORD and name in _UNNAMED and not last:
            return ""
        if spec.kind in {Kind.RECORDS, Kind.MAP} and not last:
            return "หัวตาราง" if name == "head" else ""
        if spec.kind is Kind.REFS and spec.target == PROJECTS and not last:
            return ""
        return self._called(place, spec)

    def _item_words(
        self, place: Place, spec: Spec | None, value: Any, items: tuple[Any, ...]
    ) -> str:
        """What an item of a list is called: by what it holds, else by its position."""
        name, number = place[-2], int(place[-1]) + 1
        if spec is not None and spec.kind in {Kind.RECORDS, Kind.MAP}:
            if len(items) == 1 and type(value) in _ALONE and not _title_of(value):
                return "" if type(value) in _IMPLIED else self._called(place[:-1], spec)
            namer = self._namers.get(type(value))
            named = namer(value, number) if namer else ""
            return named or f"{self._called(place[:-1], spec)}ที่ {number}"
        if spec is not None and spec.kind is Kind.REFS:
            return self._project(value) if value in self._lookup.projects else ""
        return f"{_ITEMS.get(str(name), 'ข้อ')}ที่ {number}" if len(items) != 1 else ""

    def _of_issue(self, issue: Part2Issue, _: int) -> str:
        title = f" {quoted(issue.title, _SHORT)}" if issue.title.strip() else ""
        return f"{self._issue}ที่ {issue.number}{title}" if issue.number.strip() else ""

    def _of_entry(self, entry: Part1Entry, _: int) -> str:
        objective = self._lookup.objectives.get(entry.objective)
        above = f"ยุทธศาสตร์ย่อยที่ {entry.substrategy}" if entry.substrategy.strip() else ""
        return above or (f"วัตถุประสงค์หลัก {quoted(objective.text, _SHORT)}" if objective else "")

    def _of_done(self, done: StepDone, _: int) -> str:
        return f"ขั้นตอนที่ {done.step} ของ {self._project(done.project)}"

    def _of_headline(self, headline: HeadlineIndicator, _: int) -> str:
        indicator = self._lookup.indicators.get(headline.indicator)
        text = headline.text or (indicator.name if indicator else "")
        return f"ตัววัดผลการดำเนินการหลัก {quoted(text, _SHORT)}" if text.strip() else ""

    def _project(self, key: str) -> str:
        project = self._lookup.projects.get(key)
        return project_words(project) if project else ""

    def _indicator(self, key: str) -> str:
        indicator = self._lookup.indicators.get(key)
        return indicator_words(indicator) if indicator else ""


def project_words(project: Project) -> str:
    """A project by its name, which says itself whether it is one or an activity."""
    name = quoted(project.name, _SHORT)
    kind = "กิจกรรม" if project.kind == "activity" else "โครงการ"
    return name if project.name.strip().startswith(("โครงการ", "กิจกรรม")) else f"{kind} {name}"


def indicator_words(indicator: Indicator | SupportingIndicator, *, kind: str = "ตัวชี้วัด") -> str:
    """An indicator by its typed number and its name: `ตัวชี้วัดที่ 2 “…”`."""
    number = f"ที่ {indicator.number.strip()}" if indicator.number.strip() else ""
    return f"{kind}{number} {quoted(indicator.name, _SHORT)}"


def _coded(kind: str) -> Callable[[Any, int], str]:
    """How a record of the framework is called: by its code."""
    return lambda record, _: f"{kind} {record.code}" if record.code.strip() else ""


def _titled(kind: str, field: str) -> Callable[[Any, int], str]:
    """How a record is called that has a name and no number of its own."""

    def named(record: Any, _: int) -> str:
        text = getattr(record, field)
        return f"{kind} {quoted(text, _SHORT)}" if text.strip() else ""

    return named


def _title_of(record: Any) -> str:
    """The title of a record that may have one, of those that often stand alone."""
    field = "label" if isinstance(record, Formula) else "title"
    return str(getattr(record, field, "")).strip()


def _numbered(kind: str) -> Callable[[Any, int], str]:
    """How a record is called that is one of several: by position, with its title if any."""

    def named(record: Any, number: int) -> str:
        title = _title_of(record)
        return f"{kind}ที่ {number}{f' {quoted(title, _SHORT)}' if title else ''}"

    return named


def _of_swot(item: SwotItem, _: int) -> str:
    return (
        f"{_QUADRANTS.get(item.quadrant, item.quadrant)} {item.code or quoted(item.text, _SHORT)}"
    )


def _of_staffing(row: Staffing, number: int) -> str:
    year = f"ปี {row.year}" if row.year else ""
    label = quoted(row.label, _SHORT) if row.label.strip() else ""
    return f"อัตรากำลัง {' '.join(filter(None, (year, label))) or f'แถวที่ {number}'}"


def _of_part3(group: Part3Group, _: int) -> str:
    named = f"แผนงาน {quoted(group.programme, _SHORT)}" if group.programme.strip() else ""
    output = f"ผลผลิต {quoted(group.output, _SHORT)}" if group.output.strip() else ""
    return " ".join(filter(None, (named, output)))


def _of_level(level: RubricLevel, _: int) -> str:
    return f"ระดับ {level.level}" if level.level is not None else ""


def _of_signature(person: Signature, number: int) -> str:
    return person.role.strip() or f"ผู้ลงนามคนที่ {number}"


# What stands alone most often, and is then known by what holds it.
_ALONE: tuple[type[Any], ...] = (Activity, Rubric, Formula, Span)
_IMPLIED = (Activity,)
_NAMERS: Mapping[type[Any], Callable[[Any, int], str]] = {
    Activity: _numbered("กิจกรรม"),
    Baseline: lambda record, _: f"ปี {record.year}" if record.year else "",
    Block: lambda record, _: quoted(record.heading, _SHORT) if record.heading.strip() else "",
    Component: _coded("องค์ประกอบ"),
    Division: lambda record, _: quoted(record.name, _SHORT) if record.name.strip() else "",
    Formula: _numbered("สูตร"),
    Goal: _coded("เป้าประสงค์"),
    Indicator: lambda record, _: indicator_words(record),
    KeyResult: _titled("ตัววัดผลหลัก", "text"),
    Objective: _titled("วัตถุประสงค์หลัก", "text"),
    Part1Tactic: lambda record, _: f"กลยุทธ์ {record.tactic}" if record.tactic.strip() else "",
    Part3Group: _of_part3,
    Policy: _coded("นโยบาย"),
    PolicyLink: lambda _, number: f"แถวที่ {number}",
    Project: lambda record, _: project_words(record),
    Report: lambda record, _: f"ไตรมาส {record.quarter}" if record.quarter else "",
    Rubric: _numbered("เกณฑ์การให้คะแนน"),
    RubricLevel: _of_level,
    Signature: _of_signature,
    Staffing: _of_staffing,
    Step: lambda record, _: f"ขั้นตอนที่ {record.number}" if record.number.strip() else "",
    Strategy: _coded("ยุทธศาสตร์"),
    Substrategy: _coded("ยุทธศาสตร์ย่อย"),
    SupportingIndicator: lambda record, _: indicator_words(record, kind="ตัวชี้วัดสนับสนุน"),
    SwotItem: _of_swot,
    Tactic: _coded("กลยุทธ์"),
    TacticKpi: _coded("ตัวชี้วัดของกลยุทธ์"),
    TextPicture: _titled("รูป", "caption"),
    TextTable: _titled("ตาราง", "title"),
    TextTableRow: lambda _, number: f"แถวที่ {number}",
    YearTarget: lambda record, _: f"ปี {record.year}" if record.year.strip() else "",
}
