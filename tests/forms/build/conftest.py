from __future__ import annotations

from pathlib import Path

import pytest

from db.package.file import read_package
from db.records import Package

ROOT = Path(__file__).parents[3]
CASES = ROOT.parent / "shared" / "cases"


@pytest.fixture(scope="session")
def sample() -> Package:
    """The sample plan: it uses every form and every feature."""
    return read_package(ROOT / "resources" / "sample" / "plan.json")


def case(name: str) -> Path:
    """A shared case; the test is skipped where it is absent."""
    path = CASES / name
    if not path.is_file():
        pytest.skip("the shared cases are not here")
    return path
