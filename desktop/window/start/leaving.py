"""What is asked before the open plan is let go while something of it is not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.window.widgets.controls import settle

if TYPE_CHECKING:
    from desktop.session.session import Session

_TITLE = "ยังไม่ได้บันทึก"
_MORE = "สิ่งที่แก้หลังจากบันทึกครั้งล่าสุดยังอยู่ในโปรแกรมเท่านั้น ถ้าปิดแผนโดยไม่บันทึก สิ่งนั้นจะหายไปและกู้คืนไม่ได้"
AGAIN, GIVE_UP, STAY = "ลองบันทึกอีกครั้ง", "ปิดโดยไม่บันทึก", "ยังไม่ปิด"


def may_leave(session: Session, parent: QWidget) -> bool:
    """Whether the open plan may be let go: it is saved, or the user gives up what is not.

    What is given up is gone when this returns: the plan is closed.
    """
    settle()
    while not session.release():
        answer = _answer(session.unsaved, parent)
        if answer == STAY:
            return False
        if answer == GIVE_UP:
            return session.close(give_up=True)
    return True


def _answer(reason: str, parent: QWidget) -> str:
    # Seldom needed, and never for the first paint.
    from desktop.window.widgets.dialogs import message_box  # noqa: PLC0415

    box = message_box(parent, _TITLE, reason, _MORE, picture="warning")
    role = QMessageBox.ButtonRole
    again = box.addButton(AGAIN, role.AcceptRole)
    give_up = box.addButton(GIVE_UP, role.DestructiveRole)
    stay = box.addButton(STAY, role.RejectRole)
    box.setDefaultButton(again)
    box.setEscapeButton(stay)
    box.exec()
    chosen = box.clickedButton()
    return AGAIN if chosen is again else GIVE_UP if chosen is give_up else STAY
