"""Keys of the frame that a part of a page has a use of its own for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_TAKES_BACK = "takes-back"


def take_back(part: QWidget) -> None:
    """Let a part of a page have Alt+← while the focus is in it."""
    part.setProperty(_TAKES_BACK, True)  # noqa: FBT003 - Qt's own signature


def is_back_taken(focused: QWidget | None) -> bool:
    """Whether Alt+← is of the part of a page that has the focus."""
    while focused is not None:
        if focused.property(_TAKES_BACK):
            return True
        focused = focused.parentWidget()
    return False
