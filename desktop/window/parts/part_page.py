"""A page for a part of the plan: its tree, and what is asked for of the current row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.window.fields.field_form import FieldForm
from desktop.window.fields.note_key import NoteKey
from desktop.window.page import Page, Tools
from desktop.window.parts.part_adders import Adder, Say
from desktop.window.parts.part_adding import PartAdding
from desktop.window.parts.part_find import PartFind
from desktop.window.parts.part_forms import Detail
from desktop.window.parts.part_model import PartModel
from desktop.window.parts.part_moves import PartMoves
from desktop.window.parts.part_nodes import Node, marked
from desktop.window.parts.part_panel import DETAIL, SUMMARY, PartPanel
from desktop.window.parts.part_strip import PartStrip
from desktop.window.parts.part_tree import PartTree
from desktop.window.parts.summary_panel import SummaryPanel
from desktop.window.widgets.controls import act_button, tool_button
from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import GAP_2, PAGE_SIDE, PREVIEW_WIDTH
from desktop.window.widgets.toolbar import Toolbar
from desktop.window.widgets.writing import writing
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
# What shows the fields of a row that is written elsewhere.
_FIELDS = {"project": "หมายเหตุใต้ชื่อในที่นี้…"}


@dataclass(frozen=True, slots=True)
class PartKind:
    """What tells the pages of the three parts apart.

    `rows` are what its form goes through; `nodes` makes the tree, `roots` names the list of
    its outermost rows, `reads` where all stands that its rows and its summary tell of;
    `adders` are the ways to add, `details` what shows the fields of a row of each kind that
    has some; `hint` is said while it is empty; `fields` are those of the plan over the tree.
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
        model = PartModel(kind.roots, self)
        self.tree = PartTree(tools.theme, model, kind.name)
        self.moves = PartMoves(tools.session, self.tree, self)
        model.dropped.connect(self.moves.drop)
        self.adding = PartAdding(tools, self.tree, kind.adders, kind.roots, self)
        self.adding.added.connect(self._focus_detail)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.action_requested.connect(self._on_action_requested)
        self.buttons = {
            adder.kind: act_button("", "add", partial(self.add, adder.kind))
            for adder in kind.adders
        }
        # What things are called in, as long as no plan is shown.
        self._edition: Edition | None = None
        self._acts = {
            name: tool_button(name, words, partial(self._on_action_requested, name))
            for name, words in (
                ("up", "ย้ายขึ้น (Alt+Shift+↑)"),
                ("down", "ย้ายลง (Alt+Shift+↓)"),
                ("remove", "เอาออก (Delete)"),
            )
        }
        writing(*self.buttons.values(), *self._acts.values())
        self.finder = PartFind(self.tree, kind.name)
        self._fold = act_button("ยุบทั้งหมด", "unnest", self._fold_all)
        self._order = act_button("สรุปและลำดับ", "list", self.show_summary)
        self.panel = PartPanel(tools, kind.part, kind.details)
        self.panel.closed.connect(self.tree.setFocus)
        self.strip = PartStrip(tools.theme, self._lead, self._focus_detail)
        self.hint = Label()
        self._fields = FieldForm(tools, ("plan",))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._arrange()
        tools.checker.changed.connect(self._on_problems_changed)

    @property
    def detail(self) -> Detail | None:
        """What shows the fields of the current row."""
        return self.panel.detail

    @property
    def summary(self) -> SummaryPanel:
        """The projects of the part in order, with their count and sum."""
        return self.panel.summary

    def show_summary(self) -> None:
        """Show the projects in order beside the tree, or put them away."""
        if self.panel.isVisible() and self.panel.tabs.currentIndex() == SUMMARY:
            self.panel.close_up()
            return
        self.panel.open_up(SUMMARY)
        self._divide()
        self.summary.list.setFocus()

    def select_printed(self, place: Place) -> bool:
        """Select the row that the paper prints from a place; False where none is."""
        if not self.tree.select_printed(place):
            return False
        self.tree.setFocus()
        return True

    def place(self) -> Place | None:
        """What the paper has of the current row."""
        return self.tree.place

    def add(self, kind: str) -> None:
        """Ask what of a kind to add at the current row, or add an empty record."""
        self.adding.begin(kind, self.buttons[kind])

    # What the window asks of a page.

    def show_change(self, change: Change) -> None:
        """Show another state of the plan."""
        session = self._tools.session
        self._call(session.edition)
        self._fields.refresh(change)
        if not change.touches(*self._kind.reads):
            self._on_problems_changed()
            return
        self.adding.refresh()
        self._show_nodes(change)
        self.counted.emit(self.summary.show_package(session.package, session.edition))
        self.hint.setVisible(not any(node.place for node in self.tree.all_nodes()))

    def show_place(self, place: Place) -> None:
        """Bring a row and the field in it into sight."""
        if self._fields.show_place(place):
            return
        row = part_edits.noted_place(self._tools.session.package, place)
        self.tree.select(row)
        node = self.tree.node
        # A list of the row, or the row itself, is seen in the tree.
        if node is None or node.kind not in self._kind.details or place == node.place:
            self.tree.setFocus()
            return
        was_open = self.panel.isVisible()
        self._open_detail()
        detail = self.detail
        if detail is None or not detail.show_place(place):
            if not was_open:
                self.panel.close_up()
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
            ("แก้ไขแถวที่เลือก หรือไปที่โครงการ", "Enter"),
            ("ปิดช่องของแถว กลับไปที่รายการ", "Esc"),
            ("ย้ายแถวขึ้นหรือลงตามลำดับความสำคัญ", "Alt+Shift+↑ Alt+Shift+↓"),
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
        self.finder.call(name)
        self.hint.setText(self._kind.hint(edition))
        for path, field in zip(self._kind.fields, self._fields.fields, strict=True):
            # What the form prints where the field is empty.
            field.set_hint(line_without(edition, f"plan.{path}"))
        for adder in self._kind.adders:
            button, words = self.buttons[adder.kind], f"เพิ่ม{adder.noun(edition)}"
            button.setText(adder.words(edition))
            set_tip(button, words)
            button.setAccessibleName(words)
        self.adding.forget()

    def _arrange(self) -> None:
        self.toolbar = Toolbar()
        self.toolbar.add(*self.buttons.values(), *self._acts.values(), self.finder)
        self.toolbar.end()
        self.toolbar.add(self._order, self._fold)
        for path in self._kind.fields:
            self._fields.add(path)
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        listed = QWidget()
        under = QVBoxLayout(listed)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addWidget(self.tree, 1)
        under.addWidget(self.strip)
        self._splitter.addWidget(listed)
        self._splitter.addWidget(self.panel)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.restoreState(self._tools.memory.state(f"part{self._kind.part}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._fields.setContentsMargins(px(PAGE_SIDE), px(GAP_2), px(PAGE_SIDE), px(GAP_2))
        self.hint.setContentsMargins(px(PAGE_SIDE), px(GAP_2), px(PAGE_SIDE), px(GAP_2))
        column.addWidget(self._fields)
        # In its place by now: shown without one it would be a window for a moment.
        self._fields.setVisible(bool(self._kind.fields))
        column.addWidget(self.hint)
        column.addWidget(self._splitter, 1)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Let the Tab key go from what finds and folds over what adds to the tree."""
        above: tuple[QWidget, ...] = (self.finder, self._order, self._fold, *self.buttons.values())
        below: tuple[QWidget, ...] = (self.tree, *self.strip.links)
        for before, after in (*pairwise(above), *pairwise(below)):
            QWidget.setTabOrder(before, after)

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

    def _open_detail(self) -> None:
        """Show the fields of the current row beside the tree."""
        self.panel.open_up(DETAIL)
        self._divide()

    def _focus_detail(self) -> None:
        self._open_detail()
        if self.detail is not None:
            self.detail.focus_first()

    def _divide(self) -> None:
        """Give the panel its share, where it has none of its own yet."""
        sizes = self._splitter.sizes()
        across = self._splitter.orientation() is Qt.Orientation.Horizontal
        wanted = px(PREVIEW_WIDTH) if across else sum(sizes) * 2 // 5
        if sizes[1] < wanted * 3 // 4:
            self._splitter.setSizes([max(1, sum(sizes) - wanted), wanted])

    def _fold_all(self) -> None:
        self.tree.fold_all(folded=not self.tree.is_folded)
        self._show_fold()

    def _show_fold(self) -> None:
        """Say what the button for all rows would do."""
        words = "ขยายทั้งหมด" if self.tree.is_folded else "ยุบทั้งหมด"
        self._fold.setText(words)
        self._fold.setAccessibleName(words)
        set_tip(self._fold, words)

    def _lead(self) -> None:
        """Go to where the current row is written."""
        node = self.tree.node
        if node is not None and node.record:
            name = "name" if node.kind in {"project", "indicator"} else "text"
            self._tools.go_to((*node.record, name))

    def _noted_place(self) -> Place | None:
        node = self.tree.node
        return node.place if node is not None and self.tree.hasFocus() else None

    def _put_note(self, panel: QWidget) -> None:
        """Give the note its room below the tree."""
        cast(QVBoxLayout, self.layout()).insertWidget(2, panel)

    def _on_chosen(self) -> None:
        self.note.hide()
        self._show_detail(EVERYTHING)

    def _show_detail(self, change: Change) -> None:
        """Show the current row, and what can be done with it."""
        node = self.tree.node
        self.panel.show_node(node, change)
        has_fields = node is not None and node.kind in self._kind.details
        self.strip.show_node(node, _FIELDS.get(node.kind, "แก้ไข") if node and has_fields else "")
        self._show_fold()
        for kind, button in self.buttons.items():
            button.setEnabled(self.adding.point(kind) is not None)
        self._acts["up"].setEnabled(self.moves.can(-1))
        self._acts["down"].setEnabled(self.moves.can(1))
        self._acts["remove"].setEnabled(bool(node and node.place))

    def _on_action_requested(self, what: str) -> None:
        if what == "add":
            self._add_here()
        elif what == "open":
            self._open()
        elif what == "remove":
            self.moves.remove()
        else:
            self.moves.move(-1 if what == "up" else 1)

    def _open(self) -> None:
        """Go to the current row where it is written: here, or on another page."""
        node = self.tree.node
        if node is None:
            return
        if node.line.offers:
            self._add_here()
        elif node.record:
            self._lead()
        elif node.kind in self._kind.details:
            self._focus_detail()

    def _add_here(self) -> None:
        """Add below the current row what it mostly holds, or beside it what it is."""
        kinds = [adder.kind for adder in self._kind.adders]
        for node in self.tree.line():
            below = [kind for kind, _place in node.accepts if kind in kinds]
            wanted = str(node.value) if node.line.offers else below[-1] if below else node.kind
            if wanted in kinds:
                self.add(wanted)
                return
        if not self.tree.line():
            self.add(kinds[0])

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        # Keys that no field takes come here.
        return self.note.takes(event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > em(self, _WIDE)
        across = Qt.Orientation
        wanted = across.Horizontal if wide else across.Vertical
        if wanted is not self._splitter.orientation():
            self._splitter.setOrientation(wanted)
            self._divide()
