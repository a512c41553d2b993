"""What is asked of `forms`: the forms of a plan, their pages, files and problems.

`forms` and its libraries are imported on the first call, in the window on the worker's
thread, so that nothing waits for what it does not need.
"""

# ruff: noqa: PLC0415 - see above
from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from db.places import Place
    from db.records import Package
    from forms.build import FormEntry
    from forms.checks import Problem
    from forms.document import Digits, Document
    from forms.editions.edition import Edition
    from forms.pdf.rendering import Progress, Rendering


class Job(NamedTuple):
    """What to print: the forms with these ids (none: all), of which quarter, in which digits.

    With `notes` the official footnotes are printed, whatever the plan says. `version` is that
    of a package file; without it the file has all that the plan has. With `data` a workbook
    of the whole plan has the plan's records as lists behind the forms.
    """

    package: Package
    edition: Edition
    forms: tuple[str, ...] = ()
    quarter: int | None = None
    digits: Digits = "typed"
    notes: bool = False
    version: int | None = None
    data: bool = True


def is_same(job: Job, other: Job) -> bool:
    """Whether two jobs have the same pages; a changed plan is another value."""
    same = job.package is other.package and job.edition is other.edition
    return same and job[2:] == other[2:]


def list_forms(
    package: Package, edition: Edition, quarter: int | None = None
) -> tuple[FormEntry, ...]:
    """The forms that can be printed of a quarter or the latest, in the order they are bound."""
    from forms.build import form_entries

    return form_entries(package, edition, quarter=quarter)


def find_problems(
    package: Package, edition: Edition, today: dt.date | None = None
) -> tuple[Problem, ...]:
    """Everything the checks find in the plan; what is late, too, where the day is given."""
    from forms.checks import check

    problems = check(package, edition, today)
    return tuple(_with_key(problem) for problem in problems)


def _with_key(problem: Problem) -> Problem:
    """A problem that a key of the window mends says which."""
    if not problem.code.startswith("KEYS-"):
        return problem
    return replace(problem, message=f"{problem.message} กด Ctrl+Shift+K เพื่อแก้")


def draft_problem(package: Package, edition: Edition, place: Place, trouble: str) -> Problem:
    """What stands in a field and cannot be its value, as a problem."""
    from forms.checks import Problem, words_for
    from forms.checks.walk import form_at

    advice = "พิมพ์ค่าใหม่ หรือลบข้อความในช่องนี้"
    where = words_for(package, edition).at(place)
    return Problem("VALUE", "error", form_at(place), place, trouble, advice, where)


def silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def lay_out(job: Job, progress: Progress) -> Rendering:
    """The pages of a job as PDF, and which form each page is of."""
    from forms.pdf import render

    return render(_document(job), progress=progress)


def export(job: Job, path: Path, progress: Progress) -> None:
    """Write a job to a file whose ending says what it is: .pdf, .xlsx or .json.

    A .json file is the whole package, whatever forms the job names. Nothing is left of
    a file that was not finished.
    """
    from db.files import write_atomically

    ending = path.suffix.lower()
    if ending == ".json":
        from db.package.file import write_package

        write_package(job.package, path, version=job.version)
        return
    if ending == ".xlsx":
        from forms.excel import render_workbook

        document = _document(job, lists=job.data and not job.forms)
        data = render_workbook(document, progress=progress)
    else:
        data = lay_out(job, progress).data
    write_atomically(path, data)


def _document(job: Job, *, lists: bool = False) -> Document:
    import datetime as dt

    from forms.build import build

    package = _with_notes(job.package) if job.notes else job.package
    return build(
        package,
        job.edition,
        forms=job.forms or None,
        quarter=job.quarter,
        digits=job.digits,
        lists=lists,
        date=dt.datetime.now().astimezone().date(),
    )


def _with_notes(package: Package) -> Package:
    choices = replace(package.plan.print_choices, footnotes=True)
    return replace(package, plan=replace(package.plan, print_choices=choices))
