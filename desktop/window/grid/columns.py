"""Which columns of a grid are in sight, in which order, how wide, and which stand still."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from math import ceil
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.window.grid.column import GridColumn
from desktop.window.grid.frozen import MOST_FROZEN
from desktop.window.widgets.painting.text_layouts import widest_word
from desktop.window.widgets.theme import em, px
from desktop.window.widgets.tokens import CAPTION, CELL_SIDE

# Columns that nothing stands in are folded to a seam so wide.
SEAM = 14
_NARROWEST = 30
# So much more than their least width the elastic columns have before others are widened.
_EASE = 0.3


class Columns(QObject):
    """Lays out the columns of a table; `changed` follows every other choice of its user.

    A column is absent where its owner says that there is no place for it, hidden where its
    user does, and folded while it is rare and empty: of folded ones side by side the first
    is a seam. The `elastic` ones share the room that the others leave, until their widths are
    set by hand; of more room than they need, those that are cut have some. The first `frozen`
    columns stand still. All lists of columns are in the order in which they stand, which their
    user may change while they are `movable`.
    """

    changed = Signal()
    # The columns in sight have other widths, or others are in sight.
    laid_out = Signal()

    def __init__(self, table: QTableView, columns: Sequence[GridColumn]) -> None:
        super().__init__(table)
        self._table = table
        self._all = tuple(columns)
        # The columns from left to right.
        self._order = list(range(len(self._all)))
        self.movable = True
        self.elastic: tuple[int, ...] = ()
        self.frozen = self._first_frozen = 0
        self._least_width = 0
        self._absent: set[int] = set()
        self._hidden: set[int] = set()
        self._folded: set[int] = set()
        # Rare ones that stay open although nothing stands in them.
        self._kept: set[int] = set()
        self._widths: dict[int, int] = {}
        self._seams: frozenset[int] = frozenset()
        self._still: list[int] = []
        self._shown: tuple[tuple[int, int], ...] = ()

    # What is in sight.

    @property
    def known(self) -> list[int]:
        """The columns that there is a place for."""
        return [at for at in self._order if at not in self._absent]

    @property
    def in_use(self) -> list[int]:
        """The columns that something is pasted into: those in sight, folded or not."""
        return [at for at in self.known if at not in self._hidden]

    @property
    def open(self) -> list[int]:
        """The columns whose cells can be entered, and read."""
        return [at for at in self.in_use if at not in self._folded]

    @property
    def still(self) -> list[int]:
        """The columns in sight that stand still."""
        return self._still

    def is_open(self, column: int) -> bool:
        """Whether the cells of a column can be entered."""
        return not (column in self._folded or column in self._hidden or column in self._absent)

    def is_seam(self, column: int) -> bool:
        """Whether a column stands for those that are folded there."""
        return column in self._seams

    def seam_words(self, column: int) -> str:
        """What is folded into a seam."""
        names = ", ".join(self._all[at].words for at in self._run(column))
        return f"คอลัมน์ที่ยังว่าง: {names} คลิกเพื่อแสดง"

    def arrange(self, elastic: Sequence[int], frozen: int, least: int = 0) -> None:
        """Say which columns share the room, and how many of the first stand still.

        The elastic ones are at least so many pixels wide, or as wide as they are usually.
        """
        self.elastic = tuple(elastic)
        self._least_width = least
        self.frozen = self._first_frozen = frozen
        self._table.horizontalHeader().setStretchLastSection(not elastic)
        self._find_seams()

    # What is done to them.

    def set_absent(self, column: int, *, absent: bool) -> None:
        """Say whether there is a place for what a column shows."""
        if absent != (column in self._absent):
            self._absent ^= {column}
            self.apply()

    def show(self, column: int, *, shown: bool) -> None:
        """Show a column, or keep it out of sight."""
        if shown:
            self._hidden.discard(column)
            self._unfold({column})
        elif len(self.open) > 1 or column not in self.open:
            self._hidden.add(column)
            self._kept.discard(column)
        self._tell()

    def reveal(self, column: int) -> None:
        """Let the cells of a column be entered, if there is a place for it."""
        if column in self._hidden | self._folded:
            self.show(column, shown=True)

    def unfold(self, seam: int) -> None:
        """Show what is folded into a seam."""
        self._unfold(set(self._run(seam)))
        self._tell()

    def fold(self, empty: Iterable[int]) -> None:
        """Fold those of the rare columns in which nothing stands."""
        self._folded = {at for at in empty if self._all[at].rare} - self._kept
        self.apply()

    @property
    def folded(self) -> frozenset[int]:
        """The columns that are folded away."""
        return frozenset(self._folded - self._absent - self._hidden)

    def fill(self, columns: Iterable[int]) -> None:
        """Unfold columns in which something stands now."""
        filled = self._folded.intersection(columns)
        if filled:
            self._folded -= filled
            self.apply()

    def set_width(self, column: int, width: int) -> None:
        """Keep the width that a column was given by hand."""
        self._widths[column] = width
        self._tell()

    def freeze(self, column: int) -> None:
        """Let the columns up to one stand still while the others go by; -1: none of them."""
        self.frozen = self._order.index(column) + 1 if column >= 0 else 0
        self._tell()

    def beside(self, column: int, step: int) -> int:
        """The column in sight before (-1) or after (1) one; -1 where there is none."""
        there = [at for at in self.in_use if self.is_open(at) or at in self._seams]
        at = there.index(column) + step if column in there else -1
        return there[at] if 0 <= at < len(there) else -1

    def nearest(self, column: int) -> int:
        """The column whose cells can be entered that stands nearest to one."""
        place = self._order.index(column)
        return min(self.open, key=lambda at: abs(self._order.index(at) - place))

    def move(self, column: int, to: int) -> None:
        """Let a column stand where another one does, and that one beside it."""
        if self.movable and column != to and to >= 0:
            place = self._order.index(to)
            self._order.remove(column)
            self._order.insert(place, column)
            self._tell()

    def rearrange(self, order: Sequence[int]) -> None:
        """Let all columns stand in another order."""
        if list(order) != self._order:
            self._order = list(order)
            self._tell()

    def reset(self) -> None:
        """Give all columns the places and widths that they had at first."""
        self._forget()
        self._tell()

    def _forget(self) -> None:
        self._widths, self._hidden, self._kept = {}, set(), set()
        self._order = list(range(len(self._all)))
        self.frozen = self._first_frozen

    # What is remembered of them.

    def words(self) -> str:
        """What the user chose, as a line to remember: the columns by their names."""
        names = self._names
        return json.dumps(
            {
                "order": [names[at] for at in self._order],
                "widths": {names[at]: width for at, width in sorted(self._widths.items())},
                "hidden": [names[at] for at in sorted(self._hidden)],
                "open": [names[at] for at in sorted(self._kept)],
                "still": names[self._order[self.frozen - 1]] if self.frozen else "",
            },
            ensure_ascii=False,
        )

    def restore(self, words: str) -> None:
        """Take over what was remembered; what cannot be meant is left out."""
        self._forget()
        with suppress(ValueError, TypeError, AttributeError):
            self._take(json.loads(words))
        self.apply()

    def _take(self, kept: Mapping[str, Any]) -> None:
        known = {name: at for at, name in enumerate(self._names)}

        def those(name: str) -> list[int]:
            return [known[each] for each in kept.get(name, ()) if each in known]

        self._hidden, self._kept = set(those("hidden")), set(those("open"))
        self._widths = {
            known[name]: width
            for name, width in kept.get("widths", {}).items()
            if name in known and isinstance(width, int)
        }
        order = list(dict.fromkeys(those("order")))
        # What is new since then comes after the column that it follows at first.
        for at in range(len(self._all)):
            if at not in order:
                order.insert(order.index(at - 1) + 1 if at else 0, at)
        self._order = order
        still = kept.get("still", None)
        if still in known:
            self.frozen = order.index(known[still]) + 1
        elif still == "":
            self.frozen = 0

    @property
    def _names(self) -> list[str]:
        """What the columns are known by, whatever their headings say now."""
        return [column.words for column in self._all]

    # How they are laid out.

    def apply(self) -> None:
        """Give every column its place."""
        table = self._table
        self._find_seams()
        self._put_in_order()
        for at in range(len(self._all)):
            table.setColumnHidden(at, not (self.is_open(at) or at in self._seams))
            self._hold(at)
            if at not in self.elastic or at in self._seams:
                table.setColumnWidth(at, self._width(at))
        self.share()

    def _put_in_order(self) -> None:
        header = self._table.horizontalHeader()
        if header.count() != len(self._order):
            return
        header.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        for place, column in enumerate(self._order):
            if header.visualIndex(column) != place:
                header.moveSection(header.visualIndex(column), place)
        header.blockSignals(False)  # noqa: FBT003

    def _hold(self, column: int) -> None:
        """Let the width of a column be dragged, but that of a seam."""
        header = self._table.horizontalHeader()
        fixed, free = QHeaderView.ResizeMode.Fixed, QHeaderView.ResizeMode.Interactive
        is_fixed = header.sectionResizeMode(column) == fixed
        if is_fixed != (column in self._seams):
            header.setSectionResizeMode(column, free if is_fixed else fixed)

    def share(self) -> None:
        """Give the elastic columns what the others leave of the width."""
        self._share()
        widths = tuple((at, self._table.columnWidth(at)) for at in self.open)
        if widths != self._shown:
            self._shown = widths
            self.laid_out.emit()

    def _share(self) -> None:
        elastic = [at for at in self.elastic if self.is_open(at) and at not in self._widths]
        if not elastic:
            for at in set(self.elastic) & set(self._widths):
                self._table.setColumnWidth(at, self._widths[at])
            return
        least = {at: self._least(at) for at in elastic}
        rest = [at for at in range(len(self._all)) if at not in elastic]
        rest = [at for at in rest if self.is_open(at) or at in self._seams]
        others = sum(self._width(at) for at in rest)
        whole = sum(least.values())
        free = max(0, self._table.viewport().width() - others - whole)
        free -= self._widen(rest, free - round(_EASE * whole))
        left = free
        for at in elastic[:-1]:
            more = free * least[at] // whole
            self._table.setColumnWidth(at, least[at] + more)
            left -= more
        self._table.setColumnWidth(elastic[-1], least[elastic[-1]] + left)

    def _widen(self, columns: Sequence[int], spare: int) -> int:
        """Let columns that are wider where there is room take of it; how much they took."""
        lacks = {
            at: em(self._table, self._all[at].roomy) - self._width(at)
            for at in columns
            if self._all[at].roomy and at not in self._widths and at not in self._seams
        }
        lacking = sum(lacks.values())
        given = min(lacking, max(0, spare))
        taken = 0
        for at, lack in lacks.items():
            more = given * lack // lacking
            self._table.setColumnWidth(at, self._width(at) + more)
            taken += more
        return taken

    def _least(self, column: int) -> int:
        least = self._least_width or self._usual(column)
        if column not in self._still:
            return least
        # Beside the find panel it is narrower: the frozen go by where they take most of the room.
        others = sum(self._width(at) for at in self._still if at != column)
        room = int(self._table.viewport().width() * MOST_FROZEN) - others
        return max(px(_NARROWEST), min(least, room))

    def _width(self, column: int) -> int:
        if column in self._seams:
            return px(SEAM)
        return max(px(_NARROWEST), self._widths.get(column) or self._usual(column))

    def _usual(self, column: int) -> int:
        """As wide as it is meant to be, and no word of its heading is parted."""
        wanted = em(self._table, self._all[column].width)
        model: QAbstractItemModel | None = self._table.model()
        words = model.headerData(column, Qt.Orientation.Horizontal) if model else ""
        return max(wanted, ceil(widest_word(str(words or ""), CAPTION)) + 2 * px(CELL_SIDE) + 2)

    def _runs(self) -> list[list[int]]:
        """The folded columns, those side by side together."""
        runs = groupby(self.in_use, lambda at: at in self._folded)
        return [list(group) for is_folded, group in runs if is_folded]

    def _run(self, seam: int) -> list[int]:
        return next((run for run in self._runs() if seam in run), [])

    def _find_seams(self) -> None:
        self._seams = frozenset(run[0] for run in self._runs())
        in_sight = (at for at in self.in_use if self.is_open(at) or at in self._seams)
        still = set(self._order[: self.frozen])
        self._still = [at for at in in_sight if at in still]

    def _unfold(self, columns: set[int]) -> None:
        self._kept |= columns & {at for at, column in enumerate(self._all) if column.rare}
        self._folded -= columns

    def _tell(self) -> None:
        self.apply()
        self.changed.emit()
