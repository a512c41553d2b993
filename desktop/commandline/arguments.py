"""The arguments of the command line: each command, and what it takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from db.version import MADE_BY
from desktop.commandline import exchange_arguments as exchange
from desktop.commandline.edition_arguments import edition
from desktop.commandline.parsing import (
    DB_HELP,
    NUMBER_HELP,
    PLAN_HELP,
    QUARTERS,
    Parser,
    add_password,
    command,
    moment,
    number,
    one_of,
    store_at,
)
from forms.formats import (
    FORMATS,
    MANUAL_FORMATS,
    OFFERED,
    OTHERS,
    PACKAGES,
    USUAL,
    is_own,
    names,
    suffixes,
)

_RIGHTS = ("read", "write", "own", "none")
_DIGITS = ("typed", "thai", "arabic")
_PACKAGE_VERSIONS = ("1", "2")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """What was typed as `command` (None: open the window) and the values it takes.

    Raises:
        UsageError: a command line that is not understood.
        SystemExit: help was asked for and given.
    """
    given = _with_command(words)
    parser = Parser(
        prog="phaen",
        description="แผน: จัดทำ ตรวจ และพิมพ์แผนปฏิบัติการประจำปีของหน่วยงานกรุงเทพมหานคร\n"
        "ไม่ระบุคำสั่ง: เปิดหน้าต่างโปรแกรม",
    )
    parser.add_argument("--db", type=store_at, metavar="DB", help=DB_HELP)
    parser.add_argument("--version", action="version", version=MADE_BY, help="แสดงรุ่นของโปรแกรม")
    commands = parser.add_subparsers(dest="command", metavar="คำสั่ง", title="คำสั่ง")
    for add in _needed(given):
        add(commands)
    return parser.parse_args(given)


def _needed(given: Sequence[str]) -> Iterable[Callable[[Any], None]]:
    """The commands that are named; all, for help and to refuse what is none."""
    asks = bool({"-h", "--help"} & set(given))
    # Each once: a file may be called as a command is.
    named = [add for name, add in _COMMANDS.items() if name in given and not asks]
    return named or _COMMANDS.values()


def _with_command(words: Sequence[str]) -> Sequence[str]:
    """A file alone, as a double click gives it, is to be opened."""
    if len(words) == 1 and is_own(Path(words[0])):
        return ["open", *words]
    return words


def _import(commands: Any) -> None:
    parser = command(commands, "import", "นำแฟ้มแผนเข้าฐานข้อมูล")
    known = f"แฟ้มแผน {suffixes(PACKAGES, 'หรือ')}"
    parser.add_argument("file", type=Path, metavar="FILE", help=known)
    same = parser.add_mutually_exclusive_group()
    same.add_argument("--replace", action="store_true", help="ถ้ามีแผนนี้อยู่แล้ว ให้แทนที่ด้วยแผนในแฟ้ม")
    same.add_argument("--keep-both", action="store_true", help="ถ้ามีแผนนี้อยู่แล้ว ให้เก็บไว้ทั้งสองฉบับ")
    add_password(parser)


def _list(commands: Any) -> None:
    parser = command(commands, "list", "แสดงแผนที่มีในฐานข้อมูล")
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _copy(commands: Any) -> None:
    parser = command(commands, "copy", "คัดลอกแผนไปไว้ในฐานข้อมูลอื่น ทั้งแฟ้มและเซิร์ฟเวอร์ โดยไม่มีสิ่งใดเปลี่ยน")
    parser.add_argument("plan", type=number, metavar="PLAN", help=NUMBER_HELP)
    parser.add_argument(
        "--to-db", type=store_at, required=True, metavar="DB", help="ฐานข้อมูลปลายทาง แฟ้มหรือที่อยู่"
    )
    parser.add_argument(
        "--move", action="store_true", help="นำแผนออกจากต้นทางเมื่อคัดลอกครบแล้ว (กู้คืนได้ภายใน 30 วัน)"
    )


def _export(commands: Any) -> None:
    parser = command(commands, "export", f"ส่งออกแบบฟอร์มหรือทั้งแผน เป็น{names(OFFERED)}")
    # PLAN stands first: after --form it would be taken for one more form.
    parser.usage = (
        "phaen export PLAN --to OUT [--form ID ...] [--quarter N] [--digits typed|thai|arabic] "
        "[--notes] [--no-data] [--today] [--package-version 1|2] [--password-file FILE] "
        "[--db DB]"
    )
    parser.add_argument("plan", metavar="PLAN", help=PLAN_HELP)
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
        type=one_of(QUARTERS, int),
        metavar="N",
        help="ไตรมาสของ สยป.3 และบันทึกข้อความ (ปกติใช้ไตรมาสล่าสุดที่มีรายงาน)",
    )
    parser.add_argument(
        "--digits",
        type=one_of(_DIGITS, str),
        metavar="typed|thai|arabic",
        help="พิมพ์ตัวเลขทุกตัวตามที่กรอก เป็นเลขไทย หรือเลขอารบิก (ปกติตามหน้าตั้งค่า)",
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
        type=one_of(_PACKAGE_VERSIONS, int),
        metavar="1|2",
        help="แบบของแฟ้มแผน: แบบที่ 1 โปรแกรมแผนรุ่นก่อนอ่านได้ แต่ไม่มีรหัสประจำรายการ (ปกติเขียนแบบล่าสุด)",
    )
    add_password(parser)


def _forms(commands: Any) -> None:
    parser = command(commands, "forms", "แสดงแบบฟอร์มที่พิมพ์จากแผนนี้ได้")
    parser.add_argument("plan", metavar="PLAN", help=PLAN_HELP)
    add_password(parser)


def _check(commands: Any) -> None:
    summary = "ตรวจแผน แสดงข้อผิดพลาด ข้อควรระวัง และข้อแนะนำ"
    parser = command(commands, "check", summary)
    parser.add_argument("plan", metavar="PLAN", help=PLAN_HELP)
    add_password(parser)
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _doctor(commands: Any) -> None:
    summary = "ตรวจฐานข้อมูลและสิ่งที่โปรแกรมต้องใช้ แก้สิ่งที่แก้ได้โดยไม่เสียข้อมูล"
    parser = command(commands, "doctor", summary)
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _selftest(commands: Any) -> None:
    summary = "ทดลองทำงานทุกอย่างบนเครื่องนี้ด้วยแผนตัวอย่าง ในโฟลเดอร์ชั่วคราว ไม่แตะแผนของผู้ใช้"
    command(commands, "selftest", summary, db=False)


def _open(commands: Any) -> None:
    parser = command(commands, "open", "เปิดแฟ้มแผนในหน้าต่าง แล้วถามว่าจะนำเข้าหรือดูอย่างเดียว")
    others = "".join(f" {each.name} {each.suffix}" for each in OTHERS)
    known = f"แฟ้มแผน {suffixes(PACKAGES, 'หรือ')}{others}"
    parser.add_argument("file", type=Path, metavar="FILE", help=known)


def _look(commands: Any) -> None:
    parser = command(commands, "look", "เปิดฐานข้อมูลที่ระบุใน --db ให้ดูอย่างเดียว")
    parser.add_argument("name", metavar="NAME", help="ชื่อแฟ้มที่แสดงในหน้าต่าง")
    parser.add_argument("--moment", action="store_true", help="NAME เป็นเวลาในประวัติแผน ไม่ใช่ชื่อแฟ้ม")


def _read_units(commands: Any) -> None:
    """What the window starts to gather the plans of many units."""
    parser = command(commands, "read-units", "อ่านแฟ้มแผนให้หน้าต่างที่รวบรวม", db=False)
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="โฟลเดอร์ที่หน้าต่างเตรียมไว้")
    parser.add_argument("first", type=number, metavar="N", help="แฟ้มแรกที่อ่าน")


def _backup(commands: Any) -> None:
    parser = command(commands, "backup", "สำรองฐานข้อมูล")
    parser.add_argument(
        "--to", type=Path, metavar="FILE", help="คัดลอกแฟ้มสำรองไปที่แฟ้มนี้ด้วย (เช่น ในแฟลชไดรฟ์)"
    )


def _backups(commands: Any) -> None:
    parser = command(commands, "backups", "แสดงแฟ้มสำรองของฐานข้อมูล")
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _restore(commands: Any) -> None:
    parser = command(commands, "restore", "กู้คืนแผนจากแฟ้มสำรอง (สำรองสิ่งที่มีอยู่ก่อนเสมอ)")
    parser.add_argument(
        "backup", metavar="BACKUP", help="หมายเลขแฟ้มสำรอง (ดูด้วย phaen backups) หรือชื่อแฟ้มสำรอง"
    )
    parser.add_argument(
        "--plan", type=number, metavar="N", help="กู้คืนเฉพาะแผนหมายเลขนี้ในแฟ้มสำรอง (ปกติกู้คืนทุกแผน)"
    )


def _server(commands: Any) -> None:
    parser = command(
        commands, "server", "สร้าง ตรวจ สำรอง และกู้คืนฐานข้อมูลบนเซิร์ฟเวอร์ PostgreSQL ที่ระบุใน --db"
    )
    actions = parser.add_subparsers(dest="action", metavar="สิ่งที่ทำ", title="สิ่งที่ทำ", required=True)
    command(actions, "init", "สร้างตารางในฐานข้อมูลที่ว่าง หรือปรับให้เป็นโครงสร้างของโปรแกรมนี้")
    command(actions, "check", "ตรวจการติดต่อ โครงสร้าง และแผนทุกแผน ไม่เปลี่ยนสิ่งใด")
    for name, summary in (
        ("backup", "สำรองทั้งฐานข้อมูลเป็นแฟ้มด้วย pg_dump"),
        ("restore", "กู้คืนแฟ้มสำรองลงฐานข้อมูลที่ว่าง แล้วเทียบทุกแผนกับที่บันทึกไว้"),
    ):
        action = command(actions, name, summary)
        action.add_argument("file", type=Path, metavar="FILE", help="แฟ้มสำรอง")
    action = command(actions, "share", "ให้ผู้อื่นอ่าน แก้ หรือเป็นเจ้าของแผน หรือเลิกให้สิทธิ์ (เฉพาะเจ้าของแผน)")
    action.add_argument("plan", type=number, metavar="PLAN", help=NUMBER_HELP)
    action.add_argument("person", metavar="USER", help="ชื่อผู้ใช้หรือกลุ่มบนเซิร์ฟเวอร์")
    action.add_argument(
        "--may", type=one_of(_RIGHTS, str), required=True, metavar="|".join(_RIGHTS),
        help="read อ่านได้, write อ่านและแก้ได้, own เป็นเจ้าของ, none เลิกให้สิทธิ์",
    )  # fmt: skip
    action = command(actions, "history", "แสดงว่าใครบันทึกอะไรในแผนเมื่อใด หรือเขียนแผนของวันใดเป็นแฟ้มแผน")
    action.add_argument("plan", type=number, metavar="PLAN", help=NUMBER_HELP)
    action.add_argument(
        "--at", type=moment, metavar="TIME", help="แผนของเวลานี้ เช่น 2026-11-30T16:00 (ต้องมี --to)"
    )
    action.add_argument(
        "--to", type=Path, default=Path("plan.phaen"), metavar="FILE", help="แฟ้มแผนปลายทาง"
    )


def _reference(commands: Any) -> None:
    summary = "แสดงทุกสิ่งที่เขียนในแฟ้มชุดแบบฟอร์มได้ (Markdown)"
    parser = command(commands, "edition-reference", summary, db=False)
    parser.add_argument(
        "--to", type=Path, metavar="FILE.md", help="แฟ้มปลายทาง (ปกติแสดงออกทางจอภาพ)"
    )


def _manual(commands: Any) -> None:
    parser = command(commands, "manual", "เขียนคู่มือของโปรแกรมเป็นแฟ้ม", db=False)
    known = suffixes(MANUAL_FORMATS, "หรือ")
    parser.add_argument(
        "--to", type=Path, required=True, metavar="OUT", help=f"แฟ้มปลายทาง ลงท้าย {known}"
    )


def _demo(commands: Any) -> None:
    summary = "นำแผนตัวอย่างเข้าฐานข้อมูลใหม่ พิมพ์ทุกแบบฟอร์ม แล้วเปิดหน้าต่าง (ถ้ามีจอภาพ)"
    parser = command(commands, "demo", summary, db=False)
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("phaen-demo"),
        metavar="DIR",
        help="โฟลเดอร์ปลายทาง (ปกติใช้ phaen-demo ในโฟลเดอร์ปัจจุบัน)",
    )


# In the order in which help lists them.
_COMMANDS: dict[str, Callable[[Any], None]] = {
    "import": _import,
    "merge": exchange.merge,
    "read": exchange.read,
    "gather": exchange.gather,
    "list": _list,
    "copy": _copy,
    "export": _export,
    **exchange.LISTS_OUT,
    "forms": _forms,
    "check": _check,
    "doctor": _doctor,
    "selftest": _selftest,
    "backup": _backup,
    "backups": _backups,
    "restore": _restore,
    "server": _server,
    "send": exchange.send,
    "verify": exchange.verify,
    "fill-out": exchange.fill_out,
    "fill-in": exchange.fill_in,
    "open": _open,
    "look": _look,
    "read-units": _read_units,
    "edition": edition,
    "edition-reference": _reference,
    "manual": _manual,
    "demo": _demo,
}
