"""Adds to a part of the plan at the current row of its tree: what is picked, or a new record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.places import Place, value_at
from desktop.window.fields.picker import Picker
from desktop.window.page import Tools
from desktop.window.parts.part_adders import Adder, InsertionPoint, Put

if TYPE_CHECKING:
    from desktop.window.parts.part_tree import PartTree


class PartAdding(QObject):
    """Knows where in the plan something of each kind would go, and puts it there as one step.

    `added` tells that an empty record was made, which is the current row by now.
    """

    added = Signal()

    def __init__(
        self,
        tools: Tools,
        tree: PartTree,
        adders: Sequence[Adder],
        roots: tuple[tuple[str, Place], ...],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._tools = tools
        self._tree = tree
        self._adders = {adder.kind: adder for adder in adders}
        self._roots = dict(roots)
        self._page = page
        self.pickers: dict[str, Picker] = {}
        self._points: dict[str, InsertionPoint] = {}

    def begin(self, kind: str, button: QWidget) -> None:
        """Ask under a button what of a kind to add, or add an empty record."""
        adder, point = self._adders[kind], self.point(kind)
        if point is None:
            return
        self._points[kind] = point
        if not adder.target:
            self._put(adder, adder.put, "")
            self.added.emit()
            return
        if kind not in self.pickers:
            self.pickers[kind] = self._picker(adder)
        self.pickers[kind].open_below(button)

    def point(self, kind: str) -> InsertionPoint | None:
        """Where something of a kind would go: after the current row, else to the end."""
        lists = (node.list_of(kind) for node in self._tree.line())
        place = next((found for found in lists if found is not None), self._roots.get(kind))
        if place is None:
            return None
        at = self._tree.node.place if self._tree.node else ()
        inside = at[: len(place)] == place and len(at) > len(place)
        count = len(value_at(self._tools.session.package, place))
        return InsertionPoint(place, int(at[len(place)]) + 1 if inside else count)

    def refresh(self) -> None:
        """Offer what there is now; where a list has gone, nothing is picked for it any more."""
        for kind, picker in self.pickers.items():
            if self._tools.session.stands(self._points[kind].place):
                picker.refresh()
            else:
                picker.dismiss()

    def forget(self) -> None:
        """Make the pickers anew: things are called otherwise."""
        for picker in self.pickers.values():
            picker.dismiss()
            picker.deleteLater()
        self.pickers.clear()

    def _picker(self, adder: Adder) -> Picker:
        session = self._tools.session
        kind, choices = adder.kind, adder.choices
        picker = Picker(
            self._tools,
            adder.target,
            self._page,
            noun=adder.noun(session.edition),
            taken=lambda: adder.taken(session.package, self._points[kind]),
            choices=None
            if choices is None
            else lambda: choices(session.package, self._points[kind], session.edition),
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
        point, session = self._points[adder.kind], self._tools.session
        package = put(session.package, point, value)
        if package is session.package:
            return
        session.apply(package, f"เพิ่ม{adder.noun(session.edition)}")
        self._tree.select((*point.place, point.index))
        self._points[adder.kind] = replace(point, index=point.index + 1)
