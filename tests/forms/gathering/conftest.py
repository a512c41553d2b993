"""Twenty units that were gathered."""

from typing import Any, NamedTuple

import pytest

from forms.gathering.files import package_files
from forms.gathering.gather import gather
from forms.gathering.unit_plan import Gathered
from forms.printing import silent
from tests.forms.gathering.units import write_units


class Twenty(NamedTuple):
    """What was gathered, and what the files hold."""

    gathered: Gathered
    values: list[dict[str, Any]]


@pytest.fixture(scope="session")
def twenty(tmp_path_factory: pytest.TempPathFactory) -> Twenty:
    folder = tmp_path_factory.mktemp("units")
    values = write_units(folder, 20)
    return Twenty(gather(package_files([folder]), silent), values)
