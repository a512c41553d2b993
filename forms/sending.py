"""A quarter's report made ready to be sent up: checked, and put on the paper that is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from db.content_code import content_code
from db.identity import new_identity
from db.issued_papers import IssuedPaper, IssuedPapers
from db.package.file import package_bytes
from db.records import Package
from db.spoken_code import spoken_code
from forms.build import FormEntry, build, form_entries
from forms.checks import Problem, check
from forms.content_marks import ContentMark, marked
from forms.document import Progress
from forms.editions.edition import Edition
from forms.pdf import render
from forms.reporting.issuing import IssueError, hindrance_words

# What has its history on it is no part of what is sent.
_HISTORY = "issuance"


class Prepared(NamedTuple):
    """What is sealed with a report: the papers as they are sent, and the code of the content."""

    papers: IssuedPapers
    content_code: str


def sent_forms(package: Package, edition: Edition, quarter: int) -> tuple[FormEntry, ...]:
    """The forms that go up with a quarter's report: all that report on it, and have something."""
    reporting = {spec.id for spec in edition.forms if spec.needs not in {"", _HISTORY}}
    there = form_entries(package, edition, quarter=quarter)
    return tuple(entry for entry in there if entry.id in reporting)


def hindrances(problems: Iterable[Problem], index: int) -> tuple[Problem, ...]:
    """The errors for which the report at `index` cannot be issued until they are mended."""
    return tuple(
        problem
        for problem in problems
        if problem.severity == "error" and problem.place[:2] == ("reports", index)
    )


def prepared(
    package: Package,
    edition: Edition,
    index: int,
    today: dt.date,
    progress: Progress,
    *,
    printed_code: bool = True,
) -> Prepared:
    """What is kept of the report at `index` of a plan as it is saved.

    With `printed_code` its content code stands at the foot of the papers.

    Raises:
        IssueError: the report has errors.
    """
    quarter = package.reports[index].quarter
    errors = hindrances(check(package, edition, today), index)
    if errors or quarter is None:
        raise IssueError(hindrance_words(quarter, len(errors)))
    entries = sent_forms(package, edition, quarter)
    papers = []
    code = content_code(package)
    mark = ContentMark(spoken_code(code), quarter)
    for done, entry in enumerate(entries):
        progress(done, len(entries))
        document = build(package, edition, forms=[entry.id], quarter=quarter)
        document = marked(document, mark, edition, printed=printed_code)
        papers.append(IssuedPaper(entry.id, entry.title, render(document).data))
    progress(len(entries), len(entries))
    kept = IssuedPapers(new_identity(), package_bytes(package), tuple(papers))
    return Prepared(kept, code)
