"""A set to be sent up: the plan or a quarter's report in every format, and the list of the files.

The report of a quarter that was issued is sent as it was issued, from the plan of then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from db.content_code import content_code
from db.errors import PhaenError
from db.issued_papers import IssuedPapers
from db.package.file import package_bytes, parse_package
from db.records import Package
from db.spoken_code import spoken_code
from forms.build import build, form_entries
from forms.checks import Problem, check
from forms.content_marks import ContentMark, marked
from forms.document import Document, Progress
from forms.editions.edition import Edition
from forms.file_names import file_name
from forms.formats import DOCUMENTS, PACKAGE, DocumentFormat
from forms.reporting.quarters import report_index
from forms.sending import hindrances, sent_forms
from forms.submission.manifest import MANIFEST_NAME, manifest_bytes, manifest_of

# How much of the work is counted for each document.
_SHARE = 1000


class SubmissionError(PhaenError):
    """A set that cannot be made; says in Thai why, and what to do."""


class Submission(NamedTuple):
    """What to send: the plan, or the report of a quarter; `issued` what was kept of that.

    `made` is when, `program` the version of the program; with `printed_code` the content
    code stands at the foot of the papers. `descends_from` is what the package says of where it
    has come from (`db.exchanges`).
    """

    package: Package
    edition: Edition
    quarter: int | None
    made: dt.datetime
    program: str
    issued: IssuedPapers | None = None
    printed_code: bool = True
    descends_from: tuple[str, ...] = ()


class MadeSubmission(NamedTuple):
    """The files of a set by name, the list last; the code that all bear; the package in it."""

    files: dict[str, bytes]
    code: str
    package: Package


def submission_errors(
    package: Package, edition: Edition, quarter: int | None, today: dt.date
) -> tuple[Problem, ...]:
    """The errors for which a plan, or the report of a quarter, is not sent."""
    return errors_among(check(package, edition, today), package, quarter)


def errors_among(
    problems: Iterable[Problem], package: Package, quarter: int | None
) -> tuple[Problem, ...]:
    """Those among the problems that were found."""
    if quarter is None:
        return tuple(
            each for each in problems if each.severity == "error" and each.place[:1] == ("plan",)
        )
    index = report_index(package, quarter)
    return () if index is None else hindrances(problems, index)


def made_submission(asked: Submission, progress: Progress) -> MadeSubmission:
    """The files of a set.

    Raises:
        SubmissionError: the plan or the report has errors, or there is no such report.
    """
    package = parse_package(asked.issued.package) if asked.issued else asked.package
    quarter = asked.quarter
    if quarter is not None and report_index(package, quarter) is None:
        raise SubmissionError(f"แผนนี้ไม่มีรายงานไตรมาส {quarter} โปรดเลือกไตรมาสที่มีรายงาน")
    # What was issued had no errors then, and is sent as it is.
    found = (
        ()
        if asked.issued
        else submission_errors(package, asked.edition, quarter, asked.made.date())
    )
    if found:
        raise SubmissionError(hindrance_words(quarter, len(found)))
    code = content_code(package)
    mark = ContentMark(spoken_code(code), quarter)
    files: dict[str, bytes] = {}
    total = _SHARE * len(DOCUMENTS)
    for at, chosen in enumerate(DOCUMENTS):

        def report(done: int, of: int, start: int = at * _SHARE) -> None:
            progress(start + _SHARE * done // max(of, 1), total)

        document = document_to_send(
            package,
            asked.edition,
            mark,
            chosen,
            date=asked.made.date(),
            printed=asked.printed_code,
        )
        files[_name(package, chosen.suffix, quarter)] = rendered(document, chosen, report)
    files[_name(package, PACKAGE.suffix, quarter)] = package_bytes(
        package, descends_from=asked.descends_from
    )
    listed = manifest_of(
        package,
        quarter=quarter,
        code=code,
        spoken=mark.code,
        made=asked.made.isoformat(timespec="seconds"),
        program=asked.program,
        files=files,
    )
    files[MANIFEST_NAME] = manifest_bytes(listed)
    progress(total, total)
    return MadeSubmission(files, mark.code, package)


def hindrance_words(quarter: int | None, count: int) -> str:
    """Why a set is not made that has errors, and what to do."""
    what = f"รายงานไตรมาส {quarter}" if quarter else "แผน"
    return f"ยังจัดชุดส่งไม่ได้ {what}มีข้อผิดพลาด {count:,} ข้อ โปรดแก้ทุกข้อก่อน ดูใน “ข้อที่ตรวจพบ”"


def document_to_send(
    package: Package,
    edition: Edition,
    mark: ContentMark,
    chosen: DocumentFormat,
    *,
    date: dt.date | None,
    printed: bool,
) -> Document:
    """What a file of a set shows: the forms of the plan, or those of its quarter's report."""
    quarter = mark.quarter
    if quarter is None:
        entries = [each for each in form_entries(package, edition) if not each.of_quarter]
    else:
        entries = list(sent_forms(package, edition, quarter))
    document = build(
        package,
        edition,
        forms=[each.id for each in entries],
        quarter=quarter,
        lists=chosen.lists and quarter is None,
        date=date,
    )
    return marked(document, mark, edition, printed=printed)


def rendered(document: Document, chosen: DocumentFormat, progress: Progress) -> bytes:
    """The file of a document."""
    target = BytesIO()
    chosen.render(document, target, progress)
    return target.getvalue()


def _name(package: Package, ending: str, quarter: int | None) -> str:
    return file_name(package.plan, ending, Path(), quarter=quarter)
