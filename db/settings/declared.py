"""The settings that there are: one declaration each, which page, files, policy and tests go by.

Plain named tuples: the window's first paint asks for some of them.
"""

from __future__ import annotations

from enum import StrEnum, auto
from typing import NamedTuple

Value = str | bool


class Kind(StrEnum):
    """What a setting's value is."""

    TEXT = auto()
    FLAG = auto()
    CHOICE = auto()
    FOLDER = auto()  # the path of a folder; a policy may name variables of the system in it
    PICTURE = auto()  # a PNG file in base64


class Where(StrEnum):
    """Where a setting acts, and its heading on the page."""

    WINDOW = "ผู้ใช้และหน้าต่าง"
    PAPER = "เอกสารที่พิมพ์"
    NEW_PLANS = "แผนใหม่"
    DATA = "ข้อมูลและการสำรอง"


class Setting(NamedTuple):
    """A setting: its key in files, its Thai name, and in a line what comes of it.

    `choices` are the values of a choice, each with its Thai words.
    """

    key: str
    name: str
    explained: str
    kind: Kind
    where: Where
    default: Value = ""
    choices: tuple[tuple[str, str], ...] = ()


_NEXT = "เห็นผลเมื่อเปิดโปรแกรมครั้งต่อไป"

USER = Setting(
    "user.name",
    "ชื่อผู้ใช้โปรแกรม",
    "ชื่อนี้บันทึกไว้ในประวัติ เมื่อออกรายงานไตรมาสหรือเปิดแก้ไขรายงานที่ออกแล้ว",
    Kind.TEXT,
    Where.WINDOW,
)
FONT = Setting(
    "paper.font",
    "แบบอักษรของเอกสาร",
    f"ใช้กับตัวอย่างหน้ากระดาษ PDF และการพิมพ์ สองแบบนี้ขึ้นบรรทัดตรงกัน {_NEXT}",
    Kind.CHOICE,
    Where.PAPER,
    "office",
    (("office", "TH Sarabun ของเครื่องนี้ ถ้ามี"), ("bundled", "Laksaman ที่มากับโปรแกรม")),
)
DIGITS = Setting(
    "paper.digits",
    "ตัวเลขในแบบฟอร์ม",
    "ใช้กับตัวอย่างหน้ากระดาษ การพิมพ์ และการส่งออก ชุดส่งต้นสังกัดและรายงานที่ออกแล้วพิมพ์ตามที่กรอกเสมอ",
    Kind.CHOICE,
    Where.PAPER,
    "typed",
    (("typed", "ตัวเลขตามที่กรอก"), ("thai", "เลขไทย"), ("arabic", "เลขอารบิก")),
)
CONTENT_CODE = Setting(
    "paper.content_code",
    "พิมพ์รหัสเนื้อหาที่ท้ายหน้า",
    "รหัสในรายงานที่ออกและชุดส่งต้นสังกัด ใช้ตรวจว่าเอกสารตรงกับแฟ้มแผนและไม่ถูกแก้",
    Kind.FLAG,
    Where.PAPER,
    default=True,
)
EMBLEM = Setting(
    "paper.emblem",
    "ตราสำหรับบันทึกข้อความ",
    "พิมพ์สูง 1.5 ซม. ที่มุมซ้ายบนของบันทึกข้อความ ถ้าไม่เลือก จะเว้นที่ว่างไว้",
    Kind.PICTURE,
    Where.PAPER,
)
SCALE = Setting(
    "window.scale",
    "ขนาดของหน้าต่าง",
    f"ขยายตัวอักษรและปุ่มทั้งหมด คูณกับขนาดที่ตั้งไว้ในระบบ {_NEXT}",
    Kind.CHOICE,
    Where.WINDOW,
    "100",
    tuple((percent, f"{percent}%") for percent in ("90", "100", "110", "125", "150")),
)
DENSITY = Setting(
    "window.density",
    "ความสูงของแถวในตาราง",
    "ใช้กับทุกตาราง แถวแน่นเห็นหลายรายการ แถวโปร่งเห็นข้อความยาวได้มากขึ้น",
    Kind.CHOICE,
    Where.WINDOW,
    choices=(
        ("", "ตามความสูงของหน้าต่าง"),
        ("compact", "แถวแน่น"),
        ("normal", "แถวปกติ"),
        ("comfortable", "แถวโปร่ง"),
    ),
)
THEME = Setting(
    "window.theme",
    "สีของหน้าต่าง",
    "เลือกสว่าง มืด หรือตามที่ตั้งไว้ในระบบ สีของเอกสารที่พิมพ์ไม่เปลี่ยน",
    Kind.CHOICE,
    Where.WINDOW,
    choices=(("", "ตามระบบ"), ("light", "สว่าง"), ("dark", "มืด")),
)
DATA_FOLDER = Setting(
    "data.folder",
    "โฟลเดอร์ข้อมูล",
    "เก็บแผน แฟ้มสำรอง ตรา และชุดแบบฟอร์มของหน่วยงาน ควรอยู่ในดิสก์ของเครื่องนี้",
    Kind.FOLDER,
    Where.DATA,
)
SECOND_PLACE = Setting(
    "backups.second_place",
    "ที่สำรองแห่งที่สอง",
    "โปรแกรมคัดลอกแฟ้มสำรองทุกแฟ้มไปไว้ที่นี่ด้วย เช่น แฟลชไดรฟ์หรือโฟลเดอร์เครือข่าย",
    Kind.FOLDER,
    Where.DATA,
)
