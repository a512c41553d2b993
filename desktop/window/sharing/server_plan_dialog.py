"""A dialog on the open plan of a server: what it asks goes over a connection of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from desktop.session.server_plan import ServerPlan
from desktop.window.widgets.plain_words import Label

if TYPE_CHECKING:
    from desktop.window.page import Tools


class ServerPlanDialog(QDialog):
    """Has a line, `said`, for what comes of what is asked, out of sight while it is empty."""

    def __init__(self, tools: Tools, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._tools = tools
        self._plan = ServerPlan(tools.session)
        self.said = Label()
        self.said.setObjectName("hint")
        self.said.setWordWrap(True)

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    # Qt's own names from here on.

    def done(self, result: int) -> None:
        """Let go of the server, once it is asked nothing any more."""
        self._tools.tasks.run(lambda _progress: self._plan.close(), done=lambda _none: None)
        super().done(result)
