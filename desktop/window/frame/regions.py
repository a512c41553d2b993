"""The parts of the window that F6 goes through: rail, head, page, and what is beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

Region = tuple[QWidget, Callable[[], object]]  # the part, and what puts the focus into it


class Regions:
    """Goes from the part with the focus to the next or the one before, past those not in sight."""

    def __init__(self, regions: Callable[[], Sequence[Region]]) -> None:
        self._regions = regions

    def step(self, by: int) -> None:
        """Put the focus into another part, 1 on or -1 back; from the last to the first."""
        shown = [region for region in self._regions() if region[0].isVisible()]
        focused = QApplication.focusWidget()
        inside = (part is focused or part.isAncestorOf(focused) for part, _ in shown if focused)
        at = next((n for n, is_inside in enumerate(inside) if is_inside), -1 if by > 0 else 0)
        for offset in range(1, len(shown) + 1):
            part, enter = shown[(at + by * offset) % len(shown)]
            enter()
            now = QApplication.focusWidget()
            # A part with nothing to use at the moment is passed.
            if now is not None and (now is part or part.isAncestorOf(now)):
                return


def focus_first(part: QWidget) -> None:
    """Put the focus to the first control of a part that takes it by Tab."""
    for each in part.findChildren(QWidget):
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            each.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
