"""The real pages of the form one is writing, beside its fields."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.errors import PhaenError
from desktop.session.issued import IssuedReports
from desktop.session.tasks import TaskQueue
from desktop.window.field_places import field_of, place_of
from desktop.window.page import Tools
from desktop.window.printing.page_view import PageView
from desktop.window.printing.pdf_pages import PdfPages
from desktop.window.widgets.icons import icon
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from forms import printing
from forms.printing import Job, is_same, usual_digits

if TYPE_CHECKING:
    from db.issued_papers import IssuedPapers
    from db.places import Place
    from forms.pdf.rendering import PageInfo, PlacedRow, Rendering

# Fields write what is typed 400 ms after the last key: with this it is half a second.
_PAUSE_MS = 100


class SidePreview(QWidget):
    """Shows the pages of one form of the open plan as they will be printed.

    `form_of` names the form that is being written, `quarter_of` the quarter that it reports
    (None: the newest), `place_of` what is selected where no field has the focus. A click on a
    table's row makes it `go_to` its field; the row of the field that has the focus, or of what
    is selected, is outlined. Pages are laid out and drawn by `drawing_tasks`, the newest wish
    first.
    """

    def __init__(
        self,
        tools: Tools,
        drawing_tasks: TaskQueue,
        *,
        form_of: Callable[[], str],
        quarter_of: Callable[[], int | None],
        place_of: Callable[[], Place | None],
        go_to: Callable[[Place], object],
        close: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("preview")
        self._tools = tools
        self._drawing_tasks = drawing_tasks
        self._form_of = form_of
        self._quarter_of = quarter_of
        self._place_of = place_of
        self._go_to = go_to
        self._kept = IssuedReports(tools.plans, tools.session)
        self._job: Job | None = None
        self._pages: PdfPages | None = None
        self._infos: tuple[PageInfo, ...] = ()
        self._place: Place | None = None
        self._field: QWidget | None = None
        self._watched: WeakSet[QWidget] = WeakSet()
        self.view = PageView()
        self._title = Label("ตัวอย่างหน้ากระดาษ")
        self._arrange(close)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.view.page_wanted.connect(self._on_page_wanted)
        self.view.clicked.connect(self._on_clicked)
        self.view.moved.connect(self._on_moved)
        tools.session.changed.connect(lambda _change: self._pause.start())
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    @property
    def form(self) -> str:
        """The form that it shows; empty where it shows none."""
        return self._job.forms[0] if self._job else ""

    def refresh(self) -> None:
        """Lay the form out again, where it or the plan is another than in sight."""
        if not self.isVisible():
            return
        # Something else may be selected by now.
        self._on_moved_within()
        session, form = self._tools.session, self._form_of()
        if not session.is_open or not form:
            self._clear("")
            return
        quarter = self._quarter_of()
        # The server may be asked for them, and the plan be another meanwhile.
        papers = self._papers(form, quarter)
        job = Job(
            session.package,
            session.edition,
            (form,),
            quarter,
            usual_digits(self._tools.memory.settings),
            issued=papers,
        )
        if self._job is not None and is_same(job, self._job):
            return
        if form != self.form:
            self._clear("กำลังจัดหน้า…")
        self._job = job
        self._drawing_tasks.run(
            lambda progress: _opened(printing.lay_out(job, progress)),
            done=lambda made: self._show(job, *made),
            failed=lambda error: self._say(job, error),
            replaces="side preview",
        )

    def _papers(self, form: str, quarter: int | None) -> IssuedPapers | None:
        """What was sent up of a quarter, where the form is of it; None where it cannot be read."""
        try:
            kept = self._kept.of_quarter(quarter)
        except PhaenError:
            # The page says it; the form is shown as the plan is.
            return None
        return kept if kept is not None and kept.paper(form) is not None else None

    def show_place(self, place: Place | None) -> None:
        """Outline the rows that speak of a place, and bring the first into sight."""
        if place != self._place:
            self._place = place
            self._outline(reveal=True)

    def leave(self) -> None:
        """Let go of the pages."""
        self._clear("")

    def _arrange(self, close: Callable[[], object]) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(em(self, 0.8), em(self, 0.2), em(self, 0.3), em(self, 0.2))
        row.setSpacing(em(self, 0.2))
        self._title.setObjectName("hint")
        self._title.setMinimumWidth(1)
        row.addWidget(self._title, 1)
        for words, name, act in (
            ("ย่อตัวอย่าง", "zoom-out", lambda: self.view.zoom_by(-1)),
            ("ขยายตัวอย่าง", "zoom-in", lambda: self.view.zoom_by(1)),
            ("ตัวอย่างพอดีความกว้าง", "fit-width", lambda: self.view.set_zoom("width")),
            ("ปิดตัวอย่างหน้ากระดาษ (F8)", "close", close),
        ):
            row.addWidget(self._button(words, name, act))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, 1)

    def _button(self, words: str, name: str, act: Callable[[], object]) -> QToolButton:
        command = QAction(icon(name), words, self)
        command.triggered.connect(lambda _checked=False: act())
        button = QToolButton()
        button.setDefaultAction(command)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _show(self, job: Job, pages: PdfPages, infos: tuple[PageInfo, ...]) -> None:
        if self._job is not job:
            pages.close()
            return
        before, self._pages, self._infos = self._pages, pages, infos
        self.view.show_pages(pages.sizes, keep_place=before is not None)
        if before is not None:
            before.close()
        # Another record may be in the field by now.
        self._on_moved_within()
        self._outline(reveal=False)

    def _clear(self, words: str) -> None:
        self._job, self._infos = None, ()
        if self._pages is not None:
            self._pages.close()
            self._pages = None
        self.view.show_message(words)

    def _say(self, job: Job, error: PhaenError) -> None:
        if self._job is job:
            self._clear(str(error))

    def _outline(self, *, reveal: bool) -> None:
        rows = rows_of(self._infos, self._place)
        self.view.set_outlines([(number, _rect(row)) for number, row in rows])
        if rows and reveal:
            self.view.reveal(rows[0][0], _rect(rows[0][1]))

    def _on_page_wanted(self, number: int, scale: float) -> None:
        pages = self._pages
        if pages is None:
            return

        def show(picture: QImage) -> None:
            if self._pages is pages:
                self.view.set_picture(number, scale, picture)

        self._drawing_tasks.run(
            lambda _progress: pages.picture(number, scale),
            done=show,
            replaces=f"side page {number}",
        )

    def _on_clicked(self, number: int, point: QPointF) -> None:
        if number < len(self._infos):
            row = row_at(self._infos[number].rows, point)
            if row is not None:
                self._go_to(row.place)

    def _on_moved(self) -> None:
        count = self.view.count
        is_issued = self._job is not None and self._job.issued is not None
        copy = "ฉบับที่ออก " if is_issued else ""
        words = f"{copy}หน้า {self.view.current + 1} จาก {count}" if count else ""
        self._title.setText(words or "ตัวอย่างหน้ากระดาษ")

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or self.isAncestorOf(new):
            return
        field = field_of(new)
        if field is not None and field is not self._field:
            # A grid has the focus while the cursor goes from row to row.
            moved = getattr(field, "current_changed", None)
            if moved is not None and field not in self._watched:
                self._watched.add(field)
                moved.connect(self._on_moved_within)
        self._field = field
        self.show_place(place_of(new) or self._place_of())

    def _on_moved_within(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self.show_place(place_of(focused) or self._place_of())

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clear("")

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 16), em(self, 8))


def rows_of(infos: tuple[PageInfo, ...], place: Place | None) -> list[tuple[int, PlacedRow]]:
    """The rows that speak most closely of a place, with the numbers of their pages.

    Where none speaks of all of it, it is the first that speaks of something in it.
    """
    if not place:
        return []
    found = [
        (number, row)
        for number, info in enumerate(infos)
        for row in info.rows
        if row.place == place[: len(row.place)]
    ]
    if not found:
        within = (
            (number, row)
            for number, info in enumerate(infos)
            for row in info.rows
            if row.place[: len(place)] == place
        )
        return list(islice(within, 1))
    closest = max((len(row.place) for _number, row in found), default=0)
    return [(number, row) for number, row in found if len(row.place) == closest]


def row_at(rows: tuple[PlacedRow, ...], point: QPointF) -> PlacedRow | None:
    """The smallest of the rows in which a point of the page lies."""
    around = [row for row in rows if _rect(row).contains(point)]
    return min(around, key=lambda row: _rect(row).width() * _rect(row).height(), default=None)


def _rect(row: PlacedRow) -> QRectF:
    return QRectF(QPointF(row.left, row.top), QPointF(row.right, row.bottom))


def _opened(rendering: Rendering) -> tuple[PdfPages, tuple[PageInfo, ...]]:
    return PdfPages(rendering.data), rendering.pages
