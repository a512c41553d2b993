"""What each command does. A command imports what it needs when it runs, and no more."""

# ruff: noqa: PLC0415 - `phaen export` of a file must not wait for a database or a window
from __future__ import annotations

import argparse
import dataclasses
import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import files
from db.errors import PhaenError
from db.package.file import read_package
from desktop.clock import local_today
from desktop.commandline.editions import edition_of, write_reference
from forms.printing import Job, export, silent
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from db.records import Package
    from forms.checks import Problem

DONE, PROBLEMS = 0, 1

_LONGEST_NUMBER = 9  # digits; a longer figure is no plan's number
_ENDINGS = (".pdf", ".xlsx", ".json")


def say(text: str) -> None:
    """Writes a line for the user; a program without a console has nowhere to."""
    if sys.stdout is not None:
        sys.stdout.write(f"{text}\n")


def import_package(arguments: argparse.Namespace) -> int:
    """`phaen import FILE`: a package file into the store."""
    package = read_package(arguments.file)
    number = _add(package, arguments.db)
    plan = package.plan
    say(
        f"นำเข้าแล้วเป็นแผนหมายเลข {number}: {plan.unit.name} ปีงบประมาณ พ.ศ. {plan.fiscal_year} "
        f"({len(plan.projects):,} โครงการ/กิจกรรม {len(plan.indicators):,} ตัวชี้วัด "
        f"{len(package.reports):,} รายงานไตรมาส)"
    )
    return DONE


def list_plans(arguments: argparse.Namespace) -> int:
    """`phaen list`: the plans of the store."""
    from db.store.store import Store

    with Store.open(_existing(arguments.db)) as store:
        entries = store.plans()
    if arguments.json:
        _say_json([dataclasses.asdict(entry) for entry in entries])
        return DONE
    if not entries:
        say("ยังไม่มีแผนในฐานข้อมูล นำเข้าด้วยคำสั่ง phaen import FILE")
    for entry in entries:
        say(
            f"{entry.number:>4}  {entry.fiscal_year}  {entry.unit}  {entry.title}  "
            f"({entry.projects:,} โครงการ/กิจกรรม {entry.indicators:,} ตัวชี้วัด "
            f"{entry.reports:,} รายงานไตรมาส)"
        )
    return DONE


def export_plan(arguments: argparse.Namespace) -> int:
    """`phaen export PLAN --to OUT`: forms as PDF and Excel, the plan as a package."""
    package = _plan(arguments.plan, arguments.db)
    targets = _targets(arguments.to, package)
    chosen = arguments.form or arguments.quarter or arguments.digits or arguments.notes
    if chosen and all(_ending(path) == ".json" for path in targets):
        raise PhaenError(
            "แฟ้มแผน .json เก็บทั้งแผนเสมอ จึงใช้กับ --form --quarter --digits หรือ --notes ไม่ได้ "
            "โปรดตัดตัวเลือกนั้นออก หรือส่งออกเป็น .pdf หรือ .xlsx"
        )
    if arguments.package_version and not any(_ending(path) == ".json" for path in targets):
        raise PhaenError(
            "--package-version ใช้กับแฟ้มแผน .json เท่านั้น โปรดตัดตัวเลือกนี้ออก หรือส่งออกเป็น .json"
        )
    job = Job(
        package,
        edition_of(package),
        tuple(arguments.form or ()),
        arguments.quarter,
        arguments.digits or "typed",
        notes=arguments.notes,
        version=arguments.package_version,
        data=not arguments.no_data,
    )
    write(job, targets)
    return DONE


def list_forms(arguments: argparse.Namespace) -> int:
    """`phaen forms PLAN`: the forms that the plan can be printed on."""
    from forms.build import form_entries

    package = _plan(arguments.plan, arguments.db)
    for entry in form_entries(package, edition_of(package)):
        say(f"{entry.id:<12}{entry.title}")
    return DONE


def check_plan(arguments: argparse.Namespace) -> int:
    """`phaen check PLAN`: the problems found; errors and warnings end it with 1."""
    from forms.checks import check

    package = _plan(arguments.plan, arguments.db)
    problems = check(package, edition_of(package), local_today())
    if arguments.json:
        _say_json([_as_json(problem) for problem in problems])
    else:
        _say_problems(problems)
    grave = any(problem.severity != "advice" for problem in problems)
    return PROBLEMS if grave else DONE


def say_reference(arguments: argparse.Namespace) -> int:
    """`phaen edition-reference`: what may stand in an edition file, in Thai."""
    say(write_reference(arguments))
    return DONE


def demo(arguments: argparse.Namespace) -> int:
    """`phaen demo`: the sample plan in a new store, on all forms, and in the window."""
    from forms.resources import RESOURCES

    folder: Path = arguments.out
    files.make_folder(folder)
    db = _new_store(folder)
    package = read_package(RESOURCES / "sample" / "plan.json")
    number = _add(package, db)
    write(Job(package, edition_of(package)), _targets_in(folder, package))
    say(f"ฐานข้อมูลตัวอย่าง: {db}")
    if not _has_display():
        say("ไม่มีจอภาพ จึงไม่ได้เปิดหน้าต่าง")
        return DONE
    return _run_window(db, show=number)


def open_window(arguments: argparse.Namespace) -> int:
    """`phaen` alone: the window."""
    if not (_has_display() or os.environ.get("QT_QPA_PLATFORM")):
        raise PhaenError("ไม่มีจอภาพ จึงเปิดหน้าต่างไม่ได้ ดูคำสั่งที่ใช้ได้ด้วย phaen --help")
    return _run_window(arguments.db)


COMMANDS: dict[str | None, Callable[[argparse.Namespace], int]] = {
    "import": import_package,
    "list": list_plans,
    "export": export_plan,
    "forms": list_forms,
    "check": check_plan,
    "edition-reference": say_reference,
    "demo": demo,
    None: open_window,
}


def write(job: Job, targets: list[Path]) -> None:
    """Writes a job to files; their endings say what they are.

    Raises:
        PhaenError: a form or quarter that is not there, or a file that cannot be written.
    """
    for path in targets:
        export(job, path, silent)
        say(f"บันทึกแล้ว: {path}")


def _ending(path: Path) -> str:
    return path.suffix.lower()


def _targets(out: str, package: Package) -> list[Path]:
    """The files to write: the one named, or one of each kind in the folder named."""
    path = Path(out)
    folder = path.is_dir() or not path.suffix or out.endswith(("/", os.sep))
    if folder:
        files.make_folder(path)
        return _targets_in(path, package)
    if _ending(path) not in _ENDINGS:
        raise PhaenError(
            f"ไม่รู้ว่าจะบันทึก {path} เป็นแบบใด ชื่อแฟ้มต้องลงท้ายด้วย .pdf .xlsx หรือ .json หรือเป็นชื่อโฟลเดอร์"
        )
    return [path]


def _targets_in(folder: Path, package: Package) -> list[Path]:
    plan = package.plan
    name = f"{files.safe_name(plan.unit.name)} {plan.fiscal_year}"
    return [folder / (name + ending) for ending in _ENDINGS]


def _plan(plan: str, db: Path | None) -> Package:
    """The plan of a number in the store, or of a package file."""
    if not plan.isdecimal() or len(plan) > _LONGEST_NUMBER:
        return read_package(Path(plan))
    from db.store.store import Store

    with Store.open(_existing(db)) as store:
        return store.load(int(plan))


def _add(package: Package, db: Path | None) -> int:
    from db.store.store import Store

    with Store.open(db) as store:
        return store.add(package)


def _existing(db: Path | None) -> Path | None:
    """A store that is read must be there: a slip in its name would make an empty one."""
    if db is not None and not db.exists():
        raise PhaenError(f"ไม่พบฐานข้อมูล {db} โปรดตรวจชื่อแฟ้ม หรือสร้างใหม่ด้วยคำสั่ง phaen import")
    return db


def _new_store(folder: Path) -> Path:
    """A name for a store where none lies: a demonstration overwrites nobody's plans."""
    path, count = folder / "phaen.db", 1
    while path.exists():
        count += 1
        path = folder / f"phaen-{count}.db"
    return path


def _has_display() -> bool:
    """Whether a window would be seen by anyone."""
    if os.environ.get("CI") or os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _run_window(db: Path | None, show: int | None = None) -> int:
    from desktop.window.app import run

    return run(db, show=show)


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
    }


def _say_json(value: list[dict[str, Any]]) -> None:
    say(json.dumps(value, ensure_ascii=False, indent=1))
