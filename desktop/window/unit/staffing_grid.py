"""อัตรากำลัง: the posts of a unit, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.places import spec_at
from db.records import Package, Staffing
from desktop.window.grid import Grid, GridColumn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.window.page import Tools

_POSTS = ("civil_servants", "permanent_employees", "temporary_employees")


def staffing_grid(tools: Tools) -> QWidget:
    """The posts of each year: how many there are, and how many of them are filled."""
    return Grid(
        tools,
        lambda: ("plan", "staffing"),
        (
            GridColumn("ปีงบประมาณ", ("year",), 6.5),
            GridColumn("ส่วนราชการ", ("division",), 6.5),
            GridColumn("รายการ", ("label",), 5.5),
            *(GridColumn(_words(name), (name,), 5.8) for name in _POSTS),
            GridColumn(
                "รวม (คน)",
                ("total",),
                4.2,
                show=lambda row, _package: _total(row, ""),
                figures=True,
            ),
            *(GridColumn(_words(f"{name}_filled"), (f"{name}_filled",), 6.5) for name in _POSTS),
            GridColumn(
                "รวม\nคนครอง (คน)",
                ("total_filled",),
                6.5,
                show=lambda row, _package: _total(row, "_filled"),
                figures=True,
            ),
        ),
        new_item=_next_staffing,
        name="อัตรากำลัง",
        spread=True,
        empty="จำนวนอัตราและคนครองของแต่ละปี จะพิมพ์เป็นตารางในสาระสำคัญ แถวแรกเป็นปีของแผน",
    )


def _next_staffing(package: Package) -> Staffing:
    """A row for the year after the last one."""
    rows = package.plan.staffing
    year = rows[-1].year if rows else None
    return Staffing(year=year + 1 if year else package.plan.fiscal_year)


def _words(name: str) -> str:
    """A heading, of which what is counted stands in a line of its own."""
    return spec_at(("plan", "staffing", name)).label.replace(" คนครอง", "\nคนครอง")


def _total(row: Staffing, ending: str) -> str:
    counts = [getattr(row, f"{name}{ending}") for name in _POSTS]
    known = [count for count in counts if count is not None]
    return f"{sum(known):,}" if known else ""
