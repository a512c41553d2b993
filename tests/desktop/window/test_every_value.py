"""Every value of a plan is shown on some page, and its place can be gone to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from db.fields import Kind, specs
from db.package import read_package
from db.places import Place, dotted, spec_at, value_at
from db.records import Package
from desktop.editor import Editor
from desktop.window.frame.main_window import MainWindow
from desktop.workspace import Workspace
from tests.desktop.window.sight import texts_of
from tests.forms.build.conftest import ROOT, case

# The quarter is chosen by a bar of its own; what was issued stands as words of its own.
_NOT_HERE = {"quarter", "issuances"}


def leaves(record: Any, place: Place = ()) -> Iterator[Place]:
    """The places of every value that a person wrote."""
    for name, spec in specs(type(record)).items():
        found, here = getattr(record, name), (*place, name)
        if spec.kind is Kind.KEY or (place[:1] == ("reports",) and name in _NOT_HERE):
            continue
        if spec.kind is Kind.RECORD:
            yield from leaves(found, here)
        elif spec.kind is Kind.RECORDS:
            for at, item in enumerate(found):
                yield from leaves(item, (*here, at))
        elif found not in ("", None, ()):
            yield here


def shown(page: QWidget) -> str:
    """Every text that stands in the widgets of a page, folded or scrolled away or not."""
    texts = (text for widget in page.findChildren(QWidget) for text in texts_of(widget))
    return "".join("\n".join(texts).split())


def record_of(place: Place) -> Place:
    """The record in a list that a place lies in, or its top field.

    What is reported stands in grids, each with all of its list.
    """
    if place[2:3] in {("results",), ("steps",), ("spending",)}:
        return place[:3]
    ends = [at for at, part in enumerate(place) if isinstance(part, int)]
    return place[: ends[-1] + 1] if ends else place[:2]


def lines_at(editor: Editor, place: Place) -> list[str]:
    """What stands in a field, line by line, without its spaces."""
    found = value_at(editor.package, place)
    if spec_at(place).kind is Kind.MAP:
        return ["".join(pair.text.split()) for pair in found]
    return ["".join(line.split()) for line in editor.text_at(place).split("\n")]


def missing(window: MainWindow, package: Package) -> list[str]:
    """The places whose text does not stand on the page that they are gone to on."""
    lost: list[str] = []
    here, text = (), ""
    for place in leaves(package):
        lines = lines_at(window._editor, place)
        # A record is gone to once; what is folded away is gone to by itself.
        for root in (record_of(place), place):
            if root != here:
                window.go_to(place)
                QApplication.processEvents()
                here, text = root, shown(window.page)
            if all(line in text for line in lines):
                break
        else:
            lost.append(dotted(place))
        if not window._specs[window._name].holds(place):
            lost.append(f"{dotted(place)}: on no page")
    return lost


def opened(window: MainWindow, store: Workspace, path: Path) -> Package:
    store.open_plan(store.add(read_package(path)))
    QApplication.processEvents()
    return read_package(path)


def test_every_value_of_the_sample_stands_on_a_page(window, store):
    package = opened(window, store, ROOT / "resources" / "sample" / "plan.json")
    before = store.package
    assert missing(window, package) == []
    # Going through all of it writes nothing.
    assert store.package is before
    assert window._editor.undo_stack.count() == 0


@pytest.mark.cases
@pytest.mark.parametrize("name", ["secretariat-2567.json", "council-2563-q1.json"])
def test_every_value_of_a_shared_case_stands_on_a_page(window, store, name):
    assert missing(window, opened(window, store, case(name))) == []
