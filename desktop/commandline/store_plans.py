"""The plans of a store: `phaen import`, `list`, `copy`, and `forms` of one of them."""

# ruff: noqa: PLC0415 - a plan in a file is read without a database
from __future__ import annotations

import argparse
import dataclasses
from typing import TYPE_CHECKING

from desktop.commandline.before_change import back_up_before_import, back_up_to_replace
from desktop.commandline.editions import edition_of
from desktop.commandline.passwords import read_file_with_drafts
from desktop.commandline.plans import existing, read_plan
from desktop.commandline.saying import DONE, say, say_json

if TYPE_CHECKING:
    from db.records import Package
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
        say("ยังไม่มีแผนในฐานข้อมูล นำเข้าด้วยคำสั่ง phaen import แฟ้มแผน.phaen")
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


def list_forms(arguments: argparse.Namespace) -> int:
    """`phaen forms PLAN`: the forms that the plan can be printed on."""
    from forms.build import form_entries

    package = read_plan(arguments)
    for entry in form_entries(package, edition_of(package)):
        say(f"{entry.id:<12}{entry.title}")
    return DONE


def _counted(package: Package) -> str:
    """Whose plan a package is, and how much is in it."""
    plan = package.plan
    return (
        f"{plan.unit.name} ปีงบประมาณ พ.ศ. {plan.fiscal_year} "
        f"({len(plan.projects):,} โครงการ/กิจกรรม {len(plan.indicators):,} ตัวชี้วัด "
        f"{len(package.reports):,} รายงานไตรมาส)"
    )
