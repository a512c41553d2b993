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
from desktop.commandline.passwords import new_password, read_file_with_drafts
from desktop.commandline.plans import existing, is_number, read_plan, read_state
from forms import printing
from forms.file_names import file_name
from forms.formats import (
    DOCUMENTS,
    FORMATS,
    PACKAGES,
    SEALED,
    USUAL,
    WITH_LISTS,
    PackageFormat,
    format_of,
    is_package,
    suffixes,
)
from forms.printing import Job, export, issued_alone, silent
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from db.issued_papers import IssuedPapers
    from db.records import Package
    from db.store.store import PlanEntry
    from forms.checks import Problem

DONE, PROBLEMS = 0, 1


def say(text: str) -> None:
    """Writes a line for the user; a program without a console has nowhere to."""
    if sys.stdout is not None:
        sys.stdout.write(f"{text}\n")


def import_package(arguments: argparse.Namespace) -> int:
    """`phaen import FILE`: a package file into the store."""
    from db.store.finding import entry_of
    from desktop.commandline import importing

    package, drafts = read_file_with_drafts(arguments.file, arguments.password_file)
    with importing.opened_to_import(arguments.db) as store:
        entries = store.plans()
        same = entry_of(package, entries)
        if same is None or arguments.keep_both:
            if entries or store.removed():
                _back_up_before_import(arguments.db)
            number = importing.add_beside(store, package, drafts)
            say(f"นำเข้าแล้วเป็นแผนหมายเลข {number}: {_counted(package)}")
            return DONE
        count = importing.difference_count(store, same.number, package, drafts)
        if not count:
            say(f"แผนนี้มีอยู่แล้วเป็นแผนหมายเลข {same.number} และเหมือนในแฟ้มทุกแห่ง จึงไม่ได้นำเข้าอีก")
            return DONE
        if not arguments.replace:
            raise importing.refusal(same, count)
        back = _back_up_to_replace(arguments.db)
        importing.replace_plan(store, same.number, package, drafts)
    say(f"แทนที่แผนหมายเลข {same.number} แล้ว: {_counted(package)} เลิกการแทนที่ได้ด้วยคำสั่ง {back}")
    return DONE


def list_plans(arguments: argparse.Namespace) -> int:
    """`phaen list`: the plans of the store."""
    from db.store.first_start import was_there
    from db.store.store import Store, default_path

    entries: tuple[PlanEntry, ...] = ()
    if arguments.db is not None or was_there(default_path()):
        with Store.open(existing(arguments.db)) as store:
            entries = store.plans()
    if arguments.json:
        _say_json([dataclasses.asdict(entry) for entry in entries])
        return DONE
    if not entries:
        say("ยังไม่มีแผนในฐานข้อมูล นำเข้าด้วยคำสั่ง phaen import แฟ้มแผน.json")
    for entry in entries:
        say(
            f"{entry.number:>4}  {entry.fiscal_year}  {entry.unit}  {entry.title}  "
            f"({entry.projects:,} โครงการ/กิจกรรม {entry.indicators:,} ตัวชี้วัด "
            f"{entry.reports:,} รายงานไตรมาส)"
        )
    return DONE


def export_plan(arguments: argparse.Namespace) -> int:
    """`phaen export PLAN --to OUT`: forms as documents, the plan as a package."""
    from forms.reporting.quarters import latest_quarter

    state = read_state(arguments)
    package = state.package
    quarter = arguments.quarter or latest_quarter(package)
    job = Job(
        package,
        edition_of(package),
        tuple(arguments.form or ()),
        quarter,
        arguments.digits or "typed",
        notes=arguments.notes,
        version=arguments.package_version,
        data=not arguments.no_data,
        issued=_papers(arguments.plan, arguments.db, package, quarter),
        today=arguments.today,
    )
    # A file is named after the quarter that was asked for, not after the latest.
    targets = _targets(arguments.to, job._replace(quarter=arguments.quarter))
    _refuse_what_says_nothing(arguments, targets)
    if arguments.digits and issued_alone(job):
        raise PhaenError(
            f"รายงานไตรมาส {quarter} ออกแล้ว จึงพิมพ์ตามฉบับที่ออก เปลี่ยนตัวเลขไม่ได้ "
            "โปรดตัด --digits ออก หรือใช้ --today เพื่อพิมพ์ตามข้อมูลวันนี้"
        )
    if any(format_of(path) is SEALED for path in targets):
        job = job._replace(password=new_password(arguments.password_file))
    write(job, targets)
    if state.drafts:
        say(f"ไม่รวมข้อความใน {len(state.drafts):,} ช่องที่ยังไม่ถูกต้อง ดูว่าเป็นช่องใดด้วยคำสั่ง phaen check")
    return DONE


def _refuse_what_says_nothing(arguments: argparse.Namespace, targets: list[Path]) -> None:
    """Options that none of the files to be written has a use for are a mistake."""
    chosen = arguments.form or arguments.quarter or arguments.digits or arguments.notes
    if chosen and all(map(is_package, targets)):
        raise PhaenError(
            f"แฟ้มแผน {suffixes(PACKAGES, 'และ')} เก็บทั้งแผนเสมอ "
            "จึงใช้กับ --form --quarter --digits หรือ --notes ไม่ได้ "
            f"โปรดตัดตัวเลือกนั้นออก หรือส่งออกเป็น {suffixes(DOCUMENTS, 'หรือ')}"
        )
    if arguments.package_version and not any(map(is_package, targets)):
        raise PhaenError(
            "--package-version ใช้กับแฟ้มแผนเท่านั้น โปรดตัดตัวเลือกนี้ออก "
            f"หรือส่งออกเป็น {suffixes(PACKAGES, 'หรือ')}"
        )
    if arguments.no_data and not any(format_of(path) in WITH_LISTS for path in targets):
        raise PhaenError(
            f"--no-data ใช้กับ {suffixes(WITH_LISTS, 'หรือ')} เท่านั้น โปรดตัดตัวเลือกนี้ออก "
            f"หรือส่งออกเป็น {suffixes(WITH_LISTS, 'หรือ')}"
        )


def list_forms(arguments: argparse.Namespace) -> int:
    """`phaen forms PLAN`: the forms that the plan can be printed on."""
    from forms.build import form_entries

    package = read_plan(arguments)
    for entry in form_entries(package, edition_of(package)):
        say(f"{entry.id:<12}{entry.title}")
    return DONE


def check_plan(arguments: argparse.Namespace) -> int:
    """`phaen check PLAN`: the problems found; errors and warnings end it with 1."""
    from forms.checks import check

    state = read_state(arguments)
    edition = edition_of(state.package)
    drafts = printing.draft_problems(state, edition)
    found = (*drafts, *check(state.package, edition, local_today()))
    problems = tuple(problem for problem in found if problem.accepted is None)
    if arguments.json:
        _say_json([_as_json(problem) for problem in found])
    else:
        _say_problems(problems)
        if accepted := len(found) - len(problems):
            say(f"คงไว้แล้ว {accepted:,} ข้อ (ดูได้ด้วย --json)")
    grave = any(problem.severity != "advice" for problem in problems)
    return PROBLEMS if grave else DONE


def examine(arguments: argparse.Namespace) -> int:
    """`phaen doctor`: whether all is well; what is to be looked at ends it with 1."""
    from desktop.commandline import doctor

    findings, versions = doctor.examine(arguments)
    if arguments.json:
        _say_json(doctor.as_value(findings, versions))
    else:
        for line in doctor.as_lines(findings, versions):
            say(line)
    return PROBLEMS if any(each.state == "look" for each in findings) else DONE


def back_up(arguments: argparse.Namespace) -> int:
    """`phaen backup`: a backup of the store, and a copy of it with `--to`."""
    from desktop.commandline import backups

    say(backups.back_up(arguments.db, arguments.to))
    return DONE


def list_backups(arguments: argparse.Namespace) -> int:
    """`phaen backups`: the backups of the store."""
    from desktop.commandline import backups

    if arguments.json:
        _say_json(backups.listed(arguments.db))
        return DONE
    for line in backups.lines_of(arguments.db):
        say(line)
    return DONE


def restore(arguments: argparse.Namespace) -> int:
    """`phaen restore BACKUP`: all plans of a backup, or one."""
    from desktop.commandline import backups

    say(backups.restore(arguments.db, arguments.backup, arguments.plan))
    return DONE


def say_reference(arguments: argparse.Namespace) -> int:
    """`phaen edition-reference`: what may stand in an edition file, in Thai."""
    say(write_reference(arguments))
    return DONE


def demo(arguments: argparse.Namespace) -> int:
    """`phaen demo`: the sample plan in a new store, on all forms, and in the window."""
    from desktop.commandline import importing
    from forms.resources import RESOURCES

    folder: Path = arguments.out
    files.make_folder(folder)
    db = _new_store(folder)
    package = read_package(RESOURCES / "sample" / "plan.json")
    with importing.opened_to_import(db) as store:
        number = importing.add_beside(store, package)
    job = Job(package, edition_of(package))
    write(job, _targets_in(folder, job))
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


def read_file_as_plan(arguments: argparse.Namespace) -> int:
    """`phaen read FILE`: a plan out of a Word file or a workbook, into a package."""
    from desktop.commandline import reading

    code, lines = reading.read(arguments)
    for line in lines:
        say(line)
    return code


def write_list(arguments: argparse.Namespace) -> int:
    """`phaen list-out PLAN`: a list of a plan, as a mapping says."""
    from desktop.commandline import listing

    say(listing.write_list(arguments))
    return DONE


def read_list(arguments: argparse.Namespace) -> int:
    """`phaen list-in FILE`: a list read in again by its mapping."""
    from desktop.commandline import listing

    said, values = listing.read_list(arguments)
    if arguments.json:
        _say_json(values)
    else:
        say(said)
    return DONE


def list_mappings(arguments: argparse.Namespace) -> int:
    """`phaen mappings`: the mappings that there are, or one of them into a file."""
    from desktop.commandline import listing
    from forms.listing.mapping import as_object

    if arguments.to is not None:
        say(listing.write_mapping(arguments))
        return DONE
    known = listing.listed_mappings()
    if arguments.json:
        _say_json([as_object(each) for each in known])
        return DONE
    for each in known:
        say(f"{each.name}  ({each.kind.title} {len(each.columns):,} คอลัมน์)")
    return DONE


COMMANDS: dict[str | None, Callable[[argparse.Namespace], int]] = {
    "import": import_package,
    "read": read_file_as_plan,
    "list": list_plans,
    "export": export_plan,
    "list-out": write_list,
    "list-in": read_list,
    "mappings": list_mappings,
    "forms": list_forms,
    "check": check_plan,
    "doctor": examine,
    "backup": back_up,
    "backups": list_backups,
    "restore": restore,
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


def _targets(out: str, job: Job) -> list[Path]:
    """The files to write: the one named, or one of each kind in the folder named."""
    path = Path(out)
    folder = path.is_dir() or not path.suffix or out.endswith(("/", os.sep))
    if folder:
        files.make_folder(path)
        return _targets_in(path, job)
    if format_of(path) is None:
        raise PhaenError(
            f"ไม่รู้ว่าจะบันทึก {path} เป็นแบบใด "
            f"ชื่อแฟ้มต้องลงท้ายด้วย {suffixes(FORMATS, 'หรือ')} หรือเป็นชื่อโฟลเดอร์"
        )
    return [path]


def _targets_in(folder: Path, job: Job) -> list[Path]:
    """A file of each kind; one of some forms does not take the place of the whole plan's."""
    plan, form = job.package.plan, _form_words(job)
    return [
        folder / file_name(plan, each.suffix, folder)
        if isinstance(each, PackageFormat)
        else folder / file_name(plan, each.suffix, folder, form=form, quarter=job.quarter)
        for each in USUAL
    ]


def _form_words(job: Job) -> str:
    """What the chosen forms are called in a file's name: one by its title, several by ids."""
    if len(job.forms) != 1:
        return " ".join(job.forms)
    entries = printing.list_forms(job.package, job.edition, job.quarter)
    return next((entry.title for entry in entries if entry.id in job.forms), job.forms[0])


def _papers(
    plan: str, db: Path | None, package: Package, quarter: int | None
) -> IssuedPapers | None:
    """What was sent up of a quarter that is issued; None for a file, which holds no papers."""
    if not is_number(plan):
        return None
    from db.store.store import Store
    from forms.reporting.issuing import is_issued
    from forms.reporting.quarters import report_index

    index = report_index(package, quarter) if quarter else None
    if index is None or not is_issued(package.reports[index]):
        return None
    with Store.open(existing(db)) as store:
        return store.papers(int(plan), package.reports[index].issuances[-1].id)


def _counted(package: Package) -> str:
    """Whose plan a package is, and how much is in it."""
    plan = package.plan
    return (
        f"{plan.unit.name} ปีงบประมาณ พ.ศ. {plan.fiscal_year} "
        f"({len(plan.projects):,} โครงการ/กิจกรรม {len(plan.indicators):,} ตัวชี้วัด "
        f"{len(package.reports):,} รายงานไตรมาส)"
    )


def _back_up_before_import(db: Path | None) -> None:
    """A backup that cannot be made is told of; a plan more takes nothing away."""
    from db.backups.backups import Backups
    from db.backups.names import Reason

    try:
        Backups(db).make(Reason.IMPORT)
    except PhaenError as error:
        say(f"ยังไม่ได้สำรองข้อมูลก่อนนำเข้า: {error}")


def _back_up_to_replace(db: Path | None) -> str:
    """The command that leads back; without a backup nothing is replaced."""
    from db.backups.backups import Backups
    from db.backups.names import Reason

    made = Backups(db).make(Reason.IMPORT)
    return f"phaen restore {made.turn}" if made else "phaen restore"


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
    import gc

    # Nothing that is made until the window is seen is garbage: looking for it takes a while.
    gc.disable()
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
        "accepted": problem.accepted
        and {
            "by": problem.accepted.by,
            "date": problem.accepted.date,
            "reason": problem.accepted.reason,
        },
    }


def _say_json(value: object) -> None:
    say(json.dumps(value, ensure_ascii=False, indent=1))
