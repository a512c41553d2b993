"""The pauses of a window end when its test says so, not by the clock."""

from __future__ import annotations

from itertools import chain

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.session import checker, rescuer
from desktop.window.fields import fields, typing_steps
from desktop.window.frame import find_panel, whereabouts
from desktop.window.framework import other_plans_offer
from desktop.window.printing import preview, side_preview
from desktop.window.widgets import notice

_PAUSES = (
    (checker, "_PAUSE_MS"),
    (fields, "PAUSE_MS"),
    (find_panel, "_PAUSE_MS"),
    (other_plans_offer, "_PAUSE"),
    (notice, "_SIGHT"),
    (preview, "_PATIENCE"),
    (rescuer, "_PAUSE_MS"),
    (side_preview, "_PAUSE_MS"),
    (typing_steps, "STEP_MS"),
    (whereabouts, "_PAUSE_MS"),
)
# Longer than any test, in milliseconds.
_NEVER = 24 * 3600 * 1000


@pytest.fixture
def stopped_clock(qapp, monkeypatch):
    """No pause of what is made from now on ends by itself."""
    for module, name in _PAUSES:
        monkeypatch.setattr(module, name, _NEVER)
    # Letters typed into a list are searched for together while they follow one another.
    interval = qapp.keyboardInputInterval()
    qapp.setKeyboardInputInterval(0)
    yield
    qapp.setKeyboardInputInterval(interval)


def end_pauses(*roots: QObject) -> None:
    """Let all the pauses end that have begun in these objects, as if some time went by."""
    timers = chain.from_iterable(root.findChildren(QTimer) for root in roots)
    for timer in [each for each in timers if each.isActive() and each.interval() == _NEVER]:
        # What one ends may be the last of another.
        if shiboken6.isValid(timer) and timer.isActive():
            timer.stop()
            timer.timeout.emit()
    QApplication.processEvents()
