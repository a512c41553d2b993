"""What an earlier gather had: a file beside its tables, by which the next says what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from db import files
from db.errors import PhaenError
from forms.gathering.names import same_unit
from forms.gathering.unit_plan import Gathered

RECORD_NAME = "รวบรวมแผน.json"
_FORMAT = "phaen-gathered"
_LARGEST = 10 * 1024**2


def write_record(gathered: Gathered, path: Path) -> None:
    """Writes which units were gathered, and the content codes of their plans.

    Raises:
        PhaenError: the file cannot be written.
    """
    units = [{"unit": plan.unit, "code": plan.code} for plan in gathered.units]
    value = {"format": _FORMAT, "year": gathered.year, "units": units}
    files.write_atomically(path, f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode())


def read_record(path: Path) -> tuple[tuple[str, str], ...]:
    """The units of an earlier gather, each with its content code.

    Raises:
        PhaenError: the file cannot be read, or is none of a gather.
    """
    data = files.read_bytes(path, at_most=_LARGEST)
    try:
        value: Any = json.loads(data)
        units = tuple((str(each["unit"]), str(each["code"])) for each in value["units"])
        known = value["format"] == _FORMAT
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise _unfit(path) from error
    if not known:
        raise _unfit(path)
    return units


def _unfit(path: Path) -> PhaenError:
    return PhaenError(f"อ่าน {path} ไม่ได้: ไม่ใช่แฟ้ม {RECORD_NAME} ของการรวบรวมครั้งก่อน โปรดเลือกแฟ้มอื่น")


def codes_by_unit(record: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """The content codes by the names of units as they are compared."""
    return {same_unit(unit): code for unit, code in record}
