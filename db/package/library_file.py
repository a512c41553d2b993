"""Files of libraries (`db.library`): UTF-8 JSON of their own kind, taken whole or not at all.

The lists stand there as in a package, with the identities of their entries: by these the next
library of the issuer is compared with this one.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from db import files
from db.errors import PackageRefusedError, PhaenError, Refusal
from db.fields import PATTERNS, Kind, Spec, specs
from db.library import Library, lists_in
from db.library_lists import LISTS, PLACED
from db.package import bounds, json_text, wording
from db.package.json_text import JsonObject
from db.package.record_reader import Findings, read_record
from db.package.record_writer import as_object
from db.package.references import refuse_circles, refuse_dangling, refuse_too_deep
from db.pictures import in_megabytes
from db.records import Organisation, Package, Plan
from db.settling import taken_in
from db.version import MADE_BY

FORMAT = "bma-plan-library"
VERSION = 1
_HEADER = ("format", "version", "generator", "issuer", "issued")
_LARGEST = 40 * 1024**2


class LibraryRefusedError(PhaenError):
    """A file that is no library, or has anything wrong; nothing of it was taken."""


def read_library(path: Path) -> Library:
    """The library in a file.

    Raises:
        LibraryRefusedError: it does not fit; it says where and why, and in which file.
        FileError: the file cannot be read.
    """
    try:
        return parse_library(files.read_bytes(path, at_most=_LARGEST + 1))
    except PackageRefusedError as error:
        raise LibraryRefusedError(f"ไม่รับ {path.name} และไม่ได้บันทึกสิ่งใด เพราะ\n{error}") from error


def parse_library(data: bytes) -> Library:
    """The library in the bytes of a file.

    Raises:
        PackageRefusedError: it does not fit; every place and reason is in `refusals`.
    """
    if len(data) > _LARGEST:
        raise _refused(f"แฟ้มใหญ่เกิน {in_megabytes(_LARGEST)} จึงรับเป็นแฟ้มรายการกลางไม่ได้ โปรดย่อรูปในแฟ้ม")
    value = json_text.parse(data)
    if not isinstance(value, JsonObject) or value.get("format") != FORMAT:
        raise _refused("แฟ้มนี้ไม่ใช่แฟ้มรายการกลาง โปรดเลือกแฟ้มที่ได้จากการออกรายการกลาง")
    version = value.get("version")
    if version != VERSION:
        said = f"{version:f}" if isinstance(version, Decimal) else "ที่ไม่ได้ระบุ"
        raise _refused(f"แฟ้มรายการกลางแบบที่ {said} โปรแกรมนี้ไม่รู้จัก โปรดปรับปรุงโปรแกรมแผนเป็นรุ่นใหม่")
    found = Findings()
    only = ("fiscal_year", *LISTS, *PLACED)
    plan: Plan = read_record(value, Plan, ("plan",), found, besides=_HEADER, only=only)
    issuer, issued = _issuer(value, found), _issued(value, found)
    if not lists_in(plan):
        found.refuse((), "ไม่มีส่วนราชการ ผู้ลงนาม หรือกรอบยุทธศาสตร์")
    refuse_dangling(found)
    refuse_circles(found)
    refuse_too_deep(found)
    bounds.refuse_beyond(plan, found)
    refusals = found.all_refusals()
    if refusals:
        raise PackageRefusedError(refusals)
    package = Package(_issued_by(plan, issuer))
    return Library(taken_in(package).plan, issued)


def library_bytes(library: Library) -> bytes:
    """The file of a library, its lists in the order of their declaration."""
    plan = as_object(library.plan, with_identities=True)
    value: dict[str, Any] = {
        "format": FORMAT,
        "version": Decimal(VERSION),
        "generator": MADE_BY,
        "issuer": library.issuer,
        "fiscal_year": plan["fiscal_year"],
    }
    if library.issued:
        value["issued"] = library.issued
    value |= {name: plan[name] for name in (*LISTS, *PLACED) if name in plan}
    return (json_text.dump(value) + "\n").encode()


def write_library(library: Library, path: Path) -> None:
    """Writes the file of a library, whole or not at all.

    Raises:
        FileError: the file cannot be written.
    """
    files.write_atomically(path, library_bytes(library))


def _issued_by(plan: Plan, issuer: str) -> Plan:
    # Made anew: what has no field of its own in the file is that of no plan.
    lists = {name: getattr(plan, name) for name in (*LISTS, *PLACED)}
    return Plan(fiscal_year=plan.fiscal_year, unit=Organisation(name=issuer), **lists)


def _issuer(value: JsonObject, found: Findings) -> str:
    spec = specs(Organisation)["name"]
    name = value.get("issuer")
    if not isinstance(name, str) or not name.strip() or len(name) > spec.longest:
        found.refuse(("issuer",), wording.wrong("ต้องเป็นชื่อผู้ออกรายการกลาง", name))
        return ""
    return name.strip()


def _issued(value: JsonObject, found: Findings) -> str:
    day = value.get("issued", "")
    if not isinstance(day, str) or (day and not PATTERNS[Kind.DATE].fullmatch(day)):
        found.refuse(("issued",), wording.wrong(wording.expected(Spec(Kind.DATE, "วันที่ออก")), day))
        return ""
    return day


def _refused(reason: str) -> PackageRefusedError:
    return PackageRefusedError((Refusal("", reason),))
