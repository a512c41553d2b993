"""A page for a part of the plan: its tree, the fields of the current row, its summary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.places import value_at
from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.note_key import NoteKey
from desktop.window.fields.picker import Picker
from desktop.window.page import Page, Tools
from desktop.window.parts.part_adders import Adder, InsertionPoint, Put, Say
from desktop.window.parts.part_forms import Detail
from desktop.window.parts.part_model import PartModel
from desktop.window.parts.part_moves import PartMoves
from desktop.window.parts.part_nodes import Node, marked
from desktop.window.parts.part_tree import PartTree
from desktop.window.parts.summary_panel import SummaryPanel
from desktop.window.widgets.controls import push_button, tab_widget, tool_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import em
from forms.editing import part_edits
from forms.editing.changes import EVERYTHING, Change
from forms.editions.edition import Edition
from forms.editions.labels import line_without, page_title

if TYPE_CHECKING:
    from db.places import Place
    from db.records import Package
    from forms.checks import Problem

# Narrower than so many letters, the fields stand below the tree.
_WIDE = 50


@dataclass(frozen=True, slots=True)
class PartKind:
    """What tells the pages of the three parts apart.

    `rows` are what its form goes through; `nodes` makes the tree, `roots` names the list of
    its outermost rows, `reads` where all stands that its rows and its summary tell of;
    `adders` are the ways to add, `details` what shows a row of each kind; `hint` is said
    while it is empty; `fields` are those of the plan over the tree.
    """

    part: int
    name: str
    rows: str
    hint: Say
    nodes: Callable[[Package, Edition], tuple[Node, ...]]
    roots: tuple[tuple[str, Place], ...]
    reads: tuple[Place, ...]
    adders: tuple[Adder, ...]
    details: Mapping[str, Callable[[], QWidget]]
    fields: tuple[str, ...] = ()


class PartPage(Page):
    """Puts a part of the plan together by picking, and in order by moving rows."""

    def __init__(self, tools: Tools, kind: PartKind) -> None:
        super().__init__()
        self._tools = tools
        # First: keys are asked about from the start.
        self.note = NoteKey(tools, self._noted_place, self._put_note)
        self._kind = kind
        # The problems that the rows are marked with.
        self._marked: tuple[Problem, ...] = ()
        self._pickers: dict[str, Picker] = {}
        self._insertion_points: dict[str, InsertionPoint] = {}
        model = PartModel(kind.roots, self)
        self.tree = PartTree(tools.theme, model, kind.name)
        self.moves = PartMoves(tools.session, self.tree, self)
        model.dropped.connect(self.moves.drop)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.action_requested.connect(self._on_action_requested)
        self.buttons = {
            adder.kind: push_button("", "add", partial(self.add, adder.kind))
            for adder in kind.adders
        }
        # What things are called in, as long as no plan is shown.
        self._edition: Edition | None = None
        self._acts = {
            name: tool_button(name, words, partial(self._on_action_requested, name))
            for name, words in (
                ("up", "ย้ายขึ้น (Alt+↑)"),
                ("down", "ย้ายลง (Alt+↓)"),
                ("remove", "เอาออก (Delete)"),
            )
        }
        self.summary = SummaryPanel(tools, kind.part)
        self._total = Label()
        self._total.setWordWrap(True)
        self._hint = Label()
        self._fields = FieldForm(tools, ("plan",))
        self._details: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._scroll = QScrollArea()
        self._tabs = tab_widget("รายละเอียดหรือสรุป")
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        tools.checker.changed.connect(self._on_problems_changed)

    @property
    def detail(self) -> Detail | None:
        """What shows the current row."""
        node = self.tree.node
        found: Detail | None = self._details.get(node.kind) if node else None  # type: ignore[assignment]
        return found

    def add(self, kind: str) -> None:
        """Ask what of a kind to add at the current row, or add an empty record."""
        adder = next(each for each in self._kind.adders if each.kind == kind)
        point = self._insertion_point(kind)
        if point is None:
            return
        self._insertion_points[kind] = point
        if not adder.target:
            self._put(adder, adder.put, "")
            self._focus_detail()
            return
        if kind not in self._pickers:
            self._pickers[kind] = self._picker(adder)
        self._pickers[kind].open_below(self.buttons[kind])

    # What the window asks of a page.

    def show_change(self, change: Change) -> None:
        """Show another state of the plan."""
        session = self._tools.session
        self._call(session.edition)
        self._fields.refresh(change)
        if not change.touches(*self._kind.reads):
            self._on_problems_changed()
            return
        for kind, picker in self._pickers.items():
            if session.stands(self._insertion_points[kind].place):
                picker.refresh()
            else:
                picker.dismiss()
        self._show_nodes(change)
        self._total.setText(self.summary.show_package(session.package, session.edition))
        self._hint.setVisible(not any(node.place for node in self.tree.all_nodes()))

    def show_place(self, place: Place) -> None:
        """Bring a row and the field in it into sight."""
        if self._fields.show_place(place):
            return
        self._tabs.setCurrentIndex(0)
        row = part_edits.noted_place(self._tools.session.package, place)
        self.tree.select(row)
        detail = self.detail
        # A list of the row, or the row itself, is seen in the tree.
        if detail is None or not detail.show_place(place):
            self.tree.setFocus()

    def first_box(self) -> QWidget:
        """The tree: what is over it is written once, if at all."""
        return self.tree

    def form(self) -> str:
        """The form that prints the part in the plan's edition."""
        session = self._tools.session
        return session.edition.form_with(self._kind.rows) if session.is_open else ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Keys of the tree."""
        return (
            ("เพิ่มใต้แถวที่เลือก", "Insert"),
            ("ไปที่ช่องของแถวที่เลือก", "Enter"),
            ("ย้ายแถวขึ้นหรือลงตามลำดับความสำคัญ", "Alt+↑ Alt+↓"),
            ("เอาแถวที่เลือกออก", "Delete"),
        )

    def leave(self) -> None:
        """Remember how wide the tree is."""
        self._tools.memory.set_state(f"part{self._kind.part}", self._splitter.saveState())

    def _call(self, edition: Edition) -> None:
        """Call things as an edition does."""
        if edition is self._edition:
            return
        self._edition = edition
        name = page_title(edition, f"part{self._kind.part}", self._kind.name)
        self.tree.setAccessibleName(name)
        self._hint.setText(self._kind.hint(edition))
        for path, field in zip(self._kind.fields, self._fields.fields, strict=True):
            # What the form prints where the field is empty.
            field.set_hint(line_without(edition, f"plan.{path}"))
        for adder in self._kind.adders:
            button, words = self.buttons[adder.kind], f"เพิ่ม{adder.noun(edition)}"
            # The spaces part the words from the icon.
            button.setText(f"  {adder.words(edition)}")
            set_tip(button, words)
            button.setAccessibleName(words)
        for picker in self._pickers.values():
            picker.dismiss()
            picker.deleteLater()
        self._pickers.clear()

    def _arrange(self) -> None:
        row = FlowRow()
        for button in self.buttons.values():
            row.add(button)
        row.add(*self._acts.values())
        for path in self._kind.fields:
            self._fields.add(path)
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        pad = em(self, 0.8)
        for name, make in self._kind.details.items():
            self._details[name] = make()
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(pad, pad, pad, pad)
            column.addWidget(self._details[name])
            column.addStretch(1)
            self._stack.addWidget(holder)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(self._stack)
        # Both sides scroll: neither keeps the window from being small.
        self._tabs.setMinimumSize(em(self, 12), em(self, 7))
        self._tabs.addTab(self._scroll, "รายละเอียด")
        self._tabs.addTab(self.summary, "สรุปโครงการและงบประมาณ")
        self._splitter.addWidget(self.tree)
        self._splitter.addWidget(self._tabs)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(em(self, 0.6))
        # What stands below it is said there.
        self._tabs.currentChanged.connect(lambda at: self._total.setVisible(at == 0))
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.restoreState(self._tools.memory.state(f"part{self._kind.part}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad, pad, em(self, 0.4))
        column.setSpacing(em(self, 0.5))
        column.addWidget(row)
        column.addWidget(self._fields)
        # In its place by now: shown without one it would be a window for a moment.
        self._fields.setVisible(bool(self._kind.fields))
        column.addWidget(self._hint)
        column.addWidget(self._splitter, 1)
        column.addWidget(self._total)

    def _show_nodes(self, change: Change = EVERYTHING) -> None:
        self._marked = self._tools.checker.problems
        session = self._tools.session
        nodes = self._kind.nodes(session.package, session.edition)
        self.tree.show_nodes(marked(nodes, self._marked))
        self._show_detail(change)

    def _on_problems_changed(self) -> None:
        # A page out of sight shows them when it comes into sight.
        is_other = self._marked is not self._tools.checker.problems
        if is_other and self._tools.session.is_open and self.isVisible():
            self._show_nodes()

    def _insertion_point(self, kind: str) -> InsertionPoint | None:
        """Where something of a kind would go: after the current row, else to the end."""
        lists = (node.list_of(kind) for node in self.tree.line())
        root = dict(self._kind.roots).get(kind)
        place = next((found for found in lists if found is not None), root)
        if place is None:
            return None
        at = self.tree.node.place if self.tree.node else ()
        inside = at[: len(place)] == place and len(at) > len(place)
        count = len(value_at(self._tools.session.package, place))
        return InsertionPoint(place, int(at[len(place)]) + 1 if inside else count)

    def _picker(self, adder: Adder) -> Picker:
        session = self._tools.session
        kind, choices = adder.kind, adder.choices
        picker = Picker(
            self._tools,
            adder.target,
            self,
            noun=adder.noun(session.edition),
            taken=lambda: adder.taken(session.package, self._insertion_points[kind]),
            choices=None
            if choices is None
            else lambda: choices(session.package, self._insertion_points[kind], session.edition),
            create=adder.create is not None,
            many=adder.many,
        )
        picker.picked.connect(lambda value: self._put(adder, adder.put, value))
        create = adder.create
        if create is not None:
            picker.created.connect(lambda words: self._put(adder, create, words))
        return picker

    def _put(self, adder: Adder, put: Put, value: str) -> None:
        """Put what was picked or typed into its list, as one step, and make it current."""
        point = self._insertion_points[adder.kind]
        session = self._tools.session
        package = put(session.package, point, value)
        if package is session.package:
            return
        session.apply(package, f"เพิ่ม{adder.noun(session.edition)}")
        self.tree.select((*point.place, point.index))
        self._insertion_points[adder.kind] = replace(point, index=point.index + 1)

    def _focus_detail(self) -> None:
        self._tabs.setCurrentIndex(0)
        if self.detail is not None:
            self.detail.focus_first()

    def _noted_place(self) -> Place | None:
        node = self.tree.node
        return node.place if node is not None and self.tree.hasFocus() else None

    def _put_note(self, panel: QWidget) -> None:
        """Give the note its room below the tree."""
        cast(QVBoxLayout, self.layout()).insertWidget(4, panel)

    def _on_chosen(self) -> None:
        self.note.hide()
        self._show_detail(EVERYTHING)

    def _show_detail(self, change: Change) -> None:
        """Show the current row, and what can be done with it."""
        node, detail = self.tree.node, self.detail
        self._scroll.setVisible(detail is not None)
        if node is not None and detail is not None:
            self._stack.setCurrentIndex(list(self._details).index(node.kind))
            detail.show_node(node, change)
        for kind, button in self.buttons.items():
            button.setEnabled(self._insertion_point(kind) is not None)
        self._acts["up"].setEnabled(self.moves.can(-1))
        self._acts["down"].setEnabled(self.moves.can(1))
        self._acts["remove"].setEnabled(bool(node and node.place))

    def _on_action_requested(self, what: str) -> None:
        if what == "add":
            self._add_here()
        elif what == "open":
            self._focus_detail()
        elif what == "remove":
            self.moves.remove()
        else:
            self.moves.move(-1 if what == "up" else 1)

    def _add_here(self) -> None:
        """Add below the current row what it mostly holds, or beside it what it is."""
        node = self.tree.node
        kinds = [adder.kind for adder in self._kind.adders]
        below = [kind for kind, _place in node.accepts if kind in kinds] if node else []
        if below or kinds:
            self.add(below[-1] if below else node.kind if node else kinds[0])

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        # Keys that no field takes come here.
        return self.note.takes(event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > em(self, _WIDE)
        self._splitter.setOrientation(
            Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        )
