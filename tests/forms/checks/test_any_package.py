"""Checks hold for every package that fits the schema, not for sensible ones alone."""

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from db.package import json_text
from db.package.file import parse_package
from db.places import thai, value_at
from forms.checks import check
from tests.db.strategies import packages
from tests.forms.checks.test_checks import EDITION


# Without shrinking: a package that fails is printed as it is, in time.
@settings(
    max_examples=30,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(value=packages)
def test_checks_say_where_and_what_for_any_package(value: dict[str, Any]) -> None:
    package = parse_package(json_text.dump(value).encode())
    for problem in check(package, EDITION):
        value_at(package, problem.place)
        assert thai(problem.place)
        assert problem.message
        assert problem.advice
        assert problem.form
