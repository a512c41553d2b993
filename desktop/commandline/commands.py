"""What each command does. A command imports what it needs when it runs, and no more."""

# ruff: noqa: PLC0415 - `phaen export` of a file must not wait for a database or a window
from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.commandline.saying import DONE, PROBLEMS, say, say_either, say_json

if TYPE_CHECKING:
    from collections.abc import Callable


def import_plan(arguments: argparse.Namespace) -> int:
    """`phaen import FILE`: a package file into the store."""
    from desktop.commandline.store_plans import import_package

    return import_package(arguments)


def list_plans(arguments: argparse.Namespace) -> int:
    """`phaen list`: the plans of the store."""
    from desktop.commandline.store_plans import list_plans

    return list_plans(arguments)


def copy_plan(arguments: argparse.Namespace) -> int:
    """`phaen copy PLAN --to-db DB`: a plan out of one store into another."""
    from desktop.commandline.store_plans import copy_plan

    return copy_plan(arguments)


def list_forms(arguments: argparse.Namespace) -> int:
    """`phaen forms PLAN`: the forms that the plan can be printed on."""
    from desktop.commandline.store_plans import list_forms

    return list_forms(arguments)


def export(arguments: argparse.Namespace) -> int:
    """`phaen export PLAN --to OUT`: forms as documents, the plan as a package."""
    from desktop.commandline.exporting import export_plan

    return export_plan(arguments)


def check(arguments: argparse.Namespace) -> int:
    """`phaen check PLAN`: the problems of a plan."""
    from desktop.commandline.checking import check_plan

    return check_plan(arguments)


def write_list(arguments: argparse.Namespace) -> int:
    """`phaen list-out`: a list as a workbook."""
    from desktop.commandline.list_commands import write_list

    return write_list(arguments)


def read_list(arguments: argparse.Namespace) -> int:
    """`phaen list-in`: a list out of a workbook."""
    from desktop.commandline.list_commands import read_list

    return read_list(arguments)


def list_mappings(arguments: argparse.Namespace) -> int:
    """`phaen mappings`: what columns of an office mean."""
    from desktop.commandline.list_commands import list_mappings

    return list_mappings(arguments)


def keep_libraries(arguments: argparse.Namespace) -> int:
    """`phaen library`: the lists that plans draw on."""
    from desktop.commandline.list_commands import keep_libraries

    return keep_libraries(arguments)


def print_manual(arguments: argparse.Namespace) -> int:
    """`phaen manual --to OUT`: the manual as a file."""
    from desktop.commandline.manual import print_manual

    return print_manual(arguments)


def demonstrate(arguments: argparse.Namespace) -> int:
    """`phaen demo`: the sample plan, in a store, on all forms and in the window."""
    from desktop.commandline.windows import demo

    return demo(arguments)


def try_all(arguments: argparse.Namespace) -> int:
    """`phaen selftest`: whether all that an office does can be done on this computer."""
    from desktop.commandline.windows import try_all

    return try_all(arguments)


def open_window(arguments: argparse.Namespace) -> int:
    """`phaen` alone: the window; `phaen open FILE`: with a file."""
    from desktop.commandline.windows import open_window

    return open_window(arguments)


def look(arguments: argparse.Namespace) -> int:
    """`phaen look`: the window on a plan that is not taken in."""
    from desktop.commandline.windows import look_at_plan

    return look_at_plan(arguments)


def look_after_server(arguments: argparse.Namespace) -> int:
    """`phaen server init|check|backup|restore`: a store on a server is made and looked after."""
    from desktop.commandline.server_commands import serve

    return serve(arguments)


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
    from desktop.commandline.editions import write_reference

    say(write_reference(arguments))
    return DONE


def work_on_editions(arguments: argparse.Namespace) -> int:
    """`phaen edition list|check|send|take`: the sets of forms that there are, and their files."""
    from desktop.commandline import editions

    code, lines, value = editions.worked(arguments)
    say_either(arguments, lines, value)
    return code


def read_units(arguments: argparse.Namespace) -> int:
    """`phaen read-units`: packages for a window that gathers; that alone asks for it."""
    from forms.gathering.apart import read_order

    read_order(arguments.folder, arguments.first)
    return DONE


def merge_plans(arguments: argparse.Namespace) -> int:
    """`phaen merge PLAN FILE`: another copy of a plan beside that of the store."""
    from desktop.commandline import merging
    from desktop.commandline.before_change import back_up_to_replace

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
    from desktop.commandline.exporting import papers_of
    from desktop.commandline.plans import is_number, read_state

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
    from functools import partial

    from desktop.commandline import filling
    from desktop.commandline.before_change import back_up_to_replace

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
    "import": import_plan,
    "merge": merge_plans,
    "read": read_file_as_plan,
    "gather": gather_plans,
    "list": list_plans,
    "copy": copy_plan,
    "server": look_after_server,
    "export": export,
    "list-out": write_list,
    "list-in": read_list,
    "mappings": list_mappings,
    "library": keep_libraries,
    "forms": list_forms,
    "check": check,
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
    "demo": demonstrate,
    "open": open_window,
    "look": look,
    "read-units": read_units,
    None: open_window,
}
