"""The arguments of the command line; every word that argparse says is Thai."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn

from db.errors import PhaenError
from db.version import MADE_BY
from forms.formats import (
    DOCUMENTS,
    FORMATS,
    OFFERED,
    PACKAGES,
    SEALED,
    USUAL,
    is_package,
    names,
    suffixes,
)

_DIGITS = ("thai", "arabic")
_QUARTERS = ("1", "2", "3", "4")
_LONGEST_NUMBER = 9  # digits; a longer figure is no plan's number
_TAKEN = ("theirs", "ours")
_PACKAGE_VERSIONS = ("1", "2")
_SIDES = ("theirs", "ours")

_DB_HELP = "แฟ้มฐานข้อมูลที่จะใช้ (ปกติใช้แฟ้มในโฟลเดอร์ข้อมูลของผู้ใช้)"
_PLAN_HELP = "หมายเลขแผนในฐานข้อมูล (ดูด้วย phaen list) หรือชื่อแฟ้มแผน " + suffixes(PACKAGES)
_NUMBER_HELP = "หมายเลขแผนในฐานข้อมูล (ดูด้วย phaen list)"
_SEALED_HELP = f"แฟ้มข้อความที่มีรหัสผ่านของแฟ้มแผน {SEALED.suffix} ในบรรทัดแรก (ปกติถามให้กรอก)"
_EPILOGUE = (
    "รหัสเมื่อจบ: 0 สำเร็จ, 1 พบข้อผิดพลาดหรือสิ่งที่ควรดู "
    "(check, doctor, merge, read, gather, verify, fill-in), 2 ไม่รับคำสั่งหรือแฟ้ม"
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


class UsageError(PhaenError):
    """A command line that is not understood."""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help that says `วิธีใช้` where argparse says `usage`."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "วิธีใช้: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser whose help, headings and errors are Thai."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            formatter_class=_Help, add_help=False, allow_abbrev=False, epilog=_EPILOGUE, **options
        )
        self._positionals.title = "ต้องระบุ"
        self._optionals.title = "ตัวเลือก"
        self.add_argument("-h", "--help", action="help", help="แสดงวิธีใช้นี้")

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{_thai(message)}\n{self.format_usage().strip()}")


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The arguments as `command` (None: open the window) and the values it takes.

    Raises:
        UsageError: a command line that is not understood.
        SystemExit: help was asked for and given.
    """
    parser = _Parser(
        prog="phaen",
        description="แผน: จัดทำ ตรวจ และพิมพ์แผนปฏิบัติการประจำปีของหน่วยงานกรุงเทพมหานคร\n"
        "ไม่ระบุคำสั่ง: เปิดหน้าต่างโปรแกรม",
    )
    parser.add_argument("--db", type=Path, metavar="DB", help=_DB_HELP)
    parser.add_argument("--version", action="version", version=MADE_BY, help="แสดงรุ่นของโปรแกรม")
    commands = parser.add_subparsers(dest="command", metavar="คำสั่ง", title="คำสั่ง")
    for add in (
        _import,
        _merge,
        _read,
        _gather,
        _list,
        _export,
        *_LISTS,
        _forms,
        _check,
        _doctor,
        _selftest,
        *_BACKUPS,
        _send,
        _verify,
        _fill_out,
        _fill_in,
        _open,
        _look,
        _reference,
        _demo,
    ):
        add(commands)
    return parser.parse_args(_with_command(sys.argv[1:] if arguments is None else arguments))


def _with_command(arguments: list[str]) -> list[str]:
    """A file alone, as a double click gives it, is to be opened."""
    if len(arguments) == 1 and is_package(Path(arguments[0])):
        return ["open", *arguments]
    return arguments


def _command(commands: Any, name: str, summary: str, *, db: bool = True) -> _Parser:
    parser: _Parser = commands.add_parser(name, help=summary, description=summary)
    if db:
        # The option may stand before the command as well: no default may undo it.
        parser.add_argument(
            "--db", type=Path, metavar="DB", default=argparse.SUPPRESS, help=_DB_HELP
        )
    return parser


def _add_password(parser: _Parser) -> None:
    # Not the password itself: every user of the machine can read what was typed here.
    parser.add_argument("--password-file", type=Path, metavar="FILE", help=_SEALED_HELP)


def _import(commands: Any) -> None:
    parser = _command(commands, "import", "นำแฟ้มแผนเข้าฐานข้อมูล")
    known = f"แฟ้มแผน {suffixes(PACKAGES, 'หรือ')}"
    parser.add_argument("file", type=Path, metavar="FILE", help=known)
    same = parser.add_mutually_exclusive_group()
    same.add_argument("--replace", action="store_true", help="ถ้ามีแผนนี้อยู่แล้ว ให้แทนที่ด้วยแผนในแฟ้ม")
    same.add_argument("--keep-both", action="store_true", help="ถ้ามีแผนนี้อยู่แล้ว ให้เก็บไว้ทั้งสองฉบับ")
    _add_password(parser)


def _merge(commands: Any) -> None:
    summary = "เทียบแผนกับแฟ้มแผนฉบับอื่นของแผนเดียวกัน และผสานเป็นแผนเดียว"
    parser = _command(commands, "merge", summary)
    parser.add_argument(
        "plan", type=_number, metavar="PLAN", help="หมายเลขแผนในฐานข้อมูล (ดูด้วย phaen list)"
    )
    known = f"แฟ้มแผน {suffixes(PACKAGES, 'หรือ')} ของแผนเดียวกัน"
    parser.add_argument("file", type=Path, metavar="FILE", help=known)
    parser.add_argument(
        "--take",
        type=_one_of(_TAKEN, str),
        metavar="theirs|ours",
        help="ผสานลงในแผน และในแห่งที่แก้ทั้งสองที่ ใช้ของแฟ้ม (theirs) หรือคงของเดิม (ours) "
        "ปกติแสดงสิ่งที่ต่างกันเท่านั้น",
    )
    parser.add_argument(
        "--base",
        type=Path,
        metavar="FILE",
        help="แฟ้มแผนก่อนที่ทั้งสองฝ่ายจะแก้ (ปกติใช้ฉบับที่เคยรับส่ง ซึ่งเก็บไว้ในฐานข้อมูล)",
    )
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")
    _add_password(parser)


def _read(commands: Any) -> None:
    summary = "อ่านแผนจากแฟ้ม Word Excel หรือ CSV เป็นแฟ้มแผน"
    parser = _command(commands, "read", summary, db=False)
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="แฟ้ม .docx .xlsx .csv หรือ .html (.doc ถ้าติดตั้งตัวแปลงไว้)",
    )
    parser.add_argument(
        "--to", type=Path, required=True, metavar="PACKAGE.json", help="แฟ้มแผนปลายทาง"
    )
    parser.add_argument(
        "--report",
        type=Path,
        metavar="OUT.json",
        help="แฟ้มรายงานว่าอ่านสิ่งใดจากที่ใด สิ่งใดไม่แน่ใจ และสิ่งใดไม่มีช่องให้กรอก",
    )


def _gather(commands: Any) -> None:
    summary = "รวบรวมแผนของหลายหน่วยงาน เป็นทะเบียนและตารางรวม"
    parser = _command(commands, "gather", summary, db=False)
    parser.usage = (
        "phaen gather FILE|FOLDER ... --to OUT [--expected FILE|FOLDER] [--since FILE] "
        "[--quarter N] [--form ID ...] [--policy P052 ...] [--password-file FILE] [--json]"
    )
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help=f"แฟ้มแผน {suffixes(PACKAGES, 'หรือ')} หรือโฟลเดอร์ที่เก็บแฟ้มแผน (รวมโฟลเดอร์ย่อย)",
    )
    parser.add_argument(
        "--to",
        required=True,
        metavar="OUT",
        help=f"แฟ้มปลายทาง ลงท้าย {suffixes(DOCUMENTS, 'หรือ')} "
        "ถ้าเป็นโฟลเดอร์จะได้ทุกแบบ และครั้งต่อไปจะบอกว่าแผนใดเปลี่ยน",
    )
    parser.add_argument(
        "--expected",
        type=Path,
        metavar="FILE",
        help="รายชื่อหน่วยงานที่ต้องส่ง: แฟ้มข้อความหรือ CSV บรรทัดละหน่วยงาน หรือโฟลเดอร์แฟ้มแผนของปีก่อน",
    )
    parser.add_argument(
        "--since",
        type=Path,
        metavar="FILE",
        help="แฟ้ม รวบรวมแผน.json ของครั้งที่จะเทียบ (ปกติใช้แฟ้มที่อยู่ในโฟลเดอร์ปลายทาง)",
    )
    parser.add_argument(
        "--quarter",
        type=_one_of(_QUARTERS, int),
        metavar="N",
        help="ไตรมาสของรายงาน (ปกติใช้ไตรมาสล่าสุดที่มีรายงาน)",
    )
    parser.add_argument(
        "--form",
        nargs="+",
        action="extend",
        metavar="ID",
        help="เฉพาะตารางเหล่านี้: board units charts strategies policies divisions projects "
        "progress score",
    )
    parser.add_argument(
        "--policy",
        nargs="+",
        action="extend",
        metavar="CODE",
        help="แสดงว่าหน่วยงานใดสนับสนุนนโยบายนี้ ด้วยเงินเท่าใด ก้าวหน้าเพียงใด เช่น P052",
    )
    _add_password(parser)
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _list(commands: Any) -> None:
    parser = _command(commands, "list", "แสดงแผนที่มีในฐานข้อมูล")
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _export(commands: Any) -> None:
    parser = _command(commands, "export", f"ส่งออกแบบฟอร์มหรือทั้งแผน เป็น{names(OFFERED)}")
    # PLAN stands first: after --form it would be taken for one more form.
    parser.usage = (
        "phaen export PLAN --to OUT [--form ID ...] [--quarter N] [--digits thai|arabic] "
        "[--notes] [--no-data] [--today] [--package-version 1|2] [--password-file FILE] "
        "[--db DB]"
    )
    parser.add_argument("plan", metavar="PLAN", help=_PLAN_HELP)
    parser.add_argument(
        "--to",
        required=True,
        metavar="OUT",
        help=f"แฟ้มปลายทาง ลงท้าย {suffixes(FORMATS, 'หรือ')} (แฟ้มแผนที่ใส่รหัสผ่าน) "
        f"ถ้าเป็นโฟลเดอร์จะได้ {suffixes(USUAL, 'และ')}",
    )
    parser.add_argument(
        "--form",
        nargs="+",
        action="extend",
        metavar="ID",
        help="พิมพ์เฉพาะแบบฟอร์มเหล่านี้ (ดูรหัสด้วย phaen forms)",
    )
    parser.add_argument(
        "--quarter",
        type=_one_of(_QUARTERS, int),
        metavar="N",
        help="ไตรมาสของ สยป.3 และบันทึกข้อความ (ปกติใช้ไตรมาสล่าสุดที่มีรายงาน)",
    )
    parser.add_argument(
        "--digits",
        type=_one_of(_DIGITS, str),
        metavar="thai|arabic",
        help="พิมพ์ตัวเลขทุกตัวเป็นเลขไทยหรือเลขอารบิก (ปกติพิมพ์ตามที่กรอก)",
    )
    parser.add_argument(
        "--notes",
        action="store_true",
        help="พิมพ์เชิงอรรถของแบบฟอร์มด้วย (ปกติพิมพ์ตามที่เลือกไว้ในแผน)",
    )
    parser.add_argument(
        "--no-data",
        action="store_true",
        help="ไม่ต้องมีแผ่นงานข้อมูล (โครงการ ขั้นตอน ตัวชี้วัด ฯลฯ) ต่อท้ายแบบฟอร์มในสมุดงาน Excel",
    )
    parser.add_argument(
        "--today",
        action="store_true",
        help="พิมพ์แบบรายงานตามข้อมูลวันนี้ แม้ไตรมาสนั้นออกรายงานแล้ว (ปกติพิมพ์ฉบับที่ออก)",
    )
    parser.add_argument(
        "--package-version",
        type=_one_of(_PACKAGE_VERSIONS, int),
        metavar="1|2",
        help="แบบของแฟ้มแผน: แบบที่ 1 โปรแกรมแผนรุ่นก่อนอ่านได้ แต่ไม่มีรหัสประจำรายการ (ปกติเขียนแบบล่าสุด)",
    )
    _add_password(parser)


def _list_out(commands: Any) -> None:
    summary = "ส่งออกรายการของแผนเป็น .xlsx หรือ .csv ตามแบบรายการ สำหรับระบบออนไลน์"
    parser = _command(commands, "list-out", summary)
    parser.add_argument("plan", metavar="PLAN", help=_PLAN_HELP)
    parser.add_argument(
        "--to", type=Path, required=True, metavar="OUT", help="แฟ้มปลายทาง ลงท้าย .xlsx หรือ .csv"
    )
    _add_mapping(parser)
    _add_password(parser)


def _list_in(commands: Any) -> None:
    summary = "อ่านรายการจาก .xlsx หรือ .csv กลับเป็นค่า ตามแบบรายการเดียวกัน"
    parser = _command(commands, "list-in", summary, db=False)
    parser.add_argument("file", type=Path, metavar="FILE", help="แฟ้ม .xlsx หรือ .csv")
    parser.add_argument("--to", type=Path, metavar="OUT.json", help="แฟ้ม JSON ปลายทาง")
    _add_mapping(parser)
    parser.add_argument("--json", action="store_true", help="แสดงค่าเป็น JSON")


def _mappings(commands: Any) -> None:
    summary = "แสดงแบบรายการที่มี หรือบันทึกแบบรายการหนึ่งเป็นแฟ้มไว้แก้ไข"
    parser = _command(commands, "mappings", summary, db=False)
    parser.add_argument("--to", type=Path, metavar="OUT.json", help="แฟ้มแบบรายการปลายทาง")
    _add_mapping(parser)
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _add_mapping(parser: _Parser) -> None:
    parser.add_argument(
        "--mapping", metavar="NAME|FILE", help="ชื่อแบบรายการ (ดูด้วย phaen mappings) หรือแฟ้ม .json"
    )
    parser.add_argument(
        "--list",
        metavar="LIST",
        help="รายการที่ต้องการ เช่น projects (ถ้าไม่ระบุ --mapping จะได้ทุกคอลัมน์)",
    )


_LISTS = (_list_out, _list_in, _mappings)


def _forms(commands: Any) -> None:
    parser = _command(commands, "forms", "แสดงแบบฟอร์มที่พิมพ์จากแผนนี้ได้")
    parser.add_argument("plan", metavar="PLAN", help=_PLAN_HELP)
    _add_password(parser)


def _check(commands: Any) -> None:
    summary = "ตรวจแผน แสดงข้อผิดพลาด ข้อควรระวัง และข้อแนะนำ"
    parser = _command(commands, "check", summary)
    parser.add_argument("plan", metavar="PLAN", help=_PLAN_HELP)
    _add_password(parser)
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _doctor(commands: Any) -> None:
    summary = "ตรวจฐานข้อมูลและสิ่งที่โปรแกรมต้องใช้ แก้สิ่งที่แก้ได้โดยไม่เสียข้อมูล"
    parser = _command(commands, "doctor", summary)
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _selftest(commands: Any) -> None:
    summary = "ทดลองทำงานทุกอย่างบนเครื่องนี้ด้วยแผนตัวอย่าง ในโฟลเดอร์ชั่วคราว ไม่แตะแผนของผู้ใช้"
    _command(commands, "selftest", summary, db=False)


def _open(commands: Any) -> None:
    parser = _command(commands, "open", "เปิดแฟ้มแผนในหน้าต่าง แล้วถามว่าจะนำเข้าหรือดูอย่างเดียว")
    known = f"แฟ้มแผน {suffixes(PACKAGES, 'หรือ')}"
    parser.add_argument("file", type=Path, metavar="FILE", help=known)


def _look(commands: Any) -> None:
    parser = _command(commands, "look", "เปิดฐานข้อมูลที่ระบุใน --db ให้ดูอย่างเดียว")
    parser.add_argument("name", metavar="NAME", help="ชื่อแฟ้มที่แสดงในหน้าต่าง")


def _backup(commands: Any) -> None:
    parser = _command(commands, "backup", "สำรองฐานข้อมูล")
    parser.add_argument(
        "--to", type=Path, metavar="FILE", help="คัดลอกแฟ้มสำรองไปที่แฟ้มนี้ด้วย (เช่น ในแฟลชไดรฟ์)"
    )


def _backups(commands: Any) -> None:
    parser = _command(commands, "backups", "แสดงแฟ้มสำรองของฐานข้อมูล")
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _restore(commands: Any) -> None:
    parser = _command(commands, "restore", "กู้คืนแผนจากแฟ้มสำรอง (สำรองสิ่งที่มีอยู่ก่อนเสมอ)")
    parser.add_argument(
        "backup", metavar="BACKUP", help="หมายเลขแฟ้มสำรอง (ดูด้วย phaen backups) หรือชื่อแฟ้มสำรอง"
    )
    parser.add_argument(
        "--plan", type=_number, metavar="N", help="กู้คืนเฉพาะแผนหมายเลขนี้ในแฟ้มสำรอง (ปกติกู้คืนทุกแผน)"
    )


_BACKUPS = (_backup, _backups, _restore)


def _number(text: str) -> int:
    """A plan's number."""
    if not text.isdecimal() or len(text) > _LONGEST_NUMBER:
        raise argparse.ArgumentTypeError(f"ต้องเป็นหมายเลขแผน แต่ได้ “{text}”")
    return int(text)


def _send(commands: Any) -> None:
    summary = "จัดชุดส่งต้นสังกัด: PDF Excel Word แฟ้มแผน และบัญชีแฟ้ม (โปรแกรมไม่ส่งเอง)"
    parser = _command(commands, "send", summary)
    parser.add_argument("plan", metavar="PLAN", help=_PLAN_HELP)
    parser.add_argument(
        "--to", required=True, metavar="OUT", help="โฟลเดอร์ว่างหรือโฟลเดอร์ใหม่ หรือแฟ้มที่ลงท้าย .zip"
    )
    parser.add_argument(
        "--quarter",
        type=_one_of(_QUARTERS, int),
        metavar="N",
        help="ส่งรายงานของไตรมาสนี้ (ปกติส่งแผน) ไตรมาสที่ออกแล้วส่งตามฉบับที่ออก",
    )
    parser.add_argument("--no-code", action="store_true", help="ไม่พิมพ์รหัสเนื้อหาที่ท้ายหน้า")
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")
    _add_password(parser)


def _verify(commands: Any) -> None:
    summary = "ตรวจว่าแฟ้มของชุดส่งตรงกันและไม่ถูกแก้ (ไม่ใช่การตรวจลายมือชื่อ)"
    parser = _command(commands, "verify", summary, db=False)
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="แฟ้ม โฟลเดอร์ หรือแฟ้ม .zip ของชุดส่ง"
    )
    parser.add_argument("--code", metavar="CODE", help="รหัสเนื้อหาที่ผู้ส่งแจ้ง (เลข 16 ตัว)")
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _fill_out(commands: Any) -> None:
    parser = _command(commands, "fill-out", "ส่งออกสมุดงานให้กรอกแก่ส่วนราชการ")
    parser.add_argument("plan", metavar="PLAN", help=_NUMBER_HELP)
    whom = parser.add_mutually_exclusive_group()
    whom.add_argument(
        "--division",
        action="append",
        metavar="NAME",
        help="ชื่อ ชื่อย่อ หรือรหัสของส่วนราชการ ระบุได้หลายครั้ง (ปกติเป็นสมุดงานเดียวของทั้งหน่วยงาน)",
    )
    whom.add_argument(
        "--all", action="store_true", help="ส่วนราชการละหนึ่งสมุดงาน ทุกส่วนราชการที่มีโครงการ"
    )
    parser.add_argument("--to", required=True, metavar="DIR", help="โฟลเดอร์ปลายทาง")
    parser.add_argument(
        "--quarter", type=_one_of(_QUARTERS, int), metavar="N", help="ให้กรอกผลของไตรมาสนี้ด้วย"
    )
    parser.add_argument(
        "--package", action="store_true", help="มีแฟ้มแผนทั้งแผนด้วย สำหรับส่วนราชการที่มีโปรแกรมแผน"
    )
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _fill_in(commands: Any) -> None:
    parser = _command(commands, "fill-in", "อ่านสมุดงานที่ส่วนราชการกรอกแล้วกลับเข้าแผน")
    parser.add_argument("plan", metavar="PLAN", help=_NUMBER_HELP)
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="สมุดงานที่กรอกแล้ว (.xlsx)"
    )
    parser.add_argument(
        "--take",
        type=_one_of(_SIDES, str),
        metavar="theirs|ours",
        help="ช่องที่แผนนี้แก้ด้วย: theirs ใช้ของสมุดงาน ours คงของเดิม (ปกติไม่รับสมุดงานที่มีช่องเช่นนั้น)",
    )
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _reference(commands: Any) -> None:
    summary = "แสดงทุกสิ่งที่เขียนในแฟ้มชุดแบบฟอร์มได้ (Markdown)"
    parser = _command(commands, "edition-reference", summary, db=False)
    parser.add_argument(
        "--to", type=Path, metavar="FILE.md", help="แฟ้มปลายทาง (ปกติแสดงออกทางจอภาพ)"
    )


def _demo(commands: Any) -> None:
    summary = "นำแผนตัวอย่างเข้าฐานข้อมูลใหม่ พิมพ์ทุกแบบฟอร์ม แล้วเปิดหน้าต่าง (ถ้ามีจอภาพ)"
    parser = _command(commands, "demo", summary, db=False)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("phaen-demo"),
        metavar="DIR",
        help="โฟลเดอร์ปลายทาง (ปกติใช้ phaen-demo ในโฟลเดอร์ปัจจุบัน)",
    )


def _one_of(words: tuple[str, ...], kind: Callable[[str], Any]) -> Callable[[str], Any]:
    """A reader of one of some words: argparse's own `choices` would speak English."""

    def read(text: str) -> Any:
        if text not in words:
            raise argparse.ArgumentTypeError(
                f"ต้องเป็น {' '.join(words[:-1])} หรือ {words[-1]} แต่ได้ “{text}”"
            )
        return kind(text)

    return read


def _thai(message: str) -> str:
    for pattern, words in _MESSAGES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(words)
    return message
