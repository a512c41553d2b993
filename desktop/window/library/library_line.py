"""The line over lists that says what of them is otherwise in a newer library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.errors import PhaenError
from desktop.window.widgets.controls import link_button
from desktop.window.widgets.elided_label import ElidedLabel
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_1, GAP_2, PAGE_SIDE
from desktop.window.widgets.writing import writing

if TYPE_CHECKING:
    from db.library import LibraryEntry
    from db.places import Place
    from desktop.window.page import Tools

# Milliseconds: libraries are read when the page is painted and typing rests.
_PAUSE = 400
_LISTS = ("divisions", "people", "framework", "drawn")


class LibraryLine(QWidget):
    """Of the lists below some places. It is hidden while nothing is newer."""

    def __init__(self, tools: Tools, *below: Place) -> None:
        super().__init__()
        self._tools = tools
        self._below = below
        self._seen: tuple[object, ...] = ()
        self._entry: LibraryEntry | None = None
        self.words = ElidedLabel()
        set_role(self.words, "accent")
        self.button = link_button("เทียบและนำมาใช้", self.compare)
        writing(self.button)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.look)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(PAGE_SIDE), px(GAP_1), px(PAGE_SIDE), px(GAP_1))
        row.setSpacing(px(GAP_2))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()
        tools.session.opened.connect(self._forget)
        tools.plans.changed.connect(self._forget)

    def refresh(self) -> None:
        """Look again before long, where there is anything else to compare."""
        session = self._tools.session
        if session.is_open and self._of_plan() != self._seen:
            self._pause.start()

    def look(self) -> None:
        """Compare the plan with the newest libraries that it has drawn on, and say what is new."""
        if not self._tools.session.is_open:
            return
        seen = self._seen = self._of_plan()
        # A server may take its time.
        self._tools.tasks.run(
            lambda _progress: self._found(),
            done=lambda found: self._show(*found) if seen == self._seen else None,
            asker=self,
        )

    def _found(self) -> tuple[LibraryEntry | None, str]:
        """The newest library with something new, and what is said of it; on any thread."""
        for entry in self._newer():
            words = self._said_of(entry)
            if words:
                return entry, words
        return None, ""

    def _show(self, entry: LibraryEntry | None, words: str) -> None:
        self._entry = entry
        self.words.set_words(words)
        self.setVisible(bool(words))

    def compare(self) -> None:
        """Put the library beside the plan."""
        from desktop.window.library.beside import begin_beside  # noqa: PLC0415 - when it is wanted
        from desktop.window.start.leaving import may_leave_comparison  # noqa: PLC0415 - as above

        tools = self._tools
        if self._entry is None or not may_leave_comparison(tools.session, self.window()):
            return
        try:
            begin_beside(tools.session, self._entry, whole=False)
        except PhaenError as error:
            tools.notice.show_result(str(error), severity="error")

    def _of_plan(self) -> tuple[object, ...]:
        plan = self._tools.session.package.plan
        lists = tuple(id(getattr(plan, name)) for name in _LISTS)
        return (*lists, plan.fiscal_year)

    def _newer(self) -> tuple[LibraryEntry, ...]:
        plan = self._tools.session.package.plan
        if not plan.drawn:
            return ()
        from forms.library.newer import newer_libraries  # noqa: PLC0415 - few plans need it

        try:
            return newer_libraries(plan, self._tools.plans.libraries())
        except PhaenError:
            # The dialog tells of it; nothing depends on this line.
            return ()

    def _said_of(self, entry: LibraryEntry) -> str:
        from desktop.window.library.beside import sides_of  # noqa: PLC0415 - as above
        from forms.library.words import name_of, standing_words  # noqa: PLC0415 - as above

        try:
            sides = sides_of(self._tools.session, entry, whole=False)
        except PhaenError as error:
            return str(error)
        said = "" if sides is None else standing_words(sides, *self._below)
        return f"รายการกลางใหม่ {said} · {name_of(entry)}" if said else ""

    def _forget(self) -> None:
        self._seen = ()
        self._entry = None
        self.hide()
