"""What goes out to a division, and from what its way back begins."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from db.content_code import content_code
from db.files import fitted_name
from db.package.file import package_bytes
from db.records import Division, Package
from forms.editing.divisions import tops
from forms.editions.edition import Edition
from forms.filling.layout import FillError, fill_book
from forms.filling.reading import FilledBook
from forms.filling.scope import Scope
from forms.filling.writing import render_fill_book
from forms.formats import PACKAGE

_SUFFIX = ".xlsx"
_WORKBOOK, _PACKAGE = "สมุดงานให้กรอก", "แฟ้มแผนสำหรับ"


class Outgoing(NamedTuple):
    """What to send: the plan to a division, or to all as one; the quarter to report on, if any.

    With `with_package` the whole plan goes along, for a division that has the program: what
    it changes there comes back by comparing the two (`db.merging`). `descends_from` is what
    the package says of where it has come from (`db.exchanges`).
    """

    package: Package
    edition: Edition
    division: Division | None
    quarter: int | None
    with_package: bool = False
    descends_from: tuple[str, ...] = ()


def divisions_to_fill(package: Package) -> tuple[Division, ...]:
    """The divisions directly under the unit that have anything to fill in, in their order."""
    found = tuple(
        each
        for each in tops(package.plan.divisions)
        if Scope(package, each).projects or Scope(package, each).indicators
    )
    if not found:
        raise FillError("ไม่มีส่วนราชการใดมีโครงการหรือตัวชี้วัด โปรดระบุส่วนราชการของแต่ละโครงการก่อน")
    return found


def outgoing_files(asked: Outgoing, folder: Path) -> dict[str, bytes]:
    """The files for a division by their names in a folder: the workbook, and the package.

    The names are none that the folder has: a workbook that lies there may be filled in.

    Raises:
        FillError: nothing of the plan is the division's, or the quarter cannot be filled in.
    """
    package = asked.package
    book = fill_book(package, asked.edition, asked.division, asked.quarter)
    whom = asked.division.name if asked.division else ""
    found = {_name(asked, f"{_WORKBOOK} {whom}".strip(), _SUFFIX, folder): render_fill_book(book)}
    if asked.with_package:
        named = f"{_PACKAGE}{whom or package.plan.unit.name}"
        origin = (content_code(package), *asked.descends_from)
        data = package_bytes(package, descends_from=origin)
        found[_name(asked, named, PACKAGE.suffix, folder)] = data
    return found


def _name(asked: Outgoing, named: str, ending: str, folder: Path) -> str:
    """A name that the folder has not; the division comes first, for names are cut at their end."""
    year = str(asked.package.plan.fiscal_year or "")
    quarter = f"ไตรมาส {asked.quarter}" if asked.quarter else ""
    name, count = fitted_name((named, year, quarter), ending, folder), 1
    while (folder / name).exists():
        count += 1
        name = fitted_name((named, year, quarter), f" ({count}){ending}", folder)
    return name


def base_of(book: FilledBook, package: Package, kept: Package | None) -> Package:
    """The plan as it went out in a workbook: what was kept then, or the plan, if it is the same.

    Raises:
        FillError: neither is that plan.
    """
    if kept is not None:
        return kept
    if content_code(package) == book.said["base"]:
        return package
    if book.said["plan"] != package.plan.id:
        raise FillError(f"{book.file} เป็นสมุดงานของแผนอื่น โปรดเปิดแผนที่ส่งสมุดงานนี้ออกไป แล้วอ่านอีกครั้ง")
    raise FillError(
        f"อ่าน {book.file} ไม่ได้: เครื่องนี้ไม่มีแผนฉบับที่ส่งออกไปในสมุดงานนี้ "
        "โปรดอ่านในเครื่องที่ส่งออก หรือส่งสมุดงานใหม่จากเครื่องนี้"
    )
