"""Qt cannot begin and would end the process with words of its own: told of in Thai before that."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

_REFUSED = 2
# What Qt has said so far: the last of it says that it ends, those before say why.
_heard: list[str] = []
_PLUGINS = ("Qt/plugins/platforms/libqxcb.so", "plugins/platforms/qwindows.dll")


def watch_beginning() -> None:
    """From now on until Qt has begun, tell of what keeps it from that."""
    qInstallMessageHandler(_on_message)


def end_watching() -> None:
    """Qt has begun."""
    qInstallMessageHandler(None)


def _on_message(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    _heard.append(words)
    if sys.stderr is not None:
        sys.stderr.write(f"{words}\n")
    if kind is not QtMsgType.QtFatalMsg:
        return
    from desktop.faults import FaultLog  # noqa: PLC0415 - only where something is wrong
    from desktop.telling import tell  # noqa: PLC0415 - as above

    log = FaultLog()
    sentence = trouble_words()
    log.write("\n".join([sentence, *_heard, "", ""]))
    log.close()
    tell(f"{sentence} (รายละเอียดอยู่ใน {log.path})")
    # Qt would end the process now, and Linux write its memory to the disk.
    os._exit(_REFUSED)


def trouble_words() -> str:
    """Why Qt finds no screen, as far as it can be told."""
    from desktop.system_libraries import missing_for  # noqa: PLC0415 - as above

    folder = Path(PySide6.__file__).parent
    for plugin in (folder / name for name in _PLUGINS):
        if plugin.exists() and (words := missing_for(plugin)):
            return words
    return "เปิดหน้าต่างไม่ได้ เพราะติดต่อจอภาพของเครื่องนี้ไม่ได้ โปรดออกจากระบบ เข้าใหม่ แล้วเปิดโปรแกรมอีกครั้ง"
