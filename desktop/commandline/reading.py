"""`phaen read`: a plan out of a Word file, a workbook or a CSV file, into a package."""

# ruff: noqa: PLC0415 - as in `desktop.commandline.commands`
from __future__ import annotations

import argparse
import json

from db import files
from desktop.clock import local_today
from forms.calendar import ERA_OFFSET, FIRST_FISCAL_MONTH

_ALL, _SOME = 0, 1


def read(arguments: argparse.Namespace) -> tuple[int, list[str]]:
    """Reads the file and writes the package and the report; the exit code and what to say.

    Raises:
        PhaenError: the file is none that is read, or nothing of a plan is in it.
    """
    from db.column_matches import default_path, read_matches
    from db.package.file import write_package
    from forms.reading.opening import open_outline
    from forms.reading.reading import read_outline
    from forms.reading.refusals import ReadRefusedError
    from forms.reading.report import report_of

    outline = open_outline(arguments.file)
    matches = read_matches(default_path())
    found = read_outline(outline, this_year=_this_year(), matches=matches)
    if found.is_empty:
        raise ReadRefusedError(
            f"ไม่พบส่วนใดของแผนใน {arguments.file} "
            "โปรดตรวจว่าเป็นแฟ้มแผนปฏิบัติราชการ และมีหัวข้อหรือหัวตารางตามแบบฟอร์ม"
        )
    write_package(found.package, arguments.to)
    report = report_of(found)
    if arguments.report is not None:
        text = json.dumps(report, ensure_ascii=False, indent=1)
        files.write_atomically(arguments.report, f"{text}\n".encode())
    counts = report["counts"]
    summary = (
        f"อ่านแล้ว: {arguments.to} เข้าช่องได้ {counts['taken']:,} แห่ง "
        f"ไม่แน่ใจ {counts['doubtful']:,} แห่ง ไม่มีช่องให้กรอก {counts['left_over']:,} แห่ง"
    )
    said = [*report["notices"], summary]
    if not found.is_sure and arguments.report is None:
        said.append("ดูว่าแห่งใดบ้างได้โดยเติม --report OUT.json")
    return (_ALL if found.is_sure else _SOME), said


def _this_year() -> int:
    today = local_today()
    return today.year + ERA_OFFSET + (today.month >= FIRST_FISCAL_MONTH)
