"""Identities: derived where a file has none, carried where it has, new in next year's plan."""

import json
from copy import deepcopy

import pytest

from db.errors import PackageRefusedError
from db.identity import identities_in, renewed, successor
from db.package.file import package_bytes, parse_package
from db.records import Package
from db.settling import taken_in
from tests.db.packages import as_bytes, small_value


def taken(value) -> Package:
    return taken_in(parse_package(as_bytes(value)))


def test_same_file_gives_the_same_identities_wherever_it_is_taken_in():
    assert package_bytes(taken(small_value())) == package_bytes(taken(small_value()))


def test_every_record_of_a_list_has_an_identity_and_no_two_the_same():
    found = list(identities_in(taken(small_value())))
    assert all(found)
    assert len(set(found)) == len(found)


def test_identity_follows_from_content_and_place():
    value = small_value()
    other = deepcopy(value)
    other["plan"]["projects"][0]["name"] = "ชื่ออื่น"
    one, two = taken(value).plan, taken(other).plan
    assert one.id == two.id
    assert one.projects[0].id != two.projects[0].id
    # What did not change, and stands where it stood, is the same record.
    assert one.projects[1].id == two.projects[1].id
    assert one.divisions[0].id == two.divisions[0].id


@pytest.mark.parametrize("field", ["title", "fiscal_year"])
def test_plans_of_another_year_or_title_are_others(field):
    value, other = small_value(), small_value()
    other["plan"][field] = 2569 if field == "fiscal_year" else "อื่น"
    assert taken(value).plan.id != taken(other).plan.id


def test_file_carries_identities_and_gives_them_back():
    package = taken(small_value())
    data = package_bytes(package)
    assert json.loads(data)["version"] == 2
    again = taken_in(parse_package(data))
    assert list(identities_in(again)) == list(identities_in(package))
    assert package_bytes(again) == data


def test_file_of_version_1_loses_identities_alone():
    package = taken(small_value())
    data = package_bytes(package, version=1)
    value = json.loads(data)
    assert value["version"] == 1
    assert '"id"' not in data.decode()
    assert parse_package(data) == package
    # They come back as they were where they followed from the content.
    assert package_bytes(taken_in(parse_package(data))) == package_bytes(package)


def test_some_records_may_have_identities_and_others_none():
    value = small_value()
    value["plan"]["projects"][0]["id"] = "their-own_1"
    package = taken(value)
    assert package.plan.projects[0].id == "their-own_1"
    assert all(identities_in(package))


@pytest.mark.parametrize(
    ("identity", "said"),
    [
        ("", "รหัสประจำ"),
        ("มี ช่องว่าง", "รหัสประจำ"),
        ("x" * 65, "รหัสประจำ"),
        (7, "รหัสประจำ"),
        ("twice", "ซ้ำกับ แผน › โครงการ 1"),
    ],
)
def test_identity_that_is_none_or_stands_twice_is_refused(identity, said):
    value = small_value()
    value["plan"]["projects"][0]["id"] = "twice"
    value["plan"]["projects"][1]["id"] = identity
    with pytest.raises(PackageRefusedError, match=said):
        parse_package(as_bytes(value))


def test_longest_identity_is_taken():
    value = small_value()
    value["plan"]["projects"][0]["id"] = "x" * 64
    assert taken(value).plan.projects[0].id == "x" * 64


def test_renewed_plan_has_others_and_remembers_what_it_was_made_from():
    old = taken(small_value())
    new = renewed(old)
    assert new == old
    assert new.plan.previous == old.plan.id
    assert not set(identities_in(new)) & set(identities_in(old))
    for before, after in zip(old.plan.projects, new.plan.projects, strict=True):
        assert successor(new.plan.id, before.id) == after.id
    # Made once more it is another plan.
    assert renewed(old).plan.id != new.plan.id
