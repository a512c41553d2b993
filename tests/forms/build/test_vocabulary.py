"""The builders and what is declared of them: the same names, holding what they are said to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from db.package.file import read_package
from db.records import (
    Division,
    Indicator,
    Issuance,
    IssuedFigure,
    ListedLink,
    Package,
    Report,
    Staffing,
)
from forms.build import build
from forms.build.blocks import KINDS as BUILDERS
from forms.build.cells import SHOWS as CELLS
from forms.build.charts import CHARTS as DRAWN
from forms.build.context import Context
from forms.build.rows import SOURCES
from forms.document import Document
from forms.editions.blocks import BlockSpec, Column, Line
from forms.editions.edition import FormSpec
from forms.editions.opening import load_edition
from forms.editions.vocabulary.everywhere import EVERYWHERE
from forms.editions.vocabulary.kinds import CHARTS, KINDS, LineOf
from forms.editions.vocabulary.rows import ROWS
from forms.editions.vocabulary.shows import MONTHS, SHOWS
from forms.resources import RESOURCES
from forms.templates.filling import Footnote
from forms.templates.names import Holding, Leaf, Many, Names, below, is_printable
from tests.forms.build.documents import lines
from tests.forms.everything import everything

# Names that tables read of a row, and templates do not: its place, looks and headings.
OF_ROWS = {"place", "joined", "blank", "group", "summed", "facts", "formulas", "whole", "dates"}


@cache
def packages() -> tuple[tuple[Package, str], ...]:
    """Plans that have something in every list, each with the id of its edition."""
    sample = read_package(RESOURCES / "sample" / "plan.json")
    return (
        (with_more(everything("2566")), "2566"),
        (with_more(everything("2567")), "2567"),
        (with_more(sample), "2566"),
    )


def with_more(package: Package) -> Package:
    """The package with what few plans have, one of each.

    Indicators of no issue and of no weight, a report issued twice, divisions with one duty
    and with none, posts of several divisions, two goals of one substrategy.
    """
    plan = package.plan
    indicators = (
        Indicator(key="stray", name="ตัวชี้วัดที่ไม่อยู่ในประเด็นใด"),
        Indicator(key="unscored", name="ตัวชี้วัดที่ไม่มีน้ำหนัก", component="1"),
    )
    divisions = (
        Division(key="one", name="ฝ่ายที่มีหน้าที่เดียว", duties=("มีหน้าที่รับผิดชอบงานเดียว",)),
        Division(key="none", name="ฝ่ายที่ไม่มีหน้าที่"),
    )
    staffing = tuple(
        Staffing(year=2500, division=division.key, civil_servants=3) for division in divisions
    )
    goals = tuple(ListedLink(objective=each.key) for each in plan.framework.objectives[:2])
    first, *others = package.reports or (Report(1),)
    issuances = tuple(
        Issuance(date="2567-01-15", figures=(IssuedFigure("p", "ความก้าวหน้า", value),))
        for value in ("10", "20")
    )
    return replace(
        package,
        plan=replace(
            plan,
            indicators=(*plan.indicators, *indicators),
            divisions=(*plan.divisions, *divisions),
            staffing=(*plan.staffing, *staffing),
            goals=(*goals, *plan.goals),
        ),
        reports=(replace(first, issuances=issuances), *others),
    )


@pytest.fixture(scope="module")
def given() -> Mapping[str, list[Mapping[str, Any]]]:
    """What every list gives of rows, over all forms of all those plans and quarters."""
    found: dict[str, list[Mapping[str, Any]]] = {name: [] for name in SOURCES}
    kept = dict(SOURCES)

    def recording(name: str) -> Any:
        def rows(context: Context, scope: Any) -> Iterator[Mapping[str, Any]]:
            for names in kept[name](context, scope):
                found[name].append(names)
                yield names

        return rows

    SOURCES.update({name: recording(name) for name in kept})
    try:
        for package, edition_id in packages():
            for quarter in (1, 4):
                build(package, load_edition(edition_id), quarter=quarter)
    finally:
        SOURCES.update(kept)
    return found


def fits(value: Any, holding: Holding) -> bool:
    """Whether a value is what a name is declared to hold; nothing always is."""
    if value is None or value == "" or holding is Leaf.TRUTH:
        return True
    match holding:
        case Leaf.NOTE:
            return isinstance(value, Footnote)
        case Leaf.WORDS | Leaf.FILE:
            return isinstance(value, str | int | Decimal) and not isinstance(value, bool)
        case Many():
            return isinstance(value, tuple | list) and all(
                fits(each, holding.each) for each in value
            )
        case type() if isinstance(value, holding):
            return True
    # What is known by its code alone, or is no record of the plan.
    inside = dict(value) if isinstance(value, Mapping) else None
    if inside is None:
        return all(hasattr(value, name) or isinstance(holding, Mapping) for name in below(holding))
    return all(fits(each, below(holding)[name].holding) for name, each in inside.items())


def check(names: Mapping[str, Any], declared: Names) -> None:
    for name, value in names.items():
        if name not in OF_ROWS:
            assert name in declared, name
            assert fits(value, declared[name].holding), (name, value)


def test_what_may_be_named_is_what_builders_are_called_by() -> None:
    assert ROWS.keys() == SOURCES.keys()
    assert KINDS.keys() == BUILDERS.keys()
    assert CHARTS.keys() == DRAWN.keys()
    assert SHOWS.keys() == {*CELLS, MONTHS}


@pytest.mark.parametrize("name", SOURCES)
def test_a_list_gives_the_names_it_is_declared_to_and_no_others(
    given: Mapping[str, list[Mapping[str, Any]]], name: str
) -> None:
    rows = given[name]
    assert rows
    for names in rows:
        check(names, ROWS[name].names)
    assert {each for names in rows for each in names} - OF_ROWS == ROWS[name].names.keys()


@pytest.mark.parametrize("edition_id", ["2563", "2566", "2567"])
def test_every_template_is_given_the_names_that_are_declared(edition_id: str) -> None:
    package = everything("2566" if edition_id == "2566" else "2567")
    scope = Context(package, load_edition(edition_id), quarter=1).scope
    notes = EVERYWHERE["note"]
    check({name: value for name, value in scope.items() if name != "note"}, EVERYWHERE)
    assert {*scope, "emblem"} == EVERYWHERE.keys()
    assert all(isinstance(each, Footnote) for each in scope["note"].values())
    assert notes.holding == {}


def texts(document: Document) -> Iterator[str]:
    """The paragraphs of a document, those of headings, groups and cells among them."""
    for made in document.forms:
        yield from lines(made)


def leaves(names: Names, above: str = "") -> Iterator[str]:
    """The printable names down to the fields of what names hold."""
    for name, each in names.items():
        if is_printable(each.holding):
            yield above + name
        elif isinstance(each.holding, Mapping):
            yield from leaves(each.holding, f"{above}{name}.")


def of_kind(kind: str, at: int, template: str) -> BlockSpec:
    """A block of a kind whose line at a place is the template; the others are empty."""
    spec = KINDS[kind]
    rows = {"labelled": "memo.facts", "signatures": "signatures", "table": "part1_projects"}
    columns = (Column("ประเภท", 1, "civil_servants"), Column("ประเภท", 1, "permanent_employees"))
    count = len(spec.lines) or 1
    return BlockSpec(
        kind,
        rows=rows.get(kind, ""),
        lines=tuple(Line(template if n == at else "") for n in range(count)),
        columns=columns if kind in {"posts_list", "table"} else (),
    )


@pytest.mark.parametrize(
    ("kind", "at", "line"),
    [
        (kind, at, line)
        for kind, spec in KINDS.items()
        for at, line in enumerate(spec.lines or (spec.any_lines or LineOf(""),))
        if line.names
    ],
)
def test_a_line_of_a_kind_is_given_the_names_that_are_declared(
    kind: str, at: int, line: LineOf
) -> None:
    names = [*leaves(line.names)]
    block = of_kind(kind, at, "".join(f"[<{name}:{{{name}}}>]" for name in names))
    form = FormSpec("x", "แบบทดสอบ", (block,))
    made = replace(load_edition("2567"), forms=(form,))
    found = "".join(
        text
        for package, _edition in packages()
        for text in texts(build(package, made, forms=["x"], quarter=1))
    )
    assert [name for name in names if f"<{name}:" not in found] == []
