"""Package files: a plan and its reports as JSON that travels between offices."""

from __future__ import annotations

from base64 import b64encode
from decimal import Decimal
from pathlib import Path
from typing import Any

from db import files
from db.errors import PackageRefusedError, Refusal
from db.fields import Kind, Spec, is_empty, specs
from db.package import bounds, json_text, wording
from db.package.json_text import JsonObject
from db.package.record_reader import Findings, read_record
from db.package.references import refuse_circles, refuse_dangling
from db.pictures import in_megabytes
from db.records import Package

FORMAT = "bma-plan-package"
VERSION = 1
_LARGEST = 40 * 1024**2


def read_package(path: Path) -> Package:
    """The package in a file.

    Raises:
        PackageRefusedError: it does not fit; every place and reason is in `refusals`.
        PhaenError: the file cannot be read.
    """
    return parse_package(files.read_bytes(path, at_most=_LARGEST))


def parse_package(data: bytes) -> Package:
    """The package in the bytes of a file: UTF-8 JSON, with or without a byte order mark.

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
    package: Package = read_record(value, Package, (), found, besides=("format", "version"))
    refuse_dangling(found)
    refuse_circles(found)
    bounds.refuse_beyond(package.plan, found)
    refusals = found.all_refusals()
    if refusals:
        raise PackageRefusedError(refusals)
    return package


def package_bytes(package: Package) -> bytes:
    """The file of a package: UTF-8 JSON, fields in the order of their declaration."""
    value = {"format": FORMAT, "version": Decimal(VERSION), **_object(package)}
    return (json_text.dump(value) + "\n").encode()


def write_package(package: Package, path: Path) -> None:
    """Writes a package file, whole or not at all.

    Raises:
        PhaenError: the file cannot be written.
    """
    files.write_atomically(path, package_bytes(package))


def _check_header(value: Any, found: Findings) -> None:
    """Refuses what is no package of this version; a later one for that alone."""
    if not isinstance(value, JsonObject):
        return
    kind, version = value.get("format"), value.get("version")
    if kind == FORMAT and isinstance(version, Decimal) and version > VERSION:
        reason = (
            f"แฟ้มนี้สร้างจากโปรแกรมแผนรุ่นใหม่กว่า (แฟ้มแบบที่ {version:f} โปรแกรมนี้รู้จักถึงแบบที่ {VERSION}) "
            "โปรดปรับปรุงโปรแกรมแผนเป็นรุ่นใหม่ แล้วนำเข้าอีกครั้ง"
        )
        raise PackageRefusedError((Refusal("", reason),))
    if kind != FORMAT:
        found.refuse(("format",), _must_be(f'"{FORMAT}"', value, "format"))
    if not isinstance(version, Decimal) or version != VERSION:
        found.refuse(("version",), _must_be(str(VERSION), value, "version"))


def _must_be(expected: str, value: JsonObject, name: str) -> str:
    if name not in value:
        return f"ต้องมีและต้องเป็น {expected} แต่ไม่ได้ระบุไว้ แฟ้มนี้อาจไม่ใช่แฟ้มข้อมูลแผน"
    return wording.wrong(f"ต้องเป็น {expected}", value[name])


def _object(record: Any) -> dict[str, Any]:
    """A record as a JSON object: empty fields are left out, but for those required."""
    found: dict[str, Any] = {}
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if not is_empty(value) or (spec.required and value is not None):
            found[name] = _value(value, spec)
    return found


def _bare(record: Any) -> Any:
    """A record of one field as that field's value."""
    ((name, spec),) = specs(type(record)).items()
    return _value(getattr(record, name), spec)


def _value(value: Any, spec: Spec) -> Any:
    if spec.kind is Kind.RECORD:
        return _object(value)
    if spec.kind is Kind.RECORDS:
        return [_bare(item) if spec.bare else _object(item) for item in value]
    if spec.kind is Kind.DATA:
        return b64encode(value).decode("ascii")
    if spec.kind is Kind.MAP and spec.record is not None:
        name, text = specs(spec.record)
        return {getattr(item, name): getattr(item, text) for item in value}
    return list(value) if isinstance(value, tuple) else value
