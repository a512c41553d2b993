"""What each command does. A command imports what it needs when it runs, and no more."""

# ruff: noqa: PLC0415 - `phaen export` of a file must not wait for a database or a window
from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db import files
from db.errors import PhaenError
from db.package.file import read_package
from desktop.commandline import editions
from desktop.commandline.before_change import back_up_before_import, back_up_to_replace
from desktop.commandline.checking import check_plan
from desktop.commandline.editions import edition_of, write_reference
from desktop.commandline.exporting import export_plan, papers_of, targets_in, write
from desktop.commandline.list_commands import (
    keep_libraries,
    list_mappings,
    read_list,
    write_list,
)
from desktop.commandline.manual import print_manual
from desktop.commandline.passwords import read_file_with_drafts
from desktop.commandline.plans import existing, is_number, read_plan, read_state
from desktop.commandline.saying import DONE, PROBLEMS, say, say_either, say_json
from forms.printing import Job

if TYPE_CHECKING:
    from db.records import Package
    from db.store.locations import Location
    from db.store.store import PlanEntry


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
                back_up_before_import(arguments.db)
            number = importing.add_beside(store, package, drafts)
            importing.keep_received(store, number, package, arguments.file)
            say(f"นำเข้าแล้วเป็นแผนหมายเลข {number}: {_counted(package)}")
            return DONE
        count = importing.difference_count(store, same.number, package, drafts)
        if not count:
            say(f"แผนนี้มีอยู่แล้วเป็นแผนหมายเลข {same.number} และเหมือนในแฟ้มทุกแห่ง จึงไม่ได้นำเข้าอีก")
            return DONE
        if not arguments.replace:
            raise importing.refusal(same, count)
        back = back_up_to_replace(arguments.db, same.number)
        importing.replace_plan(store, same.number, package, drafts)
        importing.keep_received(store, same.number, package, arguments.file)
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
        say_json([dataclasses.asdict(entry) for entry in entries])
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


def copy_plan(arguments: argparse.Namespace) -> int:
    """`phaen copy PLAN --to-db DB`: a plan out of one store into another, nothing changed."""
    from db.store.store import Store
    from desktop.commandline.importing import opened_to_import

    with Store.open(existing(arguments.db)) as here, opened_to_import(arguments.to_db) as there:
        number = here.copy(arguments.plan, there)
        say(f"คัดลอกแล้วเป็นแผนหมายเลข {number} ใน {arguments.to_db} ตรงกับต้นทางทุกแห่ง")
        if arguments.move:
            here.remove(arguments.plan)
            say("นำแผนออกจากต้นทางแล้ว กู้คืนได้ภายใน 30 วัน")
    return DONE


def look_after_server(arguments: argparse.Namespace) -> int:
    """`phaen server init|check|backup|restore`: a store on a server is made and looked after."""
    from desktop.commandline.server_commands import serve

    return serve(arguments)


def list_forms(arguments: argparse.Namespace) -> int:
    """`phaen forms PLAN`: the forms that the plan can be printed on."""
    from forms.build import form_entries

    package = read_plan(arguments)
    for entry in form_entries(package, edition_of(package)):
        say(f"{entry.id:<12}{entry.title}")
    return DONE


def examine(arguments: argparse.Namespace) -> int:
    """`phaen doctor`: whether all is well; what is to be looked at ends it with 1."""
    from desktop.commandline import doctor

    findings, versions = doctor.examine(arguments)
    if arguments.json:
        say_json(doctor.as_value(findings, versions))
    else:
        for line in doctor.as_lines(findings, versions):
            say(line)
    return PROBLEMS if any(each.state == "look" for each in findings) else DONE


def try_all(_arguments: argparse.Namespace) -> int:
    """`phaen selftest`: whether all that an office does can be done on this computer."""
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.window.selftest.run import run

    return DONE if run(say) else PROBLEMS


def back_up(arguments: argparse.Namespace) -> int:
    """`phaen backup`: a backup of the store, and a copy of it with `--to`."""
    from desktop.commandline import backups

    say(backups.back_up(arguments.db, arguments.to))
    return DONE


def list_backups(arguments: argparse.Namespace) -> int:
    """`phaen backups`: the backups of the store."""
    from desktop.commandline import backups

    if arguments.json:
        say_json(backups.listed(arguments.db))
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


def work_on_editions(arguments: argparse.Namespace) -> int:
    """`phaen edition list|check|send|take`: the sets of forms that there are, and their files."""
    code, lines, value = editions.worked(arguments)
    say_either(arguments, lines, value)
    return code


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
    write(job, targets_in(folder, job))
    say(f"ฐานข้อมูลตัวอย่าง: {db}")
    if not _has_display():
        say("ไม่มีจอภาพ จึงไม่ได้เปิดหน้าต่าง")
        return DONE
    return _run_window(db, show=number)


def open_window(arguments: argparse.Namespace) -> int:
    """`phaen` alone: the window; `phaen open FILE`: with a file that was opened from outside."""
    _refuse_without_display()
    return _run_window(arguments.db, file=getattr(arguments, "file", None))


def look_at_plan(arguments: argparse.Namespace) -> int:
    """`phaen look`: the window on a plan that is not taken in; the window itself asks for it."""
    _refuse_without_display()
    if arguments.db is None:
        raise PhaenError("ต้องระบุฐานข้อมูลที่จะดูด้วย --db")
    from desktop.window.look_window import look

    return look(arguments.db, arguments.name)


def read_units(arguments: argparse.Namespace) -> int:
    """`phaen read-units`: packages for a window that gathers; that alone asks for it."""
    from forms.gathering.apart import read_order

    read_order(arguments.folder, arguments.first)
    return DONE


def _refuse_without_display() -> None:
    if not (_has_display() or os.environ.get("QT_QPA_PLATFORM")):
        raise PhaenError("ไม่มีจอภาพ จึงเปิดหน้าต่างไม่ได้ ดูคำสั่งที่ใช้ได้ด้วย phaen --help")


def merge_plans(arguments: argparse.Namespace) -> int:
    """`phaen merge PLAN FILE`: another copy of a plan beside that of the store."""
    from desktop.commandline import merging

    if arguments.take:
        back_up_to_replace(arguments.db, arguments.plan)
    code, said = merging.merged(arguments)
    for line in said:
        say(line)
    return code


def read_file_as_plan(arguments: argparse.Namespace) -> int:
    """`phaen read FILE`: a plan out of a Word file or a workbook, into a package."""
    from desktop.commandline import reading

    code, lines = reading.read(arguments)
    for line in lines:
        say(line)
    return code


def send_plan(arguments: argparse.Namespace) -> int:
    """`phaen send PLAN --to OUT`: a set of files to be sent up."""
    from desktop.commandline import submission

    issued = None
    if arguments.quarter and is_number(arguments.plan):
        package = read_state(arguments).package
        issued = papers_of(arguments.plan, arguments.db, package, arguments.quarter)
    lines, value = submission.send(arguments, issued)
    say_either(arguments, lines, value)
    return DONE


def verify_files(arguments: argparse.Namespace) -> int:
    """`phaen verify FILE…`: whether files belong together; what does not ends it with 1."""
    from desktop.commandline import submission

    belongs, lines, value = submission.verify(arguments)
    say_either(arguments, lines, value)
    return DONE if belongs else PROBLEMS


def fill_out(arguments: argparse.Namespace) -> int:
    """`phaen fill-out PLAN --to DIR`: workbooks for divisions to fill in."""
    from desktop.commandline import filling

    say_either(arguments, *filling.fill_out(arguments))
    return DONE


def fill_in(arguments: argparse.Namespace) -> int:
    """`phaen fill-in PLAN FILE…`: workbooks taken back; what was not ends it with 1."""
    from desktop.commandline import filling

    taken, lines, value = filling.fill_in(arguments, partial(back_up_to_replace, arguments.db))
    say_either(arguments, lines, value)
    return DONE if taken else PROBLEMS


def gather_plans(arguments: argparse.Namespace) -> int:
    """`phaen gather FILE|FOLDER…`: many units' packages as combined tables."""
    from desktop.commandline import gathering

    code, said = gathering.gather(arguments)
    if isinstance(said, dict):
        say_json(said)
    else:
        for line in said:
            say(line)
    return code


COMMANDS: dict[str | None, Callable[[argparse.Namespace], int]] = {
    "import": import_package,
    "merge": merge_plans,
    "read": read_file_as_plan,
    "gather": gather_plans,
    "list": list_plans,
    "copy": copy_plan,
    "server": look_after_server,
    "export": export_plan,
    "list-out": write_list,
    "list-in": read_list,
    "mappings": list_mappings,
    "library": keep_libraries,
    "forms": list_forms,
    "check": check_plan,
    "doctor": examine,
    "selftest": try_all,
    "backup": back_up,
    "backups": list_backups,
    "restore": restore,
    "send": send_plan,
    "verify": verify_files,
    "fill-out": fill_out,
    "fill-in": fill_in,
    "edition": work_on_editions,
    "edition-reference": say_reference,
    "manual": print_manual,
    "demo": demo,
    "open": open_window,
    "look": look_at_plan,
    "read-units": read_units,
    None: open_window,
}


def _counted(package: Package) -> str:
    """Whose plan a package is, and how much is in it."""
    plan = package.plan
    return (
        f"{plan.unit.name} ปีงบประมาณ พ.ศ. {plan.fiscal_year} "
        f"({len(plan.projects):,} โครงการ/กิจกรรม {len(plan.indicators):,} ตัวชี้วัด "
        f"{len(package.reports):,} รายงานไตรมาส)"
    )


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


def _run_window(db: Location | None, show: int | None = None, file: Path | None = None) -> int:
    import gc

    # Nothing that is made until the window is seen is garbage: looking for it takes a while.
    gc.disable()
    from desktop.window.app import run

    return run(db, show=show, file=file.absolute() if file else None)
