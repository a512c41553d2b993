"""The arguments of `phaen edition`: what there is, whether a file is sound, sending, taking in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.commandline.parsing import command
from forms.formats import EDITION

_ID_HELP = "รหัสชุดแบบฟอร์ม (ดูด้วย phaen edition list)"
_FILE_HELP = f"แฟ้มชุดแบบฟอร์ม {EDITION.suffix} หรือ .toml"


def edition(commands: Any) -> None:
    """`phaen edition list|check|send|take`."""
    parser = command(commands, "edition", "ชุดแบบฟอร์ม: แสดง ตรวจ ส่งออก และรับเข้า", db=False)
    acts = parser.add_subparsers(
        dest="act", metavar="งาน", title="งาน", required=True, parser_class=type(parser)
    )
    listing = command(acts, "list", "แสดงชุดแบบฟอร์มที่มีในเครื่องนี้", db=False)
    check = command(acts, "check", "ตรวจแฟ้มชุดแบบฟอร์ม หรือชุดที่มีในเครื่องนี้", db=False)
    check.add_argument("what", metavar="ID|FILE", help=f"{_ID_HELP} หรือ{_FILE_HELP}")
    send = command(acts, "send", "บันทึกชุดแบบฟอร์มเป็นแฟ้มสำหรับหน่วยงานอื่น", db=False)
    send.add_argument("edition", metavar="ID", help=_ID_HELP)
    send.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help=f"แฟ้มปลายทาง ลงท้าย {EDITION.suffix}"
    )
    take = command(acts, "take", "รับชุดแบบฟอร์มจากแฟ้ม บอกสิ่งที่ต่างจากที่มี", db=False)
    take.add_argument("file", type=Path, metavar="FILE", help=_FILE_HELP)
    take.add_argument("--replace", action="store_true", help="ถ้ามีชุดนี้อยู่แล้วและต่างกัน ให้แทนที่")
    for each in (listing, check, send, take):
        each.add_argument("--json", action="store_true", help="แสดงเป็น JSON")
