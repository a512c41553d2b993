"""Thousands of things done at random in the pages: all can be undone and redone."""

from __future__ import annotations

import os
import random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu

from db.package import package_bytes, read_package
from desktop.window import indicators_page
from tests.desktop.window.hands import Hands
from tests.desktop.window.sight import beside_new, differing
from tests.forms.build.conftest import ROOT

CONTROL = Qt.KeyboardModifier.ControlModifier
_ROUNDS = int(os.environ.get("PHAEN_RANDOM_ROUNDS", "2"))
_BATCHES = int(os.environ.get("PHAEN_RANDOM_BATCHES", "6"))
_BATCH = 25
_FIRST = int(os.environ.get("PHAEN_RANDOM_SEED", "0"))


@pytest.fixture
def answers(monkeypatch):
    """What asks is answered at random, each time the same."""
    chance = random.Random(0)

    def chosen(menu, *_where):
        chance.choice([each for each in menu.actions() if each.isEnabled()]).trigger()

    monkeypatch.setattr(indicators_page, "confirmed", lambda *_, **__: chance.random() < 0.7)
    monkeypatch.setattr(QMenu, "exec", chosen)


def tidy_up():
    """What the event loop does when all is quiet."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# The offscreen platform says of itself what it cannot do for the list of a combo.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.usefixtures("answers")
@pytest.mark.parametrize("seed", range(_FIRST, _FIRST + _ROUNDS))
def test_what_was_done_at_random_can_be_undone_and_redone(window, store, seed):
    store.open_plan(store.add(read_package(ROOT / "resources" / "sample" / "plan.json")))
    window.activateWindow()
    QApplication.processEvents()
    stack, number = window._editor.undo_stack, store.number
    first = package_bytes(store.package)
    hands = Hands(window, random.Random(seed))
    window._editor.save_failed.connect(lambda words: hands.done.append(f"NOT SAVED: {words}"))

    def check(words):
        hands.leave()
        window._checker._check()
        tidy_up()
        place = hands.somewhere()
        found = differing(window) + (beside_new(window, place) if place else [])
        if package_bytes(store.load(number)) != package_bytes(store.package):
            found.append("the store has another plan")
        if store.drafts() != window._editor.state.drafts:
            found.append("the store has other drafts")
        if found:
            lines = [f"seed {seed}, {words}:", *found, "after", *hands.done[-_BATCH:]]
            pytest.fail("\n".join(lines), pytrace=False)

    for batch in range(_BATCHES):
        try:
            for _ in range(_BATCH):
                hands.act()
        except Exception as error:
            error.add_note("\n".join(hands.done[-_BATCH:]))
            raise
        check(f"batch {batch}")
    last, index = package_bytes(store.package), stack.index()
    step_to(hands, stack, 0, Qt.Key.Key_Z)
    assert package_bytes(store.package) == first
    assert window._editor.state.drafts == {}
    check("undone")
    step_to(hands, stack, index, Qt.Key.Key_Y)
    assert package_bytes(store.package) == last
    check("redone")


def step_to(hands, stack, index, key):
    """Press undo or redo until so many steps are done."""
    while stack.index() != index:
        before = stack.index()
        hands.press(key, CONTROL)
        assert stack.index() != before, f"{key} does nothing in {QApplication.focusWidget()}"
