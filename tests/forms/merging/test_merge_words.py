"""What a difference says where the same stands several times in a list."""

from __future__ import annotations

import pytest

from db import edits
from db.merging.merge import merge
from db.package.file import parse_package
from db.records import YearTarget
from db.settling import settled, taken_in
from forms.editions.opening import opened_edition
from forms.merging.words import MergeWords
from tests.db.packages import as_bytes, small_value


@pytest.fixture
def base():
    return taken_in(parse_package(as_bytes(small_value())))


def said(base, place, theirs):
    """The texts of the one difference, where that stands in a copy."""
    found = merge(base, base, settled(edits.replaced(base, place, theirs), base))
    (difference,) = found.differences
    return MergeWords(found, opened_edition(base.plan).edition).texts(difference)


def test_project_that_is_named_twice_is_said_twice(base):
    place = ("plan", "part1", 0, "tactics", 0, "projects")
    once = base.plan.part1[0].tactics[0].projects[:1]
    base = settled(edits.replaced(base, place, once), base)
    texts = said(base, place, once * 2)
    assert texts.ours == texts.base != ""
    assert texts.theirs.count(texts.ours) == 2


def test_targets_of_one_year_are_said_line_by_line(base):
    place = ("plan", "framework", "tactic_kpis", 0, "targets")
    base = settled(edits.replaced(base, place, (YearTarget("2566", "๑"),)), base)
    texts = said(base, place, (YearTarget("2566", "๑"), YearTarget("2566", "๒")))
    assert texts.ours == "2566: ๑"
    assert texts.theirs == "2566: ๑\n2566: ๒"
