"""What a file of a plan is called: unit, year, form and quarter, so that files stay apart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from db.files import fitted_name

if TYPE_CHECKING:
    from db.records import Plan


def file_name(
    plan: Plan, ending: str, folder: Path, *, form: str = "", quarter: int | None = None
) -> str:
    """A name for a file of a plan in a folder, as `สำนัก 2567 แบบ สยป.3 ไตรมาส 2.pdf`.

    `form` is the title of the form that is in it, empty where all are; `quarter` that of
    the report, None where it has none.
    """
    unit = plan.unit.name if plan.unit.name.strip() else plan.unit.abbreviation
    year = "" if plan.fiscal_year is None else str(plan.fiscal_year)
    of_quarter = f"ไตรมาส {quarter}" if quarter else ""
    # The title of a report may say it already.
    parts = (unit, year, form, "" if of_quarter in form else of_quarter)
    return fitted_name(parts, ending, folder)
