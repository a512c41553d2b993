"""Package files: a plan and its reports as JSON that travels between offices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from db import files
from db.errors import PackageRefusedError, Refusal
from db.package import bounds, descent, draft_texts, encrypted, json_text, wording
from db.package.descent import DESCENDS_FROM
from db.package.draft_texts import DRAFTS
from db.package.json_text import JsonObject
from db.package.record_reader import Findings, read_record
from db.package.record_writer import LATEST, as_object
from db.package.references import refuse_circles, refuse_dangling, refuse_too_deep
from db.pictures import in_megabytes
from db.records import Package
from db.version import MADE_BY

FORMAT = "bma-plan-package"
# Packages of version 1 have no identities, nor what is declared since.
VERSIONS = (1, LATEST)
# Which program wrote it, for who looks for what is wrong; it is not read.
GENERATOR = "generator"
_LARGEST = 40 * 1024**2


class PackageFile(NamedTuple):
    """All that a package file holds.

    `drafts` are the texts in fields that are no value, by place; `descends_from` the content
    codes of what its plan has come from, the newest first (`db.exchanges`).
    """

    package: Package
    drafts: dict[str, str]
    descends_from: tuple[str, ...]


def read_package(path: Path, password: str = "") -> Package:
    """The package in a file, which may be under a password.

    Raises:
        PackageRefusedError: it does not fit; every place and reason is in `refusals`.
        PasswordError: it is under another password.
        FileError: the file cannot be read.
    """
    return read_with_drafts(path, password)[0]


def read_with_drafts(path: Path, password: str = "") -> tuple[Package, dict[str, str]]:
    """The package in a file, and the texts in its fields that are no value, by place.

    Raises:
        PackageRefusedError, PasswordError, FileError: as `read_package`.
    """
    return read_file(path, password)[:2]


def read_file(path: Path, password: str = "") -> PackageFile:
    """All that a package file holds, which may be under a password.

    Raises:
        PackageRefusedError, PasswordError, FileError: as `read_package`.
    """
    data = files.read_bytes(path, at_most=_LARGEST + encrypted.ROOM)
    return parse_file(encrypted.decrypted(data, password) if encrypted.is_encrypted(data) else data)


def parse_package(data: bytes) -> Package:
    """The package in the bytes of a file: UTF-8 JSON, with or without a byte order mark.

    Raises:
        PackageRefusedError: it does not fit; every place and reason is in `refusals`.
    """
    return parse_with_drafts(data)[0]


def parse_with_drafts(data: bytes) -> tuple[Package, dict[str, str]]:
    """As `parse_package`, with the texts in its fields that are no value, by place.

    Raises:
        PackageRefusedError: it does not fit; every place and reason is in `refusals`.
    """
    return parse_file(data)[:2]


def parse_file(data: bytes) -> PackageFile:
    """All that the bytes of a package file hold: UTF-8 JSON, with or without a byte order mark.

    Raises:
        PackageRefusedError: it does not fit; every place and reason is in `refusals`.
    """
    if len(data) > _LARGEST:
        reason = (
            f"แฟ้มใหญ่เกิน {in_megabytes(_LARGEST)} จึงรับเป็นแฟ้มแผนไม่ได้ "
            "ถ้าเป็นแฟ้มแผน โปรดย่อรูปในแผนแล้วส่งออกใหม่"
        )
        raise PackageRefusedError((Refusal("", reason),))
    value = json_text.parse(data)
    found = Findings()
    _check_header(value, found)
    besides = ("format", "version", GENERATOR, DRAFTS, DESCENDS_FROM)
    package: Package = read_record(value, Package, (), found, besides=besides)
    drafts = draft_texts.read(value, package, found)
    descends_from = descent.read(value, found)
    refuse_dangling(found)
    refuse_circles(found)
    refuse_too_deep(found)
    bounds.refuse_beyond(package.plan, found)
    refusals = found.all_refusals()
    if refusals:
        raise PackageRefusedError(refusals)
    return PackageFile(package, drafts, descends_from)


def package_bytes(
    package: Package,
    *,
    version: int | None = None,
    drafts: Mapping[str, str] | None = None,
    descends_from: Sequence[str] = (),
) -> bytes:
    """The file of a package: UTF-8 JSON, fields in the order of their declaration.

    Version 1, which older programs read, leaves out identities and what they do not know; a
    package without identities is written as that, with all that it has. `drafts`, by place,
    are what stands in fields and is no value; `descends_from` are the content codes of what
    the plan has come from, for programs that know version 2.
    """
    known = VERSIONS[-1] if package.plan.id else VERSIONS[0]
    written = known if version is None else version
    content = as_object(
        package, with_identities=written > VERSIONS[0], version=version or VERSIONS[-1]
    )
    said = {GENERATOR: MADE_BY} if written > VERSIONS[0] else {}
    value = {"format": FORMAT, "version": Decimal(written), **said, **content}
    if drafts:
        value[DRAFTS] = draft_texts.listed(drafts)
    if descends_from and written > VERSIONS[0]:
        value[DESCENDS_FROM] = list(descends_from)
    return (json_text.dump(value) + "\n").encode()


def write_package(
    package: Package,
    path: Path,
    *,
    version: int | None = None,
    drafts: Mapping[str, str] | None = None,
    descends_from: Sequence[str] = (),
) -> None:
    """Writes a package file, whole or not at all, as `package_bytes` makes it.

    Raises:
        PhaenError: the file cannot be written.
    """
    data = package_bytes(package, version=version, drafts=drafts, descends_from=descends_from)
    files.write_atomically(path, data)


def _check_header(value: Any, found: Findings) -> None:
    """Refuses what is no package of this version; a later one for that alone."""
    if not isinstance(value, JsonObject):
        return
    kind, version = value.get("format"), value.get("version")
    if kind == FORMAT and isinstance(version, Decimal) and version > VERSIONS[-1]:
        reason = (
            f"แฟ้มนี้สร้างจากโปรแกรมแผนรุ่นใหม่กว่า (แฟ้มแบบที่ {version:f} โปรแกรมนี้รู้จักถึงแบบที่ {VERSIONS[-1]}) "
            "โปรดปรับปรุงโปรแกรมแผนเป็นรุ่นใหม่ แล้วนำเข้าอีกครั้ง"
        )
        raise PackageRefusedError((Refusal("", reason),))
    if kind != FORMAT:
        found.refuse(("format",), _must_be(f'"{FORMAT}"', value, "format"))
    if not isinstance(version, Decimal) or version not in VERSIONS:
        words = " หรือ ".join(str(known) for known in VERSIONS)
        found.refuse(("version",), _must_be(words, value, "version"))
    if not isinstance(value.get(GENERATOR, ""), str):
        found.refuse((GENERATOR,), wording.wrong("ต้องเป็นข้อความ", value[GENERATOR]))


def _must_be(expected: str, value: JsonObject, name: str) -> str:
    if name not in value:
        return f"ต้องมีและต้องเป็น {expected} แต่ไม่ได้ระบุไว้ แฟ้มนี้อาจไม่ใช่แฟ้มแผน"
    return wording.wrong(f"ต้องเป็น {expected}", value[name])
