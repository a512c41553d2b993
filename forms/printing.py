"""What is asked of `forms`: the forms of a plan, their pages, files and problems.

`forms` and its libraries are imported on the first call, in the window on the worker's
thread, so that nothing waits for what it does not need.
"""

# ruff: noqa: PLC0415 - see above
from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db.settings.declared import DIGITS
from forms.formats import PDF, PackageFormat, format_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from db.issued_papers import IssuedPapers
    from db.records import Package
    from db.settings.settings import Settings
    from forms.build import FormEntry
    from forms.checks import Problem
    from forms.document import Document, Progress
    from forms.editing.states import State
    from forms.editions.edition import Edition
    from forms.formats import Format
    from forms.page_setup import Digits
    from forms.pdf.rendering import Rendering
    from forms.sending import Prepared
    from forms.since_issued import FormDifference


class Job(NamedTuple):
    """What to print: the forms with these ids (none: all), of which quarter, in which digits.

    With `notes` the official footnotes are printed, whatever the plan says. `version` is that
    of a package file; without it the file has all that the plan has. `password` is what a
    package file under one is under. With `data` the whole plan has its records as lists behind
    the forms, in formats that hold such.

    `descends_from` is what a package file names as that from which its plan has come.

    `issued` is what was kept of the quarter's report when it was sent up: its forms are
    printed as they were then. With `today` they are printed as the plan is now, and say so
    where that is something else.
    """

    package: Package
    edition: Edition
    forms: tuple[str, ...] = ()
    quarter: int | None = None
    digits: Digits = "typed"
    notes: bool = False
    version: int | None = None
    password: str = ""
    issued: IssuedPapers | None = None
    today: bool = False
    data: bool = True
    descends_from: tuple[str, ...] = ()


def usual_digits(settings: Settings) -> Digits:
    """The digits that forms are printed in where nobody says otherwise."""
    found = settings.text(DIGITS)
    return "thai" if found == "thai" else "arabic" if found == "arabic" else "typed"


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
    package: Package,
    edition: Edition,
    today: dt.date | None = None,
    report: Callable[[], None] = lambda: None,
) -> tuple[Problem, ...]:
    """Everything the checks find in the plan; what is late, too, where the day is given.

    `report` is called now and then; what it raises ends the work.
    """
    from forms.checks import check

    problems = check(package, edition, today, report)
    return tuple(_with_key(problem) for problem in problems)


def _with_key(problem: Problem) -> Problem:
    """A problem that a key of the window mends says which."""
    from dataclasses import replace

    if not problem.code.startswith("KEYS-"):
        return problem
    return replace(problem, message=f"{problem.message} กด Ctrl+Shift+K เพื่อแก้")


def draft_problems(state: State, edition: Edition) -> tuple[Problem, ...]:
    """What stands in fields and cannot be their values, as problems."""
    from forms.editing.draft_problems import DraftProblems
    from forms.editing.states import trouble_at

    return DraftProblems().of(state, edition, lambda place: trouble_at(state, edition, place))


def silent(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def issued_alone(job: Job) -> bool:
    """Whether a job is of forms alone that were issued: the very papers are printed."""
    kept = None if job.today else job.issued
    return kept is not None and bool(job.forms) and all(map(kept.paper, job.forms))


def lay_out(job: Job, progress: Progress) -> Rendering:
    """The pages of a job as PDF, and which form each page is of."""
    from forms.pdf import render

    if job.issued is not None and issued_alone(job):
        from forms.pdf.kept import KeptForm, kept_rendering

        sent = (paper for paper in job.issued.papers if paper.form in job.forms)
        return kept_rendering([KeptForm(paper.form, paper.pdf) for paper in sent])
    return render(_document(job), progress=progress)


def pages_alone(data: bytes, pages: tuple[int, ...]) -> bytes:
    """A PDF of some pages (from 0) of one, in this order."""
    from forms.pdf.alone import pages_alone

    return pages_alone(data, pages)


def export(job: Job, path: Path, progress: Progress) -> None:
    """Write a job to a file whose name says in which of `forms.formats` it is.

    A package is the whole plan, whatever forms the job names. Nothing is left of a file that
    was not finished.
    """
    from db.files import write_atomically

    data = _content(job, format_of(path) or PDF, progress)
    write_atomically(path, data, between_tries=lambda: progress(0, 0))


def _content(job: Job, chosen: Format, progress: Progress) -> bytes:
    """The bytes of a file of a job."""
    if isinstance(chosen, PackageFormat):
        from db.package.encrypted import encrypted
        from db.package.file import package_bytes

        data = package_bytes(job.package, version=job.version, descends_from=job.descends_from)
        return encrypted(data, job.password) if chosen.password else data
    if chosen is PDF and issued_alone(job):
        return lay_out(job, progress).data
    target = BytesIO()
    chosen.render(_document(job, lists=chosen.lists and job.data), target, progress)
    return target.getvalue()


def _document(job: Job, *, lists: bool = False) -> Document:
    import datetime as dt

    from forms.build import build

    package = _with_notes(job.package) if job.notes else job.package
    document = build(
        package,
        job.edition,
        forms=job.forms or None,
        quarter=job.quarter,
        digits=job.digits,
        lists=lists and not job.forms,
        date=dt.datetime.now().astimezone().date(),
    )
    return document if job.issued is None else _beside_issued(document, job, job.issued)


def _beside_issued(document: Document, job: Job, kept: IssuedPapers) -> Document:
    """A document of a quarter that was issued: its forms as they were, or saying that they differ.

    Bound with the plan, or in a workbook, they are made anew from the plan of then.
    """
    from dataclasses import replace

    from forms.since_issued import differences, issuance_of, issued_forms, with_notes

    if job.today:
        found = differences(kept, job.package, job.edition, job.quarter)
        issuance = issuance_of(job.package, kept)
        return with_notes(document, [each.form for each in found], issuance)
    then = issued_forms(kept, job.edition, job.quarter, job.digits)
    return replace(document, forms=tuple(then.get(form.id, form) for form in document.forms))


def prepare_issue(
    package: Package,
    edition: Edition,
    index: int,
    today: dt.date,
    progress: Progress,
    *,
    printed_code: bool = True,
) -> Prepared:
    """What is kept of the report at `index` when it is issued.

    With `printed_code` its content code stands at the foot of the papers.

    Raises:
        IssueError: the report has errors.
    """
    from forms.sending import prepared

    return prepared(package, edition, index, today, progress, printed_code=printed_code)


def issued_differences(job: Job) -> tuple[FormDifference, ...]:
    """The forms that say something else today than what was issued of the job's quarter."""
    from forms.since_issued import differences

    if job.issued is None:
        return ()
    return differences(job.issued, job.package, job.edition, job.quarter)


def _with_notes(package: Package) -> Package:
    from dataclasses import replace

    choices = replace(package.plan.print_choices, footnotes=True)
    return replace(package, plan=replace(package.plan, print_choices=choices))
