"""Every value of a plan is shown on some page, and its place can be gone to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.fields import Kind, specs
from db.package.file import read_package
from db.places import Place, dotted, spec_at, value_at
from db.records import Package
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.window.frame.main_window import MainWindow
from desktop.window.placed.placed_dialog import PlacedDialog
from tests.desktop.window.sight import TextsOfModels, texts_of
from tests.forms.build.conftest import case
from tests.forms.everything import everything

# The quarter is chosen by a bar of its own; what was issued stands as words of its own.
_NOT_HERE = {"quarter", "issuances"}
# A picture is seen, not read; what kind of file it is, nobody has to know.
_SEEN = {"media_type", "data"}


# The usual run takes one edition and the smallest case, `python -m tests.long editions` all.
_ALL = bool(os.environ.get("PHAEN_EDITIONS"))
EDITIONS = ("2566", "2567") if _ALL else ("2567",)
CASES = ("council-2563-q1", *(("secretariat-2567", "inspectorate-2566") if _ALL else ()))


def leaves(record: Any, place: Place = ()) -> Iterator[Place]:
    """The places of every value that a person wrote."""
    for name, spec in specs(type(record)).items():
        found, here = getattr(record, name), (*place, name)
        unread = _NOT_HERE if place[:1] == ("reports",) else _SEEN
        if spec.kind is Kind.KEY or name in unread:
            continue
        if spec.kind is Kind.RECORD:
            yield from leaves(found, here)
        elif spec.kind is Kind.RECORDS:
            for at, item in enumerate(found):
                yield from leaves(item, (*here, at))
        elif found not in ("", None, ()):
            yield here


def shown(page: QWidget, of_model: TextsOfModels) -> str:
    """Every text that stands in the widgets of a page, folded or scrolled away or not."""
    texts = (text for widget in page.findChildren(QWidget) for text in texts_of(widget, of_model))
    return "".join("\n".join(texts).split())


def record_of(place: Place) -> Place:
    """The record in a list that a place lies in, or its top field.

    What is reported stands in grids, each with all of its list, and so does a table.
    """
    if place[:2] == ("plan", "tables"):
        return place[:3]
    if place[2:3] in {("results",), ("steps",), ("spending",)}:
        return place[:3]
    ends = [at for at, part in enumerate(place) if isinstance(part, int)]
    return place[: ends[-1] + 1] if ends else place[:2]


def lines_at(session: Session, place: Place) -> list[str]:
    """What stands in a field, line by line, without its spaces."""
    found = value_at(session.package, place)
    if spec_at(place).kind is Kind.MAP:
        return ["".join(pair.text.split()) for pair in found]
    return ["".join(line.split()) for line in session.text_at(place).split("\n")]


def sight(window: MainWindow) -> QWidget:
    """The page in sight, or the window of a table or picture that is over it."""
    return next((each for each in placed_dialogs(window)), window.page)


def placed_dialogs(window: MainWindow) -> list[PlacedDialog]:
    """The windows of tables and pictures over a window; it has many parts, but few windows."""
    over = (each for each in QApplication.topLevelWidgets() if isinstance(each, PlacedDialog))
    return [each for each in over if each.isVisible() and each.parentWidget().window() is window]


def go(window: MainWindow, place: Place) -> None:
    """Go to a place, away from the window of a table or picture."""
    for dialog in placed_dialogs(window):
        dialog.close()
    # Offscreen, nobody gives it the focus back when what was over it has closed.
    if not window.isActiveWindow():
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
    window.go_to(place)
    QApplication.processEvents()


def missing(window: MainWindow, package: Package) -> list[str]:
    """The places whose text does not stand on the page that they are gone to on."""
    lost: list[str] = []
    of_model = TextsOfModels()
    here, text, within = (), "", window.page
    for place in leaves(package):
        lines = lines_at(window.session, place)
        # A record is gone to once; what is folded away is gone to by itself.
        for root in (record_of(place), place):
            if root != here:
                go(window, place)
                within = sight(window)
                here, text = root, shown(within, of_model)
            if all(line in text for line in lines):
                break
        else:
            lost.append(dotted(place))
        if within is window.page and not window.specs[window.page_name].holds(place):
            lost.append(f"{dotted(place)}: on no page")
    for dialog in placed_dialogs(window):
        dialog.close()
    return lost


def opened(window: MainWindow, store: Plans, package: Package) -> Package:
    # What is on paper and how things are painted are asked for elsewhere.
    window.menus.preview.setChecked(False)
    window.setUpdatesEnabled(False)
    window.session.open(store.add(package))
    window.activateWindow()
    QApplication.processEvents()
    return package


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_value_that_a_plan_may_hold_stands_somewhere(window, store, session, edition):
    package = opened(window, store, everything(edition))
    before = session.package
    assert missing(window, package) == []
    # Going through all of it writes nothing.
    assert session.package is before
    assert session.history.count() == 0


@pytest.mark.cases
@pytest.mark.parametrize("name", CASES)
def test_every_value_of_a_shared_case_stands_on_a_page(window, store, name):
    assert missing(window, opened(window, store, read_package(case(f"{name}.json")))) == []
