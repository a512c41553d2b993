"""Rows of the lists that stand alone: policy links, supporting indicators, staff, results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from db.fields import Kind, specs
from db.records import Staffing, SupportingIndicator
from forms.assignment import code_order
from forms.build.context import Context
from forms.build.rows.names import Names, coded
from forms.calendar import long_date, real_date
from forms.formulas import FactRow
from forms.lookup import distinct
from forms.reporting.issuing import changes, renamings
from forms.templates.filling import Scope, words


def policy_links(context: Context, _scope: Scope) -> Iterator[Names]:
    """The rows of the table of policy links; a project's own name and budget stand."""
    for index, link in enumerate(context.plan.policy_links):
        yield {
            "policy_link": link,
            "project": next(iter(context.lookup.standing((link.project,))), None),
            "place": ("plan", "policy_links", index),
        }


def supporting_components(context: Context, _scope: Scope) -> Iterator[Names]:
    """The components of the supporting indicators, in order."""
    rows = sorted(
        enumerate(context.plan.supporting_indicators),
        key=lambda pair: code_order(pair[1].component),
    )
    for code, members in groupby(rows, key=lambda pair: pair[1].component):
        component = context.lookup.components.get(code) or coded(code)
        yield {"component": component, "members": tuple(members)}


def supporting(context: Context, scope: Scope) -> Iterator[Names]:
    """The supporting indicators of a component."""
    for index, indicator in scope.get("members", ()):
        yield {
            "supporting": indicator,
            "work": work_words(context, indicator),
            "place": ("plan", "supporting_indicators", index),
        }


def work_words(context: Context, indicator: SupportingIndicator) -> str:
    """An activity and below it its divisions in brackets; without one the divisions alone."""
    divisions = ", ".join(context.lookup.division_words(indicator.divisions))
    if not indicator.activity:
        return divisions
    return f"{indicator.activity}\n({divisions})" if divisions else indicator.activity


def staffing(context: Context, _scope: Scope) -> Iterator[Names]:
    """Posts by year or division; several rows of one year have their total below them.

    A row of the whole unit beside rows of its parts is their total.
    """
    places = {id(row): ("plan", "staffing", at) for at, row in enumerate(context.plan.staffing)}
    for year, wholes, parts in staffing_years(context.plan.staffing):
        total = words(context.words.year_total, {"year": str(year or "")})
        facts = FactRow({}, part=total)
        for row in parts or wholes:
            names = (
                f"พ.ศ. {row.year}" if row.year else "",
                *context.lookup.division_names((row.division,)),
                row.label,
            )
            label = " ".join(name for name in names if name)
            yield {"staffing": row, "label": label, "place": places[id(row)], "facts": facts}
        if parts and wholes:
            for row in wholes:
                names_of_total = {"label": total, "summed": True, "place": places[id(row)]}
                yield {"staffing": row, **names_of_total}
        elif year and len(parts) > 1:
            yield {"staffing": summed(parts), "label": total, "summed": True, "facts": facts}


def staffing_years(
    rows: Sequence[Staffing],
) -> Iterator[tuple[int | None, tuple[Staffing, ...], tuple[Staffing, ...]]]:
    """The rows of posts by year: those of the whole unit, and those of its parts.

    A row that names neither a division nor a post is the whole unit's.
    """
    for year in distinct(row.year for row in rows):
        of_year = tuple(row for row in rows if row.year == year)
        parts = tuple(row for row in of_year if row.division or row.label)
        wholes = tuple(row for row in of_year if not (row.division or row.label))
        yield year, wholes, parts


def summed(rows: Sequence[Staffing]) -> Staffing:
    """The posts of several rows in one; None where none of them says a number."""
    whole = Staffing()
    for name, spec in specs(Staffing).items():
        known = [found for row in rows if (found := getattr(row, name)) is not None]
        if spec.kind is Kind.INTEGER and name != "year" and known:
            whole = replace(whole, **{name: sum(known)})
    return whole


def headlines(context: Context, _scope: Scope) -> Iterator[Names]:
    """The headline indicators: an indicator's own name, target and divisions where it is one.

    `order` counts through all, `order_in_group` through those of one group; an entry that
    names a group alone has neither.
    """
    before = ""
    order = in_group = 0
    for index, headline in enumerate(context.plan.headline_indicators):
        indicator = context.lookup.indicators.get(headline.indicator)
        keys = distinct(
            key
            for project in (indicator.projects if indicator else ())
            for key in context.lookup.projects[project].divisions
        )
        responsible = ", ".join(context.lookup.division_words(keys))
        new_group = headline.group != before
        name = indicator.name if indicator else headline.text
        order += bool(name)
        in_group = bool(name) + (0 if new_group else in_group)
        yield {
            "order": order,
            "order_in_group": in_group,
            "group_name": headline.group if new_group else "",
            "name": name,
            "target": indicator.target if indicator else headline.target,
            "responsible": (responsible if indicator else "") or headline.responsible,
            "place": ("plan", "headline_indicators", index),
        }
        before = headline.group


def results(context: Context, _scope: Scope) -> Iterator[Names]:
    """The rows of สยป.3: indicators by component, numbered anew in each.

    Those of no component stand last, under their own heading where there are others.
    """
    rows = tuple(enumerate(context.plan.indicators))
    codes = distinct(indicator.component for _, indicator in rows)
    for code in sorted(codes, key=lambda code: not code):
        if heading := _group_heading(context, code, alone=len(codes) == 1):
            yield {"group": heading}
        members = (pair for pair in rows if pair[1].component == code)
        for order, (index, indicator) in enumerate(members, 1):
            yield {
                "order": order,
                "indicator": indicator,
                "projects": indicator.projects,
                "place": ("plan", "indicators", index),
            }


def _group_heading(context: Context, code: str, *, alone: bool) -> str:
    """What stands over the indicators of a component; empty for those of none alone."""
    if not code:
        return "" if alone else context.words.own_group
    component = context.lookup.components.get(code)
    return f"{code}. {component.name}" if component else code


def issuances(context: Context, _scope: Scope) -> Iterator[Names]:
    """Each time the quarter's report was sent up, and why it was opened again."""
    for order, issuance in enumerate(context.report.issuances if context.report else (), 1):
        yield {
            "order": order,
            "issuance": issuance,
            "date": long_date(issuance.date),
            "dates": {"{date}": real_date(issuance.date) if issuance.date else None},
            "memo_date": long_date(issuance.memo_date),
            "reopened_date": long_date(issuance.reopened_date),
        }


def reissues(context: Context, _scope: Scope) -> Iterator[Names]:
    """Each time a report was sent up again, with what had changed."""
    given = context.report.issuances if context.report else ()
    for order, (before, after) in enumerate(pairwise(given), 2):
        renamed = renamings(before, after.figures)
        yield {"order": order, "changes": (*renamed, *changes(before, after.figures))}


def issued_changes(_context: Context, scope: Scope) -> Iterator[Names]:
    """The figures that changed before a report was sent up again."""
    for change in scope.get("changes", ()):
        yield {"change": change}


SOURCES = (
    policy_links,
    supporting_components,
    supporting,
    staffing,
    headlines,
    results,
    issuances,
    reissues,
    issued_changes,
)
