"""Tables, pictures and formulas put into a field's text, opened, copied and pasted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple
from uuid import uuid4

from PySide6.QtCore import QByteArray, QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QToolButton

from db.markers import Marker
from db.pictures import PictureError
from db.placed import objects_at
from db.places import Place
from db.records import Package, TextPicture, TextTable
from desktop.window.fields.marked_box import Act, MarkedBox, add_acts
from desktop.window.fields.picture_files import (
    Read,
    ask_for_picture,
    bytes_of,
    copied_picture,
    prepare,
)
from desktop.window.grid.clipboard import lone_table
from desktop.window.page import Tools
from desktop.window.placed.new_table import NewTableDialog
from desktop.window.widgets.controls import tool_button
from desktop.window.widgets.writing import writing
from forms.editing.placed_texts import (
    Spot,
    in_words,
    measure_of,
    noun_of,
    pasted,
    with_lines,
    with_object,
)
from forms.editing.text_tables import table_of, why_not

_MIME = "application/x-phaen-text"


class _Copy(NamedTuple):
    """What was copied last, and out of which state of a plan: its objects are there."""

    token: bytes
    text: str
    package: Package
    place: Place


_last: _Copy | None = None


class PlacedEdits(QObject):
    """Serves the box of a field whose lines may stand for something; each act is one step.

    `place_of` gives where the text stands now (None: nowhere), `commit` puts what was typed
    in the box into the plan.
    """

    def __init__(
        self,
        tools: Tools,
        box: MarkedBox,
        place_of: Callable[[], Place | None],
        commit: Callable[[], None],
    ) -> None:
        super().__init__(box)
        self._tools = tools
        self._box = box
        self._place_of = place_of
        self._commit = commit
        box.opened.connect(self.open)
        box.acts = self._acts
        box.copied = self._on_copied
        box.take_object = self._take

    def refresh(self) -> None:
        """Let the lines of the box stand for what the plan has now."""
        place = self._place_of()
        known = objects_at(self._tools.session.package, place) if place is not None else None
        self._box.set_objects(known)

    def button(self) -> QToolButton:
        """A button whose menu puts something in where the cursor is."""
        button = tool_button("table", "แทรกตารางหรือรูปภาพ (Shift+F10)", lambda: None)
        # The box keeps the focus, and with it its cursor; its own menu offers the same.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        writing(button)
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self.fill(menu))
        button.setMenu(menu)
        return button

    def fill(self, menu: QMenu) -> None:
        """Let a menu offer what can be put in now."""
        menu.clear()
        add_acts(menu, list(self._inserting()))

    def ask_table(self) -> None:
        """Ask what table to put in where the cursor is, and put it in."""
        dialog = NewTableDialog(self._box.window())
        if dialog.exec():
            table = dialog.table()
            found = self._insert(table, "แทรกตาราง")
            if found is not None and not dialog.is_filled:
                self.open(found)
        dialog.deleteLater()

    def ask_picture(self) -> None:
        """Ask for a file with a picture, and put it in where the cursor is."""
        self._put_picture(ask_for_picture(self._box.window(), self._tools))

    def paste_picture(self) -> None:
        """Put the picture on the clipboard in where the cursor is."""
        self._put_picture(copied_picture())

    def put_formula(self, number: int) -> None:
        """Put the line of a formula of the text's measure in where the cursor is."""
        spot = self._spot()
        if spot is not None:
            line = Marker("formula", str(number)).line
            package = with_lines(self._tools.session.package, spot, line)
            self._apply(package, spot, f"แทรกสูตรที่ {number}")

    def open(self, found: Marker, place: Place = ()) -> None:
        """Let a table or picture be changed, at the `place` in it; go to a formula's fields."""
        own = self._place_of()
        if found.kind == "formula" and own is not None:
            measure = measure_of(own) or ()
            self._tools.go_to((*measure, "formulas", int(found.key) - 1))
        else:
            self._tools.open_placed(self._box.window(), found, place)

    def _acts(self, found: Marker | None) -> list[Act]:
        """What the box's menu offers: to change what is there, and to put more in."""
        if self._box.isReadOnly():
            return []
        acts = []
        if found is not None:
            words = "ไปที่สูตร" if found.kind == "formula" else f"แก้{noun_of(found)}…"
            acts.append(Act(words, partial(self.open, found), "F2"))
        return [*acts, *self._inserting()]

    def _inserting(self) -> Iterator[Act]:
        yield Act("แทรกตาราง…", self.ask_table)
        yield Act("แทรกรูปภาพจากแฟ้ม…", self.ask_picture)
        # PySide's stubs do not say that there may be nothing.
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()
        has_picture = held is not None and held.hasImage()
        yield Act("แทรกรูปภาพที่คัดลอกไว้", self.paste_picture, enabled=has_picture)
        for number in range(1, self._formulas() + 1):
            yield Act(f"แทรกสูตรที่ {number}", partial(self.put_formula, number))

    def _formulas(self) -> int:
        """How many formulas the measure of the text has."""
        objects = self._box.objects
        return len(objects.formulas) if objects else 0

    def _spot(self) -> Spot | None:
        """Where the cursor is in the plan's text, with what was typed in the plan."""
        self._commit()
        place = self._place_of()
        return None if place is None else Spot(place, *self._box.around())

    def _apply(self, package: Package, spot: Spot, words: str) -> bool:
        """Make a step of another package, and stand behind what was put in."""
        if not self._tools.session.apply(package, words):
            return False
        self._box.put_cursor_before(spot.after)
        self._box.setFocus()
        return True

    def _insert(self, item: TextTable | TextPicture, words: str) -> Marker | None:
        spot, trouble = self._spot(), why_not(item) if isinstance(item, TextTable) else ""
        if spot is None or trouble:
            self._tell(trouble)
            return None
        try:
            package, found = with_object(self._tools.session.package, spot, item)
        except PictureError as error:
            self._tell(str(error))
            return None
        return found if self._apply(package, spot, words) else None

    def _put_picture(self, read: Read | None) -> None:
        """Put a picture in, once it is what paper needs."""
        known = self._tools.session.number, self._place_of()

        def put(media_type: str, data: bytes) -> None:
            # Meanwhile another plan may be open, or another record in the field.
            if known == (self._tools.session.number, self._place_of()):
                self._insert(TextPicture(media_type=media_type, data=data), "แทรกรูปภาพ")

        if read is not None:
            prepare(self._tools, read, put, self._tell)

    def _tell(self, trouble: str) -> None:
        if trouble:
            self._tools.notice.show_result(trouble, severity="error")

    def _on_copied(self, data: QMimeData, text: str) -> None:
        """Remember a copy with objects in it, and give other programs their words."""
        global _last  # noqa: PLW0603 - as there is one clipboard
        place, objects = self._place_of(), self._box.objects
        if place is None or objects is None:
            return
        token = uuid4().hex.encode()
        # Objects of what was just typed or cut are in this state as well: none is forgotten.
        _last = _Copy(token, text, self._tools.session.package, place)
        data.setData(_MIME, QByteArray(token))
        data.setText(in_words(text, objects).replace("\u2028", "\n"))

    def _take(self, data: QMimeData) -> bool:
        """Paste what is more than words; False where it is left to the box."""
        if _last is not None and data.data(_MIME).data() == _last.token:
            return self._paste(_last)
        block = lone_table(data)
        if block:
            self._insert(table_of(block), "วางตาราง")
            return True
        if data.hasImage() and not data.hasText():
            image = data.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self._put_picture(partial(bytes_of, image))
            return True
        return False

    def _paste(self, copy: _Copy) -> bool:
        spot = self._spot()
        if spot is None:
            return True
        try:
            package = pasted(self._tools.session.package, spot, copy.text, copy.package, copy.place)
        except PictureError as error:
            self._tell(str(error))
            return True
        self._apply(package, spot, "วางข้อความ")
        return True
