"""What is told of the current row of a part's tree: the fields of its record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.places import Place
from db.records import ListedLink
from desktop.window.fields.code_picks import CodePicks
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.fields import Field
from desktop.window.fields.link_form import LinkForm
from desktop.window.fields.record_stack import RecordStack
from desktop.window.page import Tools
from desktop.window.parts.part_nodes import Node
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, sized
from forms.editing import part_edits
from forms.editing.changes import EVERYTHING, Change
from forms.editions.edition import Edition
from forms.lookup import Lookup


class Detail(Protocol):
    """Shows one node."""

    def show_node(self, node: Node, change: Change = EVERYTHING) -> None:
        """Show the record of a node as it is now, where a change touches it."""

    def show_place(self, place: Place) -> bool:
        """Give a field the focus; False where there is none for the place."""

    def focus_first(self) -> None:
        """Give the focus to where one begins to write."""


class RecordDetail(FieldForm):
    """Fields of a node's record; `codes` are picked from the lists they come from.

    One begins to write in the field that `first` names.
    """

    def __init__(
        self,
        tools: Tools,
        fields: tuple[tuple[str, int], ...],
        codes: Mapping[str, str] = MappingProxyType({}),
        *,
        first: str,
    ) -> None:
        super().__init__(tools, columns=4, least=8)
        self._first = [name for name, _span in fields].index(first)
        self._codes: list[CodePicks] = []
        for name, span in fields:
            field = self.add(name, span=span)
            if name in codes:
                self._codes.append(CodePicks(tools, field, codes[name]))

    def show_node(self, node: Node, change: Change = EVERYTHING) -> None:
        """Show the fields of the node's record."""
        self.set_root(node.place, change)
        for codes in self._codes:
            codes.refresh(change)

    def focus_first(self) -> None:
        """Give the focus to the field that one begins with."""
        self.fields[self._first].focus()


class IssueDetail(QWidget):
    """An issue of ส่วนที่ 2 with its links."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._place: Place | None = None
        fields = ("number", 1), ("target", 3), ("title", 4), ("objectives", 4), ("key_result", 4)
        self._form = RecordDetail(tools, fields, first="title")
        self._links = RecordStack(
            tools,
            lambda: None if self._place is None else (*self._place, "links"),
            lambda place_of: LinkForm(tools, place_of),
            new_item=ListedLink,
            noun="ความเชื่อมโยง",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.8))
        column.addWidget(self._form)
        column.addWidget(self._links)

    def show_node(self, node: Node, change: Change = EVERYTHING) -> None:
        """Show the issue."""
        self._place = node.place
        self._form.show_node(node, change)
        self._links.refresh(change)

    def show_place(self, place: Place) -> bool:
        """Give a field of the issue or of a link the focus."""
        return self._form.show_place(place) or self._links.show_place(place)

    def focus_first(self) -> None:
        """Give the focus to the issue's name."""
        self._form.focus_first()


class OtherPageDetail(QWidget):
    """What stands in a list here and is written on another page: how it reads, and the way."""

    def __init__(self, tools: Tools, words: str, place_of: Callable[[Node], Place | None]) -> None:
        super().__init__()
        self._go_to = tools.go_to
        self._place_of = place_of
        self._target: Place | None = None
        self._label, self._title, self._lines = Label(), Label(), Label()
        self._label.setObjectName("hint")
        self._lines.setObjectName("hint")
        self._title.setFont(sized(self.font(), 1.1, strong=True))
        self.button = push_button(words, "open", self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        for label in (self._label, self._title, self._lines):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_node(self, node: Node, _change: Change = EVERYTHING) -> None:
        """Show how the node reads."""
        self._target = self._place_of(node)
        self._label.setText(node.card.label)
        self._title.setText(node.card.title)
        self._lines.setText("\n".join(node.card.lines))
        self._lines.setVisible(bool(node.card.lines))
        self.button.setEnabled(self._target is not None)

    def show_place(self, place: Place) -> bool:
        """The way to the other page is all there is."""
        self.focus_first()
        return bool(place)

    def focus_first(self) -> None:
        """Give the focus to the way to the other page."""
        self.button.setFocus()

    def open(self) -> None:
        """Show the record where it is written."""
        if self._target is not None:
            self._go_to(self._target)


def project_detail(tools: Tools) -> OtherPageDetail:
    """A project that is listed."""

    def place(node: Node) -> Place | None:
        known = Lookup(tools.session.package.plan).project_places.get(str(node.value))
        return None if known is None else (*known, "name")

    return OtherPageDetail(tools, "แก้ไขโครงการนี้", place)


class NotedProjectDetail(QWidget):
    """A project that Part 1 lists, with what stands under its name in that place alone."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._place: Place | None = None
        self._project = project_detail(tools)
        self.add = push_button("หมายเหตุใต้ชื่อในที่นี้…", "add", self._add)
        self.add.setToolTip("ข้อความที่จะพิมพ์ใต้ชื่อโครงการที่กลยุทธ์นี้แห่งเดียว")
        self.note = Field(tools, self._text_place, words="หมายเหตุใต้ชื่อในที่นี้", lines=2)
        self.remove = push_button("ลบหมายเหตุ", "remove", self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addWidget(self._project)
        for part in (self.add, self.remove):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        column.insertWidget(2, self.note)

    def show_node(self, node: Node, change: Change = EVERYTHING) -> None:
        """Show how the project reads, and its note."""
        self._place = node.place
        self._project.show_node(node)
        has_note = self._text_place() is not None
        self.add.setVisible(not has_note)
        self.note.setVisible(has_note)
        self.remove.setVisible(has_note)
        self.note.refresh(change)

    def show_place(self, place: Place) -> bool:
        """Go to the note where it is meant, else to the way to the project."""
        if "project_notes" in place and self._text_place() is not None:
            self.note.focus()
            return True
        return self._project.show_place(place)

    def focus_first(self) -> None:
        """Give the focus to the way to the project."""
        self._project.focus_first()

    def _text_place(self) -> Place | None:
        if self._place is None or not self._tools.session.stands(self._place):
            return None
        place = part_edits.note_place(self._tools.session.package, self._place)
        return None if place is None else (*place, "text")

    def _add(self) -> None:
        if self._place is not None:
            session = self._tools.session
            words = "เพิ่มหมายเหตุใต้ชื่อโครงการ"
            session.apply(part_edits.with_note(session.package, self._place), words)
            self.note.focus()

    def _remove(self) -> None:
        if self._place is not None:
            session = self._tools.session
            words = "ลบหมายเหตุใต้ชื่อโครงการ"
            session.apply(part_edits.without_note(session.package, self._place), words)
            self.add.setFocus()


def indicator_detail(tools: Tools) -> OtherPageDetail:
    """An indicator that is listed."""

    def place(node: Node) -> Place | None:
        known = Lookup(tools.session.package.plan).indicator_places.get(str(node.value))
        return None if known is None else (*known, "name")

    return OtherPageDetail(tools, "แก้ไขตัวชี้วัดนี้", place)


def kpi_detail(tools: Tools) -> OtherPageDetail:
    """A KPI of the framework that is listed."""

    def place(node: Node) -> Place | None:
        kpis = tools.session.package.plan.framework.tactic_kpis
        rows = (at for at, kpi in enumerate(kpis) if kpi.code == node.value)
        row = next(rows, None)
        return None if row is None else ("plan", "framework", "tactic_kpis", row, "text")

    return OtherPageDetail(tools, "แก้ไขในกรอบยุทธศาสตร์", place)


class DimensionDetail(Label):
    """A dimension has no fields; what can be done there is said, as `words` gives it."""

    def __init__(self, tools: Tools, words: Callable[[Edition], str]) -> None:
        super().__init__()
        self._tools = tools
        self._words = words
        self.setObjectName("hint")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_node(self, _node: Node, _change: Change = EVERYTHING) -> None:
        """Say what can be done."""
        self.setText(self._words(self._tools.session.edition))

    def show_place(self, _place: Place) -> bool:
        """There is no field."""
        return False

    def focus_first(self) -> None:
        """There is no field."""
