"""บัญชีแฟ้ม: which files a set has, of which content, made when and by which program.

It is JSON that begins with lines of Thai, for who opens it in an editor. Its last entry is a
digest of all the others, so that a change of the list itself is found. It is no signature:
whoever changes a file can write another list.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from db.records import Package

MANIFEST_NAME = "บัญชีแฟ้ม.json"
NO_SIGNATURE = "การตรวจนี้บอกว่าแฟ้มตรงกันและไม่ถูกแก้ แต่ไม่ใช่ลายมือชื่อ และไม่บอกว่าใครเป็นผู้ส่ง"
_FORMAT, _VERSION = "bma-plan-submission", 1
_LARGEST = 1_000_000
_MOST_FILES = 100


class ListedFile(NamedTuple):
    """A file of the set: its name, its size in bytes, and the SHA-256 of it."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is said of a set. `made` is an ISO time, `quarter` 0 for a plan."""

    program: str
    made: str
    plan: str
    unit: str
    year: int
    edition: str
    quarter: int
    content_code: str
    code: str
    files: tuple[ListedFile, ...]

    @property
    def names(self) -> dict[str, ListedFile]:
        """The files by their names."""
        return {file.name: file for file in self.files}


class ManifestError(Exception):
    """A file that is no list of a set, or was altered; says in Thai which."""


def listed_file(name: str, data: bytes) -> ListedFile:
    """The entry of a file."""
    return ListedFile(name, len(data), hashlib.sha256(data).hexdigest())


def manifest_of(
    package: Package,
    *,
    quarter: int | None,
    code: str,
    spoken: str,
    made: str,
    program: str,
    files: Mapping[str, bytes],
) -> Manifest:
    """The list of a set: `code` is the content code, `spoken` as it is read aloud."""
    plan = package.plan
    return Manifest(
        program,
        made,
        plan.id,
        plan.unit.name,
        plan.fiscal_year or 0,
        plan.edition,
        quarter or 0,
        code,
        spoken,
        tuple(listed_file(name, data) for name, data in files.items()),
    )


def manifest_bytes(manifest: Manifest) -> bytes:
    """The file of a manifest."""
    said = asdict(manifest)
    said["files"] = [file._asdict() for file in manifest.files]
    value = {"about": _about(manifest), "format": _FORMAT, "version": _VERSION, **said}
    return _written({**value, "check": _digest(value)})


def is_manifest(data: bytes) -> bool:
    """Whether a file looks like a manifest, whole or not."""
    return len(data) <= _LARGEST and _FORMAT.encode() in data


def parse_manifest(data: bytes) -> Manifest:
    """The manifest in the bytes of a file.

    Raises:
        ManifestError: it is none, or not as it was written.
    """
    try:
        value = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise ManifestError("บัญชีแฟ้มชำรุด อ่านไม่ได้") from error
    if not isinstance(value, dict) or value.get("format") != _FORMAT:
        raise ManifestError("ไม่ใช่บัญชีแฟ้มของชุดส่ง")
    if value.get("version") != _VERSION:
        raise ManifestError("บัญชีแฟ้มนี้เป็นแบบที่โปรแกรมนี้ไม่รู้จัก โปรดปรับปรุงโปรแกรมแผนเป็นรุ่นใหม่")
    check = value.pop("check", None)
    if check != _digest(value) or _written({**value, "check": check}) != data:
        raise ManifestError("บัญชีแฟ้มถูกแก้ จึงใช้ตรวจแฟ้มอื่นไม่ได้ โปรดขอชุดส่งใหม่")
    return _read(value)


def _read(value: dict[str, Any]) -> Manifest:
    listed = value.get("files")
    if not isinstance(listed, list) or len(listed) > _MOST_FILES:
        raise ManifestError("บัญชีแฟ้มไม่มีรายชื่อแฟ้มที่ใช้ได้")
    try:
        files = tuple(
            ListedFile(str(each["name"]), int(each["bytes"]), str(each["sha256"]))
            for each in listed
        )
        return Manifest(
            program=str(value["program"]),
            made=str(value["made"]),
            plan=str(value["plan"]),
            unit=str(value["unit"]),
            year=int(value["year"]),
            edition=str(value["edition"]),
            quarter=int(value["quarter"]),
            content_code=str(value["content_code"]),
            code=str(value["code"]),
            files=files,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ManifestError("บัญชีแฟ้มขาดรายการที่ต้องมี") from error


def _about(manifest: Manifest) -> list[str]:
    """The same for people, line by line."""
    quarter = f"รายงานไตรมาส {manifest.quarter}" if manifest.quarter else "แผนปฏิบัติราชการประจำปี"
    return [
        f"บัญชีแฟ้มของชุดส่ง: {quarter} ปีงบประมาณ พ.ศ. {manifest.year} {manifest.unit}",
        f"รหัสเนื้อหา {manifest.code} (แฟ้มทุกแฟ้มในชุดนี้มีรหัสเดียวกัน รหัสเดียวกันคือเนื้อหาเดียวกัน)",
        f"จัดชุดเมื่อ {manifest.made} ด้วยโปรแกรมแผนรุ่น {manifest.program}",
        *(f"แฟ้ม {file.name} ({file.bytes:,} ไบต์)" for file in manifest.files),
        "ตรวจชุดนี้ด้วยโปรแกรมแผน: เมนูแฟ้ม › ตรวจชุดส่ง… หรือคำสั่ง phaen verify โฟลเดอร์นี้",
        NO_SIGNATURE,
    ]


def _digest(value: dict[str, Any]) -> str:
    return hashlib.sha256(_written(value)).hexdigest()


def _written(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
