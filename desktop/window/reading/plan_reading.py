"""Reads a plan out of a document: in the background, reviewed, and taken in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from db.column_matches import ColumnMatch, read_matches, write_match
from db.errors import PhaenError
from db.records import Package, Plan
from desktop.clock import local_today
from desktop.session.session import Session
from desktop.session.tasks import Progress, TaskQueue
from desktop.window.memory import Memory
from desktop.window.reading.into_dialog import IntoDialog
from desktop.window.reading.review_window import ReviewWindow
from desktop.window.widgets.notice import Notice
from desktop.window.widgets.pasted import html_in, text_in
from desktop.window.widgets.theme import Theme, screen_room
from forms.calendar import ERA_OFFSET, FIRST_FISCAL_MONTH
from forms.formats import READABLE
from forms.reading.opening import copied_outline, open_outline
from forms.reading.outline import Outline
from forms.reading.reading import ReadPlan, read_outline
from forms.reading.refusals import ReadRefusedError
from forms.reading.review.review import Review

_PARTS = 200
_CLIPBOARD = "คลิปบอร์ด"
_NONE = "ไม่พบส่วนใดของแผนใน {name} โปรดตรวจว่าเป็นแผนปฏิบัติราชการ และมีหัวข้อหรือหัวตารางตามแบบฟอร์ม"


class OpensNew(Protocol):
    """Puts a package into the store as a plan of its own, opens it and tells so."""

    def __call__(self, package: Package, words: str) -> bool: ...


class PlanReading:
    """Reads what is asked for; what was decided of a document is kept until it is taken."""

    def __init__(
        self,
        *,
        session: Session,
        tasks: TaskQueue,
        notice: Notice,
        theme: Theme,
        memory: Memory,
        open_new: OpensNew,
    ) -> None:
        self._session = session
        self._tasks = tasks
        self._notice = notice
        self._theme = theme
        self._memory = memory
        self._open_new = open_new
        self._kept: Review | None = None

    def ask(self) -> None:
        """Ask for a document, and read it."""
        pattern = " ".join(f"*{suffix}" for suffix in READABLE)
        chosen, _filter = QFileDialog.getOpenFileName(
            self._window(),
            "เปิดแผนเดิมจาก Word หรือ Excel",
            str(self._memory.folder),
            f"เอกสารที่อ่านได้ ({pattern})",
        )
        if chosen:
            self._memory.folder = Path(chosen).parent
            self.read_file(Path(chosen))

    def read_file(self, path: Path) -> None:
        """Read a document in the background, and have it reviewed."""
        self._begin(path.name, lambda told: open_outline(path, told))

    def read_clipboard(self) -> None:
        """Read what was copied from Word or a web page as a document."""
        # Of an empty clipboard some systems give nothing at all, whatever PySide's stubs say.
        data = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
        try:
            page, text = (html_in(data), text_in(data)) if data is not None else ("", "")
        except PhaenError as error:
            self._notice.show_result(str(error), severity="error")
            return
        self._begin(_CLIPBOARD, lambda _told: copied_outline(page, text))

    def _begin(self, name: str, outline_of: Callable[[Callable[[float], None]], Outline]) -> None:
        self._notice.show_work(f"กำลังอ่าน {name}", self._on_cancelled)

        def read(progress: Progress) -> ReadPlan:
            outline = outline_of(lambda share: progress(round(share * _PARTS / 2), _PARTS))
            return read_outline(
                outline,
                lambda share: progress(round((1 + share) * _PARTS / 2), _PARTS),
                this_year=_this_year(),
                matches=read_matches(self._columns),
            )

        self._task = self._tasks.run(
            read,
            done=lambda found: self._review(found, name),
            failed=lambda error: self._notice.show_result(str(error), severity="error"),
            progress=self._notice.set_progress,
            replaces="read",
        )

    def _review(self, found: ReadPlan, name: str) -> None:
        self._notice.hide()
        if found.is_empty:
            trouble = ReadRefusedError(_NONE.format(name=name))
            self._notice.show_result(str(trouble), severity="error")
            return
        kept = self._kept
        if kept is None or kept.first.outline != found.outline:
            kept = self._kept = Review(found)
        review, window = kept, self._window()
        dialog = ReviewWindow(
            self._theme,
            review,
            name,
            window,
            tasks=self._tasks,
            take=lambda: self._take(review, name),
            take_into=partial(self._take_into, review, name) if self._may_change else None,
        )
        dialog.resize(window.size().boundedTo(screen_room(window)))
        dialog.exec()
        if dialog.said is not None:
            self._read_again(found.outline, name, dialog.said)
        dialog.deleteLater()

    def _read_again(self, outline: Outline, name: str, said: ColumnMatch) -> None:
        """Read the document as somebody says of its columns, and remember that."""
        self._kept = None
        try:
            write_match(self._columns, said)
        except PhaenError as error:
            self._notice.show_result(str(error), severity="error")
            return
        self._begin(name, lambda _told: outline)

    @property
    def _columns(self) -> Path:
        """Where it is kept what columns hold: beside all else that is remembered."""
        return self._memory.path.parent / "columns.json"

    @property
    def _may_change(self) -> bool:
        return self._session.is_open and not self._session.read_only

    def _take(self, review: Review, name: str) -> bool:
        """Make a plan of it: an empty one, and all that was read as one step of that."""
        package = review.now.package
        plan, words = package.plan, f"อ่านแผนจาก {name}"
        empty = Plan(fiscal_year=plan.fiscal_year, edition=plan.edition, unit=plan.unit)
        if not self._open_new(Package(empty), f"{words} แล้ว ตรวจข้อที่พบในแถบด้านข้างต่อได้"):
            return False
        own = replace(plan, id=self._session.package.plan.id)
        self._session.apply(replace(package, plan=own), words)
        self._kept = None
        return True

    def _take_into(self, review: Review, name: str, over: QWidget) -> bool:
        """Take parts of it into the plan that is open, as one step."""
        dialog = IntoDialog(self._theme, self._session, review, over)
        if not dialog.exec():
            return False
        words = f"นำเข้าบางส่วนจาก {name}"
        if not self._session.apply(dialog.result_package(), words):
            return False
        self._notice.show_result(
            f"{words} แล้ว {dialog.count:,} รายการ",
            (("เลิกทำ", self._session.history.undo),),
            until=self._session.history.changed,
        )
        # What was not taken can still be taken from the same document.
        return True

    def _window(self) -> QWidget:
        return self._notice.window()

    def _on_cancelled(self) -> None:
        self._task.cancel()
        self._notice.hide()


def _this_year() -> int:
    today = local_today()
    return today.year + ERA_OFFSET + (today.month >= FIRST_FISCAL_MONTH)
