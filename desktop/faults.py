"""A fault of the program: written down in full, told in one sentence."""

from __future__ import annotations

import tempfile
import traceback
from datetime import datetime
from pathlib import Path

import platformdirs


def record_fault(error: BaseException) -> str:
    """Adds the traceback to the log in the user's log folder; returns what to tell."""
    folder = platformdirs.user_log_path("Phaen", appauthor=False)
    moment = datetime.now().astimezone().isoformat(timespec="seconds")
    report = f"{moment}\n{''.join(traceback.format_exception(error))}\n"
    for place in (folder, Path(tempfile.gettempdir())):
        path = place / "phaen-faults.log"
        try:
            place.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8", errors="replace") as log:
                log.write(report)
        except OSError:
            continue
        return f"โปรแกรมทำงานผิดพลาด ข้อมูลที่บันทึกไว้แล้วไม่เสียหาย โปรดส่งแฟ้ม {path} ให้ผู้ดูแลโปรแกรม"
    return f"โปรแกรมทำงานผิดพลาด ({type(error).__name__}) ข้อมูลที่บันทึกไว้แล้วไม่เสียหาย โปรดแจ้งผู้ดูแลโปรแกรม"
