"""A page that is shown again, with nothing changed, reckons nothing: it is only brought up."""

import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import forms
from tests.forms.everything import everything

ROOM = Path(forms.__file__).parent
# What makes a plan into tables, figures and summaries.
RECKONING = ("build", "reporting", "checks", "assignment.py", "part_summaries.py", "compute.py")


def reckoned(act):
    """What is called of the modules that reckon while something is done."""
    found = Counter()

    def look(frame, event, _argument):
        if event == "call":
            path = Path(frame.f_code.co_filename)
            if path.is_relative_to(ROOM) and path.relative_to(ROOM).parts[0] in RECKONING:
                found[frame.f_code.co_qualname] += 1

    sys.setprofile(look)
    try:
        act()
    finally:
        sys.setprofile(None)
    return found


@pytest.fixture
def pages(window, open_page):
    """Every page open, one of its cells holding what is no value."""
    package = everything()
    open_page(package, "projects")
    window.session.set_texts({("plan", "projects", 0, "budget", "amount"): "ห้าแสน"})
    assert window.session.state.drafts
    names = [name for name, spec in window.specs.items() if spec.needs_plan]
    for name in names:
        window.show_page(name)
        QApplication.processEvents()
    return names


def test_nothing_is_reckoned_where_nothing_changed_and_what_changed_is(window, pages):
    # What stands on paper is laid out anew each time.
    for name in [each for each in pages if each != "print"]:
        found = reckoned(lambda name=name: window.show_page(name))
        QApplication.processEvents()
        assert sum(found.values()) < 100, (name, found.most_common(5))
    window.show_page("unit")
    window.session.set_texts({("plan", "projects", 0, "name"): "ชื่ออื่น"})
    assert sum(reckoned(lambda: window.show_page("standing")).values()) > 100
