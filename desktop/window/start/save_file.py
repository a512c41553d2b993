"""The open plan saved as a file of its own, with what stands marked in its fields."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from db.files import safe_name
from db.package.file import write_package
from db.places import dotted
from desktop.session.exchanging import descent
from desktop.session.session import Session
from desktop.window.widgets.dialogs import confirmed
from forms.formats import PACKAGE, SEALED, format_of, is_package


def save_as_file(session: Session, parent: QWidget) -> Path | None:
    """Ask for a file and write the open plan there; gives the file, or None where it is not done.

    Raises:
        PhaenError: the file cannot be written.
    """
    plan = session.package.plan
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name = safe_name(f"{plan.unit.name} {plan.fiscal_year}") + PACKAGE.suffix
    chosen, _filter = QFileDialog.getSaveFileName(
        parent, "บันทึกเป็นแฟ้มแผน", str(Path(folder, name)), f"{PACKAGE.name} (*{PACKAGE.suffix})"
    )
    if not chosen:
        return None
    path = Path(chosen)
    if not is_package(path) or format_of(path) is SEALED:
        path = path.with_name(path.name + PACKAGE.suffix)
        if path.exists() and not confirmed(
            parent, f"มีแฟ้ม {path.name} อยู่แล้ว เขียนทับหรือไม่", "แฟ้มเดิมจะหายไป", yes="เขียนทับ"
        ):
            return None
    drafts = {dotted(place): text for place, text in session.state.drafts.items()}
    package = session.as_saved(session.package)
    write_package(package, path, drafts=drafts, descends_from=descent(session))
    return path
