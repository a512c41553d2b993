"""Every text of a plan reaches its document, but for the fields that no form prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.fields import Kind, specs
from db.package.file import read_package
from db.placed import objects_at
from db.places import Place
from db.records import Package
from forms.build import build
from forms.editions.opening import load_edition, opened_edition
from tests.forms.build.conftest import ROOT, case
from tests.forms.build.documents import document_texts, lines
from tests.forms.build.originals import sections
from tests.forms.build.originals import squeezed as bare
from tests.forms.everything import everything

# The wording that memos are composed of: it is printed as what was composed.
TEMPLATE = {
    f"plan.memo_template.{field}"
    for field in ("number", "subject", "to", "background", "facts", "proposal")
}

# What the forms of an edition have no place for: codes and phones of offices, and what
# only the other edition's forms print.
UNPRINTED = {
    "2567": {
        "plan.agency.abbreviation",
        "plan.agency.code",
        "plan.agency.phone",
        "plan.unit.abbreviation",
        "plan.unit.code",
        "plan.unit.phone",
        "plan.divisions.code",
        "plan.framework.goals.text",
        "plan.framework.tactic_kpis.responsible",
        "plan.framework.policies.dimension",
        "plan.framework.policies.name",
    },
    "2566": {
        "plan.agency.abbreviation",
        "plan.agency.code",
        "plan.agency.phone",
        "plan.unit.abbreviation",
        "plan.unit.code",
        "plan.unit.phone",
        "plan.divisions.code",
        "plan.framework.tactic_kpis.targets.text",  # of other years than the plan's
        "plan.framework.tactic_kpis.responsible",  # printed beside what an indicator links to
        "plan.indicators.baseline.text",  # its tables have no column of baselines
        "plan.indicators.target",  # an issue says the target; ตาราง ค has no column for it
        # Codes that are no more than keys of the file: policies and KPIs go by their words.
        "plan.framework.tactic_kpis.code",
        "plan.framework.policies.code",
        "plan.projects.policies",
        "plan.indicators.link.policy",
        "plan.indicators.link.tactic_kpi",
    },
    "2563": {"plan.unit.abbreviation", "plan.title"},
}


def unprinted_of(edition_id: str) -> set[str]:
    """The fields of texts that no form of an edition prints."""
    return UNPRINTED[edition_id] | TEMPLATE


def texts(record: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every text of a record and of those in it, with its place."""
    for name, spec in specs(type(record)).items():
        found = getattr(record, name)
        if spec.kind is Kind.TEXT and found:
            yield (*place, name), found
        elif spec.kind is Kind.TEXTS:
            yield from (((*place, name, index), text) for index, text in enumerate(found))
        elif spec.kind is Kind.RECORD:
            yield from texts(found, (*place, name))
        elif spec.kind in {Kind.RECORDS, Kind.MAP}:
            for index, inner in enumerate(found):
                yield from texts(inner, (*place, name, index))


def read_lines(package: Package, place: Place, text: str) -> list[str]:
    """The lines of a text as they are read: without those that stand for something."""
    objects = objects_at(package, place)
    if objects is None:
        return text.split("\n")
    return [part for part in objects.parts(text) if isinstance(part, str)]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))


def missing(package: Package) -> list[Place]:
    """The places of texts that stand in no form, whichever quarter is reported."""
    edition = opened_edition(package.plan).edition
    quarters = [report.quarter for report in package.reports] or [None]
    printed = "\n".join(
        squeezed(text)
        for quarter in quarters
        for text in document_texts(build(package, edition, quarter=quarter))
    )
    unprinted = unprinted_of(edition.id)
    return [
        place
        for place, text in texts(package)
        if ".".join(name for name in place if isinstance(name, str)) not in unprinted
        and any(squeezed(line) not in printed for line in read_lines(package, place, text))
    ]


def test_every_text_of_the_sample_is_printed(sample: Package) -> None:
    assert missing(sample) == []


def test_every_text_of_a_plan_of_the_other_edition_is_printed() -> None:
    package = read_package(ROOT / "tests" / "data" / "small-2566.json")
    assert opened_edition(package.plan).edition == load_edition("2566")
    assert missing(package) == []


@pytest.mark.parametrize("edition_id", ["2567", "2566"])
def test_every_text_of_a_plan_with_everything_is_printed(edition_id: str) -> None:
    assert missing(everything(edition_id)) == []


CASE_PLANS = ("secretariat-2567", "inspectorate-2566")


@pytest.mark.parametrize("name", [*CASE_PLANS, "council-2563-q1"])
def test_every_text_of_a_shared_case_is_printed(name: str) -> None:
    assert missing(read_package(Path(case(f"{name}.json")))) == []


@pytest.mark.parametrize("name", CASE_PLANS)
def test_every_text_of_a_shared_case_stands_in_the_form_where_its_original_has_it(
    name: str,
) -> None:
    package = read_package(Path(case(f"{name}.json")))
    edition = opened_edition(package.plan).edition
    originals = sections(case(f"{name}.source.txt").read_text(encoding="utf-8"), edition.id)
    document = build(package, edition)
    printed = {made.id: bare("\n".join(lines(made))) for made in document.forms}
    found, lost = 0, []
    for place, text in texts(package):
        # Shorter words stand in any form by chance.
        for line in (bare(line) for line in text.split("\n") if len(bare(line)) >= 12):
            in_forms = [form_id for form_id, original in originals.items() if line in original]
            found += len(in_forms)
            lost += [(form_id, place) for form_id in in_forms if line not in printed[form_id]]
    assert found > 400
    assert lost == []
