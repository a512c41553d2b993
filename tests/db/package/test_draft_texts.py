"""What stands marked in fields goes along with a package, and comes back with it."""

from __future__ import annotations

import json

import pytest

from db.errors import PackageRefusedError
from db.package.file import (
    package_bytes,
    parse_package,
    parse_with_drafts,
    read_with_drafts,
    write_package,
)
from db.store.store import Store

DRAFTS = {
    "plan.projects[0].budget.amount": "ห้าแสน",
    "plan.fiscal_year": "",
    "plan.projects[1].dropped": "อาจจะ",
}


def test_drafts_come_back_with_their_package(small_package, tmp_path):
    path = tmp_path / "a.json"
    write_package(small_package, path, drafts=DRAFTS)
    assert read_with_drafts(path) == (small_package, DRAFTS)
    assert parse_package(path.read_bytes()) == small_package


def test_package_without_drafts_has_no_part_for_them(small_package):
    assert package_bytes(small_package, drafts={}) == package_bytes(small_package)


def test_drafts_come_into_the_store_with_their_plan(small_package, tmp_path):
    with Store.open(tmp_path / "a.db", create=True) as store:
        number = store.add(small_package, drafts=DRAFTS)
        assert store.load_with_drafts(number)[1] == DRAFTS
        assert store.number_of(store.load(number).plan.id) == number
        assert store.number_of("another") is None


def with_part(package, part):
    return json.dumps({**json.loads(package_bytes(package)), "drafts": part}).encode()


@pytest.mark.parametrize(
    "part",
    [
        {},
        "x",
        5,
        [5],
        [{"place": "plan.title"}],
        [{"place": "plan.title", "text": 5}],
        [{"place": "plan.title", "text": "ก", "more": ""}],
        [{"place": "plan.title", "text": "ก\x00"}],
        [{"place": "plan.title", "text": "ก" * 50_001}],
        [{"place": "plan.title", "text": ""}] * 5_001,
        *(
            [{"place": place, "text": "ก"}]
            for place in (
                *("", "plan", "plan.projects", "plan.projects[0]", "plan.projects[99].name"),
                *("plan.title[0]", "plan[0]", "plan.title.x", "plan.id", "plan.unit[0].name", "x"),
                *("plan.projects[0][0].name", "." * 400, f"plan.projects[{'9' * 290}].name"),
            )
        ),
    ],
)
def test_part_that_fits_no_field_is_refused(small_package, part):
    with pytest.raises(PackageRefusedError):
        parse_with_drafts(with_part(small_package, part))
