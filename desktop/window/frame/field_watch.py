"""Says in the foot of the page what is wrong with the field that one is in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.session.checker import Checker
from desktop.session.session import Session
from desktop.window.field_places import field_of, place_of
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from desktop.window.widgets.page_footer import Footer, KeyWords

_FIELD_KEYS: tuple[KeyWords, ...] = (("F1", "วิธีกรอก"),)


class FieldWatch(QObject):
    """Watches the focus; `footer` gives the foot of the page in sight, None without one."""

    def __init__(
        self,
        session: Session,
        checker: Checker,
        footer: Callable[[], Footer | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._checker = checker
        self._footer = footer
        self._watched: WeakSet[QWidget] = WeakSet()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        checker.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Look again at what is wrong where one is."""
        footer = self._footer()
        if footer is not None:
            severity, words = self._trouble()
            footer.show_trouble(severity, words)

    def _trouble(self) -> tuple[str, str]:
        """The worst of what is wrong in the field that has the focus: severity and words."""
        place = place_of(QApplication.focusWidget()) if self._session.is_open else None
        if place is None:
            return "", ""
        # With the pages, which are not needed for the first paint.
        from desktop.window.fields.field_notes import problems_at  # noqa: PLC0415

        here = (p for p in problems_at(self._checker, place) if p.place[: len(place)] == place)
        order = list(SEVERITIES)
        worst = min(here, key=lambda p: order.index(p.severity), default=None)
        return (worst.severity, worst.message) if worst is not None else ("", "")

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        footer = self._footer()
        if new is None or footer is None or footer.isAncestorOf(new):
            return
        field = field_of(new)
        # A grid has the focus while the cursor goes from cell to cell.
        moved = getattr(field, "current_changed", None)
        if field is not None and moved is not None and field not in self._watched:
            self._watched.add(field)
            moved.connect(self.refresh)
        if field is not None:
            footer.show_keys(getattr(field, "keys_now", _FIELD_KEYS))
        self.refresh()
