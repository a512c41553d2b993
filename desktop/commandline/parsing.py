"""argparse with every word that it says in Thai, and what several commands take alike."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from db.errors import PhaenError
from db.store.locations import Location, location
from forms.formats import (
    PACKAGES,
    SEALED,
    suffixes,
)

_LONGEST_NUMBER = 9  # digits; a longer figure is no plan's number

DB_HELP = (
    "แฟ้มฐานข้อมูลที่จะใช้ (ปกติใช้แฟ้มในโฟลเดอร์ข้อมูลของผู้ใช้) "
    "หรือที่อยู่ของฐานข้อมูลบนเซิร์ฟเวอร์ postgresql://ผู้ใช้@เครื่อง/ชื่อ"
)

PLAN_HELP = "หมายเลขแผนในฐานข้อมูล (ดูด้วย phaen list) หรือชื่อแฟ้มแผน " + suffixes(PACKAGES)

NUMBER_HELP = "หมายเลขแผนในฐานข้อมูล (ดูด้วย phaen list)"

_SEALED_HELP = f"แฟ้มข้อความที่มีรหัสผ่านของแฟ้มแผน {SEALED.suffix} ในบรรทัดแรก (ปกติถามให้กรอก)"

_EPILOGUE = (
    "รหัสเมื่อจบ: 0 สำเร็จ, 1 พบข้อผิดพลาดหรือสิ่งที่ควรดู "
    "(check, doctor, merge, read, gather, verify, fill-in, list-in, library, edition), "
    "2 ไม่รับคำสั่งหรือแฟ้ม"
)

# What argparse says in English, and what is said here instead. Its words differ from
# one Python to the next: what is not known falls back to the last line.
_MESSAGES = (
    (r"the following arguments are required: (.+)", r"ยังไม่ได้ระบุ \1"),
    (r"unrecognized arguments: (.+)", r"ไม่รู้จัก \1"),
    (r"argument (\S+): not allowed with argument (\S+)", r"ใช้ \1 พร้อมกับ \2 ไม่ได้"),
    (r"argument (\S+): invalid choice: (\S+)(?: \(.*)?", r"ไม่รู้จัก\1 \2"),
    (r"argument (.+?): expected (?:one|at least one) arguments?", r"ต้องระบุค่าหลัง \1"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 ไม่รับค่า \2"),
    (r"argument (.+?): ([^a-z]*[ก-๙].*)", r"\1: \2"),
    (r".*", "คำสั่งไม่ถูกต้อง"),
)

QUARTERS = ("1", "2", "3", "4")


class UsageError(PhaenError):
    """A command line that is not understood."""


class Help(argparse.RawDescriptionHelpFormatter):
    """Help that says `วิธีใช้` where argparse says `usage`."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The line of what may be typed, under its Thai word."""
        super().add_usage(usage, actions, groups, "วิธีใช้: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose help, headings and errors are Thai."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            formatter_class=Help, add_help=False, allow_abbrev=False, epilog=_EPILOGUE, **options
        )
        self._positionals.title = "ต้องระบุ"
        self._optionals.title = "ตัวเลือก"
        self.add_argument("-h", "--help", action="help", help="แสดงวิธีใช้นี้")

    def error(self, message: str) -> NoReturn:
        """Refuse the line, in Thai."""
        raise UsageError(f"{_thai(message)}\n{self.format_usage().strip()}")


def _thai(message: str) -> str:
    for pattern, words in _MESSAGES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(words)
    return message


def command(commands: Any, name: str, summary: str, *, db: bool = True) -> Parser:
    """A command of a name; `db`: of a store, which may be named after it as well."""
    parser: Parser = commands.add_parser(name, help=summary, description=summary)
    if db:
        # The option may stand before the command as well: no default may undo it.
        parser.add_argument(
            "--db", type=store_at, metavar="DB", default=argparse.SUPPRESS, help=DB_HELP
        )
    return parser


def add_password(parser: Parser) -> None:
    """Take the file of a password."""
    # Not the password itself: every user of the machine can read what was typed here.
    parser.add_argument("--password-file", type=Path, metavar="FILE", help=_SEALED_HELP)


def store_at(text: str) -> Location:
    """A store: a file, or an address."""
    try:
        return location(text)
    except PhaenError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def number(text: str) -> int:
    """A plan's number."""
    if not text.isdecimal() or len(text) > _LONGEST_NUMBER:
        raise argparse.ArgumentTypeError(f"ต้องเป็นหมายเลขแผน แต่ได้ “{text}”")
    return int(text)


def moment(text: str) -> datetime:
    """A time of this computer's clock, in ISO form."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"ต้องเป็นวันและเวลา เช่น 2026-11-30T16:00 แต่ได้ “{text}”"
        ) from None


def one_of(words: tuple[str, ...], kind: Callable[[str], Any]) -> Callable[[str], Any]:
    """A reader of one of some words: argparse's own `choices` would speak English."""

    def read(text: str) -> Any:
        if text not in words:
            raise argparse.ArgumentTypeError(
                f"ต้องเป็น {' '.join(words[:-1])} หรือ {words[-1]} แต่ได้ “{text}”"
            )
        return kind(text)

    return read
