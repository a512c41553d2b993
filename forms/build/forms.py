"""The forms of a plan: which there are, and the document they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from db.errors import PhaenError
from db.records import Package, Report
from forms.build.blocks import items, lines
from forms.build.context import Context
from forms.build.emblem import emblem
from forms.build.footnotes import numbered
from forms.build.record_lists import record_lists
from forms.calendar import fiscal_months, real_date
from forms.document import PAGE, Document, Form, Item, Paragraph
from forms.editions.blocks import BlockSpec
from forms.editions.edition import Edition, FormSpec, Need
from forms.page_setup import Digits
from forms.reporting.progress import reports_until
from forms.reporting.quarters import latest_quarter
from forms.templates.filling import Scope, words

# What a form may need of its quarter, as the message about its lack says it.
_NO_RESULTS = "ไม่มีรายงานของไตรมาส {quarter} หรือไตรมาสก่อนหน้า"
_NEEDS: dict[Need, str] = {
    "results": _NO_RESULTS,
    "figures": _NO_RESULTS,
    "scores": _NO_RESULTS,
    "report": "ไม่มีรายงานของไตรมาส {quarter}",
    "issuance": "ยังไม่ได้ออกรายงานของไตรมาส {quarter}",
}
_NO_REPORT = "แผนนี้ยังไม่มีรายงานไตรมาส"


class FormError(PhaenError):
    """A form or a quarter that the plan or its edition does not have."""


@dataclass(frozen=True, slots=True)
class FormEntry:
    """A form that a plan can be printed on; `of_quarter`: it reports on a quarter."""

    id: str
    title: str
    of_quarter: bool = False


def form_entries(
    package: Package, edition: Edition, *, quarter: int | None = None
) -> tuple[FormEntry, ...]:
    """The forms of the plan's edition that can be printed, of a quarter or of the latest."""
    scope = Context(package, edition).scope
    context = Context(package, edition, quarter=quarter or latest_quarter(package))
    return tuple(
        FormEntry(spec.id, words(spec.title, scope), bool(spec.needs))
        for spec in edition.forms
        if _is_there(context, spec)
    )


def build(
    package: Package,
    edition: Edition,
    *,
    forms: Sequence[str] | None = None,
    quarter: int | None = None,
    digits: Digits = "typed",
    lists: bool = False,
    date: dt.date | None = None,
) -> Document:
    """The document of a plan: all its forms, or those named, in the edition's order.

    `quarter` is what สยป.3 and the memo report: the latest report without it. A quarter
    without a report of its own shows the newest earlier one (rule 8); what speaks of its
    own report alone, as the memo does, is left out. `digits` other than "typed" changes
    every digit printed. With `lists` the document has the plan's records beside its forms;
    `date` is the day it is made on, without it the first of the fiscal year.

    Raises:
        FormError: a form that the edition has not or that the quarter has nothing for, or
            a quarter that neither has a report nor comes after one.
    """
    quarter = _quarter(package, quarter)
    context = Context(package, edition, quarter=quarter)
    specs = tuple(_chosen(context, forms))
    scope = {**context.scope, "emblem": emblem()}
    made = tuple(_form(context, spec, scope, digits) for spec in specs)
    if context.choices.footnotes:
        made = numbered(made)
    author = " ".join(filter(None, (package.plan.unit.name, package.plan.agency.name)))
    return Document(
        title=str(scope["title"]),
        author=author,
        forms=made,
        date=date or _first_day(package),
        lists=record_lists(package, edition.own_fields) if lists else (),
    )


def _first_day(package: Package) -> dt.date | None:
    """The first day of the plan's year."""
    year = package.plan.fiscal_year
    return real_date(f"{fiscal_months(year)[0]}-01") if year else None


def _quarter(package: Package, quarter: int | None) -> int | None:
    if quarter is None:
        return latest_quarter(package)
    if not reports_until(package, quarter):
        known = sorted({report.quarter for report in package.reports if report.quarter})
        numbers = ", ".join(map(str, known)) or "ยังไม่มี"
        raise FormError(
            f"แผนนี้ไม่มีรายงานไตรมาส {quarter} และไม่มีของไตรมาสก่อนหน้า "
            f"(ไตรมาสที่มีรายงาน: {numbers}) โปรดเลือกไตรมาสอื่น"
        )
    return quarter


def _chosen(context: Context, wanted: Sequence[str] | None) -> Iterable[FormSpec]:
    edition, quarter = context.edition, context.quarter
    known = {spec.id: spec for spec in edition.forms}
    if wanted is None:
        return (spec for spec in edition.forms if _is_there(context, spec))
    for name in wanted:
        if name not in known:
            raise FormError(
                f"ไม่มีแบบฟอร์ม “{name}” ในชุดแบบฟอร์ม {edition.id} แบบฟอร์มที่มีคือ {', '.join(known)}"
            )
        if not _can_be_asked(context, known[name]):
            lack = _NEEDS[known[name].needs].format(quarter=quarter) if quarter else _NO_REPORT
            raise FormError(f"{lack} จึงพิมพ์แบบฟอร์ม “{name}” ไม่ได้")
    return (spec for spec in edition.forms if spec.id in wanted)


def _is_there(context: Context, spec: FormSpec) -> bool:
    """Whether a form has all it needs: it is printed without being asked for."""
    if not _can_be_asked(context, spec):
        return False
    if spec.needs == "figures":
        return context.standing_words.has_figures
    return spec.needs != "scores" or context.standing_words.has_scores


def _can_be_asked(context: Context, spec: FormSpec) -> bool:
    """Whether the quarter has the reports that a form cannot go without."""
    until = reports_until(context.package, context.quarter or 0)
    own = [report for report in until if report.quarter == context.quarter]
    needed: dict[Need, Sequence[Report]] = {
        "report": own,
        "issuance": [report for report in own if report.issuances],
    }
    return not spec.needs or bool(needed.get(spec.needs, until))


def _form(context: Context, spec: FormSpec, scope: Scope, digits: Digits) -> Form:
    return Form(
        id=spec.id,
        title=words(spec.title, scope),
        items=tuple(items(context, spec.blocks, scope)),
        sheet=spec.sheet,
        orientation=spec.orientation,
        numbering=spec.numbering,
        margins=spec.margins,
        digits=spec.digits if digits == "typed" else digits,
        centred=spec.centred,
        running=_running(context, spec, scope),
        catchword=spec.catchword,
        tighter=tuple(_tighter(context, spec, scope)),
    )


def _running(context: Context, spec: FormSpec, scope: Scope) -> tuple[Paragraph, ...]:
    block = BlockSpec(kind="lines", lines=spec.running)
    return tuple(lines(context, block, {**scope, "page": PAGE}))


def _tighter(context: Context, spec: FormSpec, scope: Scope) -> Iterator[tuple[Item, ...]]:
    """The items again for each step of less space, those before it taken as well."""
    edition = context.edition
    for styles in spec.tighten:
        edition = replace(edition, styles={**edition.styles, **styles})
        yield tuple(items(replace(context, edition=edition), spec.blocks, scope))
