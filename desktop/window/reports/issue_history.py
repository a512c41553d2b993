"""Every time a quarter's report was issued, with what changed, one below the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.window.widgets.controls import push_button
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, sized

if TYPE_CHECKING:
    from forms.reporting.issue_history import Entry

# More changes than so many are read on the printed history.
_MOST = 8


class IssueHistory(QWidget):
    """Frames of words, to read and to copy; `show_papers` shows what was sent at an issuance."""

    def __init__(self, show_papers: Callable[[str, str], None]) -> None:
        super().__init__()
        self._show_papers = show_papers
        self._shown: tuple[Entry, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(self, 0.5))

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these."""
        if entries == self._shown:
            return
        self._shown = entries
        while self._column.count():
            old = self._column.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for entry in entries:
            frame = _frame(entry)
            if entry.issuance:
                self._add_papers(frame, entry)
            self._column.addWidget(frame)

    def _add_papers(self, frame: QFrame, entry: Entry) -> None:
        show = partial(self._show_papers, entry.issuance, entry.title)
        button = push_button("ดูเอกสารที่ออก…", "document", show)
        button.setAccessibleName(f"ดูเอกสารที่{entry.title}")
        layout = frame.layout()
        if layout is not None:
            layout.addWidget(button)
            layout.setAlignment(button, Qt.AlignmentFlag.AlignLeft)


def _frame(entry: Entry) -> QFrame:
    frame = QFrame()
    frame.setObjectName("record")
    column = QVBoxLayout(frame)
    pad = em(frame, 0.6)
    column.setContentsMargins(pad, pad, pad, pad)
    column.setSpacing(em(frame, 0.2))
    title = _label(entry.title)
    title.setFont(sized(frame.font(), 1, strong=True))
    column.addWidget(title)
    for line in entry.lines:
        column.addWidget(_label(line))
    if entry.changes:
        column.addWidget(_label(f"ตัวเลขที่เปลี่ยน {len(entry.changes)} รายการ"))
    for change in entry.changes[:_MOST]:
        before, after = change.before or "(ไม่มี)", change.after or "(ไม่มี)"
        column.addWidget(_label(f"•  {change.what}: {before} → {after}"))
    more = len(entry.changes) - _MOST
    if more > 0:
        column.addWidget(_label(f"และอีก {more} รายการ ดูได้ในประวัติที่พิมพ์"))
    return frame


def _label(words: str) -> Label:
    label = Label(words)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
