"""Faults that may be planted: one change each, which leaves a module that can be read."""

import ast

import pytest

from tests.long.covering import tests_of as covering_tests
from tests.long.planting import faults_of
from tests.test_architecture import ROOT


@pytest.mark.parametrize(
    ("source", "kind", "instead"),
    [
        ("a < 2", "comparison", "(a <= 2)"),
        ("'ก'; a + b", "arithmetic", "(a - b)"),
        ("a and b", "logic", "(a or b)"),
        ("if a:\n    b()", "condition", "(False)"),
        ("a.changed.connect(b)", "signal", "pass"),
        ("QTimer(a, interval=5)", "timer", "(3600000 + 5)"),
        ("f(escape(a))", "escaping", "(a)"),
        ("x = (a, b, c)", "element left out", "((a, c))"),
    ],
)
def test_a_fault_of_each_kind_is_found(source, kind, instead):
    planted = [each for each in faults_of(source) if each.kind == kind]
    assert instead in [each.instead for each in planted]
    for each in planted:
        ast.parse(each.plant(source))


def test_words_types_and_looks_are_left_alone():
    assert faults_of('"""5 < 6."""\nx: "int | None"\nraise ValueError(1)\npx(3)\nWIDTH = 9') == []
    assert faults_of("pairs = zip(a, b, strict=True)") == []


def test_the_tests_of_a_module_begin_with_its_mirror():
    found = covering_tests(ROOT, "forms/reporting/issuing.py", frozenset({"issued"}))
    assert found[0] == "tests/forms/reporting/test_issuing.py"
    assert "tests/desktop/window/reports/test_issue_part.py" in found


def test_what_reads_the_source_of_a_module_is_near_it():
    module, names = "desktop/session/checker.py", frozenset({"Checker"})
    nearest = covering_tests(ROOT, module, names)[:3]
    readers = "tests/desktop/test_timers.py", "tests/desktop/test_what_belongs_together.py"
    assert set(readers) <= set(nearest)
