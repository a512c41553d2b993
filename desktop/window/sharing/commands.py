"""The commands for plans on a server: who may what in the open plan, and what was done in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.window.frame.menus import MenuCommand
from desktop.window.widgets.controls import settle

if TYPE_CHECKING:
    from desktop.window.page import Tools


class SharingCommands:
    """Carries them out. With a store in a file nothing of them is imported."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    @property
    def of_menu(self) -> tuple[MenuCommand, ...]:
        """The commands, in the order in which they stand in the menu."""
        return (
            MenuCommand("ผู้ใช้แผน…", "unit", self.show_users, of_server=True),
            MenuCommand("ประวัติแผน…", "restore", self.show_history, of_server=True),
        )

    def show_users(self) -> None:
        """Show who may read, write or own the open plan."""
        from desktop.window.sharing.users_dialog import UsersDialog  # noqa: PLC0415 - when wanted

        settle()
        dialog = UsersDialog(self._tools, self._tools.notice.window())
        dialog.exec()
        dialog.deleteLater()

    def show_history(self) -> None:
        """Show who has saved what in the open plan, and the plan as it was."""
        from desktop.window.sharing.history_dialog import (  # noqa: PLC0415 - as above
            HistoryDialog,
        )

        settle()
        dialog = HistoryDialog(self._tools, self._tools.notice.window())
        dialog.exec()
        dialog.deleteLater()
