"""Rows of the lists that stand alone: policy links, supporting indicators, staff, results."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from forms.build.context import Context
from forms.build.rows.names import Names, coded
from forms.build.template import Scope
from forms.calendar import long_date
from forms.issuing import changes
from forms.lookup import distinct


def policy_links(context: Context, _scope: Scope) -> Iterator[Names]:
    """The rows of the table of policy links; a project's own name and budget stand."""
    for index, link in enumerate(context.plan.policy_links):
        yield {
            "policy_link": link,
            "project": context.lookup.projects.get(link.project),
            "place": ("plan", "policy_links", index),
        }


def supporting_components(context: Context, _scope: Scope) -> Iterator[Names]:
    """The components of the supporting indicators, in order."""
    rows = tuple(enumerate(context.plan.supporting_indicators))
    for code, members in groupby(rows, key=lambda pair: pair[1].component):
        component = context.lookup.components.get(code) or coded(code)
        yield {"component": component, "members": tuple(members)}


def supporting(context: Context, scope: Scope) -> Iterator[Names]:
    """The supporting indicators of a component."""
    for index, indicator in scope.get("members", ()):
        yield {
            "supporting": indicator,
            "divisions": ", ".join(context.lookup.division_names(indicator.divisions)),
            "place": ("plan", "supporting_indicators", index),
        }


def staffing(context: Context, _scope: Scope) -> Iterator[Names]:
    """Posts by year or division."""
    for index, row in enumerate(context.plan.staffing):
        names = [*context.lookup.division_names((row.division,)), row.label]
        label = " ".join(name for name in names if name)
        yield {
            "staffing": row,
            "year_word": f"พ.ศ. {row.year}" if row.year else "",
            "label": label,
            "place": ("plan", "staffing", index),
        }


def headlines(context: Context, _scope: Scope) -> Iterator[Names]:
    """The headline indicators: an indicator's own name, target and divisions where it is one."""
    before = ""
    for order, headline in enumerate(context.plan.headline_indicators, 1):
        indicator = context.lookup.indicators.get(headline.indicator)
        keys = distinct(
            key
            for project in (indicator.projects if indicator else ())
            for key in context.lookup.projects[project].divisions
        )
        responsible = ", ".join(context.lookup.division_names(keys))
        yield {
            "order": order,
            "group_name": headline.group if headline.group != before else "",
            "name": indicator.name if indicator else headline.text,
            "target": indicator.target if indicator else headline.target,
            "responsible": (responsible if indicator else "") or headline.responsible,
            "place": ("plan", "headline_indicators", order - 1),
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
            "memo_date": long_date(issuance.memo_date),
            "reopened_date": long_date(issuance.reopened_date),
        }


def reissues(context: Context, _scope: Scope) -> Iterator[Names]:
    """Each time a report was sent up again, with what had changed."""
    given = context.report.issuances if context.report else ()
    for order, (before, after) in enumerate(pairwise(given), 2):
        yield {"order": order, "changes": changes(before, after.figures)}


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
