"""The forms of a plan that has nothing yet: counts are whole numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from db.records import Organisation, Package, Plan
from forms.build import build
from forms.editions.library import edition_files
from forms.editions.opening import load_edition
from tests.forms.build.documents import document_texts

EMPTY = Plan(fiscal_year=2567, unit=Organisation("กองใหม่"))


def test_nothing_counted_has_no_decimals() -> None:
    words = []
    for edition in sorted(edition_files()):
        package = Package(replace(EMPTY, edition=edition))
        words += document_texts(build(package, load_edition(edition)))
    assert any("รวม" in each for each in words)
    assert [each for each in words if re.search(r"[0๐][.][0๐]{3}", each)] == []
