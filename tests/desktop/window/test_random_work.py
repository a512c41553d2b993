"""Thousands of things done at random in the pages: all can be undone and redone."""

from __future__ import annotations

import os
import random

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QMenu

from db.identity import identities_in
from db.package.file import package_bytes, parse_package
from db.places import dotted
from db.store.drafts import identified
from desktop.window.fields import picture_files
from desktop.window.framework.list_dialog import ListDialog
from desktop.window.framework.other_plans_dialog import OtherPlansDialog
from desktop.window.grid.cell_editor import CellEditor
from desktop.window.indicators import indicators_page, rubric_editor
from desktop.window.placed.new_table import NewTableDialog
from desktop.window.reports import memo_fields
from desktop.window.reports.issue_dialog import IssueDialog
from tests.desktop.window.hands.hands import Hands
from tests.desktop.window.hands.reach import CONTROL
from tests.desktop.window.losses import watch
from tests.desktop.window.placed.pictures import png
from tests.desktop.window.sight import beside_new, differing
from tests.desktop.window.waiting import stopped_clock  # noqa: F401 - a fixture
from tests.forms.everything import everything

_ROUNDS = int(os.environ.get("PHAEN_RANDOM_ROUNDS", "1"))
# Edits, undone edits and redone edits of a round, most of them before all are undone and redone.
_STEPS = int(os.environ.get("PHAEN_RANDOM_STEPS", "400"))
_BATCH = 50
_FIRST = int(os.environ.get("PHAEN_RANDOM_SEED", "0"))


@pytest.fixture
def answers(monkeypatch, tmp_path):
    """What asks is answered at random, each time the same."""
    chance = random.Random(0)

    class ChoosingMenu(QMenu):
        """Qt's own exec cannot be replaced in its class: it is a static method, too."""

        def exec(self, *_where):
            chance.choice([each for each in self.actions() if each.isEnabled()]).trigger()

    def matched(dialog):
        for box in dialog.findChildren(QComboBox):
            if chance.random() < 0.2 and box.count():
                box.setCurrentIndex(chance.randrange(box.count()))
        return dialog.accept_button.isEnabled() and chance.random() < 0.8

    def agreed(dialog):
        dialog.user.setText("ผู้ใช้โปรแกรม")
        dialog.reason.setPlainText("แก้ยอด")
        dialog.agree.click()

    def table(dialog):
        dialog.columns.setValue(chance.randrange(1, 4))
        dialog.rows.setValue(chance.randrange(1, 4))
        return chance.random() < 0.8

    picture = tmp_path / "รูป.png"
    picture.write_bytes(png(20, 10))
    chosen_files = iter(lambda: chance.choice([(str(picture), ""), ("", "")]), None)
    monkeypatch.setattr(picture_files.QFileDialog, "getOpenFileName", lambda *_: next(chosen_files))  # type: ignore[attr-defined]
    monkeypatch.setattr(picture_files.QFileDialog, "getSaveFileName", lambda *_: ("", ""))  # type: ignore[attr-defined]
    monkeypatch.setattr(IssueDialog, "exec", agreed)
    monkeypatch.setattr(NewTableDialog, "exec", table)
    for dialog in (OtherPlansDialog, ListDialog):
        monkeypatch.setattr(dialog, "exec", matched)
    for module in (indicators_page, memo_fields):
        monkeypatch.setattr(module, "confirmed", lambda *_, **__: chance.random() < 0.7)
    monkeypatch.setattr(rubric_editor, "QMenu", ChoosingMenu)


def by_record(package, drafts):
    """Drafts by the records that they stand in, wherever these are."""
    return set(identified(package, {dotted(place): text for place, text in drafts.items()}))


def tidy_up():
    """What the event loop does when all is quiet."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# The offscreen platform says of itself what it cannot do for the list of a combo.
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.usefixtures("answers", "stopped_clock")
@pytest.mark.parametrize("seed", range(_FIRST, _FIRST + _ROUNDS))
def test_what_was_done_at_random_can_be_undone_and_redone(
    window, store, monkeypatch, seed, session
):
    lost = watch(monkeypatch)
    sample = everything()
    # The same framework in another plan can be taken again, where it was changed here.
    store.add(sample)
    session.open(store.add(sample))
    window.activateWindow()
    QApplication.processEvents()
    stack, number = window.session.history, session.number
    hands = Hands(window, random.Random(seed))
    window.session.save_failed.connect(lambda words: hands.done.append(f"NOT SAVED: {words}"))

    def check(words):
        hands.leave()
        hands.show_all()
        hands.wait()
        tidy_up()
        place = hands.somewhere()
        left = [each.toPlainText() for each in window.findChildren(CellEditor)]
        found = [*lost, *(f"a cell still holds {text!r}" for text in left)]
        found += differing(window) + (beside_new(window, place) if place else [])
        now = package_bytes(session.package)
        # What no text places any more stays in memory alone.
        if package_bytes(store.load(number)) != package_bytes(session.as_saved(session.package)):
            found.append("the store has another plan")
        saved = session.as_saved(session.package)
        kept = by_record(saved, store.load_with_drafts(session.number)[1])
        drafts = by_record(session.package, session.state.drafts)
        # What stands in a picture that no text places goes with it.
        stored = {each for each in drafts if each.record_id in set(identities_in(saved))}
        if kept != stored:
            found.append(f"the store has other drafts: {sorted(kept ^ stored)}")
        # What the window takes, the file does, too.
        if package_bytes(parse_package(now)) != now:
            found.append("a file of the plan has another plan")
        if found:
            lines = [f"seed {seed}, {words}:", *found, "after", *hands.done[-_BATCH:]]
            pytest.fail("\n".join(lines), pytrace=False)

    def state():
        return package_bytes(session.package), window.session.state.drafts

    def work(count):
        wanted = hands.steps.total() + count
        while hands.steps.total() < wanted:
            try:
                for _ in range(_BATCH):
                    if hands.steps.total() < wanted:
                        hands.act()
            except Exception as error:
                error.add_note("\n".join(hands.done[-_BATCH:]))
                raise
            check(f"{hands.steps.total()} steps")

    def undo_and_redo(first):
        last, index = package_bytes(session.package), stack.index()
        step_to(hands, stack, 0, Qt.Key.Key_Z)
        assert state() == first
        check("undone")
        step_to(hands, stack, index, Qt.Key.Key_Y)
        assert package_bytes(session.package) == last
        check("redone")

    if seed % 2:
        # What is in it then is refused.
        hands.send_up()
    first = state()
    work(_STEPS * 4 // 5)
    undo_and_redo(first)
    if hands.send_up():
        # That is for good: what is done afterwards is undone as far as that.
        first = state()
    work(_STEPS // 5)
    undo_and_redo(first)
    assert hands.steps["edited"] > _STEPS // 20
    assert min(hands.steps["undone"], hands.steps["redone"]) > _STEPS // 5


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.usefixtures("stopped_clock")
def test_menu_that_is_left_open_is_closed_before_all_is_undone(window, open_page, session):
    page = open_page(everything(), "projects")
    hands = Hands(window, random.Random(0))
    hands.done.append("undo")
    session.set_texts({("plan", "projects", 0, "note"): "คำ"})
    page.filter.filter_button.click()
    assert QApplication.activePopupWidget() is not None
    page.grid.view.setFocus()
    hands.press(Qt.Key.Key_Z, CONTROL)
    assert session.history.index() == 1
    hands.leave()
    step_to(hands, session.history, 0, Qt.Key.Key_Z)


def step_to(hands, stack, index, key):
    """Press undo or redo until so many steps are done."""
    while stack.index() != index:
        before = stack.index()
        hands.come_back()
        hands.press(key, CONTROL)
        if stack.index() == before:
            where = (
                QApplication.focusWidget(),
                QApplication.activeWindow(),
                QApplication.activePopupWidget(),
            )
            words = (*hands.done[-3:], *stack.words()[before - 2 : before + 2])
            pytest.fail(f"{key} does nothing in {where}, after {words}")
