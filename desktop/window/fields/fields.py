"""A field of a page: label, the control that fits the kind, what is wrong, the note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from db.fields import Kind, Spec, is_empty
from db.places import Place, spec_at, value_at
from desktop.window.fields.field_boxes import box_for
from desktop.window.fields.field_notes import Messages
from desktop.window.fields.note_key import NoteKey
from desktop.window.fields.sight import bring_into_sight
from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.fields.typing_steps import TypingSteps
from desktop.window.fields.value_editors import ChoiceBox, FlagBox
from desktop.window.page import Tools
from desktop.window.widgets.pasted import text_in
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, set_role
from forms.editing.changes import EVERYTHING, Change
from forms.editing.draft_troubles import printed_meanwhile
from forms.editing.pasted_texts import items_of
from forms.editions.labels import declared_at, has_place_for
from forms.reporting.sealed import is_sealed

if TYPE_CHECKING:
    from db.records import Package
    from desktop.window.fields.picks import Pick
    from desktop.window.fields.placed_edits import PlacedEdits

PAUSE_MS = 400
_TEXT_BOXES = (LineBox, TextBox)


def stands(package: Package | None, place: Place | None) -> bool:
    """Whether there is such a place in the package."""
    if package is None or place is None:
        return False
    with suppress(LookupError, AttributeError):
        value_at(package, place)
        return True
    return False


def _is_sealed(package: Package, place: Place) -> bool:
    """Whether a place lies in a report that was issued."""
    if place[0] != "reports":
        return False
    return is_sealed(package, place)


def _around(place: Place, *, marked: bool) -> tuple[Place, ...]:
    """What decides on how a field reads, beside its own value.

    A report that was issued cannot be written in; the lines of a `marked` text stand for
    tables, pictures and formulas.
    """
    sealing: tuple[Place, ...] = ((*place[:2], "issuances"),) if place[0] == "reports" else ()
    if not marked:
        return sealing
    from forms.editing.placed_texts import measure_of  # noqa: PLC0415 - few fields are marked

    measure = measure_of(place)
    formulas = () if measure is None else ((*measure, "formulas"),)
    return (*sealing, *formulas, ("plan", "tables"), ("plan", "pictures"))


def _polish(box: QWidget) -> None:
    """Let a control look as its properties now say."""
    box.style().unpolish(box)
    box.style().polish(box)


class Field(QWidget):
    """One field of the plan. `place_of` gives where it stands now; None: nowhere.

    It is called as the plan's edition calls it; where that has no place for the field, it is
    in sight only while something stands in it. `words` replace the label, `lines` is the
    least height of a box for text (0: as its kind is), `labelled` whether the label is in
    sight. `hint` stands in an empty box, `spec` replaces the declaration where only some
    values are offered, and `offered` tells which records a reference may go to. What is typed
    goes to the places of `along` as well. `focus_entered` says that one goes into it.
    """

    focus_entered = Signal()

    def __init__(
        self,
        tools: Tools,
        place_of: Callable[[], Place | None],
        *,
        words: str | None = None,
        lines: int = 1,
        labelled: bool = True,
        hint: str = "",
        spec: Spec | None = None,
        offered: Callable[[Pick], bool] | None = None,
        along: Callable[[], Sequence[Place]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tools = tools
        self._hint = hint
        self._along = along
        self._spec = spec
        self._offered = offered
        self._place_of = place_of
        self._words = words
        self._lines = lines
        self._at: Place | None = None
        # What it was called for: an edition, and the names on the way to the field.
        self._named: tuple[str, tuple[str | int, ...]] | None = None
        self._is_placeless = False
        # What the plan said when the control was last filled.
        self._seen = ""
        self._is_typed = False
        self._is_committing = False
        self._box: Any = None
        # The list of records that it names one of, or several.
        self._listed: tuple[Place, ...] = ()
        # What becomes of the further lines of a column that is pasted: items of a list.
        self.take_items: Callable[[Sequence[str]], None] | None = None
        # What stands among the lines of a text that may hold more than words.
        self.placed_edits: PlacedEdits | None = None
        # A child from the start: shown without a parent it would be a window for a moment.
        self.label = Label(words or "", self)
        set_role(self.label, "caption")
        self.label.setWordWrap(True)
        self.label.setVisible(labelled)
        self.messages = Messages(tools.theme)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self._steps = TypingSteps(
            commit=self.commit, put=self._put, begin=tools.session.start_typing, parent=self
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(self, 0.2))
        self._column.addWidget(self.label)
        self._column.addWidget(self.messages)
        self.note = NoteKey(
            tools, lambda: self._at, lambda panel: self._column.insertWidget(2, panel)
        )
        tools.checker.changed.connect(self._show_messages)
        self.refresh()

    @property
    def place(self) -> Place | None:
        """Where it stands in the package; None where it stands nowhere."""
        place = self._place_of()
        return place if self._tools.session.stands(place) else None

    @property
    def box(self) -> Any:
        """The control, once the field has stood somewhere."""
        return self._box

    def focus(self) -> None:
        """Bring it into sight and give it the focus."""
        if self._box is None:
            return
        self.come_into_sight()
        if isinstance(self._box, LineBox):
            self._box.end(False)  # noqa: FBT003 - Qt's own signature
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def come_into_sight(self) -> None:
        """Let the page show it."""
        bring_into_sight(self)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show what stands at the place now, where a change touches it; what is typed stays."""
        wanted = self._place_of()
        if wanted == self._at and not self._is_touched(change):
            return
        if self._is_typed and wanted != self._at:
            self._leave_old_place()
        place = wanted if self._tools.session.stands(wanted) else None
        if place is not None and self._box is None:
            self._make(self._spec or spec_at(place))
        moved, self._at = place != self._at, place
        if self._box is not None:
            if self.placed_edits is not None:
                self.placed_edits.refresh()
            self._call()
            self._let_write()
            self._show(moved=moved)
            self._hide_placeless()
        self._show_messages()

    def _is_touched(self, change: Change) -> bool:
        """Whether a change is of the field, or of what else it shows."""
        place = self._at
        if place is None:
            return change.whole
        return change.touches(
            place, *self._listed, *_around(place, marked=self.placed_edits is not None)
        )

    def offer(self, spec: Spec) -> None:
        """Offer the choices of another declaration from the next refresh of the field on."""
        if spec != self._spec:
            self._spec = spec
            if isinstance(self._box, ChoiceBox):
                self._box.offer(spec)

    def set_hint(self, words: str) -> None:
        """Let other words stand in the empty box."""
        self._hint = words
        if isinstance(self._box, _TEXT_BOXES):
            self._box.setPlaceholderText(words)

    def commit(self) -> None:
        """Put what was typed into the plan."""
        self._pause.stop()
        if not self._is_typed:
            return
        self._is_typed = False
        try:
            self._put(self._box.words())
        finally:
            self._tools.session.typing_ended()

    def _put(self, words: str) -> None:
        """Put a text into the plan, which the box shows or has just shown."""
        place, session = self._at, self._tools.session
        if place is None or not session.stands(place):
            return
        self._is_committing = True
        try:
            places = (place, *self._along())
            name = f"แก้{self._box.accessibleName()}" if len(places) > 1 else ""
            session.set_texts(dict.fromkeys(places, words), name, typed=True)
        finally:
            self._is_committing = False
        self._seen = session.text_at(place)
        self._show_messages()

    def _take_column(self, source: QMimeData) -> bool:
        """Put the first line of a pasted column in; the others become items of the list."""
        items = items_of(text_in(source)) if self.take_items is not None else ()
        if self.take_items is None or len(items) < 2:
            return False
        with self._tools.session.step(f"วาง {len(items)} รายการ"):
            self._box.insert(items[0])
            self._on_edited()
            self.commit()
            self.take_items(items[1:])
        return True

    def _make(self, spec: Spec) -> None:
        """Make the control that fits the kind of the field."""
        words = self._words or spec.label
        self._box = box_for(self._tools, spec, words, self._lines, self._offered)
        self._steps.by_words = spec.kind in {Kind.TEXT, Kind.TEXTS}
        self._listed = (tuple(spec.target.split(".")),) if spec.target else ()
        self._box.focus_entered.connect(self._on_entered)
        self._column.insertWidget(1, self._box, 0)
        if spec.marked:
            self._serve_marked()
        # Not only with the next layout: it may be given the focus at once.
        self._box.show()
        if isinstance(self._box, FlagBox):
            self.label.hide()
        else:
            self.label.setBuddy(self._box)
        self._say(words)
        if isinstance(self._box, _TEXT_BOXES):
            self._box.edited.connect(self._on_edited)
            self._box.editing_ended.connect(self._on_editing_ended)
            self._box.paste_limited.connect(self._on_paste_limited)
            if self._hint:
                self._box.setPlaceholderText(self._hint)
            if isinstance(self._box, LineBox):
                self._box.take_paste = self._take_column
        else:
            self._box.picked.connect(self._on_picked)
        for control in (self._box, *self._box.findChildren(QWidget)):
            control.installEventFilter(self)

    def _serve_marked(self) -> None:
        """Let tables, pictures and formulas stand among the lines of the box."""
        # The first page that is seen has no such text.
        from desktop.window.fields.placed_edits import PlacedEdits  # noqa: PLC0415

        self.placed_edits = PlacedEdits(self._tools, self._box, lambda: self.place, self.commit)
        if not self.label.isHidden():
            self._offer_placed_edits(self.placed_edits)

    def _offer_placed_edits(self, edits: PlacedEdits) -> None:
        """Put a button beside the label, for who does not look for it in the box's menu."""
        row = QHBoxLayout()
        row.addWidget(self.label, 1)
        row.addWidget(edits.button())
        self._column.insertLayout(0, row)

    def _say(self, words: str) -> None:
        """Call the field by these words."""
        self._box.setAccessibleName(words)
        if isinstance(self._box, FlagBox):
            self._box.say(words)
        else:
            self.label.setText(words)

    def _call(self) -> None:
        """Call the field as the plan's edition does."""
        place = self._at
        if place is None or self._spec is not None:
            return
        plan = self._tools.session.package.plan
        named = (plan.edition, tuple(part for part in place if isinstance(part, str)))
        if named == self._named:
            return
        self._named = named
        edition = self._tools.session.edition
        spec = declared_at(edition, place)
        if self._is_placeless:
            self.show()
        self._is_placeless = not has_place_for(edition, place)
        self._say(self._words or spec.label)
        if isinstance(self._box, ChoiceBox):
            self._box.show_words(spec)

    def _hide_placeless(self) -> None:
        """Keep a field out of sight that the edition's forms have no place for."""
        place = self._at
        if place is not None and self._is_placeless:
            state = self._tools.session.state
            in_use = not is_empty(value_at(state.package, place)) or place in state.drafts
            self.setVisible(in_use or self._box.hasFocus())

    def _let_write(self) -> None:
        """What was issued, or may only be read, can be copied, not written."""
        place, session = self._at, self._tools.session
        sealed = place is not None and (
            bool(session.read_only) or _is_sealed(session.package, place)
        )
        if isinstance(self._box, _TEXT_BOXES):
            self._box.setEnabled(place is not None)
            if self._box.isReadOnly() != sealed:
                self._box.setReadOnly(sealed)
                _polish(self._box)
        else:
            self._box.setEnabled(place is not None and not sealed)

    def _show(self, *, moved: bool) -> None:
        session, place = self._tools.session, self._at
        if isinstance(self._box, _TEXT_BOXES):
            now = session.text_at(place) if place is not None else ""
            if (moved or now != self._seen) and not self._is_committing and not self._is_typed:
                self._box.show_words(now)
                self._seen = now
                self._steps.show(self._box.words())
        elif place is not None:
            draft = session.state.drafts.get(place, "")
            self._box.show_value(value_at(session.package, place), draft)

    def _leave_old_place(self) -> None:
        """Another place is shown while something was typed: it belongs to the old one."""
        self._pause.stop()
        session, place = self._tools.session, self._at
        known = place is not None and self._tools.session.stands(place)
        if known and place is not None and session.text_at(place) == self._seen:
            self.commit()
        self._is_typed = False
        session.typing_ended()

    def _show_messages(self) -> None:
        place = self._at
        if place is None or not self._tools.session.is_open:
            self.messages.show_none()
            return
        trouble, session = "", self._tools.session
        if place in session.state.drafts:
            trouble = f"{session.trouble_at(place)} {printed_meanwhile(session.state, place)}"
        self.messages.show_of(self._tools.checker, place, trouble)
        self._mark(wrong=bool(trouble))

    def _mark(self, *, wrong: bool) -> None:
        """Draw the edge of a control that holds what is no value."""
        if self._box is not None and bool(self._box.property("wrong")) != wrong:
            self._box.setProperty("wrong", wrong)
            _polish(self._box)

    def _on_entered(self) -> None:
        self._tools.session.start_typing()
        self.focus_entered.emit()

    def _on_paste_limited(self, words: str) -> None:
        self._tools.notice.show_result(words, severity="warning")

    def _on_edited(self) -> None:
        is_pending, self._is_typed = self._is_typed, True
        self._pause.start()
        if self._at is not None:
            self._tools.session.typing(self._at, self._box.words, self._seen)
            self._steps.follow(self._box.words(), is_pending=is_pending)

    def _on_editing_ended(self) -> None:
        self.commit()
        place = self._at
        if place is not None and not self._box.hasFocus() and self._tools.session.stands(place):
            # As the plan has it, once nobody writes there: 1500 becomes 1,500.
            self._box.show_words(self._tools.session.text_at(place))
            self._steps.show(self._box.words())
            self._hide_placeless()

    def _on_picked(self, value: Any) -> None:
        place = self._at
        if place is not None:
            self._tools.session.set_value(place, value)

    # Qt's own names from here on.

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.note.hide()
        return self.note.takes(event)
