"""Random packages: what fits the schema is taken and comes back, what does not is refused."""

import copy
import json
from collections.abc import Iterator
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import PackageRefusedError
from db.package import json_text
from db.package.file import package_bytes, parse_package
from db.store.store import Store
from tests.db.packages import as_bytes, exact, normal, small_value
from tests.db.strategies import mutated, packages
from tests.db.test_records import SCHEMA

VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SETTINGS = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# Reasons that the schema does not know: keys within the file, and what a picture is.
BEYOND_THE_SCHEMA = (
    "ซึ่งไม่มีในรายการ", "ซ้ำกับ", "วนกลับมาที่ตัวเอง",
    "ต้องเป็นข้อมูลแฟ้มในรหัส base64 แต่ได้ \"", "ต้องเป็นข้อมูลแฟ้มในรหัส base64 แต่ได้ข้อความว่าง", "ไม่ใช่รูป",
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("store") / "phaen.db", create=True) as store:
        yield store


def plain(value):
    """The value as jsonschema wants it: no Decimal."""
    return json.loads(json_text.dump(value))


@SETTINGS
@given(value=packages)
def test_random_package_comes_back_from_the_store(store, value):
    VALIDATOR.validate(plain(value))
    data = json_text.dump(value).encode()
    package = parse_package(data)
    number = store.add(package)
    loaded = store.load(number)
    store.remove(number)
    assert loaded == package
    written = package_bytes(loaded, version=value["version"])
    assert normal(exact(written)) == normal(exact(data))


@SETTINGS
@given(value=mutated())
def test_verdict_is_the_schemas_when_a_package_is_damaged(value):
    fits = VALIDATOR.is_valid(plain(value))
    try:
        parse_package(json_text.dump(value).encode())
        taken = True
    except PackageRefusedError as error:
        taken = all(
            any(reason in refusal.reason for reason in BEYOND_THE_SCHEMA)
            for refusal in error.refusals
        )
    assert taken == fits


@SETTINGS
@given(value=packages)
def test_writing_is_a_fixed_point(value):
    once = package_bytes(parse_package(json_text.dump(value).encode()))
    assert package_bytes(parse_package(once)) == once


def test_written_figures_are_what_was_given():
    value = {"a": [Decimal("0.10"), Decimal("1E+3"), 7, True, None, "น้ำ"], "b": {}, "c": []}
    text = json_text.dump(copy.deepcopy(value))
    assert text == (
        '{\n "a": [\n  0.10,\n  1E+3,\n  7,\n  true,\n  null,\n  "น้ำ"\n ],\n "b": {},\n "c": []\n}'
    )
    assert json_text.parse(text.encode()) == value


@settings(SETTINGS, max_examples=300)
@given(cut=st.integers(0, 4000), length=st.integers(0, 60), put=st.binary(max_size=12))
def test_any_bytes_are_taken_or_refused_but_nothing_else_is_raised(cut, length, put):
    data = as_bytes(small_value())
    spoilt = data[:cut] + put + data[cut + length :]
    try:
        package = parse_package(spoilt)
    except PackageRefusedError as error:
        str(error).encode()  # it can be shown
    else:
        assert parse_package(package_bytes(package)) == package
