"""A small complete plan from an empty store to its files, written with the keyboard alone."""

import pytest
from openpyxl import load_workbook

from db.fields import specs
from db.package.file import read_package
from db.records import Plan
from forms.formats import PACKAGE
from tests.keystrokes.by_hand import by_hand
from tests.keystrokes.keyboard import Keyboard
from tests.keystrokes.plan import PLAN
from tests.keystrokes.writing import KINDS, export, new_plan, write_plan


@pytest.fixture
def roomy(window):
    window.resize(1366, 768)
    window.activateWindow()
    return window


def differences(plan):
    """The fields of a plan that are not what was meant, as (field, what it is)."""
    names = specs(Plan)
    return [
        (name, getattr(plan, name)) for name in names if getattr(plan, name) != getattr(PLAN, name)
    ]


def test_plan_is_what_was_meant_when_it_is_typed_and_exported_by_keys(
    roomy, plans, tmp_path, session
):
    keys = Keyboard()
    write_plan(keys, PLAN)
    assert differences(session.package.plan) == []
    for kind in KINDS:
        export(keys, kind)
    files = {path.suffix: path for path in tmp_path.iterdir() if path.suffix in KINDS}
    assert set(files) == set(KINDS)
    exported = read_package(files[PACKAGE.suffix])
    assert differences(exported.plan) == []
    assert exported.reports == ()
    assert files[".pdf"].read_bytes().startswith(b"%PDF-")
    book = load_workbook(files[".xlsx"], read_only=True)
    cells = {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    book.close()
    assert any(PLAN.projects[1].name in str(cell) for cell in cells)
    # Names that the forms repeat, numbers, points and running sums are never typed.
    assert 2 * keys.count.keys < by_hand(PLAN).keys


def test_all_of_it_is_undone_and_redone_by_keys(roomy, plans, session):
    keys = Keyboard()
    new_plan(keys, PLAN)
    empty = session.package
    write_plan(keys, PLAN, begun=True)
    stack = roomy.session.history
    # A field that is written, a row that is added, a span that is painted: a step each.
    assert stack.count() < keys.count.commands
    steps = stack.count()
    keys.press("Ctrl+Z", times=steps)
    assert session.package == empty
    assert not stack.can_undo()
    keys.press("Ctrl+Y", times=steps)
    assert differences(session.package.plan) == []


def test_keyboard_says_so_when_a_control_is_not_reached(roomy):
    with pytest.raises(AssertionError, match="does not reach"):
        Keyboard().go("ไม่มีช่องนี้")
