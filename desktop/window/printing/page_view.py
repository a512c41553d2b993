"""The pages of a document, one under another, as pictures that come when they are seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.window.printing.page_layout import PageLayout, Zoom, lay_out, next_zoom, scale_of

# Pictures of pages kept: about forty of A4 at true size.
_KEPT_BYTES = 96 * 1024 * 1024


class PageView(QAbstractScrollArea):
    """Shows pages of paper.

    `page_wanted(number, scale)` asks for the picture of a page in device pixels per
    point; `set_picture` answers. `moved` says that another page is on top or another
    zoom in force. `clicked(number, point)` says where on which page, in points.
    """

    page_wanted = Signal(int, float)
    moved = Signal()
    clicked = Signal(int, QPointF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self.setAccessibleName("หน้ากระดาษของแบบฟอร์ม")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sizes: tuple[QSizeF, ...] = ()
        self._layout = PageLayout()
        self._zoom: Zoom = "width"
        self._pictures: dict[int, tuple[float, QImage]] = {}
        self._asked: dict[int, float] = {}
        self._message = ""
        self._outlines: tuple[tuple[int, QRectF], ...] = ()
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def zoom(self) -> Zoom:
        """How large pages are shown."""
        return self._zoom

    @property
    def factor(self) -> float:
        """The zoom in force, 1 being the paper's true size."""
        return self._layout.scale / self._pixels_per_point()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def current(self) -> int:
        """The page at the top of the view, from 0."""
        third = self.viewport().height() // 3
        return self._layout.page_at(self.verticalScrollBar().value() + third)

    def show_pages(self, sizes: Sequence[QSizeF], *, keep_place: bool = False) -> None:
        """Show a document of pages of `sizes` points, from its first page on.

        `keep_place`: it is the one in sight, changed; its pictures stay until others come.
        """
        place = self.verticalScrollBar().value() if keep_place else 0
        self._sizes = tuple(sizes)
        if not keep_place:
            self._pictures.clear()
        self._outlines = ()
        self._asked.clear()
        self._message = ""
        self._lay_out()
        self.verticalScrollBar().setValue(place)
        self.moved.emit()

    def show_message(self, message: str) -> None:
        """Show words instead of pages."""
        self.show_pages(())
        self._message = message
        self.viewport().update()

    def set_picture(self, number: int, scale: float, picture: QImage) -> None:
        """Show the picture of a page, drawn at `scale`."""
        if number >= len(self._sizes):
            return
        self._pictures[number] = (scale, picture)
        self._forget_far_pages()
        self.viewport().update()

    def set_outlines(self, outlines: Sequence[tuple[int, QRectF]]) -> None:
        """Outline parts of pages: numbers of pages, and rectangles in points."""
        self._outlines = tuple(outlines)
        self.viewport().update()

    def reveal(self, number: int, rect: QRectF) -> None:
        """Bring the top of a rectangle of a page into sight, where it is not."""
        if number >= len(self._layout.rects):
            return
        seen = self._on_view(number, rect)
        room = self.viewport().height()
        if seen.top() < 0 or min(seen.bottom(), seen.top() + room // 3) > room:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(seen.top()) - room // 4)

    def set_zoom(self, zoom: Zoom) -> None:
        """Show pages at another size, with the same words at the top."""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, self._layout.size.height())
        self._zoom = zoom
        self._lay_out()
        bar.setValue(round(share * self._layout.size.height()))
        self.moved.emit()

    def zoom_by(self, direction: int) -> None:
        """Take the next zoom up (1) or down (-1)."""
        self.set_zoom(next_zoom(self.factor, direction))

    def go_to(self, number: int) -> None:
        """Bring a page, from 0, to the top."""
        if 0 <= number < len(self._layout.rects):
            self.verticalScrollBar().setValue(self._layout.rects[number].top() - self._gap())

    def _gap(self) -> int:
        return self.fontMetrics().height() * 3 // 4

    def _pixels_per_point(self) -> float:
        return self.logicalDpiX() / 72

    def _lay_out(self) -> None:
        # The room without scroll bars, less one bar: its coming must not change the fit.
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.maximumViewportSize() - QSize(bar, 0)
        scale = scale_of(
            self._zoom,
            self._sizes,
            room,
            gap=self._gap(),
            pixels_per_point=self._pixels_per_point(),
        )
        self._layout = lay_out(self._sizes, scale, gap=self._gap(), room=room.width())
        view = self.viewport().size()
        size = self._layout.size
        for bar_, length, seen in (
            (self.verticalScrollBar(), size.height(), view.height()),
            (self.horizontalScrollBar(), size.width(), view.width()),
        ):
            bar_.setRange(0, max(0, length - seen))
            bar_.setPageStep(seen)
            bar_.setSingleStep(self.fontMetrics().height() * 2)
        self.viewport().update()

    def _forget_far_pages(self) -> None:
        here = self.current
        far_first = sorted(self._pictures, key=lambda number: -abs(number - here))
        total = sum(picture.sizeInBytes() for _scale, picture in self._pictures.values())
        for number in far_first:
            if total <= _KEPT_BYTES or abs(number - here) <= 1:
                break
            total -= self._pictures.pop(number)[1].sizeInBytes()
            self._asked.pop(number, None)

    def _ask_for(self, number: int) -> None:
        scale = self._layout.scale * self.devicePixelRatioF()
        if self._asked.get(number) != scale:
            self._asked[number] = scale
            self.page_wanted.emit(number, scale)

    def _origin(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _on_view(self, number: int, rect: QRectF) -> QRectF:
        """Where a rectangle of a page, in points, stands in the view."""
        scale, page = self._layout.scale, self._layout.rects[number].translated(-self._origin())
        corner = QPointF(page.topLeft()) + rect.topLeft() * scale
        return QRectF(corner, rect.size() * scale)

    def _paint_outlines(self, painter: QPainter) -> None:
        pen = QPen(self.palette().color(QPalette.ColorRole.Highlight), 2)
        painter.setPen(pen)
        for number, rect in self._outlines:
            if number < len(self._layout.rects):
                painter.drawRect(self._on_view(number, rect).adjusted(-2, -1, 2, 1))

    def _paint_page(self, painter: QPainter, number: int, origin: QPoint) -> None:
        rect = self._layout.rects[number].translated(-origin)
        painter.fillRect(rect, Qt.GlobalColor.white)
        kept = self._pictures.get(number)
        if kept is not None:
            self._paint_picture(painter, rect, *kept)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_picture(self, painter: QPainter, rect: QRect, scale: float, picture: QImage) -> None:
        ratio = self.devicePixelRatioF()
        if scale != self._layout.scale * ratio:
            painter.drawImage(rect, picture)
            return
        # Dot upon dot: between two dots the letters would blur.
        picture.setDevicePixelRatio(ratio)
        corner = QPointF(round(rect.x() * ratio) / ratio, round(rect.y() * ratio) / ratio)
        painter.drawImage(corner, picture)

    def _on_scrolled(self) -> None:
        self.viewport().update()
        self.moved.emit()

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._message:
            words = QRect(self.viewport().rect()).adjusted(40, 40, -40, -40)
            painter.setPen(QColor(self.palette().color(QPalette.ColorRole.PlaceholderText)))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(words, flags, self._message)
            return
        origin = self._origin()
        area = event.rect()
        for number in self._layout.seen(area.top() + origin.y(), area.bottom() + origin.y()):
            self._ask_for(number)
            self._paint_page(painter, number, origin)
        self._paint_outlines(painter)
        following = self.current + 1
        if following < len(self._sizes):
            self._ask_for(following)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        here = self.current
        offset = 0
        if self._layout.rects:
            offset = self.verticalScrollBar().value() - self._layout.rects[here].top()
        before = self._layout.scale
        self._lay_out()
        if self._layout.rects:
            grown = self._layout.scale / before
            top = self._layout.rects[here].top()
            self.verticalScrollBar().setValue(top + round(offset * grown))
        self.moved.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint() + self._origin()
        for number, rect in enumerate(self._layout.rects):
            if event.button() is Qt.MouseButton.LeftButton and rect.contains(at):
                self.clicked.emit(number, QPointF(at - rect.topLeft()) * (1 / self._layout.scale))
        super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep() * 9 // 10)
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
