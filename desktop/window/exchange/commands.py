"""The commands of the file menu by which plans, and what they draw on, go out and come in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from desktop.window.frame.menus import MenuCommand
from desktop.window.widgets.controls import settle

if TYPE_CHECKING:
    from desktop.window.exchange.filling import Filling
    from desktop.window.exchange.sending import Sending
    from desktop.window.page import Tools


class ExchangeCommands:
    """Carries them out; what they need is made when one is first wanted."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    @property
    def of_menu(self) -> tuple[MenuCommand, ...]:
        """The commands, in the order in which they stand in the menu."""
        return (
            MenuCommand("จัดชุดส่งต้นสังกัด…", "export", self._send),
            MenuCommand("ตรวจชุดส่ง…", "done", self._verify, of_plan=False),
            MenuCommand("สมุดงานให้กรอก…", "table", self._fill_out),
            MenuCommand("อ่านสมุดงานที่กรอกแล้ว…", "import", self._fill_in, writes=True),
            MenuCommand("รายการกลาง…", "list", self._show_libraries, of_plan=False),
        )

    def _send(self) -> None:
        self._sending.ask()

    def _verify(self) -> None:
        self._sending.ask_verify()

    def _fill_out(self) -> None:
        self._filling.ask_out()

    def _fill_in(self) -> None:
        self._filling.ask_in()

    def _show_libraries(self) -> None:
        from desktop.window.library.library_dialog import (  # noqa: PLC0415 - when first wanted
            LibraryDialog,
        )

        settle()
        dialog = LibraryDialog(self._tools, self._tools.notice.window())
        dialog.exec()
        dialog.deleteLater()

    @cached_property
    def _sending(self) -> Sending:
        from desktop.window.exchange.sending import Sending  # noqa: PLC0415 - when first wanted

        return Sending(self._tools)

    @cached_property
    def _filling(self) -> Filling:
        from desktop.window.exchange.filling import Filling  # noqa: PLC0415 - when first wanted

        return Filling(self._tools)
