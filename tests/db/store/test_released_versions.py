"""Stores and packages of every version that was released, opened by this one.

Each release leaves a folder `tests/data/released/VERSION` with a store and one of its plans as a
package, made by that release.
"""

import gzip
import re
from pathlib import Path

import pytest

from db.package.file import read_package
from db.store.sqlite.backend import check_integrity
from db.store.store import Store
from forms.resources import RESOURCES

RELEASED = Path(__file__).parents[2] / "data" / "released"


def test_every_version_before_this_one_has_left_a_store_and_a_package():
    changes = (RESOURCES / "help" / "changes.md").read_text(encoding="utf-8")
    _this_one, *before = re.findall(r"^## รุ่น (\S+)$", changes, re.MULTILINE)
    assert before
    assert {path.name for path in RELEASED.iterdir()} == set(before)


@pytest.mark.parametrize("folder", sorted(RELEASED.iterdir()), ids=lambda each: each.name)
def test_store_and_package_of_a_version_say_the_same(folder, tmp_path):
    path = tmp_path / "phaen.db"
    path.write_bytes(gzip.decompress((folder / "phaen.db.gz").read_bytes()))
    package = read_package(folder / "plan.phaen")
    with Store.open(path) as store:
        (entry,) = store.plans()
        assert store.load(entry.number) == package
        assert store.damaged_tables(entry.number) == ()
    check_integrity(path)
    assert package.plan.projects
    assert package.reports
