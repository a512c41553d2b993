"""Grids that behave as a spreadsheet does, over any list of the plan."""

from desktop.window.grid.column import GridColumn
from desktop.window.grid.grid import FIXED_GRID_KEYS, GRID_KEYS, Grid

__all__ = ["FIXED_GRID_KEYS", "GRID_KEYS", "Grid", "GridColumn"]
