"""Editions opened: their files read, put together and checked, once, at the border.

Who opens a plan asks for its edition here and hands it on. An office's own file that is
faulty keeps no plan from being opened: the program's edition stands in for it, and why
is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from db.record_classes import record
from db.records import Plan
from forms.editions.edition import Edition
from forms.editions.faults import EditionError
from forms.editions.library import edition_files, nearest, program_files
from forms.editions.sources import Sources
from forms.own_values import unknown_values

# More than the editions of several offices.
_KEPT = 32


@record
class OpenedEdition:
    """The edition that a plan is printed on.

    `trouble` says in Thai what is wrong where its own could not be used; empty else.
    """

    edition: Edition
    trouble: str = ""


class _File(NamedTuple):
    """An edition file as it lies there: a changed one is another."""

    id: str
    path: Path
    changed: int
    size: int


def opened_edition(plan: Plan) -> OpenedEdition:
    """The edition of a plan: its own, the newest that is not later, or the oldest."""
    files = edition_files()
    try:
        edition = _loaded(nearest(files, plan.edition), _stamped(files))
        return OpenedEdition(edition, _unknown_words(plan, edition))
    except EditionError as error:
        files = program_files()
        edition = _loaded(nearest(files, plan.edition), _stamped(files))
        unknown = _unknown_words(plan, edition)
        return OpenedEdition(
            edition, "\n".join(filter(None, (f"{error}\n{_instead(edition)}", unknown)))
        )


def _unknown_words(plan: Plan, edition: Edition) -> str:
    """That a plan holds something in fields that no edition here has; empty where it does not."""
    unknown = [value.name for _place, value in unknown_values(plan, edition)]
    if not unknown:
        return ""
    owners = " ".join(sorted({name.partition("/")[0] for name in unknown}))
    return (
        f"แผนนี้มีข้อมูล {len(unknown):,} ช่องที่ชุดแบบฟอร์ม {owners} เพิ่มไว้ "
        f"แต่ชุดแบบฟอร์มที่ใช้ในเครื่องนี้ ({edition.id}) ไม่มีช่องเหล่านั้น "
        "ข้อมูลยังอยู่ครบในแผนและไปกับแฟ้มแผน แต่ไม่แสดงและไม่พิมพ์ที่นี่ "
        f"โปรดขอแฟ้มชุดแบบฟอร์ม {owners} จากผู้ส่ง แล้วรับเข้าที่ แฟ้ม › ชุดแบบฟอร์ม…"
    )


def _instead(edition: Edition) -> str:
    return (
        f"จึงใช้ชุดแบบฟอร์ม {edition.id} ของโปรแกรมแทน โปรดแก้แฟ้มนี้แล้วเปิดแผนใหม่ "
        "(ดูสิ่งที่เขียนในแฟ้มได้ด้วยคำสั่ง phaen edition-reference)"
    )


def load_edition(edition_id: str) -> Edition:
    """The edition of that id.

    Raises:
        EditionError: there is none, or its file or one that it uses is faulty.
    """
    files = edition_files()
    if edition_id not in files:
        known = ", ".join(sorted(files))
        raise EditionError(f"ไม่มีชุดแบบฟอร์ม “{edition_id}” ชุดที่มีคือ {known}")
    return _loaded(edition_id, _stamped(files))


def _stamped(files: Mapping[str, Path]) -> tuple[_File, ...]:
    return tuple(_stamp(name, path) for name, path in files.items())


def _stamp(name: str, path: Path) -> _File:
    try:
        found = path.stat()
    except OSError:
        # It leads nowhere; who reads it is told so.
        return _File(name, path, 0, 0)
    return _File(name, path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=_KEPT)
def _loaded(edition_id: str, files: tuple[_File, ...]) -> Edition:
    # The program's own are checked by its tests, not each time that a plan is opened.
    sound = program_files().values()
    return Sources({file.id: file.path for file in files}, sound).edition(edition_id)
