"""Plans as Word files, made once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from db.package.file import read_package
from db.records import Package
from forms.build import build
from forms.document import Document
from forms.editions.opening import opened_edition
from forms.word import render_word
from tests.forms.build.conftest import ROOT
from tests.forms.everything import everything

SAMPLE = ROOT / "resources" / "sample" / "plan.json"
CASES = ("secretariat-2567.json", "inspectorate-2566.json", "council-2563-q1.json")


def document_of(package: Package) -> Document:
    return build(package, opened_edition(package.plan).edition)


@cache
def written(path: Path) -> bytes:
    """The Word file of a package's file."""
    return render_word(document_of(read_package(path)))


@cache
def everything_written(edition: str) -> bytes:
    """The Word file of a plan with everything."""
    return render_word(document_of(everything(edition)))
