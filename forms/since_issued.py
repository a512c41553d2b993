"""How what the plan says today differs from the paper that was issued, form by form.

Both are made by this program from the plan of then and that of now: what differs is the
plan, not the program.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from db.issued_papers import IssuedPapers
from db.package.file import parse_package
from db.records import Issuance, Package
from forms.build import build, form_entries
from forms.calendar import long_date
from forms.document import Document, Form, Paragraph, Run
from forms.editions.edition import Edition
from forms.page_setup import Digits
from forms.said import Passage, passages, said

_SIZE = 10


@dataclass(frozen=True, slots=True)
class FormDifference:
    """A form that says something else today: its id, its title, and where."""

    form: str
    title: str
    passages: tuple[Passage, ...]


def issuance_of(package: Package, papers: IssuedPapers) -> Issuance | None:
    """The issuance that papers were kept of; None where its report is no more."""
    known = (each for report in package.reports for each in report.issuances)
    return next((each for each in known if each.id == papers.issuance), None)


def issued_forms(
    papers: IssuedPapers, edition: Edition, quarter: int | None, digits: Digits = "typed"
) -> dict[str, Form]:
    """The forms that were sent, as the plan of then makes them, by their ids."""
    package = parse_package(papers.package)
    return _forms(package, edition, quarter, [paper.form for paper in papers.papers], digits)


def differences(
    papers: IssuedPapers, package: Package, edition: Edition, quarter: int | None
) -> tuple[FormDifference, ...]:
    """The forms that say something else than what was sent; none where all is as it was."""
    then = issued_forms(papers, edition, quarter)
    now = _forms(package, edition, quarter, list(then), "typed")
    found = (
        FormDifference(
            name, form.title, passages(said(form), said(now[name]) if name in now else ())
        )
        for name, form in then.items()
    )
    return tuple(each for each in found if each.passages)


def with_notes(document: Document, forms: Sequence[str], issuance: Issuance | None) -> Document:
    """The document with a small line on each page of these forms: it is not what was issued."""
    when = f"เมื่อ {long_date(issuance.date)}" if issuance and issuance.date else ""
    run = Run(f"พิมพ์ตามข้อมูลปัจจุบัน ต่างจากฉบับที่ออกรายงาน{when}")
    note = Paragraph((run,), align="right", size=_SIZE)
    noted = dict.fromkeys(forms, note)
    return replace(document, forms=tuple(_noted(form, noted) for form in document.forms))


def _noted(form: Form, notes: Mapping[str, Paragraph]) -> Form:
    note = notes.get(form.id)
    if note is None:
        return form
    return replace(
        form,
        items=(note, *form.items),
        running=(*form.running, note),
        tighter=tuple((note, *items) for items in form.tighter),
    )


def _forms(
    package: Package,
    edition: Edition,
    quarter: int | None,
    wanted: Sequence[str],
    digits: Digits,
) -> dict[str, Form]:
    """Those of the wanted forms that a plan has, by their ids."""
    there = {entry.id for entry in form_entries(package, edition, quarter=quarter)}
    names = [name for name in wanted if name in there]
    if not names:
        return {}
    made = build(package, edition, forms=names, quarter=quarter, digits=digits)
    return {form.id: form for form in made.forms}
