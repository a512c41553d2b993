"""`phaen export`: forms as documents, the plan as a package."""

# ruff: noqa: PLC0415 - of a file, it must not wait for a database
from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from db import files
from db.errors import PhaenError
from db.user_folders import own_settings
from desktop.commandline.editions import edition_of
from desktop.commandline.passwords import new_password
from desktop.commandline.plans import existing, is_number, read_state
from desktop.commandline.saying import DONE, say
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
from forms.printing import Job, export, issued_alone, silent, usual_digits

if TYPE_CHECKING:
    from db.issued_papers import IssuedPapers
    from db.records import Package
    from db.store.locations import Location


@contextmanager
def _without_garbage_search() -> Iterator[None]:
    """What a document is made of it needs to its end: to look for garbage there takes long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # All that was made counts as old: else the first search goes through it at once.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


@_without_garbage_search()
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
        arguments.digits or usual_digits(own_settings()),
        notes=arguments.notes,
        version=arguments.package_version,
        data=not arguments.no_data,
        issued=papers_of(arguments.plan, arguments.db, package, quarter),
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
    packages = [path for path in targets if is_package(path)]
    if packages and is_number(arguments.plan):
        from desktop.commandline import sending

        write(job._replace(descends_from=sending.descent(arguments)), targets)
        for words in sending.keep_sent(arguments, package, packages):
            say(words)
    else:
        write(job, targets)
    if state.drafts:
        say(f"ไม่รวมข้อความใน {len(state.drafts):,} ช่องที่ยังไม่ถูกต้อง ดูว่าเป็นช่องใดด้วยคำสั่ง phaen check")
    return DONE


def write(job: Job, targets: list[Path]) -> None:
    """Writes a job to files; their endings say what they are.

    Raises:
        PhaenError: a form or quarter that is not there, or a file that cannot be written.
    """
    for path in targets:
        export(job, path, silent)
        say(f"บันทึกแล้ว: {path}")


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


def _targets(out: str, job: Job) -> list[Path]:
    """The files to write: the one named, or one of each kind in the folder named."""
    path = Path(out)
    folder = path.is_dir() or not path.suffix or out.endswith(("/", os.sep))
    if folder:
        files.make_folder(path)
        return targets_in(path, job)
    if format_of(path) is None:
        raise PhaenError(
            f"ไม่รู้ว่าจะบันทึก {path} เป็นแบบใด "
            f"ชื่อแฟ้มต้องลงท้ายด้วย {suffixes(FORMATS, 'หรือ')} หรือเป็นชื่อโฟลเดอร์"
        )
    return [path]


def targets_in(folder: Path, job: Job) -> list[Path]:
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


def papers_of(
    plan: str, db: Location | None, package: Package, quarter: int | None
) -> IssuedPapers | None:
    """What was sent up of a quarter that is issued; None for a file, which holds no papers."""
    if not is_number(plan):
        return None
    from db.store.store import Store
    from forms.reporting.quarters import report_index
    from forms.reporting.sealed import is_issued

    index = report_index(package, quarter) if quarter else None
    if index is None or not is_issued(package.reports[index]):
        return None
    with Store.open(existing(db)) as store:
        return store.papers(int(plan), package.reports[index].issuances[-1].id)
