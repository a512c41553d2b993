"""The window on a plan that is only looked at, which another window has asked for."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from db.user_folders import VARIABLE
from desktop.window.app import run
from desktop.window.start.looking import PREFIX

_OF_FILE = "ดูอย่างเดียว: แผนใน “{}” ยังไม่ได้นำเข้าเครื่องนี้ ถ้าจะแก้ไข ให้ปิดหน้าต่างนี้แล้วนำเข้า"
_OF_MOMENT = "ดูอย่างเดียว: แผนตามที่เป็นเมื่อ {} ถ้าจะใช้ ให้ปิดหน้าต่างนี้แล้วกด “นำกลับมา…” ในหน้าต่าง “ประวัติแผน”"


def look(db: Path, name: str, *, is_moment: bool = False) -> int:
    """Show the plan of a store that was made for this, and take the store away afterwards.

    `name` is that of the file that the plan came from, or the moment of which it is. Gives the exit
    code of the process.
    """
    words = (_OF_MOMENT if is_moment else _OF_FILE).format(name)
    try:
        return run(db, show=1, read_only=words)
    finally:
        folder = db.parent
        if folder.name.startswith(PREFIX) and os.environ.get(VARIABLE) == str(folder):
            shutil.rmtree(folder, ignore_errors=True)
