"""Cells that speak of a project: its name, money, divisions and policies."""

from __future__ import annotations

from dataclasses import replace

from db.records import Project
from forms.build.cells.basic import amount_cell, money_words, size_of, text_cell
from forms.build.context import Context
from forms.compute import AMOUNT
from forms.document import Cell, Paragraph, Run
from forms.editions.blocks import Column
from forms.templates.filling import Scope, value, words


def project(context: Context, column: Column, scope: Scope) -> Cell:
    """A project's name, its whole cost over several years, and its notes.

    One of an integrated programme is marked, and the programme stands below it.
    """
    shown: Project | None = scope["project"]
    wording, size = context.words, size_of(scope)
    if shown is None:
        return Cell()
    texts = [shown.name + (wording.integrated_mark if shown.integrated_programme else "")]
    if shown.budget.total_amount is not None:
        total = money_words(context, shown.budget.total_amount)
        texts.append(words(wording.total_amount, {"amount": total}))
    if shown.integrated_programme:
        programme = shown.integrated_programme.removeprefix(wording.integrated_name)
        texts.append(words(wording.integrated_note, {"name": programme}))
    notes = [text for text in (shown.note, *scope.get("notes", ())) if text]
    if shown.dropped and not notes and not shown.budget.note:
        notes.append(wording.dropped)
    return text_cell([*texts, *notes], column, size)


def numbered_project(context: Context, column: Column, scope: Scope) -> Cell:
    """A project as `project`, its number before it."""
    cell = project(context, column, scope)
    first, *more = cell.flow
    number = Run(f"{scope['order']}. ")
    assert isinstance(first, Paragraph)  # noqa: S101 - a project's name is words
    return Cell((replace(first, runs=(number, *first.runs)), *more))


def project_under(context: Context, column: Column, scope: Scope) -> Cell:
    """A project's name and notes, and the tactic or goal that it is under."""
    cell = project(context, column, scope)
    under = text_cell(filter(None, [scope["under"]]), column, size_of(scope))
    return Cell((*cell.flow, *under.flow))


def budget(context: Context, column: Column, scope: Scope) -> Cell:
    """A project's money as rule 5 prints it: the amount, and below it how it stands.

    Money outside the budget is its note alone.
    """
    shown: Project | None = scope.get("project")
    size = size_of(scope)
    if shown is None:
        return Cell()
    money, wording = shown.budget, context.words
    status = wording.money_statuses.get(money.status, "")
    if money.status == "off_budget" and money.note:
        return text_cell([money.note], column, size)
    if money.amount is None or (money.status == "not_granted" and wording.not_granted_alone):
        absent = wording.money_none if money.status == "none" else wording.absent
        said = [text for text in (status, money.note) if text]
        return text_cell(said or [absent], column, size)
    below = text_cell(filter(None, (status, money.note)), column, size).flow
    cell = amount_cell(context, money.amount, column, size, below=below)
    return cell if cell.number is None else replace(cell, fact=AMOUNT)


def link_budget(context: Context, column: Column, scope: Scope) -> Cell:
    """The money of a policy link: its project's amount, or else the text given for it."""
    shown: Project | None = scope["project"]
    text = scope["policy_link"].budget_text
    is_amount = shown is not None and shown.budget.amount is not None
    if shown is not None and ((is_amount and shown.budget.status != "off_budget") or not text):
        return budget(context, column, scope)
    return text_cell([text or context.words.absent], column, size_of(scope))


def link_project(context: Context, column: Column, scope: Scope) -> Cell:
    """The project of a policy link with its policies, or the text given for it."""
    shown: Project | None = scope["project"]
    if shown is not None:
        names = {"name": shown.name, "policies": ", ".join(shown.policies)}
        return text_cell([words(context.words.link_project, names)], column, size_of(scope))
    name = scope["policy_link"].project_name or context.words.absent
    return text_cell([name], column, size_of(scope))


def divisions(context: Context, column: Column, scope: Scope) -> Cell:
    """The divisions of a project, one a line, by their abbreviations."""
    if scope["project"] is None:
        return Cell()
    names = context.lookup.division_words(scope["project"].divisions)
    return text_cell(names or (context.words.absent,), column, size_of(scope))


def policy_codes(context: Context, column: Column, scope: Scope) -> Cell:
    """The policy codes of a project, one a line; with their names where the unit chose that."""
    if scope["project"] is None:
        return Cell()
    codes = scope["project"].policies
    texts = [policy_code(context, code) for code in codes] or [context.words.absent]
    return text_cell(texts, column, size_of(scope))


def policy_code(context: Context, code: str) -> str:
    """A policy's code, or its code and name."""
    policy = context.lookup.policies.get(code)
    if policy is None or not policy.name or not context.choices.policy_names:
        return code
    return words(context.words.policy_named, {"code": code, "name": policy.name})


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
    """The policy at hand by name, under its มิติ where that is to be said."""
    wording = context.words
    named = wording.policy_name if value(scope, "policy.name") else wording.policy_code
    over = [f"{wording.policy_dimension}"] if scope.get("dimension") else []
    return text_cell([words(line, scope) for line in (*over, named)], column, size_of(scope))


def policy_lines(context: Context, scope: Scope) -> list[str]:
    """A policy's lines: its dimension, and its name or else its code."""
    wording = context.words
    named = wording.policy_name if value(scope, "policy.name") else wording.policy_code
    dimension = [wording.policy_dimension] if value(scope, "policy.dimension") else []
    return [words(line, scope) for line in (*dimension, named)]


def project_names(context: Context, column: Column, scope: Scope) -> Cell:
    """The projects that serve an indicator, numbered where several: name, money, divisions."""
    standing = context.lookup.standing(scope.get("projects", ()))
    texts: list[str] = []
    for number, shown in enumerate(standing, 1):
        texts.append(f"{number}. {shown.name}" if len(standing) > 1 else shown.name)
        texts.append(money_under(context, shown))
        names = ", ".join(context.lookup.division_words(shown.divisions))
        if names:
            texts.append(f"({names})")
    return text_cell(texts or (context.words.absent,), column, size_of(scope))


def money_under(context: Context, shown: Project) -> str:
    """A project's money below its name: `งบประมาณ 621,200.- บาท`, or how it stands."""
    wording, money = context.words, shown.budget
    status = wording.money_statuses.get(money.status, "")
    if money.status == "off_budget" and money.note:
        return money.note
    if money.amount is None or (money.status == "not_granted" and wording.not_granted_alone):
        noted = " ".join(filter(None, (status, money.note)))
        return (
            words(wording.money_under_noted, {"note": noted})
            if noted
            else (wording.money_under_none)
        )
    amount = words(wording.money_under, {"amount": money_words(context, money.amount)})
    return " ".join(filter(None, (amount, status)))


SHOWS = (
    project,
    numbered_project,
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
