"""The forms of a plan: which there are, and the document they make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.errors import PhaenError
from db.records import Package
from forms.build.blocks import items, lines
from forms.build.context import Context
from forms.build.template import Scope, words
from forms.build.vocabulary import understood
from forms.document import Digits, Document, Form, Paragraph
from forms.edition import BlockSpec, Edition, FormSpec, own_folder

# What a form may need, as the message about its lack says it.
_NEEDS = {"report": "รายงานไตรมาส", "issuance": "การออกรายงานไตรมาส"}


class FormError(PhaenError):
    """A form or a quarter that the plan or its edition does not have."""


@dataclass(frozen=True, slots=True)
class FormEntry:
    """A form that a plan can be printed on."""

    id: str
    title: str


def form_entries(package: Package, edition: Edition) -> tuple[FormEntry, ...]:
    """The forms of the plan's edition; quarterly ones only where there is a report."""
    scope = Context(package, edition).scope
    return tuple(
        FormEntry(spec.id, words(spec.title, scope))
        for spec in edition.forms
        if _is_there(package, spec)
    )


def build(
    package: Package,
    edition: Edition,
    *,
    forms: Sequence[str] | None = None,
    quarter: int | None = None,
    digits: Digits = "typed",
) -> Document:
    """The document of a plan: all its forms, or those named, in the edition's order.

    `quarter` is what สยป.3 and the memo report: the latest report without it. `digits`
    other than "typed" changes every digit printed.

    Raises:
        FormError: a form that the edition has not, or a quarter without a report.
        EditionError: the edition uses a name that no builder knows.
    """
    understood(edition)
    context = Context(package, edition, quarter=_quarter(package, quarter))
    specs = tuple(_chosen(package, edition, forms))
    scope = {**context.scope, "emblem": emblem()}
    made = tuple(_form(context, spec, scope, digits) for spec in specs)
    author = " ".join(filter(None, (package.plan.unit.name, package.plan.agency.name)))
    return Document(title=str(scope["title"]), author=author, forms=made)


def emblem_file() -> Path:
    """Where the unit's emblem is kept: beside its own editions."""
    return own_folder().parent / "emblem.png"


def emblem() -> str:
    """The unit's emblem; empty where it has none."""
    path = emblem_file()
    return str(path) if path.is_file() else ""


def _quarter(package: Package, quarter: int | None) -> int | None:
    reported = sorted(report.quarter for report in package.reports if report.quarter)
    if quarter is None:
        return reported[-1] if reported else None
    if quarter not in reported:
        known = ", ".join(str(number) for number in reported) or "ยังไม่มี"
        raise FormError(
            f"แผนนี้ไม่มีรายงานไตรมาส {quarter} (ไตรมาสที่มีรายงาน: {known}) โปรดเลือกไตรมาสที่มีรายงาน"
        )
    return quarter


def _chosen(package: Package, edition: Edition, wanted: Sequence[str] | None) -> Iterable[FormSpec]:
    known = {spec.id: spec for spec in edition.forms}
    if wanted is None:
        return (spec for spec in edition.forms if _is_there(package, spec))
    for name in wanted:
        if name not in known:
            raise FormError(
                f"ไม่มีแบบฟอร์ม “{name}” ในชุดแบบฟอร์ม {edition.id} แบบฟอร์มที่มีคือ {', '.join(known)}"
            )
        if not _is_there(package, known[name]):
            raise FormError(f"แผนนี้ยังไม่มี{_NEEDS[known[name].needs]} จึงพิมพ์แบบฟอร์ม “{name}” ไม่ได้")
    return (spec for spec in edition.forms if spec.id in wanted)


def _is_there(package: Package, spec: FormSpec) -> bool:
    """Whether the plan has what a form cannot go without."""
    if spec.needs == "issuance":
        return any(report.issuances for report in package.reports)
    return not spec.needs or bool(package.reports)


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
    )


def _running(context: Context, spec: FormSpec, scope: Scope) -> tuple[Paragraph, ...]:
    block = BlockSpec(kind="lines", lines=spec.running)
    return tuple(lines(context, block, scope))
