"""The table of formats, and what is read off it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from desktop.session.tasks import Cancelled
from forms.build import build
from forms.editions.opening import opened_edition
from forms.formats import (
    DOCUMENTS,
    FORMATS,
    OFFERED,
    PACKAGE,
    PACKAGE_PATTERN,
    PACKAGES,
    USUAL,
    format_of,
    is_package,
    names,
    suffixes,
)
from tests.desktop.parts import package


def document():
    whole = package()
    return build(whole, opened_edition(whole.plan).edition, forms=["cover", "table-a"])


def test_each_format_has_a_suffix_of_its_own_and_is_told_apart_where_it_is_offered():
    assert len({each.suffix for each in FORMATS}) == len(FORMATS)
    assert len({each.purpose for each in OFFERED}) == len(OFFERED)
    for each in FORMATS:
        assert each.suffix == each.suffix.lower()
        assert each.suffix.startswith(".")
        assert format_of(Path(f"แผน 1.2{each.suffix.upper()}")) is each
    assert format_of(Path("แผน.odt")) is None
    assert format_of(Path("แผน")) is None


def test_packages_are_what_is_opened():
    assert {path for path in ("a.phaen", "a.json", "a.age", "a.pdf") if is_package(Path(path))} == {
        f"a{each.suffix}" for each in PACKAGES
    }
    assert PACKAGE_PATTERN.split() == [f"*{each.suffix}" for each in PACKAGES]
    assert PACKAGES[0] is PACKAGE


def test_a_folder_gets_each_document_and_the_plan_once():
    assert (*DOCUMENTS, PACKAGE) == USUAL


@pytest.mark.parametrize("each", DOCUMENTS, ids=lambda each: each.suffix)
def test_a_renderer_writes_the_whole_of_a_document_and_tells_how_far_it_is(each):
    made, steps, target = document(), [], BytesIO()
    each.render(made, target, lambda done, total: steps.append((done, total)))
    assert target.getvalue()
    assert steps
    assert all(0 <= done <= total for done, total in steps)


@pytest.mark.parametrize("each", DOCUMENTS, ids=lambda each: each.suffix)
def test_a_renderer_ends_when_its_progress_says_so(each):
    def stop(_done, _total):
        raise Cancelled

    target = BytesIO()
    with pytest.raises(Cancelled):
        each.render(document(), target, stop)
    assert target.getvalue() == b""


def test_formats_are_listed_in_one_line():
    assert suffixes(PACKAGES[:1], "หรือ") == PACKAGE.suffix
    assert suffixes(PACKAGES[:2]) == ".phaen .json"
    assert suffixes(PACKAGES[:2], "และ") == ".phaen และ .json"
    assert names(PACKAGES[:2]) == PACKAGE.name
