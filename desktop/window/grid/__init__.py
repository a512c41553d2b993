"""Grids that behave as a spreadsheet does, over any list of the plan."""

from desktop.window.grid.column import GridColumn
from desktop.window.grid.grid import Grid

__all__ = ["Grid", "GridColumn"]
