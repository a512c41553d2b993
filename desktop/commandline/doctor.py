"""`phaen doctor`: is all that the program needs well, and what was mended."""

from __future__ import annotations

import argparse
import platform
from collections.abc import Iterator
from dataclasses import asdict
from importlib import metadata
from typing import TYPE_CHECKING, Any

from db.errors import PhaenError
from db.settings.files import policy_file
from db.settings.settings import policy_troubles
from db.settings.table import SETTINGS
from db.store import examining
from db.store.findings import Finding, State
from db.store.first_start import was_there
from db.store.postgresql.address import ServerAddress
from db.store.sqlite.backend import engine_version
from db.store.store import default_path
from db.version import VERSION
from desktop.commandline.servers import reach
from forms.editions.library import edition_files
from forms.editions.opening import load_edition
from forms.thai.fonts import bundled, text_fonts, usable

if TYPE_CHECKING:
    from db.store.findings import Finding

_LIBRARIES = (
    "PySide6-Essentials", "SQLAlchemy", "alembic", "defusedxml", "markdown-it-py", "openpyxl",
    "pillow", "platformdirs", "pypdfium2", "uharfbuzz",
)  # fmt: skip
_WORDS = {"well": "ปกติ", "mended": "แก้ให้แล้ว", "look": "ควรดู"}


def examine(arguments: argparse.Namespace) -> tuple[list[Finding], dict[str, str]]:
    """All findings, and the versions of what the program is made of."""
    path = arguments.db or default_path()
    findings: list[Finding] = []
    if isinstance(path, ServerAddress):
        from db.store.postgresql import examining as on_server  # noqa: PLC0415 - with its library

        reach(path)
        findings += on_server.examine(path)
    elif arguments.db is not None or was_there(path):
        findings += examining.examine(path)
    else:
        words = f"ยังไม่มีฐานข้อมูล โปรแกรมจะสร้างที่ {path} เมื่อเปิดครั้งแรก"
        findings.append(Finding("store", State.WELL, words))
    return [*findings, *_fonts(), *_editions(), *_policy()], _versions()


def as_value(findings: list[Finding], versions: dict[str, str]) -> dict[str, Any]:
    """What `--json` says."""
    return {"findings": [asdict(each) for each in findings], "versions": versions}


def as_lines(findings: list[Finding], versions: dict[str, str]) -> Iterator[str]:
    """What a reader is told, a line each."""
    yield from map(words_of, findings)
    yield "รุ่น: " + " ".join(f"{name} {version}" for name, version in versions.items())


def words_of(finding: Finding) -> str:
    """A finding as one is told of it."""
    return f"{_WORDS[finding.state]}: {finding.words}"


def _fonts() -> Iterator[Finding]:
    files = {font.path for font in (*text_fonts(), bundled(bold=False), bundled(bold=True))}
    for path in sorted(files):
        if not usable(path):
            yield Finding("fonts", State.LOOK, f"อ่านแบบอักษร {path} ไม่ได้ โปรดติดตั้งโปรแกรมใหม่")
    yield Finding("fonts", State.WELL, f"พิมพ์ด้วยแบบอักษร {text_fonts()[0].path.name}")


def _editions() -> Iterator[Finding]:
    good = []
    for name, path in sorted(edition_files().items()):
        try:
            load_edition(name)
        except PhaenError as error:
            yield Finding("editions", State.LOOK, f"{path}: {error}")
        else:
            good.append(name)
    yield Finding("editions", State.WELL, f"ชุดแบบฟอร์มที่ใช้ได้: {' '.join(good)}")


def _policy() -> Iterator[Finding]:
    """What who looks after the computer has set: all of it in force, or why not."""
    path = policy_file()
    if not path.exists():
        return
    troubles = policy_troubles(SETTINGS)
    yield from (Finding("policy", State.LOOK, words) for words in troubles)
    if not troubles:
        yield Finding("policy", State.WELL, f"ใช้การตั้งค่าของผู้ดูแลเครื่องที่ {path}")


def _versions() -> dict[str, str]:
    found = {"phaen": VERSION, "Python": platform.python_version(), "SQLite": engine_version()}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # of a program in one folder the libraries' names are not kept
    return found
