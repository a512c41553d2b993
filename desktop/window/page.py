"""What the window asks of a page, and how a page is announced to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from db.records import Package
    from forms.checks import Problem


class Page(QWidget):
    """One page of the window. It gets what it needs from whoever makes it."""

    def show_package(self, package: Package | None) -> None:
        """Show another state of the open plan; called before the page comes into sight."""

    def commands(self) -> tuple[QAction, ...]:
        """What the menu offers while the page is in sight."""
        return ()

    def export(self) -> None:
        """Ask what to export of the open plan; only a page that prints has an answer."""

    def leave(self) -> None:
        """Remember the page's arrangement and let go of files; the window closes."""


def _nothing(_problem: Problem) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page before it is made: `make` is called when it is first wanted.

    `covers` tells which problems its badge counts. A page that `needs_plan` rests while
    no plan is open.
    """

    name: str
    title: str
    icon: str
    make: Callable[[], Page]
    needs_plan: bool = True
    covers: Callable[[Problem], bool] = _nothing
