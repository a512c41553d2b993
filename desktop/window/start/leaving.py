"""What is asked before the open plan is let go while something of it is not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import PhaenError, StoreTrouble
from desktop.window.widgets.controls import settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.session.session import Session

_TITLE = "ยังไม่ได้บันทึก"
_KEPT = (
    "สิ่งที่แก้หลังจากบันทึกครั้งล่าสุดยังไม่อยู่ในแผนของเครื่องนี้ ถ้าปิดโดยไม่บันทึก โปรแกรมจะเก็บสิ่งนั้นไว้ต่างหาก "
    "และนำกลับมาได้ที่หน้าเริ่มต้น"
)
_NOT_KEPT = (
    "สิ่งที่แก้หลังจากบันทึกครั้งล่าสุดยังอยู่ในโปรแกรมเท่านั้น และเก็บไว้ต่างหากในเครื่องนี้ไม่ได้ ถ้าปิดโดยไม่บันทึก สิ่งนั้นจะหายไป"
    "และกู้คืนไม่ได้ บันทึกเป็นแฟ้มไว้ก่อนได้"
)
AGAIN, AS_FILE, GIVE_UP, STAY = "ลองบันทึกอีกครั้ง", "บันทึกเป็นแฟ้ม…", "ปิดโดยไม่บันทึก", "ยังไม่ปิด"
BOTH = "เก็บไว้ทั้งสองฉบับ"
# Where another has changed the plan, trying again does not help.
_OF_ANOTHER = {StoreTrouble.CHANGED, StoreTrouble.GONE}


def may_leave(session: Session, parent: QWidget) -> bool:
    """Whether the open plan may be let go: it is saved, or lies elsewhere, or is given up.

    What is given up has been put by as far as the disk takes it, and the plan is closed.
    """
    settle()
    if not may_leave_comparison(session, parent):
        return False
    said = ""
    while not session.release():
        answer = _answer(session, said, parent)
        if answer == STAY:
            return False
        try:
            if answer == GIVE_UP or (answer == AS_FILE and _is_filed(session, parent)):
                return session.close(give_up=True)
            if answer == BOTH:
                from desktop.session.conflicts import keep_both  # noqa: PLC0415 - seldom needed

                keep_both(session)
            said = ""
        except PhaenError as error:
            said = str(error)
    return True


def may_leave_comparison(session: Session, parent: QWidget) -> bool:
    """Whether what was decided of another copy may go, which is no part of the plan yet."""
    from desktop.window.widgets.dialogs import confirmed  # noqa: PLC0415 - seldom needed

    count = len(session.comparing.decisions) if session.is_comparing else 0
    return not count or confirmed(
        parent,
        f"ยังไม่ได้ผสานกับ {session.comparing.name} ปิดโดยไม่ผสานหรือไม่",
        f"สิ่งที่ตัดสินใจแล้ว {count:,} แห่งจะหายไป แผนในเครื่องนี้ไม่ถูกเปลี่ยนแปลง",
        yes="ปิดโดยไม่ผสาน",
    )


def _is_filed(session: Session, parent: QWidget) -> bool:
    from desktop.window.start.save_file import save_as_file  # noqa: PLC0415 - seldom needed

    return save_as_file(session, parent) is not None


def _answer(session: Session, said: str, parent: QWidget) -> str:
    """What is to be done with what is not saved; `said` is what came of the last answer."""
    # Seldom needed, and never for the first paint.
    from desktop.window.widgets.dialogs import message_box  # noqa: PLC0415

    more = _KEPT if session.keep_unsaved() else _NOT_KEPT
    box = message_box(parent, _TITLE, said or session.unsaved, more, picture="warning")
    role = box.ButtonRole
    first = BOTH if session.trouble in _OF_ANOTHER else AGAIN
    box.setDefaultButton(box.addButton(first, role.AcceptRole))
    box.addButton(AS_FILE, role.ActionRole)
    box.addButton(GIVE_UP, role.DestructiveRole)
    box.setEscapeButton(box.addButton(STAY, role.RejectRole))
    # The store may be free again before anyone answers.
    session.saved.connect(box.reject)
    box.exec()
    session.saved.disconnect(box.reject)
    if not session.unsaved:
        return AGAIN
    return next((each.text() for each in box.buttons() if each is box.clickedButton()), STAY)
