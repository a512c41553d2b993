"""A page shows after every change, in sight or out of it, what it shows when asked for all."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget

from db.fields import Kind, Spec
from db.places import Place, dotted, spec_at, value_at
from db.records import Package
from desktop.window.frame.main_window import MainWindow
from desktop.window.framework.framework_page import FrameworkPage
from desktop.window.tabbed_page import TabbedPage
from forms.editing.changes import EVERYTHING
from tests.db.random_edits import random_edit
from tests.desktop.window.sight import texts_of
from tests.desktop.window.test_every_value import go, leaves, placed_dialogs
from tests.desktop.window.waiting import stopped_clock  # noqa: F401 - a fixture
from tests.forms.everything import everything

# Of the kinds of values, and edits of lists; `python -m tests.long` has many more.
_KINDS = int(os.environ.get("PHAEN_STALE_KINDS", "5"))
_EDITS = int(os.environ.get("PHAEN_STALE_EDITS", "2"))
_SEED = int(os.environ.get("PHAEN_STALE_SEED", "0"))
# What stands on paper is laid out anew each time.
_LEFT_OUT = {"print"}


def kinds(package: Package) -> Iterator[Place]:
    """The first place of each kind of value: the same fields in other records are as good."""
    known: set[str] = set()
    for place in leaves(package):
        kind = re.sub(r"\[\d+\]", "", dotted(place))
        if kind not in known:
            known.add(kind)
            yield place


def another(package: Package, place: Place) -> Any:
    """Another value that a field may have; the same where there is no other."""
    spec: Spec = spec_at(place)
    value = value_at(package, place)
    others = {
        Kind.TEXT: f"{value}ก",
        Kind.TEXTS: ("คำใหม่",),
        Kind.FLAG: None if value else True,
        Kind.CHOICE: next((each for each in spec.choices if each != value), value),
        Kind.REFS: tuple(value)[1:] if spec.kind is Kind.REFS else (),
    }
    if spec.kind is Kind.REF:
        keys = (item.key for item in value_at(package, tuple(spec.target.split("."))))
        return next((key for key in keys if key != value), "")
    if spec.kind in {Kind.NUMBER, Kind.INTEGER}:
        return value - 1 if value > (spec.minimum or 0) else value + 1
    return others.get(spec.kind, value)


def shown(page: QWidget) -> list[str]:
    """Every text in sight, with what is offered and what is not."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible():
            continue
        found += texts_of(widget)
        if isinstance(widget, QAbstractButton):
            found.append(f"{widget.text()} {widget.isEnabled()}")
        if isinstance(widget, QTabBar):
            found += [widget.tabText(at) for at in range(widget.count())]
    return found


def settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def stale(window: MainWindow) -> list[str]:
    """What the page in sight shows otherwise once it is asked to show all anew."""
    settle()
    page = window.page
    before = shown(page)
    page.show_change(EVERYTHING)
    settle()
    after = shown(page)
    more, less = Counter(before) - Counter(after), Counter(after) - Counter(before)
    return [f"{window.page_name}: {text!r} is stale" for text in more] + [
        f"{window.page_name}: {text!r} is missing" for text in less
    ]


def views(window: MainWindow) -> Iterator[str]:
    """Brings every page into sight, tab by tab."""
    for name, spec in window.specs.items():
        if not spec.needs_plan or name in _LEFT_OUT:
            continue
        window.show_page(name)
        page = window.page
        tabs = page.tabs if isinstance(page, TabbedPage | FrameworkPage) else None
        for at in range(tabs.count() if tabs is not None else 1):
            if tabs is not None and tabs.isTabVisible(at):
                tabs.setCurrentIndex(at)
            yield f"{name} {at}"


def stale_anywhere(window: MainWindow, what: str) -> list[str]:
    """What is stale on the page in sight, and on all others as they come into sight."""
    found = [f"{what} in sight: {words}" for words in stale(window)]
    for view in views(window):
        found += [f"{what}, {view}: {words}" for words in stale(window)]
    return found


@pytest.fixture
def plan(window, store, session, monkeypatch):
    """Everything that a plan may hold, open, with every page looked at; nothing is stored."""
    session.open(store.add(everything("2567")))
    monkeypatch.setattr(store, "save", lambda *_: None)
    # What is painted is what the widgets and models say.
    window.setUpdatesEnabled(False)
    for _ in views(window):
        settle()
    return session


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.usefixtures("stopped_clock")
def test_nothing_is_stale_when_a_value_of_any_kind_has_changed(window, plan):
    found, all_kinds = [], [*kinds(plan.package)]
    chosen = Random(_SEED).sample(all_kinds, min(_KINDS, len(all_kinds)))
    for place in chosen:
        go(window, place)
        before = plan.package
        plan.set_value(place, another(before, place), "แก้")
        for dialog in placed_dialogs(window):
            dialog.close()
        found += stale_anywhere(window, dotted(place))
        if plan.package is not before:
            plan.history.undo()
    assert not found, "\n".join(found)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.usefixtures("stopped_clock")
def test_nothing_is_stale_when_lists_have_changed_at_random(window, plan):
    random, found = Random(_SEED), []
    for _ in range(_EDITS):
        edit = random_edit(plan.package, random)
        plan.apply(edit.package, "แก้")
        found += stale_anywhere(window, f"{edit.kind} {dotted(edit.place)}")
    assert not found, "\n".join(found)
