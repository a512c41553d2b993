"""Whole plans as PDF: every text of the package is read back by every reader."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache
from io import BytesIO

import pytest

from db.package.file import read_package
from db.records import Package
from forms.build import build
from forms.editions.opening import opened_edition
from forms.pdf import render_pdf
from tests.forms.build.conftest import ROOT, case
from tests.forms.build.test_completeness import read_lines, squeezed, texts, unprinted_of
from tests.forms.everything import everything
from tests.forms.pdf.pdf_readers import READERS, pdfplumber

# A piece of a text that a page's end breaks is at least so many letters long.
_PIECE = 8


def letters_in_order(data: bytes) -> list[str]:
    """Text as pdfplumber finds it in the file's own order, table columns apart."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pdfplumber.open(BytesIO(data)) as document:
            return ["".join(char["text"] for char in page.chars) for page in document.pages]


BY_CONTENT = {**READERS, "pdfplumber": letters_in_order}


def pieces(text: str, whole: str) -> int:
    """In how many pieces a text is found; 0 where some of it is not."""
    count = 0
    while text:
        end = len(text)
        while end and text[:end] not in whole:
            end -= 1
        if end < min(_PIECE, len(text)):
            return 0
        count, text = count + 1, text[end:]
    return count


@lru_cache(maxsize=8)
def printed(package: Package) -> bytes:
    """The plan on paper, once for all its readers."""
    return render_pdf(build(package, opened_edition(package.plan).edition))


@lru_cache(maxsize=8)
def lines_of(package: Package) -> list[str]:
    """The texts that the document of the newest quarter prints, a line each."""
    last = max((report.quarter or 0 for report in package.reports), default=0)
    return [
        squeezed(line)
        for place, text in texts(package)
        if ".".join(name for name in place if isinstance(name, str))
        not in unprinted_of(opened_edition(package.plan).edition.id)
        and not (
            place[:1] == ("reports",)
            and package.reports[int(place[1])].quarter != last
            and "narrative" not in place
        )
        for line in read_lines(package, place, text)
        if line.strip()
    ]


def assert_read_back(package: Package, reader: str) -> None:
    whole = squeezed("".join(BY_CONTENT[reader](printed(package))))
    assert not re.search("[\ue000-\uf8ff]", whole)
    wanted = lines_of(package)
    found = [pieces(line, whole) for line in wanted]
    assert [line for line, count in zip(wanted, found, strict=True) if not count] == []
    # Only what goes on over a page's end is ever in pieces.
    assert sum(count > 1 for count in found) <= 0.03 * len(found)


@pytest.mark.parametrize("reader", sorted(BY_CONTENT))
def test_every_text_of_the_sample_is_read_back(reader: str) -> None:
    assert_read_back(read_package(ROOT / "resources" / "sample" / "plan.json"), reader)


@pytest.mark.parametrize("reader", sorted(BY_CONTENT))
def test_every_text_of_a_plan_of_the_other_edition_is_read_back(reader: str) -> None:
    assert_read_back(read_package(ROOT / "tests" / "data" / "small-2566.json"), reader)


@pytest.mark.parametrize("reader", sorted(BY_CONTENT))
@pytest.mark.parametrize("edition", ["2567", "2566"])
def test_every_text_of_a_plan_with_everything_is_read_back(edition: str, reader: str) -> None:
    assert_read_back(everything(edition), reader)


@pytest.mark.cases
@pytest.mark.parametrize("reader", sorted(BY_CONTENT))
@pytest.mark.parametrize(
    "name", ["secretariat-2567.json", "inspectorate-2566.json", "council-2563-q1.json"]
)
def test_every_text_of_a_shared_case_is_read_back(name: str, reader: str) -> None:
    assert_read_back(read_package(case(name)), reader)
