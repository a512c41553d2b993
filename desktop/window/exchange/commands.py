"""The commands of the file menu that send plans and take back what came of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop.window.exchange.filling import Filling
    from desktop.window.exchange.sending import Sending
    from desktop.window.page import Tools


class MenuCommand(NamedTuple):
    """A command of a menu: its words and icon, what it does; `of_plan`: it needs an open one."""

    words: str
    icon: str
    act: Callable[[], object]
    of_plan: bool = True
    writes: bool = False


class ExchangeCommands:
    """Carries them out; what they need is made when one is first wanted."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    @property
    def of_menu(self) -> tuple[MenuCommand, ...]:
        """The commands, in the order in which they stand in the menu."""
        return (
            MenuCommand("จัดชุดส่งต้นสังกัด…", "export", lambda: self._sending.ask()),
            MenuCommand("ตรวจชุดส่ง…", "done", lambda: self._sending.ask_verify(), of_plan=False),
            MenuCommand("สมุดงานให้กรอก…", "table", lambda: self._filling.ask_out()),
            MenuCommand(
                "อ่านสมุดงานที่กรอกแล้ว…", "import", lambda: self._filling.ask_in(), writes=True
            ),
        )

    @cached_property
    def _sending(self) -> Sending:
        from desktop.window.exchange.sending import Sending  # noqa: PLC0415 - when first wanted

        return Sending(self._tools)

    @cached_property
    def _filling(self) -> Filling:
        from desktop.window.exchange.filling import Filling  # noqa: PLC0415 - when first wanted

        return Filling(self._tools)
