"""The pages of a PDF as pictures, drawn by pdfium from the very bytes of the file."""

from __future__ import annotations

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from forms.pdfium import PDFIUM


class PdfPages:
    """An open PDF. Its methods may be called from any thread, one at a time."""

    def __init__(self, data: bytes) -> None:
        # Heavy, and first needed when a form is shown.
        import pypdfium2  # noqa: PLC0415

        self._closed = False
        with PDFIUM:
            self._document = pypdfium2.PdfDocument(data)
            self.sizes = tuple(
                QSizeF(*self._document.get_page_size(number))
                for number in range(len(self._document))
            )

    def picture(self, number: int, scale: float) -> QImage:
        """Page `number` (from 0) at `scale` device pixels per point.

        An empty picture once the PDF is closed.
        """
        with PDFIUM:
            if self._closed:
                return QImage()
            page = self._document[number]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            # The copy outlives pdfium's memory.
            image = QImage(
                bitmap.buffer,
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            ).copy()
            bitmap.close()
            page.close()
        return image

    def close(self) -> None:
        """Let pdfium's memory go."""
        with PDFIUM:
            self._closed = True
            self._document.close()
