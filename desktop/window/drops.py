"""A window on which package files can be dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow


class DropWindow(QMainWindow):
    """Takes the first package file of what is dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def take_file(self, path: Path) -> None:
        """Take a package file that was dropped."""
        raise NotImplementedError

    # Qt's own names from here on.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _package_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _package_files(event)[:1]:
            event.acceptProposedAction()
            self.take_file(path)


def _package_files(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() == ".json"]
