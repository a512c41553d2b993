"""Grids that behave as a spreadsheet does, over any list of the plan."""

from desktop.window.grid.column import GridColumn
from desktop.window.grid.grid import Grid
from desktop.window.grid.keys import FIXED_GRID_KEYS, GRID_KEYS

__all__ = ["FIXED_GRID_KEYS", "GRID_KEYS", "Grid", "GridColumn"]
