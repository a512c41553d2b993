"""The tour of a first start: short words over the real parts of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.window.memory import Memory
from desktop.window.page import Page
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px, set_role
from desktop.window.widgets.tokens import GAP_2, GAP_4

# Remembered under this name once it was seen.
_SEEN = "tour"


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop: a heading and words, and where in the window they point to."""

    title: str
    words: str
    spot: Callable[[], QRect]


def stops(window: QMainWindow, page: Page, rail: QWidget) -> tuple[Stop, ...]:
    """The stops of the tour of a window, with the page in sight and the list of pages.

    The first points to where the page has something to begin with, never to an empty page.
    """

    def widget(part: QWidget) -> Callable[[], QRect]:
        return lambda: QRect(part.mapTo(window, QPoint(0, 0)), part.size())

    bar = window.menuBar()
    corner = cast("QWidget | None", bar.cornerWidget())

    def menu(words: str) -> Callable[[], QRect]:
        title = next(each for each in bar.actions() if each.text().startswith(words))
        return lambda: bar.actionGeometry(title).translated(bar.pos())

    return (
        Stop(
            "เริ่มจากตรงนี้",
            "แผนทุกปีของหน่วยงานอยู่ในหน้าเริ่มต้น ลองเปิดแผนตัวอย่าง หรือสร้างแผนใหม่",
            widget(page.beginning() or page),
        ),
        Stop(
            "ทำไปทีละหน้า",
            "กรอกจากบนลงล่าง ตัวเลขท้ายชื่อหน้าคือจำนวนข้อที่ตรวจพบ",
            widget(rail),
        ),
        Stop(
            "ผิดก็เลิกทำได้",
            "การแก้ไขเลิกทำได้ด้วย Ctrl+Z ค้นหาทั้งแผนด้วย Ctrl+F และแก้คำที่ลืมเปลี่ยนภาษาด้วย Ctrl+Shift+K",
            menu("แก้ไข"),
        ),
        Stop(
            "เห็นหน้ากระดาษจริง",
            "กด F8 เพื่อดูหน้ากระดาษข้างช่องที่กรอก คลิกแถวบนหน้ากระดาษเพื่อไปที่ช่องนั้น กด F4 เพื่อไปที่ข้อที่ตรวจพบถัดไป",
            menu("มุมมอง"),
        ),
        Stop(
            "ไม่ต้องสั่งบันทึก",
            "โปรแกรมบันทึกทุกการแก้ไขทันที มุมขวาบนบอกว่าบันทึกเมื่อใด",
            widget(bar if corner is None else corner),
        ),
        Stop("มีข้อสงสัย", "กด F1 ที่ช่องใดเพื่ออ่านวิธีกรอกช่องนั้น แป้นพิมพ์ลัดทั้งหมดก็อยู่ที่นี่", menu("ช่วยเหลือ")),
    )


class Tour(QWidget):
    """Lies over a window, lights up one part after another and says what it is for.

    Enter goes on, Esc leaves; once seen or left it does not come by itself again.
    """

    def __init__(self, window: QWidget, stops: Sequence[Stop], memory: Memory) -> None:
        super().__init__(window)
        self.setAccessibleName("แนะนำโปรแกรม")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self._stops = tuple(stops)
        self._memory = memory
        self._at = 0
        self._before = window.focusWidget()
        self._bubble = QFrame(self)
        self._bubble.setObjectName("callout")
        self._title, self._words, self._count = Label(), Label(), Label()
        self._back = QPushButton("ก่อนหน้า")
        self._next = QPushButton("ถัดไป")
        self._skip = QPushButton("ข้าม")
        self._arrange()
        window.installEventFilter(self)

    @property
    def at(self) -> int:
        """The stop in sight, from 0."""
        return self._at

    def start(self) -> None:
        """Show the first stop."""
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._show(0)

    def _arrange(self) -> None:
        set_role(self._title, "section")
        self._words.setWordWrap(True)
        self._count.setObjectName("hint")
        self._next.setProperty("primary", True)  # noqa: FBT003 - Qt's own signature
        self._next.clicked.connect(lambda _checked=False: self._show(self._at + 1))
        self._back.clicked.connect(lambda _checked=False: self._show(self._at - 1))
        self._skip.clicked.connect(lambda _checked=False: self.close())
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        for button in (self._skip, self._back, self._next):
            row.addWidget(button)
        self._column = column = QVBoxLayout(self._bubble)
        margin = px(GAP_4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(px(GAP_2))
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addLayout(row)

    def _show(self, at: int) -> None:
        if at >= len(self._stops):
            self.close()
            return
        self._at = max(0, at)
        stop = self._stops[self._at]
        self._title.setText(stop.title)
        self._words.setText(stop.words)
        self._count.setText(f"{self._at + 1} จาก {len(self._stops)}")
        self._back.setEnabled(self._at > 0)
        self._next.setText("ถัดไป" if self._at + 1 < len(self._stops) else "เริ่มใช้งาน")
        self._bubble.setAccessibleName(f"{stop.title} {stop.words}")
        self._place()
        self._next.setFocus()

    def _spot(self) -> QRect:
        return self._stops[self._at].spot().intersected(self.rect())

    def _place(self) -> None:
        """Put the callout where it hides nothing of its spot, or else in its corner."""
        spot, gap = self._spot(), px(GAP_2)
        width = min(em(self, 26), self.width() - 2 * gap)
        self._bubble.setFixedWidth(width)
        self._column.activate()
        height = max(self._column.totalHeightForWidth(width), self._column.minimumSize().height())
        self._bubble.resize(width, height)
        corners = (
            QPoint(spot.left(), spot.bottom() + gap),
            QPoint(spot.left(), spot.top() - gap - height),
            QPoint(spot.right() + gap, spot.top() + 2 * gap),
            QPoint(spot.left() - gap - width, spot.top()),
        )
        room = self.rect().adjusted(gap, gap, -gap, -gap)
        corner_spot = QRect(0, 0, width, height)
        corner_spot.moveBottomRight(spot.bottomRight() - QPoint(gap, gap))
        wanted = (QRect(corner, self._bubble.size()) for corner in corners)
        chosen = next(
            (
                rect
                for rect in wanted
                if room.contains(_slid(rect, room)) and not _slid(rect, room).intersects(spot)
            ),
            corner_spot,
        )
        self._bubble.setGeometry(_slid(chosen, room))
        self.update()

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade, spot = QPainterPath(), QPainterPath()
        shade.addRect(QRectF(self.rect()))
        lit = QRectF(self._spot()).adjusted(1, 1, -1, -1)
        spot.addRoundedRect(lit, 6, 6)
        painter.fillPath(shade.subtracted(spot), QColor(0, 0, 0, 130))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 3))
        painter.drawPath(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Right:
                self._show(self._at + 1)
            case Qt.Key.Key_Left:
                self._show(self._at - 1)
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name
        """Tab stays among the buttons of the callout."""
        buttons = [b for b in (self._skip, self._back, self._next) if b.isEnabled()]
        has = [n for n, button in enumerate(buttons) if button.hasFocus()]
        at = (has[0] if has else -1) + (1 if next else -1)
        buttons[at % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def closeEvent(self, event: QEvent) -> None:
        self._memory.set_text(_SEEN, "seen")
        self._window.removeEventFilter(self)
        if self._before is not None:
            self._before.setFocus()
        super().closeEvent(event)  # type: ignore[arg-type]  # a close event it is


def _slid(rect: QRect, room: QRect) -> QRect:
    """The rectangle moved sideways and down or up into a room."""
    slid = QRect(rect)
    slid.moveLeft(max(room.left(), min(slid.left(), room.right() - slid.width())))
    return slid
