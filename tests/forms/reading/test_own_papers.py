"""What Phaen writes is read back: the same plan, but for what paper does not carry."""

import os
from collections import Counter
from functools import cache

import pytest

from db.package.file import read_package
from forms.build import build
from forms.editions.opening import opened_edition
from forms.excel import render_workbook
from forms.reading.opening import outline_of
from forms.reading.reading import ReadPlan, read_outline
from forms.word import render_word
from tests.forms.everything import ROOT
from tests.forms.reading.facts import facts

PLANS = {"2566": "tests/data/small-2566.json"}
if os.environ.get("PHAEN_READ_SAMPLE"):
    PLANS["2567"] = "resources/sample/plan.json"
WAYS = {".docx": render_word, ".xlsx": render_workbook}
# What no form prints, or prints of one record alone: names for the program, who is asked about
# the plan, codes of offices, texts that begin a paper, links that are shown on screens only.
NOT_PRINTED = frozenset(
    {
        *("agency.abbreviation", "agency.code", "agency.phone", "divisions.code"),
        *("unit.abbreviation", "unit.code", "unit.phone"),
        *("people.name", "people.position", "people.role"),
        *("framework.goals.text", "framework.goals.code", "framework.policies.name"),
        *("framework.policies.dimension", "framework.tactic_kpis.responsible", "goals.text"),
        *("framework.tactic_kpis.code", "framework.policies.code"),
        *("framework.tactic_kpis.targets.text", "framework.tactic_kpis.targets.year"),
        *("indicators.kind", "indicators.annexes.level", "indicators.rubrics.title"),
        *("indicators.rubrics.remarks", "indicators.target", "indicators.number"),
        *("indicators.baseline.text", "indicators.baseline.year", "indicators.measure.method"),
        *("projects.kind", "projects.dropped", "projects.activities.title"),
        *("projects.budget.amount", "policy_links.budget_text", "staffing.label"),
        *("part3.programme", "part3.output", "part2.target", "headline_indicators.text"),
        *("past_results.heading", "past_results.level", "situation.level"),
        *("indicators.measure.formulas.label", "projects.integrated_programme"),
    }
)
# Codes of what has no code on paper are made anew, and so are the links by them.
CODED = frozenset(
    {
        *("framework.goals.substrategy", "framework.tactics.goal", "indicators.link.policy"),
        *("indicators.link.tactic_kpi", "part1.tactics.kpis", "part2.links.policy"),
        *("part2.links.tactic_kpi", "projects.policies", "supporting_indicators.component"),
    }
)
# The memo of a report is one of a quarter, and no longer its template.
_PAPERS = ("memo_template.",)


@cache
def _read(edition: str, suffix: str) -> tuple[Counter[tuple[str, str]], ReadPlan]:
    package = read_package(ROOT / PLANS[edition])
    data = WAYS[suffix](build(package, opened_edition(package.plan).edition))
    return facts(package), read_outline(outline_of(data, suffix))


@pytest.mark.parametrize("suffix", WAYS)
@pytest.mark.parametrize("edition", PLANS)
def test_what_is_printed_comes_back(edition, suffix):
    wanted, read = _read(edition, suffix)
    lacking = wanted - facts(read.package)
    printed = {
        (path, words)
        for path, words in lacking
        if path not in NOT_PRINTED | CODED and not path.startswith(_PAPERS)
    }
    assert not printed
    assert lacking.total() < wanted.total() / 8


@pytest.mark.parametrize("suffix", WAYS)
@pytest.mark.parametrize("edition", PLANS)
def test_nearly_nothing_is_left_over(edition, suffix):
    _, read = _read(edition, suffix)
    assert read.material.edition.id == edition
    assert len(read.leftovers) <= 2, read.leftovers
    assert len(read.doubtful) < len(read.readings) / 20


def test_what_was_read_is_told_with_its_place():
    _, read = _read("2566", ".docx")
    names = [
        each for each in read.readings if each.path == "name" and "projects" in str(each.place)
    ]
    assert names
    assert all(each.spots for each in names)
