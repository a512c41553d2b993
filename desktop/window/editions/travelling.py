"""Editions on their way: written into a file, and taken in from one after a comparison."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.window.widgets.difference_list import Sides
from desktop.window.widgets.differences_dialog import DifferencesDialog
from desktop.window.widgets.save_question import ask_where
from forms.editions.editing.comparison import differences
from forms.editions.editing.files import default_name, keep, read_sent, write_sent
from forms.formats import EDITION

if TYPE_CHECKING:
    from desktop.window.memory import Memory
    from desktop.window.page import Tools

_TAKE, _REPLACE, _LEAVE = "รับชุดนี้", "แทนที่ด้วยชุดในแฟ้ม", "ไม่รับ"


def ask_where_to_send(parent: QWidget, edition_id: str, memory: Memory) -> Path | None:
    """Ask where to, and write an edition there; the file, None where none is wanted.

    Raises:
        PhaenError: it cannot be written.
    """
    suggested = memory.folder / default_name(edition_id)
    path = ask_where(parent, "ส่งชุดแบบฟอร์มเป็นแฟ้ม", suggested, EDITION.suffix, EDITION.name)
    if path is None:
        return None
    memory.folder = path.parent
    write_sent(edition_id, path)
    return path


def ask_and_take(parent: QWidget, tools: Tools, path: Path | None = None) -> str:
    """Ask for a file, say in what it differs from what is there, and take it in if it is wanted.

    The id of the edition; empty where none was taken.

    Raises:
        PhaenError: the file is no edition, or a faulty one, or it cannot be kept.
    """
    if path is None:
        chosen, _filter = QFileDialog.getOpenFileName(
            parent,
            "เลือกแฟ้มชุดแบบฟอร์ม",
            str(tools.memory.folder),
            f"{EDITION.name} (*{EDITION.suffix} *.toml)",
        )
        if not chosen:
            return ""
        path = Path(chosen)
        tools.memory.folder = path.parent
    found = read_sent(path)
    edition_id, there = found.draft.id, found.there
    unlike = differences(there, found.draft.edition) if there is not None else ()
    forms = len(found.draft.edition.forms)
    answers: tuple[str, ...]
    if there is None:
        words, answers = f"ชุดแบบฟอร์ม {edition_id} พิมพ์ {forms} แบบฟอร์ม", (_TAKE, _LEAVE)
    elif found.is_same:
        words, answers = f"มีชุดแบบฟอร์ม {edition_id} อยู่แล้ว ตรงกับในแฟ้ม", (_LEAVE,)
    else:
        words = f"มีชุดแบบฟอร์ม {edition_id} อยู่แล้ว ต่างจากในแฟ้ม {len(unlike):,} แห่ง"
        answers = (_REPLACE, _LEAVE)
    dialog = DifferencesDialog(
        tools.theme,
        parent,
        title="รับชุดแบบฟอร์ม",
        words=words,
        more=f"แฟ้ม {path.name} ตรวจแล้วใช้ได้",
        differences=unlike,
        sides=Sides("ชุดที่มีอยู่", "ชุดในแฟ้ม"),
        answers=answers,
        careful=there is not None,
    )
    dialog.exec()
    answer = dialog.answer
    dialog.deleteLater()
    if answer == _LEAVE:
        return ""
    keep(found.draft)
    return edition_id
