"""Steps of the self-test that are of plans on their way: sent, merged, filled in, gathered."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from db import edits
from db.files import make_folder, write_atomically
from db.identity import renewed
from db.package.file import write_package
from db.version import VERSION
from desktop.clock import local_today
from desktop.session.comparing import Incoming
from desktop.window.selftest.trial import Failed, Trial
from forms.editing.states import State
from forms.filling.layout import fill_book
from forms.filling.reading import read_filled
from forms.filling.taking import taken
from forms.filling.writing import render_fill_book
from forms.gathering.making import make_board
from forms.gathering.writing import write_combined
from forms.printing import silent
from forms.submission.making import Submission, made_submission
from forms.submission.opening import received
from forms.submission.packing import write_submission
from forms.submission.verifying import verified

_TITLE = ("plan", "title")
_TYPED = "ข้อความจากอีกเครื่อง"


def send(trial: Trial) -> str:
    """A set of a quarter, found whole; then one of its files altered, and found to be."""
    folder = trial.folder / "ชุดส่ง"
    quarter = trial.package.reports[0].quarter
    now = dt.datetime.now().astimezone()
    asked = Submission(trial.package, trial.session.edition, quarter, now, VERSION)
    made = made_submission(asked, silent)
    write_submission(made, folder)
    if not verified(received([folder]), silent).belongs:
        raise Failed("ชุดส่งที่เพิ่งจัดไม่ตรงกัน")
    name = next(iter(made.files))
    write_atomically(folder / name, made.files[name] + b"\n")
    found = verified(received([folder]), silent)
    if [each.file for each in found.findings if each.state == "altered"] != [name]:
        raise Failed(f"แก้ {name} แล้วตรวจไม่พบ")
    return f"{len(made.files)} แฟ้ม รหัสเนื้อหา {made.code}"


def merge(trial: Trial) -> str:
    """A copy of the open plan, changed elsewhere, merged on its page, and that undone."""
    before = trial.package
    copy = edits.replaced(before, _TITLE, _TYPED)
    trial.session.comparing.begin(Incoming("สำเนา", State(copy), before, is_kept=False))
    trial.window.show_page("merging")
    trial.work()
    count = len(trial.session.comparing.merge.differences)
    trial.session.comparing.take()
    trial.work()
    merged = trial.package.plan.title
    trial.session.history.undo()
    if (count, merged) != (1, _TYPED) or trial.package != before:
        raise Failed(f"ต่างกัน {count} แห่ง ผสานแล้วได้ “{merged}”")
    return f"ต่างกัน {count} แห่ง"


def fill_in(trial: Trial) -> str:
    """A workbook with another name in a cell than the plan has, taken back."""
    path, edition = trial.folder / "สมุดงานให้กรอก.xlsx", trial.session.edition
    book = fill_book(trial.package, edition, None, None)
    first, *sheets = book.sheets
    row, *rows = first.rows
    cells = tuple(
        cell._replace(value=_TYPED) if column.key == "name" else cell
        for cell, column in zip(row.cells, first.columns, strict=True)
    )
    first = first._replace(rows=(row._replace(cells=cells), *rows))
    write_atomically(path, render_fill_book(replace(book, sheets=(first, *sheets))))
    found = taken(read_filled(path), trial.package, edition)
    project = found.state.package.plan.projects[0].name
    if (found.changed, project) != (1, _TYPED) or found.remarks:
        raise Failed(f"อ่านกลับแล้วเปลี่ยน {found.changed} ช่อง ได้ “{project}”")
    return f"{path.stat().st_size:,} ไบต์"


def gather(trial: Trial) -> str:
    """The packages of two units, on a board and as one table."""
    folder = trial.folder / "รวบรวม"
    make_folder(folder)
    other = renewed(trial.package)
    unit = replace(other.plan.unit, name="หน่วยงานทดสอบ")
    other = replace(other, plan=replace(other.plan, unit=unit))
    for number, package in enumerate((trial.package, other)):
        write_package(package, folder / f"{number}.phaen")
    made = make_board([folder], silent, earlier_of=lambda _year: None, today=local_today())
    path = folder / "ตารางรวม.pdf"
    write_combined(made, path, silent, forms=("board",), date=local_today())
    names = {each.unit for each in made.gathered.units}
    if names != {trial.package.plan.unit.name, unit.name}:
        raise Failed(f"รวบรวมแล้วได้ {' '.join(sorted(names))}")
    return f"{len(names)} หน่วยงาน {path.stat().st_size:,} ไบต์"
