"""How a user arranged a grid: its columns by what it lists, its row heights like all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.settings.declared import DENSITY
from desktop.window.grid.density import COMPACT, NORMAL, Density, density_of
from desktop.window.grid.model import GridModel
from desktop.window.grid.view import GridView
from desktop.window.widgets.theme import px

if TYPE_CHECKING:
    from desktop.window.memory import Memory

# In a window lower than this, rows are compact until its user says otherwise.
_LOW = 500


class Arrangement:
    """Remembers it, and restores it when another list is shown."""

    def __init__(self, memory: Memory, model: GridModel, view: GridView) -> None:
        self._memory = memory
        self._model = model
        self._view = view
        self._name = ""

    def restore(self) -> None:
        """Give the columns what their user chose the last time, and fold the empty ones."""
        names = [part for part in self._model.place or () if isinstance(part, str)]
        self._name = "columns-" + "-".join(names) if names else ""
        columns, is_blank = self._view.columns, self._model.is_blank
        columns.restore(self._memory.text(self._name) if names else "")
        rows = range(len(self._model.records))
        rare = [at for at, column in enumerate(self._model.columns) if column.rare]
        empty = [at for at in rare if all(is_blank(row, at) for row in rows)]
        columns.fold(empty if rows else ())

    def keep(self) -> None:
        """Remember what was chosen of the columns."""
        if self._name:
            self._memory.set_text(self._name, self._view.columns.words())

    def keep_density(self, density: Density) -> None:
        """Remember the height of rows, for all tables."""
        self._memory.settings.remember(DENSITY, density.name)

    @property
    def density(self) -> Density:
        """The height of rows that was chosen last, or that the window has room for."""
        name = self._memory.settings.text(DENSITY)
        if name:
            return density_of(name)
        return COMPACT if self._view.window().height() < px(_LOW) else NORMAL
