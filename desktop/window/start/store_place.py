"""Says once of each store that it lies on no good folder, and moves it by one click."""

from __future__ import annotations

from pathlib import Path

from db.errors import PhaenError
from db.settings.declared import DATA_FOLDER
from db.settings.settings import Settings
from db.store.folder_kinds import FolderKind, folder_found, system_facts
from db.user_folders import one_folder, usual_data_folder
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.window.memory import Memory
from desktop.window.start.leaving import may_leave
from desktop.window.widgets.notice import Notice

_TOLD = "places"
MOVE = "ย้ายมาไว้ในเครื่องนี้"
_BY_SETTINGS = "ด้วย “ย้ายโฟลเดอร์ข้อมูล…” ในแท็บ “ข้อมูลและการสำรอง” ของ “ตั้งค่า…”"


def tell_of_place(plans: Plans, session: Session, notice: Notice, memory: Memory) -> None:
    """Tell of the folder of the open store, unless it is good or was told of before."""
    if plans.read_only or plans.server is not None:
        return  # who may write it is told
    told = memory.text(_TOLD).split("\n")
    words = _words_of_policy(plans, memory.settings) or words_of_place(plans.store_path)
    if not words or str(plans.store_path) in told:
        return
    memory.set_text(_TOLD, "\n".join([*filter(None, told), str(plans.store_path)]))
    choices = () if plans.is_own else ((MOVE, lambda: _move(plans, session, notice)),)
    is_movable = plans.is_own and not memory.settings.is_locked(DATA_FOLDER)
    more = (_BY_SETTINGS,) if is_movable and one_folder() is None else ()
    notice.show_result(" ".join((words, *more)), choices, severity="warning")


def _words_of_policy(plans: Plans, settings: Settings) -> str:
    """Where one's plans are still, when the policy has another folder that has none yet."""
    before = usual_data_folder() / plans.store_path.name
    if plans.entries or not (plans.is_own and settings.is_locked(DATA_FOLDER) and before.exists()):
        return ""
    return (
        f"ผู้ดูแลเครื่องกำหนดให้เก็บข้อมูลที่ {plans.store_path.parent} ซึ่งยังไม่มีแผน "
        f"แผนที่เคยทำไว้ยังอยู่ครบที่ {before.parent} โปรดติดต่อผู้ดูแลเครื่องให้คัดลอกมาก่อนเริ่มแผนใหม่"
    )


def words_of_place(store: Path) -> str:
    """What is to be said of the folder of a store; empty where it is a good one."""
    folder = store.resolve().parent
    found = folder_found(folder, system_facts())
    kinds = {
        FolderKind.NETWORK: "โฟลเดอร์เครือข่าย ซึ่งอาจบันทึกไม่ครบเมื่อเครือข่ายขาด",
        FolderKind.SYNCED: f"โฟลเดอร์ที่ {found.service} คัดลอกขึ้นอินเทอร์เน็ต "
        "ซึ่งอาจทำให้แฟ้มเสียหายหรือมีสองฉบับ",
        FolderKind.REMOVABLE: "ไดรฟ์แบบถอดได้ ซึ่งแฟ้มอาจเสียหายถ้าถอดขณะทำงาน",
    }
    if found.kind not in kinds:
        return ""
    return f"ฐานข้อมูลอยู่ใน {folder} เป็น{kinds[found.kind]} ควรย้ายไปไว้ในโฟลเดอร์ของเครื่องนี้เอง"


def _move(plans: Plans, session: Session, notice: Notice) -> None:
    if not may_leave(session, notice.window()):
        return
    number = session.number
    try:
        session.close()
        old = plans.move_to_own_folder()
        if number is not None:
            session.open(number)
    except PhaenError as error:
        notice.show_result(str(error), severity="error")
    else:
        notice.show_result(f"ย้ายฐานข้อมูลมาไว้ที่ {plans.store_path} แล้ว แฟ้มเดิมยังอยู่ในชื่อ {old}")
