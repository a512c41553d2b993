"""What an edition has: its parts at the left, the chosen one in the middle, its pages beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QStackedWidget, QWidget

from desktop.window.editions.edition_preview import EditionPreview
from desktop.window.editions.form_list import WHOLE, FormList
from desktop.window.editions.outline_part import OutlinePart, Take
from desktop.window.editions.own_fields_part import OwnFieldsPart
from desktop.window.editions.whole_part import WholePart
from desktop.window.widgets.theme import em
from forms.editions.editing import acts
from forms.editions.editing.draft import EditionDraft

if TYPE_CHECKING:
    from desktop.window.page import Tools

_OWN = "own_fields"


class EditionBody(QSplitter):
    """Shows one edition and changes it by steps: `take` makes one, `tell` says what is wrong."""

    def __init__(self, tools: Tools, take: Take, tell: Callable[[str], object]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._take = take
        self._draft: EditionDraft | None = None
        self._writable = False
        # The form whose pages are in sight.
        self._form = ""
        self.forms = FormList()
        self.forms.chosen.connect(lambda _name, _is_form: self._show_part())
        self.forms.printing_wanted.connect(self._set_printed)
        self.forms.move_wanted.connect(self._move_form)
        self.outline = OutlinePart(take, tell)
        self.whole = WholePart(take, tell)
        self.own_fields = OwnFieldsPart(take, tell)
        self.preview = EditionPreview(tools)
        self._parts = QStackedWidget()
        self._own_area = _scrolled(self.own_fields, WHOLE[_OWN])
        self._arrange()

    def show_draft(self, draft: EditionDraft | None, *, writable: bool) -> None:
        """Show an edition as it is now; None where there is nothing sound to show."""
        self._draft, self._writable = draft, writable
        for widget in (self.forms, self._parts, self.preview):
            widget.setEnabled(draft is not None)
        if draft is None:
            self.preview.clear()
            return
        self.forms.show_draft(draft, writable=writable)
        self._show_part()

    def _show_part(self) -> None:
        """Show the part of the edition that is chosen, and the pages of its form."""
        draft, writable = self._draft, self._writable
        if draft is None:
            return
        name, is_form = self.forms.current()
        for button in (self.forms.up, self.forms.down):
            button.setEnabled(writable and is_form)
        if is_form:
            self._form = name
            self._parts.setCurrentWidget(self.outline)
            self.outline.show_form(draft, name, writable=writable)
        elif name == _OWN:
            self._parts.setCurrentWidget(self._own_area)
            self.own_fields.show_draft(draft, writable=writable)
        else:
            self._parts.setCurrentWidget(self.whole)
            self.whole.show_part(draft, name, WHOLE[name], writable=writable)
        if any(form.id == self._form for form in draft.forms):
            self.preview.show_form(draft, self._form)

    def _set_printed(self, form: str, printed: bool) -> None:  # noqa: FBT001 - a signal's
        draft = self._draft
        words = "พิมพ์แบบฟอร์มนี้" if printed else "ไม่พิมพ์แบบฟอร์มนี้"
        if draft is None or not self._take(
            words, lambda: acts.with_form_printed(draft, form, printed=printed)
        ):
            # What was checked is not what the edition says.
            self.show_draft(draft, writable=self._writable)

    def _move_form(self, form: str, by: int) -> None:
        draft = self._draft
        if draft is not None and draft.prints(form):
            self._take("ย้ายแบบฟอร์ม", lambda: acts.with_form_moved(draft, form, by))

    def _arrange(self) -> None:
        for part in (self.outline, self.whole, self._own_area):
            self._parts.addWidget(part)
        for widget in (self.forms, self._parts, self.preview):
            self.addWidget(widget)
        self.setChildrenCollapsible(False)
        self.setSizes([em(self, 15), em(self, 26), em(self, 30)])
        self.setStretchFactor(2, 1)
        self.forms.setMinimumWidth(em(self, 9))
        self._parts.setMinimumWidth(em(self, 15))


def _scrolled(widget: QWidget, words: str) -> QScrollArea:
    """A widget that scrolls where the window is low."""
    area = QScrollArea()
    area.setAccessibleName(words)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area
