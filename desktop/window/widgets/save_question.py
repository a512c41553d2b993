"""Where to save a file: asked with the name that is really written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.window.widgets.dialogs import confirmed


def ask_where(parent: QWidget, title: str, suggested: Path, ending: str, kind: str) -> Path | None:
    """The file that the user names, with its ending; None where none is wanted.

    `kind` is what such a file is called. Whether one that is there may be replaced is asked
    here: systems ask of the name as it was typed, which may lack the ending.
    """
    while True:
        chosen, _filter = QFileDialog.getSaveFileName(
            parent,
            title,
            str(suggested),
            f"{kind} (*{ending})",
            "",
            QFileDialog.Option.DontConfirmOverwrite,
        )
        if not chosen:
            return None
        suggested = with_ending(Path(chosen), ending)
        if not suggested.exists() or _may_be_replaced(parent, suggested):
            return suggested


def with_ending(path: Path, ending: str) -> Path:
    """A name with the ending, whatever else follows a dot in it."""
    if path.name.lower().endswith(ending):
        return path
    # A name that ends with a dot would have two of them.
    return path.with_name((path.name.rstrip(" .") or path.name) + ending)


def _may_be_replaced(parent: QWidget, path: Path) -> bool:
    return confirmed(
        parent,
        f"มีแฟ้ม “{path.name}” อยู่แล้ว แทนที่หรือไม่",
        f"แฟ้มเดิมใน {path.parent} จะถูกแทนที่ด้วยแฟ้มใหม่ และเรียกคืนไม่ได้",
        yes="แทนที่",
    )
