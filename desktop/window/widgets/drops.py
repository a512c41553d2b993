"""A window on which packages, libraries, editions, and documents with a plan can be dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from forms.formats import is_own, is_readable


class DropWindow(QMainWindow):
    """`file_dropped` gives the path of the first file of what is dropped that is taken."""

    file_dropped = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    # Qt's own names from here on.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _taken_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _taken_files(event)[:1]:
            event.acceptProposedAction()
            self.file_dropped.emit(path)


def _taken_files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if is_own(path) or is_readable(path)]
