"""Fixtures of the data side: the small plan, a store, the shared cases."""

from typing import Any

import pytest

from db.package.file import parse_package
from db.records import Package
from tests.db.packages import CASES, as_bytes, small_value


@pytest.fixture
def small() -> dict[str, Any]:
    return small_value()


@pytest.fixture
def small_package() -> Package:
    return parse_package(as_bytes(small_value()))


@pytest.fixture(params=["secretariat-2567", "inspectorate-2566", "council-2563-q1"])
def case(request: pytest.FixtureRequest) -> bytes:
    path = CASES / f"{request.param}.json"
    if not path.exists():
        pytest.skip("the shared cases are not here")
    return path.read_bytes()
