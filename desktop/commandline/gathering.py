"""`phaen gather`: the packages of many units as a board and combined tables."""

# ruff: noqa: PLC0415 - as in `desktop.commandline.commands`
from __future__ import annotations

import argparse
import os
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import files
from desktop.clock import local_today
from desktop.commandline.passwords import password_in
from forms.formats import DOCUMENTS
from forms.printing import silent

if TYPE_CHECKING:
    from forms.gathering.board import BoardLine
    from forms.gathering.combining import ProjectGroup
    from forms.gathering.documents import Board

_ALL, _SOME = 0, 1


def gather(arguments: argparse.Namespace) -> tuple[int, list[str] | dict[str, Any]]:
    """Gathers, and writes what is asked for; the exit code, and lines to say or a value of JSON.

    The code is 1 where a unit has sent nothing or a file is not read.

    Raises:
        PhaenError: no file, a list that cannot be read, or a target that cannot be written.
    """
    from forms.gathering.board import MISSING, UNREAD
    from forms.gathering.making import make_board

    earlier = _earlier(arguments)
    made = make_board(
        arguments.files,
        silent,
        earlier_of=lambda _year: earlier,
        expected=arguments.expected,
        quarter=arguments.quarter,
        password=password_in(arguments.password_file) if arguments.password_file else "",
        today=local_today(),
    )
    targets = _targets(arguments)
    _write(made, arguments, targets)
    code = _SOME if any(line.state in {MISSING, UNREAD} for line in made.lines) else _ALL
    if arguments.json:
        return code, _as_value(made, arguments.policy or ())
    return code, [*_lines(made, arguments.policy or ()), *(f"บันทึกแล้ว: {path}" for path in targets)]


def _targets(arguments: argparse.Namespace) -> list[Path]:
    """The files to write: the one named, or one of each kind in the folder named."""
    path = Path(arguments.to)
    if path.is_dir() or not path.suffix or str(arguments.to).endswith(("/", os.sep)):
        files.make_folder(path)
        return [path / f"รวบรวมแผน{each.suffix}" for each in DOCUMENTS]
    return [path]


def _earlier(arguments: argparse.Namespace) -> dict[str, str] | None:
    """The content codes of the gather named, else of the one that the folder has."""
    from forms.gathering.earlier import RECORD_NAME, codes_by_unit, read_record

    path = arguments.since or Path(arguments.to) / RECORD_NAME
    if arguments.since is None and not path.is_file():
        return None
    return dict(codes_by_unit(read_record(path)))


def _write(board: Board, arguments: argparse.Namespace, targets: list[Path]) -> None:
    from forms.gathering.earlier import RECORD_NAME, write_record
    from forms.gathering.writing import write_combined

    for path in targets:
        write_combined(
            board,
            path,
            silent,
            forms=tuple(arguments.form or ()),
            policies=tuple(arguments.policy or ()),
            date=local_today(),
        )
    if Path(arguments.to).is_dir():
        write_record(board.gathered, Path(arguments.to) / RECORD_NAME)


def _lines(board: Board, policies: tuple[str, ...]) -> list[str]:
    from forms.figures import baht
    from forms.gathering.combining import whole

    gathered = board.gathered
    total = whole(gathered)
    summary = (
        f"ปีงบประมาณ พ.ศ. {gathered.year} ได้รับ {len(gathered.units):,} หน่วยงาน "
        f"{total.count:,} โครงการ/กิจกรรม งบประมาณ {baht(total.budget)} บาท "
        f"เบิกจ่าย {baht(total.spent)} บาท"
    )
    said = [summary]
    said += (
        f"{line.state}: {line.unit}{f' ({line.note})' if line.note else ''}"
        for line in board.lines
        if line.plan is None or line.note
    )
    for policy in policies:
        said += _answer(board, policy)
    return said


def _answer(board: Board, policy: str) -> list[str]:
    """Which units serve a policy, with how much money, and how far along they are."""
    from forms.figures import baht, rounded
    from forms.gathering.documents import policy_group

    group = policy_group(board.gathered, policy)
    if not group.projects:
        return [f"{group.name}: ไม่มีหน่วยงานใดสนับสนุนนโยบายนี้"]
    said = [f"{group.name}: {len(group.units):,} หน่วยงาน {baht(group.budget)} บาท"]
    for unit, part in _by_unit(group):
        progress = part.progress
        far = "ยังไม่มีผล" if progress is None else f"ก้าวหน้าร้อยละ {rounded(progress)}"
        said.append(f"    {unit}: {part.count:,} โครงการ/กิจกรรม {baht(part.budget)} บาท {far}")
    return said


def _by_unit(group: ProjectGroup) -> list[tuple[str, ProjectGroup]]:
    from forms.gathering.combining import ProjectGroup, combined

    shares = [share for project in group.projects for share in project.shares]
    return [
        (unit, ProjectGroup("", unit, combined(s for s in shares if s.plan.unit == unit)))
        for unit in group.units
    ]


def _as_value(board: Board, policies: tuple[str, ...]) -> dict[str, Any]:
    from forms.gathering.combining import by_policy, by_strategy, whole
    from forms.gathering.documents import policy_group

    gathered = board.gathered
    return {
        "year": gathered.year,
        "quarter": gathered.quarter,
        "units": [_line_value(line) for line in board.lines],
        "total": _group_value(whole(gathered)),
        "strategies": [_group_value(group) for group in by_strategy(gathered)],
        "policies": [_group_value(group) for group in by_policy(gathered)],
        "answers": {
            group.key: [_group_value(part) for _unit, part in _by_unit(group)]
            for group in (policy_group(gathered, policy) for policy in policies)
        },
    }


def _line_value(line: BoardLine) -> dict[str, Any]:
    from forms.gathering.board import money_of

    value: dict[str, Any] = {
        "unit": line.unit,
        "state": line.state,
        "change": line.change,
        "note": line.note,
        "file": str(line.path) if line.path else None,
    }
    if line.plan is not None:
        money = money_of(line.plan)
        value |= {
            "projects": line.plan.counted,
            "indicators": line.plan.indicators,
            "problems": line.plan.problems,
            "budget": _figure(money.budget),
            "by_status": {name: _figure(amount) for name, amount in money.by_status.items()},
            "spent": _figure(money.spent),
            "scores": [_figure(score) for score in line.plan.scores],
            "code": line.plan.code,
        }
    return value


def _group_value(group: ProjectGroup) -> dict[str, Any]:
    return {
        "key": group.key,
        "name": group.name,
        "units": list(group.units),
        "projects": group.count,
        "budget": _figure(group.budget),
        "spent": _figure(group.spent),
        "progress": _figure(group.progress),
    }


def _figure(value: Decimal | None) -> float | int | None:
    """A figure as JSON has it: money to the satang, percent to two decimals."""
    from forms.figures import rounded

    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(rounded(value))
