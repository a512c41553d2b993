"""Whole plans that workbooks are made of: the sample, plans with something in every list, cases."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from db.package.file import read_package
from db.records import Package
from forms.build import build
from forms.document import Document
from forms.editions.opening import opened_edition
from forms.resources import RESOURCES
from tests.forms.build.conftest import case
from tests.forms.everything import everything

CASES = ("secretariat-2567.json", "inspectorate-2566.json", "council-2563-q1.json")
# LibreOffice takes many seconds for a plan of real size: the usual run has a small one alone.
THOROUGH = bool(os.environ.get("PHAEN_OFFICE_CASES"))
_CASES = tuple(pytest.param(name, marks=pytest.mark.cases) for name in CASES)
PRINTED = ("sample", *_CASES) if THOROUGH else ("small",)
COMPUTED = (*PRINTED, *(("2567", "2566") if THOROUGH else ()))


def plan(name: str) -> Package:
    """The plan of a name."""
    if name == "small":
        return read_package(Path(__file__).parents[2] / "data" / "small-2566.json")
    if name == "sample":
        return read_package(RESOURCES / "sample" / "plan.json")
    return everything(name) if name in {"2566", "2567"} else read_package(case(name))


@cache
def document(name: str) -> Document:
    """All forms of the plan of a name, and its records."""
    package = plan(name)
    return build(package, opened_edition(package.plan).edition, lists=True)
