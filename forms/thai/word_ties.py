"""Words that keep company: what would rather stand on the line of the word before.

A number with its unit or its word (พ.ศ. 2567, 60 คน), a title with its name, a single
letter with what it numbers (ตาราง ก), the mark of a list item with the item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from forms.thai.tokens import DIGIT, TITLES, Token


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a list item starts with: 1. 1) (ก) 1.2 - •
_MARKER = re.compile(
    rf"[({DIGIT}ก-ฮa-zA-Z.)]{{0,8}}[.)]\s+|[{DIGIT}]+(?:\.[{DIGIT}]+)+\s+|[-–•●○▪]\s+"
)
_MONTHS = _words(
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม "
    "พฤศจิกายน ธันวาคม ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."
)
# Words that a number after a space belongs to, and words that belong to the number before.
_BEFORE_NUMBER = _MONTHS | _words(
    "พ.ศ. ค.ศ. ร้อยละ ระดับ ข้อ ปี มาตรา หมวด บท ตาราง ภาพ หน้า เลข จำนวน โทร. ชุด แผ่น เล่ม "
    "หมายเลข ประมาณ อย่างน้อย ไม่น้อยกว่า ไม่เกิน มากกว่า น้อยกว่า ไตรมาส ประจำปี ปีงบประมาณ "
    "คะแนน เกิน ละ ห้อง ชั้น อาคาร ซอย หมู่ เขต กลุ่ม แบบ รุ่น ครั้ง สยป. "
    "ภายใน ทุก อัตรา รวม เฉลี่ย ต่ำกว่า สูงกว่า"
)
UNITS = _MONTHS | _words(
    "บาท ล้านบาท พันล้านบาท ล้าน คน ราย ครั้ง เรื่อง ด้าน ข้อ แห่ง เขต โครงการ กิจกรรม ตัวชี้วัด "
    "ชุด เล่ม ฉบับ หน้า แผ่น วัน เดือน ปี ชั่วโมง นาที วันทำการ ไตรมาส คะแนน ระดับ ขั้นตอน หลัก "
    "หน่วยงาน หน่วย กลุ่ม หลัง คัน เครื่อง ระบบ รายการ ประเภท ครัวเรือน ชุมชน โรงเรียน สำนัก "
    "ตารางเมตร เมตร กิโลเมตร ตัน ลิตร ไร่ น. % เปอร์เซ็นต์ ท่าน ตำแหน่ง อัตรา แปลง ต้น จุด สาย "
    "รุ่น องค์ประกอบ มิติ ยุทธศาสตร์ เส้นทาง ช่องทาง ครั้งต่อปี "
    "ตัว ใบ ชิ้น อัน คู่ ลูก ดวง ผืน แผง เส้น ขวด กล่อง ถุง ซอง กอง หีบ ม้วน มัด แท่ง ก้อน เม็ด "
    "ห้อง ชั้น อาคาร หมู่ ซอย ถนน คลอง สะพาน สถานี ศูนย์ สวน ตลาด วัด มัสยิด สระ เตียง ที่นั่ง "
    "แบบ ประเด็น ภารกิจ กลยุทธ์ แผนงาน แผน ผลงาน ผลผลิต หลักสูตร วิชา บท ตอน ช่วง ระยะ วิธี "
    "มาตรการ แนวทาง นโยบาย กระบวนงาน กรณี คดี สัญญา คำขอ คำร้อง ข้อความ ภาษา สาขา รางวัล "
    "วินาที คืน สัปดาห์ รอบ เที่ยว มื้อ เท่า ส่วน ครอบครัว หลังคาเรือน ฝ่าย ส่วนราชการ กลุ่มงาน "
    "นิ้ว ฟุต เซนติเมตร มิลลิเมตร กิโลกรัม กรัม ตารางวา ตารางกิโลเมตร ลูกบาศก์เมตร องศา "
    "ม. กม. ซม. มม. กก. ตร.ม. ตร.กม. ลบ.ม. ชม. ร้อย พัน หมื่น แสน ล้านคน ดอลลาร์ สตางค์ เสียง"
)
# A number after one of these is complete: what follows is not its unit.
_COMPLETE = _words("พ.ศ. ค.ศ. ร้อยละ ระดับ ปี ประจำปี ปีงบประมาณ ข้อ มาตรา โทร.")
_SIGNS = _words("≥ ≤ = ± × ÷ + ~ ≈")
# Half words: a line that ends in one reads badly.
PREFIXES = _words("การ ความ ไม่ ผู้ นัก ชาว อย่าง")


def belongs(tokens: Sequence[Token], position: int) -> bool:
    """Whether a token would rather stand on the line of the one before the space."""
    token, previous = tokens[position], tokens[position - 2]
    word = previous.text
    if token.kind == "dash":
        # A dash of its own between two words, or a value that is missing.
        alone = position + 1 == len(tokens) or tokens[position + 1].kind == "space"
        return alone or missing(tokens, position)
    further = tokens[position - 4] if position >= 4 else None
    if token.kind == "number":
        return _continues(previous, further)
    if previous.kind == "number":
        return token.text in UNITS and (further is None or further.text not in _COMPLETE)
    if word in TITLES or word == "ณ":
        return True
    if token.kind == "thai" and len(token.text) == 1 and token.text != "ณ":
        return True
    return numbers(tokens, position - 1) or marks(tokens[:position])


def missing(tokens: Sequence[Token], position: int) -> bool:
    """Whether the dash at `position` is a missing value between brackets: (1) -(2) -(3)."""
    around = [token.kind for token in tokens[max(position - 2, 0) : position + 2]]
    return around == ["close", "space", "dash", "open"]


def _continues(previous: Token, further: Token | None) -> bool:
    """Whether a figure goes on from the word, figure or sign before it."""
    if previous.text == ":":
        return further is not None and further.kind == "number"
    leads = previous.kind in {"dash", "number"} or previous.text.endswith("ที่")
    return leads or previous.text in _SIGNS or previous.text in _BEFORE_NUMBER


def numbers(tokens: Sequence[Token], position: int) -> bool:
    """Whether (1) stands before `position`: it belongs to what it numbers."""
    kinds = [token.kind for token in tokens[max(position - 3, 0) : position]]
    return kinds == ["open", "number", "close"]


def marks(tokens: Sequence[Token]) -> bool:
    """Whether the tokens, all so far, are the number or bullet of a list item."""
    if len(tokens) > 6:
        return False
    return _MARKER.fullmatch("".join(token.text for token in tokens)) is not None
