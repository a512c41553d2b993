"""The names that a memo's template may use, the edition's and a unit's own.

A count may be of some rows of สยป.3 only: `{จำนวนตัวชี้วัด องค์ประกอบ 2 ลำดับ 1-8}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from forms.thai.digits import arabic_digits

# Each name with what it stands for, as the template's help says it.
PLACEHOLDERS: Mapping[str, str] = {
    "หน่วยงาน": "ชื่อหน่วยงาน",
    "หน่วยงานต้นสังกัด": "ชื่อหน่วยงานต้นสังกัด",
    "โทร.": "หมายเลขโทรศัพท์ของหน่วยงาน",
    "ชื่อแผน": "แผนปฏิบัติราชการ หรือแผนปฏิบัติการ ตามชื่อแผนของหน่วยงาน",
    "ปี": "ปีงบประมาณ",
    "ไตรมาส": "ไตรมาสที่รายงาน",
    "ช่วงเดือน": "เดือนของไตรมาส",
    "วันสิ้นไตรมาส": "วันสุดท้ายของไตรมาส",
    "หัวหน้าหน่วยงาน": "ตำแหน่งของผู้ลงนามคนสุดท้าย",
    "จำนวนโครงการ": "จำนวนโครงการในแบบรายงาน",
    "จำนวนตัวชี้วัด": "จำนวนตัวชี้วัดในแบบรายงาน",
    "กลุ่ม": "ชื่อองค์ประกอบ บรรทัดนี้จะเขียนซ้ำให้ครบทุกองค์ประกอบ",
    "จำนวนในกลุ่ม": "จำนวนตัวชี้วัดขององค์ประกอบนั้น",
    "เบิกจ่าย": "เงินที่เบิกจ่ายแล้ว (บาท)",
    "งบประมาณ": "งบประมาณรวม (บาท)",
    "ร้อยละเบิกจ่าย": "ร้อยละของงบประมาณที่เบิกจ่ายแล้ว",
}
# How a count of some rows is written, for example.
COUNTS: Mapping[str, str] = {
    "จำนวนตัวชี้วัด องค์ประกอบ 2": "จำนวนตัวชี้วัดขององค์ประกอบ 2",
    "จำนวนตัวชี้วัด องค์ประกอบ 2 ลำดับ 1-8": "เฉพาะลำดับที่ 1 ถึง 8 ในแบบรายงาน สยป.3",
    "จำนวนโครงการ องค์ประกอบ 2": "จำนวนโครงการขององค์ประกอบ 2 จะเติม ลำดับ 1-8 ก็ได้",
}
_COUNT = re.compile(
    r"(?P<what>จำนวนตัวชี้วัด|จำนวนโครงการ) องค์ประกอบ (?P<component>\S+)"
    r"(?: ลำดับ (?P<first>\d+)(?:-(?P<last>\d+))?)?"
)


def counted(name: str) -> re.Match[str] | None:
    """What a name counts: `what` of which `component`, from row `first` to `last`, if so."""
    return _COUNT.fullmatch(arabic_digits(name))


def is_known(name: str) -> bool:
    """Whether a memo's template may use a name."""
    return name in PLACEHOLDERS or counted(name) is not None
