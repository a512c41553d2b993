"""Which units are expected: a list of names, or those of last year's folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db.errors import PhaenError
from db.package.file import read_package
from forms.document import Progress
from forms.excel.lists import read_sheets
from forms.gathering.earlier import read_record
from forms.gathering.files import package_files
from forms.gathering.names import same_name, same_unit

# What the heading of a column of units says.
_HEADING = "หน่วยงาน"
_HEADINGS = frozenset(map(same_name, (_HEADING, "ชื่อหน่วยงาน", "รายชื่อหน่วยงาน", "ชื่อ")))


def expected_units(path: Path, progress: Progress) -> tuple[str, ...]:
    """The names of the units that are expected, each once, in the order of the list.

    `path` is a text or CSV file or a workbook with a name in each row, the record of an
    earlier gather, or a folder of packages.

    Raises:
        PhaenError: it cannot be read, or names no unit.
    """
    if path.is_dir():
        names = _names_in(path, progress)
    elif path.suffix.lower() == ".json":
        names = [unit for unit, _code in read_record(path)]
    else:
        names = _listed(read_sheets(path)[0].rows)
    found = {same_unit(name): name for name in reversed(names) if name}
    if not found:
        raise PhaenError(f"ไม่พบชื่อหน่วยงานใน {path} โปรดเลือกแฟ้มที่มีชื่อหน่วยงานบรรทัดละหนึ่งชื่อ")
    return tuple(reversed(found.values()))


def _names_in(folder: Path, progress: Progress) -> list[str]:
    """The units of the packages in a folder; a file that cannot be read names none."""
    names = []
    paths = package_files([folder])
    for count, path in enumerate(paths):
        progress(count, len(paths))
        try:
            names.append(read_package(path).plan.unit.name)
        except PhaenError:
            continue
    return names


def _listed(rows: Sequence[Sequence[str]]) -> list[str]:
    """The names in the column of units: by its heading, else the first that has letters."""
    heads = [same_name(cell) for cell in rows[0]]
    headed = next((at for at, head in enumerate(heads) if head in _HEADINGS), None)
    if headed is not None:
        return [row[headed].strip() for row in rows[1:]]
    lettered = (at for at, cell in enumerate(rows[0]) if any(map(str.isalpha, cell)))
    column = next(lettered, 0)
    return [row[column].strip() for row in rows]
