"""Cells that speak of a project: its name, money, divisions and policies."""

from __future__ import annotations

from db.records import Project
from forms.build.cells.basic import amount_cell, money_words, size_of, text_cell
from forms.build.context import Context
from forms.build.template import Scope, value, words
from forms.document import Cell
from forms.edition import Column
from forms.lookup import distinct


def project(context: Context, column: Column, scope: Scope) -> Cell:
    """A project's name, marked where it is of an integrated programme, and its notes."""
    shown: Project = scope["project"]
    wording, size = context.words, size_of(scope)
    programme = shown.integrated_programme.removeprefix(wording.integrated_name)
    mark = wording.integrated_mark if shown.integrated_programme else ""
    texts = [shown.name + mark]
    if shown.integrated_programme:
        texts.append(words(wording.integrated_note, {"name": programme}))
    texts += [text for text in (shown.note, wording.dropped if shown.dropped else "") if text]
    return text_cell(texts, column, size)


def project_under(context: Context, column: Column, scope: Scope) -> Cell:
    """A project's name and notes, and the tactic or goal that it is under."""
    cell = project(context, column, scope)
    under = text_cell(filter(None, [scope["under"]]), column, size_of(scope))
    return Cell((*cell.flow, *under.flow))


def budget(context: Context, column: Column, scope: Scope) -> Cell:
    """A project's money as rule 5 prints it: the amount, and below it how it stands."""
    shown: Project | None = scope.get("project")
    size = size_of(scope)
    if shown is None:
        return Cell()
    money = shown.budget
    if money.amount is None:
        absent = context.words.money_none if money.status == "none" else context.words.absent
        status = context.words.money_statuses.get(money.status, "")
        return text_cell(filter(None, (status or absent, money.note)), column, size)
    notes = [
        context.words.money_statuses.get(money.status, ""),
        words(context.words.total_amount, {"amount": money_words(context, money.total_amount)})
        if money.total_amount is not None
        else "",
        money.note,
    ]
    below = text_cell(filter(None, notes), column, size).flow
    return amount_cell(context, money.amount, column, size, below=below)


def link_budget(context: Context, column: Column, scope: Scope) -> Cell:
    """The money of a policy link: its project's, or the text where it has no project."""
    if scope["project"] is not None and scope["project"].budget.amount is not None:
        return budget(context, column, scope)
    text = scope["policy_link"].budget_text or context.words.absent
    return text_cell([text], column, size_of(scope))


def link_project(context: Context, column: Column, scope: Scope) -> Cell:
    """The project of a policy link by its one name, or the text given for it."""
    if scope["project"] is not None:
        return text_cell([scope["project"].name], column, size_of(scope))
    name = scope["policy_link"].project_name or context.words.absent
    return text_cell([name], column, size_of(scope))


def divisions(context: Context, column: Column, scope: Scope) -> Cell:
    """The divisions of a project, one a line."""
    names = context.lookup.division_names(scope["project"].divisions)
    return text_cell(names or (context.words.absent,), column, size_of(scope))


def policy_codes(context: Context, column: Column, scope: Scope) -> Cell:
    """The policy codes of a project, one a line."""
    return text_cell(scope["project"].policies or (context.words.absent,), column, size_of(scope))


def policy_names(context: Context, column: Column, scope: Scope) -> Cell:
    """The policies of a project as มิติ and name."""
    lookup = context.lookup
    lines = [
        line
        for code in scope["project"].policies
        for line in policy_lines(context, {"policy": lookup.policies.get(code) or {"code": code}})
    ]
    return text_cell(lines or (context.words.absent,), column, size_of(scope))


def policy(context: Context, column: Column, scope: Scope) -> Cell:
    """The policy at hand as มิติ and name."""
    return text_cell(policy_lines(context, scope), column, size_of(scope))


def policy_lines(context: Context, scope: Scope) -> list[str]:
    """A policy's lines: its dimension, and its name or else its code."""
    wording = context.words
    named = wording.policy_name if value(scope, "policy.name") else wording.policy_code
    dimension = [wording.policy_dimension] if value(scope, "policy.dimension") else []
    return [words(line, scope) for line in (*dimension, named)]


def project_names(context: Context, column: Column, scope: Scope) -> Cell:
    """The names of the projects that serve an indicator, numbered where several."""
    keys = distinct(key for key in scope.get("projects", ()) if key in context.lookup.projects)
    names = [context.lookup.projects[key].name for key in keys]
    if len(names) > 1:
        names = [f"{number}. {name}" for number, name in enumerate(names, 1)]
    return text_cell(names or (context.words.absent,), column, size_of(scope))


SHOWS = (
    project,
    project_under,
    budget,
    link_budget,
    link_project,
    divisions,
    policy_codes,
    policy_names,
    policy,
    project_names,
)
