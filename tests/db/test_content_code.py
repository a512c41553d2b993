"""The code of a content: what it depends on, and what it does not."""

import dataclasses
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from db import edits
from db.content_code import content_code, digest_of
from db.fields import Kind, Spec, specs
from db.identity import renewed
from db.package.file import package_bytes, parse_package
from db.package.json_text import dump
from db.records import (
    Acceptance,
    Decision,
    Division,
    Drawn,
    Entered,
    Issuance,
    Memo,
    Package,
    Plan,
    Project,
    ProjectNote,
    Report,
    TextTableRow,
)
from db.settling import taken_in
from tests.db.packages import as_bytes, small_value
from tests.db.strategies import packages


@pytest.fixture(scope="module")
def small_content():
    return parse_package(as_bytes(small_value()))


def test_it_is_a_digest_that_stays_the_same(small_content):
    code = content_code(small_content)
    assert len(code) == 64
    assert int(code, 16)
    # Of an empty plan for ever: a program that reckons otherwise calls every plan changed.
    empty = Package(Plan(fiscal_year=2567, edition="2567"))
    assert content_code(empty) == (
        "23b6fed1f592c5290fa1a6bf5b2691a8204a366f24b886a1fd8684fb5887d155"
    )


def test_it_stays_the_same_where_records_are_named():
    # Printed on papers that are kept: the values of every kind, as they have always been said.
    project = Project("p1", name="งาน", divisions=("d1", "d2"), policies=("1.1",))
    divisions = (Division("d1", name="ก"), Division("d2", name="ข"))
    plan = Plan(fiscal_year=2567, edition="2567", divisions=divisions, projects=(project,))
    assert content_code(Package(plan)) == (
        "7dc0c74145169653f7bf6ec8aa885c8cfd774de0f97ea61333888d6f4b2df330"
    )


def test_identities_have_no_part_in_it(small_content):
    kept = taken_in(small_content)
    assert kept.plan.id
    assert content_code(kept) == content_code(small_content) == content_code(renewed(kept))


@pytest.mark.parametrize("version", [1, 2])
def test_version_of_the_file_has_no_part_in_it(small_content, version):
    kept = taken_in(small_content)
    again = parse_package(package_bytes(kept, version=version))
    assert content_code(again) == content_code(kept)


def test_spelling_of_the_file_has_no_part_in_it(small_content):
    value = small_value()
    value["plan"] = dict(reversed(value["plan"].items()))
    value["plan"]["vision"] = ""
    text = json.dumps(value, ensure_ascii=True, indent=4).replace("500000", "5.00000E5")
    assert content_code(parse_package(text.encode())) == content_code(small_content)


def test_order_of_lists_counts(small_content):
    turned = edits.moved(small_content, ("plan", "projects"), 0, 1, 1)
    assert content_code(turned) != content_code(small_content)
    targets = ("plan", "framework", "tactic_kpis", 0, "targets")
    swapped = tuple(reversed(small_content.plan.framework.tactic_kpis[0].targets))
    assert content_code(edits.replaced(small_content, targets, swapped)) != content_code(
        small_content
    )


def test_figures_count_by_their_worth_to_the_last_digit(small_content):
    place = ("reports", 0, "results", 0, "progress")

    def code(figure):
        return content_code(edits.replaced(small_content, place, Decimal(figure)))

    assert code("10") == code("10.00") == code("1E1")
    assert code("0") == code("-0.0") != content_code(edits.replaced(small_content, place, None))
    assert code("1." + "0" * 40 + "1") != code("1")


def test_what_became_of_the_content_is_no_part_of_it(small_content):
    report = replace(small_content.reports[0], issuances=(Issuance("2567-01-09", "ผู้ออก"),))
    plan = replace(small_content.plan, acceptances=(Acceptance("KEYS-1", content="0a"),))
    beside = Package(plan, (report,))
    assert content_code(beside) == content_code(small_content)


@settings(max_examples=25, deadline=None)
@given(packages)
def test_equal_contents_have_equal_codes(value):
    package = parse_package(dump(value).encode())
    assert content_code(taken_in(package)) == content_code(package)


def leaves(record, path=()):
    """Every declared field that is part of the content, by its way through the records."""
    for name, spec in specs(record).items():
        if spec.beside:
            continue
        yield (*path, name), record, spec
        if spec.record and spec.kind is not Kind.MAP:
            yield from leaves(spec.record, (*path, name))


def sample(spec: Spec):
    """Something that a field may hold."""
    return {
        Kind.TEXTS: ("ข้อความ",),
        Kind.REFS: ("p1",),
        Kind.NUMBER: Decimal(7),
        Kind.INTEGER: 7,
        Kind.FLAG: True,
        Kind.DATA: b"7",
        Kind.RECORD: None,
        Kind.RECORDS: None,
        Kind.MAP: None,
    }.get(spec.kind, spec.choices[-1] if spec.choices else "ข้อความ")


def with_field(record, path, value):
    """An empty record with one field filled somewhere below it."""
    name, spec = path[0], specs(record)[path[0]]
    if len(path) == 1:
        return record(**{name: value})
    inner = with_field(spec.record, path[1:], value)
    return record(**{name: inner if spec.kind is Kind.RECORD else (inner,)})


@pytest.mark.parametrize(
    ("path", "record"),
    [(path, record) for path, record, spec in leaves(Package) if sample(spec) is not None],
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else "",
)
def test_it_depends_on_every_declared_field(path, record):
    filled = with_field(Package, path, sample(specs(record)[path[-1]]))
    (default,) = (each.default for each in dataclasses.fields(record) if each.name == path[-1])
    # Beside it stands the same, but for this field.
    assert content_code(filled) != content_code(with_field(Package, path, default))


def test_short_digest_of_a_field_goes_by_what_stands_there_and_what_is_said_of_it():
    assert digest_of(Decimal("7.0"), "ก") == digest_of(Decimal(7), "ก")
    assert digest_of(Decimal(7), "ก") != digest_of(Decimal(7), "ข")
    assert digest_of("ก") != digest_of("ข")
    assert len(digest_of("ก")) == 16


def test_short_digest_of_a_list_goes_by_which_records_are_in_it():
    one, other = Project("p1", "ชื่อ", id="1"), Project("p2", id="2")
    assert digest_of((one, other)) == digest_of((replace(one, name="อื่น"), other))
    assert digest_of((one, other)) != digest_of((other, one)) != digest_of((one,))
    # Of a record itself everything counts.
    assert digest_of(one) != digest_of(replace(one, name="อื่น"))
    assert digest_of((TextTableRow(("ก",)),)) != digest_of((TextTableRow(("ข",)),))
    assert digest_of(("ก",)) != digest_of(("ข",))
    assert digest_of(Report(1, memo=Memo())) == digest_of(Report(1))
    assert digest_of(ProjectNote("p1", "ก")) != digest_of(ProjectNote("p1", "ข"))


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("acceptances", Acceptance(check="A", content="1")),
        ("decisions", Decision(kind="year")),
        ("entered", Entered(mapping="ก", record="1", content="1")),
        ("drawn", Drawn(record="1", issuer="ก", entry="1", content="1")),
    ],
)
def test_what_is_kept_beside_the_plan_has_no_part_in_it(small_content, name, item):
    plan = replace(small_content.plan, **{name: (item,)})
    assert content_code(replace(small_content, plan=plan)) == content_code(small_content)
