"""What the pages of Parts 1 to 3 do to a plan: what is picked or new goes into its list."""

from __future__ import annotations

import re
from typing import Any

from db import edits
from db.fields import specs
from db.numbers import bare_number
from db.places import Place, value_at
from db.records import (
    PROJECTS,
    Framework,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Project,
    ProjectNote,
    Tactic,
    TacticKpi,
)

_CODE = re.compile(r"[\d.]+")
_FRAMEWORK: Place = ("plan", "framework")
_PROJECTS: Place = tuple(PROJECTS.split("."))
_NOTES = "project_notes"


def listed(package: Package, place: Place, index: int, value: str) -> Package:
    """The package with a key or code put into the list of them at a place, once."""
    values: tuple[str, ...] = value_at(package, place)
    if value in values:
        return package
    return edits.replaced(package, place, (*values[:index], value, *values[index:]))


def unlisted(package: Package, place: Place, index: int) -> Package:
    """The package without an item of the list of keys or codes at a place."""
    values = value_at(package, place)
    return edits.replaced(package, place, values[:index] + values[index + 1 :])


def carried(package: Package, source: Place, to: Place, index: int) -> Package:
    """The package with the list item at `source` moved into another list, before `index`.

    A key or code that stands there already is not put there twice. The note under a
    project's name goes with it, to where there can be one.
    """
    *above, at = source
    item, notes = value_at(package, source), notes_at(package, source)
    package = unlisted(without_note(package, source), tuple(above), int(at))
    there = value_at(package, to)
    if isinstance(item, str) and item in there:
        return package
    package = edits.replaced(package, to, (*there[:index], item, *there[index:]))
    if notes and _can_note(to):
        place = (*to[:-1], _NOTES)
        package = edits.replaced(package, place, (*value_at(package, place), *notes))
    return package


def notes_at(package: Package, place: Place) -> tuple[ProjectNote, ...]:
    """What stands under the name of a project where Part 1 lists it, in that place alone."""
    if not _can_note(place[:-1]):
        return ()
    key, tactic = value_at(package, place), value_at(package, place[:-2])
    return tuple(note for note in tactic.project_notes if note.project == key)


def note_place(package: Package, place: Place) -> Place | None:
    """Where the first of these notes stands; None where there is none."""
    found = notes_at(package, place)
    if not found:
        return None
    notes = value_at(package, (*place[:-2], _NOTES))
    return (*place[:-2], _NOTES, notes.index(found[0]))


def with_note(package: Package, place: Place) -> Package:
    """The package with an empty note under the name of a project where Part 1 lists it."""
    notes = (*place[:-2], _NOTES)
    new = ProjectNote(project=value_at(package, place))
    return edits.replaced(package, notes, (*value_at(package, notes), new))


def without_note(package: Package, place: Place) -> Package:
    """The package without the notes under the name of a project where Part 1 lists it."""
    gone = notes_at(package, place)
    if not gone:
        return package
    notes = (*place[:-2], _NOTES)
    kept = tuple(note for note in value_at(package, notes) if note not in gone)
    return edits.replaced(package, notes, kept)


def noted_place(package: Package, place: Place) -> Place:
    """Where Part 1 lists the project that the note at a place is of; else the place itself."""
    if _NOTES not in place[:-1]:
        return place
    at = place.index(_NOTES)
    try:
        key = value_at(package, place[: at + 2]).project
        projects = value_at(package, place[:at]).projects
    except LookupError:
        # The note has gone since the place was found.
        return place
    return (*place[:at], "projects", projects.index(key)) if key in projects else place


def _can_note(place: Place) -> bool:
    return place[:2] == ("plan", "part1") and place[-1] == "projects"


def with_new_project(package: Package, place: Place, index: int, name: str) -> Package:
    """The package with a new project, and its key in the list at a place."""
    key = edits.fresh_key(package, PROJECTS, specs(Project)["key"].prefix)
    new = Project(key=key, name=name, kind="project")
    made = edits.inserted(package, _PROJECTS, len(package.plan.projects), (new,))
    return listed(made, place, index, key)


def entry_for(
    framework: Framework, dimension: int, *, objective: str = "", substrategy: str = ""
) -> Part1Entry:
    """An entry of Part 1 for an objective with its key results, or for a substrategy."""
    found = next((item for item in framework.objectives if item.key == objective), None)
    results = (r.key for r in framework.key_results if objective and r.objective == objective)
    return Part1Entry(
        dimension=dimension,
        substrategy=found.substrategy if found else substrategy,
        objective=objective,
        key_results=tuple(results),
    )


def tactic_for(framework: Framework, code: str) -> Part1Tactic:
    """A tactic of Part 1 with every KPI that the framework has of it."""
    kpis = tuple(kpi.code for kpi in framework.tactic_kpis if _is_of(kpi, code))
    return Part1Tactic(tactic=code, kpis=kpis)


def tactics_for(framework: Framework, entry: Part1Entry) -> tuple[Tactic, ...]:
    """The tactics of the framework, those of the entry's substrategy first."""
    above = entry.substrategy

    def other(tactic: Tactic) -> bool:
        return not above or (tactic.substrategy or _above(tactic.code)) != above

    return tuple(sorted(framework.tactics, key=other))


def kpis_for(framework: Framework, tactic: str) -> tuple[TacticKpi, ...]:
    """The KPIs of the framework, those of the tactic first."""
    return tuple(sorted(framework.tactic_kpis, key=lambda kpi: not _is_of(kpi, tactic)))


def with_new_tactic(package: Package, entry_place: Place, index: int, words: str) -> Package:
    """The package with a new tactic in the framework and among those of an entry.

    Words that are a code are the tactic's code, others its text under the next code.
    """
    framework, entry = package.plan.framework, value_at(package, entry_place)
    code, text = _coded(words, entry.substrategy, [tactic.code for tactic in framework.tactics])
    new = Tactic(code=code, text=text, substrategy=entry.substrategy)
    made = _with_last(package, (*_FRAMEWORK, "tactics"), new)
    listed_tactic = Part1Tactic(tactic=code)
    return edits.inserted(made, (*entry_place, "tactics"), index, (listed_tactic,))


def with_new_kpi(package: Package, tactic_place: Place, index: int, words: str) -> Package:
    """The package with a new KPI in the framework and among those of a tactic."""
    framework, tactic = package.plan.framework, value_at(package, tactic_place).tactic
    code, text = _coded(words, tactic, [kpi.code for kpi in framework.tactic_kpis])
    new = TacticKpi(code=code, tactic=tactic, text=text or code)
    made = _with_last(package, (*_FRAMEWORK, "tactic_kpis"), new)
    return listed(made, (*tactic_place, "kpis"), index, code)


def new_issue(package: Package) -> Part2Issue:
    """An empty issue of Part 2 under the next number."""
    numbers = [bare_number(issue.number) for issue in package.plan.part2]
    number = max((int(text) for text in numbers if text.isdecimal()), default=0) + 1
    return Part2Issue(number=str(number))


def _with_last(package: Package, place: Place, item: Any) -> Package:
    return edits.inserted(package, place, len(value_at(package, place)), (item,))


def _coded(words: str, above: str, taken: list[str]) -> tuple[str, str]:
    """The code and the text that words for a new record of the framework stand for."""
    if _CODE.fullmatch(words) and words not in taken:
        return words, ""
    number = 1
    while f"{above}.{number}".lstrip(".") in taken:
        number += 1
    return f"{above}.{number}".lstrip("."), words


def _is_of(kpi: TacticKpi, tactic: str) -> bool:
    return bool(tactic) and (kpi.tactic or _above(kpi.code)) == tactic


def _above(code: str) -> str:
    return code.rpartition(".")[0]
