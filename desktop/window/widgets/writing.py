"""What changes the plan when it is used: at rest while the plan may only be read.

Fields and tables ask the session themselves; buttons, commands and boxes of other kinds are
named here, where they are made, and are brought to rest by `frame.resting`.
"""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

_WRITES = "writes"


def writing(*controls: QWidget | QAction) -> None:
    """Name controls that change the plan."""
    for control in controls:
        control.setProperty(_WRITES, True)  # noqa: FBT003 - Qt's own signature


def writes(control: QWidget | QAction) -> bool:
    """Whether a control was named as one that changes the plan."""
    return bool(control.property(_WRITES))
