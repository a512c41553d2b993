"""The editions that come with the program."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db.records import Organisation, Package, Plan
from forms.build import build
from forms.editions.library import BUILT_IN
from forms.editions.opening import load_edition

EDITIONS = sorted(path.stem for path in BUILT_IN.glob("*.toml"))


@pytest.mark.parametrize("edition_id", EDITIONS)
def test_every_edition_of_the_program_is_sound_and_builds(edition_id: str) -> None:
    edition = load_edition(edition_id)
    assert edition.id == edition_id
    plan = Plan(fiscal_year=2567, edition=edition_id, unit=Organisation(name="กองทดสอบ"))
    build(Package(plan=plan), edition)
    assert len({form.id for form in edition.forms}) == len(edition.forms)
    assert len({form.sheet for form in edition.forms}) == len(edition.forms)


def test_a_later_edition_takes_in_the_quarterly_forms() -> None:
    assert {form.id for form in load_edition("2567").forms} >= {"progress", "memo"}
    assert load_edition("2567").words.dots == load_edition("2563").words.dots


def test_rules_differ_where_the_editions_differ() -> None:
    newer, older = load_edition("2567").rules, load_edition("2566").rules
    assert newer.weight_sum == older.weight_sum == Decimal(70)
    assert (newer.counts_not_granted, older.counts_not_granted) == (True, False)
    assert (newer.weight_components, older.weight_components) == (("1",), ("1", "2", "3"))


def test_a_form_is_found_by_the_rows_it_goes_through() -> None:
    rows = "supporting_components"
    assert load_edition("2567").form_with(rows) == "table-f"
    assert load_edition("2566").form_with(rows) == "table-d"
    assert load_edition("2563").form_with(rows) == ""
