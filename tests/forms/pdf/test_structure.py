"""The structure tree of a file holds to the document: all of it, in its place, and once."""

from __future__ import annotations

import pytest

from db.package.file import read_package
from forms.build import build
from forms.document import Document
from forms.editions.opening import opened_edition
from forms.pdf import render_pdf
from tests.forms.build.conftest import ROOT, case
from tests.forms.everything import everything
from tests.forms.pdf.structure_reader import StructuredFile
from tests.forms.pdf.tree_rules import assert_is_whole, assert_says_the_document

PLANS = {
    "sample": lambda: read_package(ROOT / "resources" / "sample" / "plan.json"),
    "small": lambda: read_package(ROOT / "tests" / "data" / "small-2566.json"),
    "everything 2567": lambda: everything("2567"),
    "everything 2566": lambda: everything("2566"),
}


def assert_holds(document: Document) -> None:
    file = StructuredFile(render_pdf(document))
    assert_is_whole(file)
    assert_says_the_document(file, document)


@pytest.mark.parametrize("plan", PLANS)
def test_the_tree_says_what_the_document_does(plan):
    package = PLANS[plan]()
    assert_holds(build(package, opened_edition(package.plan).edition))


@pytest.mark.cases
@pytest.mark.parametrize(
    "name", ["secretariat-2567.json", "inspectorate-2566.json", "council-2563-q1.json"]
)
def test_the_tree_of_a_shared_case_says_what_the_document_does(name):
    package = read_package(case(name))
    assert_holds(build(package, opened_edition(package.plan).edition))
