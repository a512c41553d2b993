"""Which columns of a grid are in sight, how wide they are, and which of them stand still."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.window.grid.column import GridColumn
from desktop.window.widgets.theme import em, px

# Columns that nothing stands in are folded to a seam so wide.
SEAM = 14
_NARROWEST = 30


class Columns(QObject):
    """Lays out the columns of a table; `changed` follows every other choice of its user.

    A column is absent where its owner says that there is no place for it, hidden where its
    user does, and folded while it is rare and empty: of folded ones side by side the first
    is a seam. The `elastic` ones share the room that the others leave, until their widths are
    set by hand. The first `frozen` columns stand still.
    """

    changed = Signal()
    # The columns in sight have other widths, or others are in sight.
    laid_out = Signal()

    def __init__(self, table: QTableView, columns: Sequence[GridColumn]) -> None:
        super().__init__(table)
        self._table = table
        self._all = tuple(columns)
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
        return [at for at in range(len(self._all)) if at not in self._absent]

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

    def set_frozen(self, count: int) -> None:
        """Let the first columns stand still while the others go by sideways."""
        self.frozen = count
        self._tell()

    def reset(self) -> None:
        """Give all columns the places and widths that they had at first."""
        self._widths, self._hidden, self._kept = {}, set(), set()
        self.frozen = self._first_frozen
        self._tell()

    # What is remembered of them.

    def words(self) -> str:
        """What the user chose, as a line to remember."""
        parts = [f"{at}:{width}" for at, width in sorted(self._widths.items())]
        parts += [f"-{at}" for at in sorted(self._hidden)]
        parts += [f"+{at}" for at in sorted(self._kept)]
        return " ".join([*parts, f"={self.frozen}"])

    def restore(self, words: str) -> None:
        """Take over what was remembered; what cannot be meant is left out."""
        self._widths, self._hidden, self._kept = {}, set(), set()
        for word in words.split():
            sign, rest = (word[0], word[1:]) if word[0] in "-+=" else (":", word)
            left, _, right = rest.partition(":")
            if not left.isdecimal() or int(left) >= len(self._all) + (sign == "="):
                continue
            match sign:
                case "-":
                    self._hidden.add(int(left))
                case "+":
                    self._kept.add(int(left))
                case "=":
                    self.frozen = int(left)
                case _ if right.isdecimal():
                    self._widths[int(left)] = int(right)
        self.apply()

    # How they are laid out.

    def apply(self) -> None:
        """Give every column its place."""
        table = self._table
        self._find_seams()
        for at in range(len(self._all)):
            table.setColumnHidden(at, not (self.is_open(at) or at in self._seams))
            self._hold(at)
            if at not in self.elastic or at in self._seams:
                table.setColumnWidth(at, self._width(at))
        self.share()

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
        rest = (at for at in range(len(self._all)) if at not in elastic)
        others = sum(self._width(at) for at in rest if self.is_open(at) or at in self._seams)
        free = max(0, self._table.viewport().width() - others - sum(least.values()))
        whole, left = sum(least.values()), free
        for at in elastic[:-1]:
            more = free * least[at] // whole
            self._table.setColumnWidth(at, least[at] + more)
            left -= more
        self._table.setColumnWidth(elastic[-1], least[elastic[-1]] + left)

    def _least(self, column: int) -> int:
        return self._least_width or em(self._table, self._all[column].width)

    def _width(self, column: int) -> int:
        if column in self._seams:
            return px(SEAM)
        usual = em(self._table, self._all[column].width)
        return max(px(_NARROWEST), self._widths.get(column, usual))

    def _runs(self) -> list[list[int]]:
        """The folded columns, those side by side together."""
        runs = groupby(self.in_use, lambda at: at in self._folded)
        return [list(group) for is_folded, group in runs if is_folded]

    def _run(self, seam: int) -> list[int]:
        return next((run for run in self._runs() if seam in run), [])

    def _find_seams(self) -> None:
        self._seams = frozenset(run[0] for run in self._runs())
        in_sight = (at for at in self.in_use if self.is_open(at) or at in self._seams)
        self._still = [at for at in in_sight if at < self.frozen]

    def _unfold(self, columns: set[int]) -> None:
        self._kept |= columns & {at for at, column in enumerate(self._all) if column.rare}
        self._folded -= columns

    def _tell(self) -> None:
        self.apply()
        self.changed.emit()
