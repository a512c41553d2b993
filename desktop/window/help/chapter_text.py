"""A chapter of the manual on the screen: its pictures fit, its links lead to headings."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextDocument,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import GAP_1, GAP_2, GAP_4
from forms.manual.chapters import PICTURES, anchor_of

# Of a table of two columns, the one that says what the other is for is as wide as it needs.
_SHARES = {2: (40, 60), 3: (30, 35, 35)}


class ChapterText(QTextBrowser):
    """Shows a marked text; `wanted` gives what a link names, which may be in another chapter."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("คู่มือ")
        self.document().setDocumentMargin(px(GAP_4))
        # A table of the whole width asks for a little more than there is.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.anchorClicked.connect(lambda url: self.wanted.emit(url.fragment()))
        self._text = ""
        # The one that was asked for last.
        self.heading = ""

    def show_chapter(self, text: str, heading: str = "") -> None:
        """Show a text from a heading on, or from its beginning."""
        before, self._text, self.heading = self._text, text, heading
        if text == before:
            self._go_to_heading()
        else:
            self._set()

    def _set(self) -> None:
        self.setMarkdown(self._text)
        _set_tables(self.document(), px(GAP_1))
        # What a table changes of its own would keep the rest from being laid out.
        self.document().markContentsDirty(0, self.document().characterCount())
        # Lines are as wide as the text is seen only with the next event.
        QTimer.singleShot(0, self, self._go_to_heading)

    def _go_to_heading(self) -> None:
        # A long text is laid out bit by bit, but for who asks how large it is.
        self.document().size()
        block = self.document().begin()
        wanted = anchor_of(self.heading)
        while block.isValid() and wanted:
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == wanted:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top) - px(GAP_2))
                return
            block = block.next()

    # Qt's own names from here on.

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != int(QTextDocument.ResourceType.ImageResource.value):
            return super().loadResource(kind, name)
        file = name.path() if isinstance(name, QUrl) else name
        picture = QImage(str(PICTURES / file))
        if picture.isNull():
            return picture
        # In the dots of the screen, so that it is sharp at 150 percent, too.
        dots = self.devicePixelRatio()
        room = QSize(self.viewport().width() - 3 * px(GAP_4), picture.height()) * dots
        mode = Qt.TransformationMode.SmoothTransformation
        if picture.width() > room.width():
            picture = picture.scaledToWidth(max(1, room.width()), mode)
        picture.setDevicePixelRatio(dots)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._text and event.size().width() != event.oldSize().width():
            self._set()


def _set_tables(document: QTextDocument, padding: int) -> None:
    """Give all tables of a text the same columns, over its whole width, and no lines."""
    frames = document.rootFrame().childFrames()
    for table in (frame for frame in frames if isinstance(frame, QTextTable)):
        look = table.format()
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shares = _SHARES.get(table.columns(), (100 / table.columns(),) * table.columns())
        kind = QTextLength.Type.PercentageLength
        look.setColumnWidthConstraints([QTextLength(kind, share) for share in shares])
        look.setCellPadding(padding)
        look.setBorder(0)
        look.setBottomMargin(3 * padding)
        table.setFormat(look)
