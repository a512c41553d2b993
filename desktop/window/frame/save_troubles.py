"""Tells that the open plan is not in the store, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from db.errors import PhaenError, StoreTrouble
from desktop.window.frame.save_status import AT_ONCE
from desktop.window.page import Tools
from desktop.window.widgets.notice import Choice

LOOK, BOTH, AS_FILE = "ดูสิ่งที่ต่างกัน…", "เก็บไว้ทั้งสองฉบับ", "บันทึกเป็นแฟ้ม…"
MERGE, THEIRS, LATER = "เทียบและผสาน…", "ใช้ฉบับที่แก้จากที่อื่น", "ไว้ก่อน"


class SaveTroubles(QObject):
    """Shows each trouble in the notice until all is saved, with a choice that fits it."""

    def __init__(self, tools: Tools, window: QWidget) -> None:
        super().__init__(window)
        self._session = tools.session
        self._notice = tools.notice
        self._theme = tools.theme
        self._window = window
        tools.session.save_failed.connect(self._show)
        tools.session.opened.connect(self._on_opened)
        self._is_shown = False
        self._said = ""

    def tell(self) -> None:
        """Say, to one who asks, why the plan is not saved, or that nothing need be done."""
        if self._session.unsaved and self._session.trouble is not None:
            self._show(self._said)
        elif self._session.read_only:
            self._notice.show_result(self._session.read_only, severity="warning")
        else:
            self._notice.show_result(AT_ONCE)

    def resolve(self) -> None:
        """Show where the plan and that in the store differ, and do what is chosen."""
        # Seldom needed, and never for the first paint.
        from desktop.session import conflicts  # noqa: PLC0415
        from desktop.window.widgets.difference_list import Sides  # noqa: PLC0415
        from desktop.window.widgets.differences_dialog import DifferencesDialog  # noqa: PLC0415
        from forms.editing.comparing import differences_between  # noqa: PLC0415

        session = self._session
        theirs = conflicts.theirs(session)
        dialog = DifferencesDialog(
            self._theme,
            self._window,
            title="แผนนี้ถูกแก้จากที่อื่น",
            words="แผนนี้ถูกแก้จากหน้าต่างหรือโปรแกรมอื่น ระหว่างที่เปิดอยู่ในหน้าต่างนี้",
            more=f"“{BOTH}” ทำฉบับในหน้าต่างนี้เป็นแผนใหม่ “{MERGE}” เลือกได้ทีละแห่งว่าใช้ของฝ่ายใด "
            f"“{THEIRS}” เปิดข้อมูลล่าสุด ทั้งสองอย่างหลังเก็บฉบับในหน้าต่างนี้ไว้ต่างหาก "
            "นำกลับมาได้ที่หน้าเริ่มต้น",
            differences=differences_between(session.state, theirs, session.edition),
            sides=Sides("ในหน้าต่างนี้", "ที่แก้จากที่อื่น"),
            answers=(BOTH, MERGE, THEIRS, LATER),
        )
        dialog.exec()
        if dialog.answer == BOTH:
            self._keep_both()
        elif dialog.answer == MERGE:
            conflicts.merge_theirs(session)
        elif dialog.answer == THEIRS:
            conflicts.take_theirs(session)
            self._notice.show_result("เปิดข้อมูลล่าสุดแล้ว ฉบับเดิมเก็บไว้ต่างหาก นำกลับมาได้ที่หน้าเริ่มต้น")

    def _keep_both(self) -> None:
        from desktop.session.conflicts import keep_both  # noqa: PLC0415 - as above

        title = keep_both(self._session)
        self._notice.show_result(f"เก็บไว้ทั้งสองฉบับแล้ว กำลังแก้ฉบับ “{title}”")

    def _save_as_file(self) -> None:
        from desktop.window.start.save_file import save_as_file  # noqa: PLC0415 - as above

        path = save_as_file(self._session, self._window)
        if path is not None:
            words = f"บันทึกเป็นแฟ้ม {path.name} แล้ว แต่แผนในเครื่องนี้ยังไม่ได้บันทึก"
            self._notice.show_result(words, severity="warning", until=self._session.saved)

    def _show(self, words: str) -> None:
        choices: dict[StoreTrouble | None, Choice] = {
            StoreTrouble.CHANGED: (LOOK, self._trying(self.resolve)),
            StoreTrouble.GONE: (BOTH, self._trying(self._keep_both)),
            StoreTrouble.BUSY: ("ลองอีกครั้ง", self._session.save),
        }
        as_file: Choice = (AS_FILE, self._trying(self._save_as_file))
        chosen = choices.get(self._session.trouble, as_file)
        self._is_shown, self._said = True, words
        self._notice.show_result(words, [chosen], severity="error", until=self._session.saved)

    def _on_opened(self) -> None:
        # It was of another plan, or of what this one was before.
        if self._is_shown and not self._session.unsaved:
            self._is_shown = False
            self._notice.hide()

    def _trying(self, act: Callable[[], object]) -> Callable[[], None]:
        def tried() -> None:
            try:
                act()
            except PhaenError as error:
                self._notice.show_result(str(error), severity="error", until=self._session.saved)

        return tried
