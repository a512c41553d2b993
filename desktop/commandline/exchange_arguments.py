"""The arguments of commands by which plans and lists come in and go out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from db.library_lists import LISTS
from desktop.commandline.parsing import (
    NUMBER_HELP,
    PLAN_HELP,
    QUARTERS,
    Parser,
    add_password,
    command,
    number,
    one_of,
)
from forms.calendar import is_real_date
from forms.formats import (
    DOCUMENTS,
    LIBRARY,
    PACKAGES,
    suffixes,
)

_SIDES = ("theirs", "ours")
_LIBRARY_HELP = "รหัสของรายการกลาง (ดูด้วย phaen library list) หรือผู้ออก"


def merge(commands: Any) -> None:
    """`phaen merge`: another copy of a plan."""
    summary = "เทียบแผนกับแฟ้มแผนฉบับอื่นของแผนเดียวกัน และผสานเป็นแผนเดียว"
    parser = command(commands, "merge", summary)
    parser.add_argument(
        "plan", type=number, metavar="PLAN", help="หมายเลขแผนในฐานข้อมูล (ดูด้วย phaen list)"
    )
    known = f"แฟ้มแผน {suffixes(PACKAGES, 'หรือ')} ของแผนเดียวกัน"
    parser.add_argument("file", type=Path, metavar="FILE", help=known)
    parser.add_argument(
        "--take",
        type=one_of(_SIDES, str),
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
    add_password(parser)


def read(commands: Any) -> None:
    """`phaen read`: a document."""
    summary = "อ่านแผนจากแฟ้ม Word Excel หรือ CSV เป็นแฟ้มแผน"
    parser = command(commands, "read", summary, db=False)
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


def gather(commands: Any) -> None:
    """`phaen gather`: packages of many units."""
    summary = "รวบรวมแผนของหลายหน่วยงาน เป็นทะเบียนและตารางรวม"
    parser = command(commands, "gather", summary, db=False)
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
        type=one_of(QUARTERS, int),
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
    add_password(parser)
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def list_out(commands: Any) -> None:
    """`phaen list-out`: a list for another system."""
    summary = "ส่งออกรายการของแผนเป็น .xlsx หรือ .csv ตามแบบรายการ สำหรับระบบออนไลน์"
    parser = command(commands, "list-out", summary)
    parser.add_argument("plan", metavar="PLAN", help=PLAN_HELP)
    parser.add_argument(
        "--to", type=Path, required=True, metavar="OUT", help="แฟ้มปลายทาง ลงท้าย .xlsx หรือ .csv"
    )
    _add_mapping(parser)
    add_password(parser)


def list_in(commands: Any) -> None:
    """`phaen list-in`: such a list read in again."""
    summary = (
        "อ่านรายการจาก .xlsx หรือ .csv ตามแบบรายการเดียวกัน: ถ้าระบุ --plan จะเทียบกับแผนนั้นทีละช่อง "
        "(ยังไม่แก้แผน จนกว่าจะเติม --take) ถ้าไม่ระบุ จะแสดงค่าอย่างเดียว"
    )
    parser = command(commands, "list-in", summary)
    parser.add_argument("file", type=Path, metavar="FILE", help="แฟ้ม .xlsx หรือ .csv")
    parser.add_argument("--plan", type=number, metavar="PLAN", help=NUMBER_HELP)
    parser.add_argument(
        "--take",
        type=one_of(_SIDES, str),
        metavar="theirs|ours",
        help="ผสานเข้าแผน: theirs ใช้ของรายการในช่องที่ต่างกัน ours คงของเดิม",
    )
    parser.add_argument("--to", type=Path, metavar="OUT.json", help="แฟ้ม JSON ปลายทางของค่าที่อ่านได้")
    _add_mapping(parser)
    parser.add_argument("--json", action="store_true", help="แสดงค่าเป็น JSON")


def mappings(commands: Any) -> None:
    """`phaen mappings`: what such lists go by."""
    summary = "แสดงแบบรายการที่มี หรือบันทึกแบบรายการหนึ่งเป็นแฟ้มไว้แก้ไข"
    parser = command(commands, "mappings", summary, db=False)
    parser.add_argument("--to", type=Path, metavar="OUT.json", help="แฟ้มแบบรายการปลายทาง")
    _add_mapping(parser)
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def _add_mapping(parser: Parser) -> None:
    parser.add_argument(
        "--mapping", metavar="NAME|FILE", help="ชื่อแบบรายการ (ดูด้วย phaen mappings) หรือแฟ้ม .json"
    )
    parser.add_argument(
        "--list",
        metavar="LIST",
        help="รายการที่ต้องการ เช่น projects (ถ้าไม่ระบุ --mapping จะได้ทุกคอลัมน์)",
    )


def send(commands: Any) -> None:
    """`phaen send`: a set to be sent up."""
    summary = "จัดชุดส่งต้นสังกัด: PDF Excel Word แฟ้มแผน และบัญชีแฟ้ม (โปรแกรมไม่ส่งเอง)"
    parser = command(commands, "send", summary)
    parser.add_argument("plan", metavar="PLAN", help=PLAN_HELP)
    parser.add_argument(
        "--to", required=True, metavar="OUT", help="โฟลเดอร์ว่างหรือโฟลเดอร์ใหม่ หรือแฟ้มที่ลงท้าย .zip"
    )
    parser.add_argument(
        "--quarter",
        type=one_of(QUARTERS, int),
        metavar="N",
        help="ส่งรายงานของไตรมาสนี้ (ปกติส่งแผน) ไตรมาสที่ออกแล้วส่งตามฉบับที่ออก",
    )
    parser.add_argument("--no-code", action="store_true", help="ไม่พิมพ์รหัสเนื้อหาที่ท้ายหน้า")
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")
    add_password(parser)


def verify(commands: Any) -> None:
    """`phaen verify`: files of a set."""
    summary = "ตรวจว่าแฟ้มของชุดส่งตรงกันและไม่ถูกแก้ (ไม่ใช่การตรวจลายมือชื่อ)"
    parser = command(commands, "verify", summary, db=False)
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="แฟ้ม โฟลเดอร์ หรือแฟ้ม .zip ของชุดส่ง"
    )
    parser.add_argument("--code", metavar="CODE", help="รหัสเนื้อหาที่ผู้ส่งแจ้ง (เลข 16 ตัว)")
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def fill_out(commands: Any) -> None:
    """`phaen fill-out`: workbooks for divisions."""
    parser = command(commands, "fill-out", "ส่งออกสมุดงานให้กรอกแก่ส่วนราชการ")
    parser.add_argument("plan", metavar="PLAN", help=NUMBER_HELP)
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
        "--quarter", type=one_of(QUARTERS, int), metavar="N", help="ให้กรอกผลของไตรมาสนี้ด้วย"
    )
    parser.add_argument(
        "--package", action="store_true", help="มีแฟ้มแผนทั้งแผนด้วย สำหรับส่วนราชการที่มีโปรแกรมแผน"
    )
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def fill_in(commands: Any) -> None:
    """`phaen fill-in`: workbooks taken back."""
    parser = command(commands, "fill-in", "อ่านสมุดงานที่ส่วนราชการกรอกแล้วกลับเข้าแผน")
    parser.add_argument("plan", metavar="PLAN", help=NUMBER_HELP)
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="สมุดงานที่กรอกแล้ว (.xlsx)"
    )
    parser.add_argument(
        "--take",
        type=one_of(_SIDES, str),
        metavar="theirs|ours",
        help="ช่องที่แผนนี้แก้ด้วย: theirs ใช้ของสมุดงาน ours คงของเดิม (ปกติไม่รับสมุดงานที่มีช่องเช่นนั้น)",
    )
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")


def library(commands: Any) -> None:
    """`phaen library`: lists that plans draw on, and what is newer in them."""
    summary = "รายการกลางที่แผนนำมาใช้ได้: ส่วนราชการ ผู้ลงนาม และกรอบยุทธศาสตร์ ตามปีและผู้ออก"
    actions = command(commands, "library", summary).add_subparsers(
        dest="action", metavar="คำสั่งย่อย", title="คำสั่งย่อย", required=True
    )
    _action(actions, "list", "แสดงรายการกลางที่มี")
    add = _action(actions, "add", f"รับรายการกลางจากแฟ้ม {LIBRARY.suffix} ไม่รับทั้งหมดถ้ามีแฟ้มใดผิด")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE", help=LIBRARY.name)
    issue = _action(actions, "issue", "ออกรายการกลางจากแผน เป็นแฟ้มสำหรับหน่วยงานอื่น")
    issue.add_argument("plan", metavar="PLAN", help=PLAN_HELP)
    issue.add_argument("--issuer", required=True, metavar="NAME", help="ผู้ออกรายการกลาง")
    issue.add_argument("--year", type=number, metavar="YEAR", help="ปีงบประมาณ (ปกติเป็นปีของแผน)")
    issue.add_argument("--issued", type=_day, metavar="DATE", help="วันที่ออก แบบ ปี-เดือน-วัน เป็น พ.ศ.")
    issue.add_argument(
        "--only",
        nargs="+",
        type=one_of(LISTS, str),
        metavar="LIST",
        help=f"เฉพาะ {' '.join(LISTS)} (ปกติทั้งหมด)",
    )
    _add_target(issue)
    add_password(issue)
    export = _action(actions, "export", "บันทึกรายการกลางที่มีเป็นแฟ้ม")
    export.add_argument("library", metavar="LIBRARY", help=_LIBRARY_HELP)
    _add_target(export)
    remove = _action(actions, "remove", "ลบรายการกลาง แผนที่นำไปใช้แล้วไม่เปลี่ยน")
    remove.add_argument("library", metavar="LIBRARY", help=_LIBRARY_HELP)
    compare = _action(actions, "compare", "เทียบแผนกับรายการกลางที่ใหม่กว่าที่แผนใช้ทีละช่อง")
    compare.add_argument("plan", type=number, metavar="PLAN", help=NUMBER_HELP)
    compare.add_argument("--library", metavar="LIBRARY", help=f"เทียบกับ{_LIBRARY_HELP}")
    compare.add_argument("--whole", action="store_true", help="รวมรายการที่แผนยังไม่เคยนำมาใช้")
    compare.add_argument(
        "--take",
        type=one_of(_SIDES, str),
        metavar="theirs|ours",
        help="นำมาใช้: ช่องที่แก้ทั้งสองที่ theirs ใช้ของรายการกลาง ours คงของเดิม",
    )


def _action(actions: Any, name: str, summary: str) -> Parser:
    parser = command(actions, name, summary)
    parser.add_argument("--json", action="store_true", help="แสดงเป็น JSON")
    return parser


def _add_target(parser: Parser) -> None:
    parser.add_argument(
        "--to", type=Path, required=True, metavar="OUT", help=f"แฟ้มปลายทาง ลงท้าย {LIBRARY.suffix}"
    )


def _day(text: str) -> str:
    """A day of the Buddhist era."""
    if not is_real_date(text):
        raise argparse.ArgumentTypeError(f"ต้องเป็นวันที่แบบ ปี-เดือน-วัน เป็น พ.ศ. แต่ได้ “{text}”")
    return text


LISTS_OUT = {"list-out": list_out, "list-in": list_in, "mappings": mappings, "library": library}
