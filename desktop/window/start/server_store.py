"""Opens a store on a server in the place of the one that is open, and asks what it must know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import PhaenError, StoreError, StoreTrouble
from desktop.window.start.leaving import may_leave
from desktop.window.start.server_dialog import ServerDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.window.page import Tools


def ask_server(tools: Tools, window: QWidget) -> None:
    """Ask which store is wanted, and open it; the open plan is let go first."""
    plans, session, notice = tools.plans, tools.session, tools.notice
    dialog = ServerDialog(tools.memory, tools.tasks, window, address=plans.server)
    is_wanted = dialog.exec()
    dialog.deleteLater()
    if not is_wanted or not may_leave(session, window) or not session.close():
        return
    try:
        plans.switch(dialog.address)
    except PhaenError as error:
        notice.show_result(str(error), severity="error")
    else:
        notice.show_result(f"เปิด{plans.store_words} แล้ว มี {len(plans.entries):,} แผน")


def open_asking(tools: Tools, window: QWidget) -> None:
    """Open the store of the server with which the window was started.

    Where a password is wanted it is asked for.

    Raises:
        StoreError: it cannot be opened, or nobody wanted to say the password.
    """
    plans = tools.plans
    try:
        plans.open_store()
    except StoreError as error:
        if error.trouble is not StoreTrouble.LOGIN:
            raise
        dialog = ServerDialog(tools.memory, tools.tasks, window, address=plans.server)
        is_wanted = dialog.exec()
        dialog.deleteLater()
        if not is_wanted:
            raise
        plans.go_to(dialog.address)
        plans.open_store()
