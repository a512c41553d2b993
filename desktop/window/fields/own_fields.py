"""The fields that an edition adds to a record, each with its box below the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.places import Place, value_at
from desktop.window.fields.field_boxes import box_for
from desktop.window.fields.field_notes import Messages
from desktop.window.fields.fields import PAUSE_MS
from desktop.window.fields.sight import bring_into_sight
from desktop.window.page import Tools
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import em, set_role
from forms.editing.changes import EVERYTHING, Change
from forms.editing.entry_error import EntryError
from forms.editing.own_entry import shown, spec_of, with_typed

if TYPE_CHECKING:
    from desktop.session.session import Session
    from forms.editions.own_fields import OwnField

VALUES = "own_values"


def own_fields_of(session: Session, owner: str) -> tuple[OwnField, ...]:
    """The fields that the open plan's edition adds to projects or indicators."""
    if not session.is_open:
        return ()
    return tuple(field for field in session.edition.own_fields if field.of == owner)


class OwnFieldBox(QWidget):
    """One of them, of the record at a place: its label, its box, and what is wrong there."""

    def __init__(
        self, tools: Tools, field: OwnField, record_at: Callable[[], Place | None]
    ) -> None:
        super().__init__()
        self.field = field
        self._tools = tools
        self._record_at = record_at
        # Where the text in the box belongs, and what the plan said when it was filled.
        self._at: Place | None = None
        self._seen = ""
        self._is_typed = False
        self.label = Label(field.label)
        set_role(self.label, "caption")
        box: Any = box_for(tools, spec_of(field), field.label, 0, None)
        self.box = box
        self.box.setAccessibleName(field.label)
        if field.note:
            set_tip(self.box, field.note)
        self.label.setBuddy(self.box)
        self.messages = Messages(tools.theme)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.box.focus_entered.connect(tools.session.start_typing)
        self.box.edited.connect(self._on_edited)
        self.box.editing_ended.connect(self._on_ended)
        self.box.paste_limited.connect(tools.notice.show_result)
        tools.checker.changed.connect(self._show_messages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.2))
        for widget in (self.label, self.box, self.messages):
            column.addWidget(widget)

    @property
    def place(self) -> Place | None:
        """Where what stands in it is kept; None where there is no record."""
        return None if self._at is None else (*self._at, VALUES, self.field.key)

    def refresh(self) -> None:
        """Show what stands there now; what is typed goes to the record that it was typed for."""
        wanted, session = self._record_at(), self._tools.session
        if wanted != self._at:
            self.commit()
        self._at = wanted if session.stands(wanted) else None
        self.box.setEnabled(self._at is not None)
        self.box.setReadOnly(bool(session.read_only))
        if not self._is_typed:
            self._show()
        self._show_messages()

    def commit(self) -> None:
        """Put what was typed into the plan."""
        self._pause.stop()
        if not self._is_typed:
            return
        self._is_typed = False
        session, at = self._tools.session, self._at
        try:
            if at is not None and session.stands(at):
                record = value_at(session.package, at)
                made = with_typed(record, self.field, self.box.words(), session.package)
                session.set_value(at, made, f"แก้{self.field.label}")
        except EntryError as error:
            self._tools.notice.show_result(str(error), severity="warning")
        finally:
            session.typing_ended()

    def _show(self) -> None:
        session, at = self._tools.session, self._at
        now = ""
        if at is not None:
            now = shown(value_at(session.package, at), self.field, session.package)
        self._seen = now
        if self.box.words() != now:
            self.box.show_words(now)

    def _on_edited(self) -> None:
        self._is_typed = True
        self._pause.start()
        if self.place is not None:
            self._tools.session.typing(self.place, self.box.words, self._seen)

    def _on_ended(self) -> None:
        self.commit()
        if not self.box.hasFocus():
            # As the plan has it, once nobody writes there: 1500 becomes 1,500.
            self._show()

    def _show_messages(self) -> None:
        place = self._kept_at()
        if place is None:
            self.messages.show_none()
        else:
            self.messages.show_of(self._tools.checker, place, "")

    def _kept_at(self) -> Place | None:
        """The place of the text that is kept; None where none is."""
        if self._at is None or not self._tools.session.stands(self._at):
            return None
        values = value_at(self._tools.session.package, self._at).own_values
        found = (at for at, each in enumerate(values) if each.name == self.field.key)
        at = next(found, None)
        return None if at is None else (*self._at, VALUES, at, "text")


class OwnFields(QWidget):
    """All of them of the record at a place; out of sight where the edition adds none."""

    def __init__(self, tools: Tools, owner: str, record_at: Callable[[], Place | None]) -> None:
        super().__init__()
        self._tools = tools
        self._owner = owner
        self._record_at = record_at
        self.boxes: tuple[OwnFieldBox, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(self, 0.8))
        self._heading = Label("ช่องที่ชุดแบบฟอร์มเพิ่ม")
        set_role(self._heading, "section")
        self._column.addWidget(self._heading)
        self._follow()

    def refresh(self, _change: Change = EVERYTHING) -> None:
        """Show what stands in them, and those that the edition has."""
        self._follow()
        for box in self.boxes:
            box.refresh()

    def show_place(self, place: Place) -> bool:
        """Give the box of a value the focus; False where the place is none of these."""
        root = self._record_at()
        if root is None or place[: len(root) + 1] != (*root, VALUES) or not self.boxes:
            return False
        values = value_at(self._tools.session.package, (*root, VALUES))
        at = place[len(root) + 1] if len(place) > len(root) + 1 else None
        name = values[at].name if isinstance(at, int) and at < len(values) else at
        known = (box for box in self.boxes if box.field.key == name)
        box = next(known, self.boxes[0])
        bring_into_sight(box)
        box.box.setFocus()
        return True

    def _follow(self) -> None:
        """Make the boxes anew where the edition adds other fields."""
        fields = own_fields_of(self._tools.session, self._owner)
        if fields != tuple(box.field for box in self.boxes):
            for box in self.boxes:
                box.commit()
                self._column.removeWidget(box)
                box.hide()
                box.deleteLater()
            self.boxes = tuple(OwnFieldBox(self._tools, each, self._record_at) for each in fields)
            for box in self.boxes:
                self._column.addWidget(box)
                box.show()
        self.setVisible(bool(fields))
