"""`phaen check`: the problems of a plan, as sentences or for a program."""

# ruff: noqa: PLC0415 - help and refused commands must not wait for the checks
from __future__ import annotations

import argparse
from collections import Counter
from typing import TYPE_CHECKING, Any

from desktop.clock import local_today
from desktop.commandline.editions import edition_of
from desktop.commandline.plans import read_state
from desktop.commandline.saying import DONE, PROBLEMS, say, say_json
from forms import printing
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from forms.checks import Problem


def check_plan(arguments: argparse.Namespace) -> int:
    """`phaen check PLAN`: the problems found; errors and warnings end it with 1."""
    from forms.checks import check

    state = read_state(arguments)
    edition = edition_of(state.package)
    drafts = printing.draft_problems(state, edition)
    found = (*drafts, *check(state.package, edition, local_today()))
    problems = tuple(problem for problem in found if problem.accepted is None)
    if arguments.json:
        say_json([_as_json(problem) for problem in found])
    else:
        _say_problems(problems)
        if accepted := len(found) - len(problems):
            say(f"คงไว้แล้ว {accepted:,} ข้อ (ดูได้ด้วย --json)")
    grave = any(problem.severity != "advice" for problem in problems)
    return PROBLEMS if grave else DONE


def _say_problems(problems: tuple[Problem, ...]) -> None:
    from forms.checks import grouped

    for group in grouped(problems):
        first = group.first
        say(f"{SEVERITIES[first.severity]}: {group.message}")
        if group.advice:
            say(f"    วิธีแก้: {group.advice}")
        for number, problem in enumerate(group.problems, 1):
            head = f"{number}. " if len(group.problems) > 1 else "ตำแหน่ง: "
            said = f": {problem.message}" if problem.message != first.message else ""
            say(f"    {head}{problem.where}{said}")
            if not group.advice:
                say(f"       วิธีแก้: {problem.advice}")
    counts = Counter(problem.severity for problem in problems)
    say("พบ " + " ".join(f"{word} {counts[name]:,} ข้อ" for name, word in SEVERITIES.items()))


def _as_json(problem: Problem) -> dict[str, Any]:
    from db.places import dotted

    return {
        "code": problem.code,
        "severity": problem.severity,
        "form": problem.form,
        "place": dotted(problem.place),
        "where": problem.where,
        "message": problem.message,
        "advice": problem.advice,
        "accepted": problem.accepted
        and {
            "by": problem.accepted.by,
            "date": problem.accepted.date,
            "reason": problem.accepted.reason,
        },
    }
