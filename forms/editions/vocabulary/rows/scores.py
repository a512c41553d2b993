"""The lists of the score sheet."""

from __future__ import annotations

from db.records import Indicator
from forms.editions.declaring import named
from forms.editions.vocabulary.rows.declared import ORDER, Rows
from forms.templates.names import Many, Name, Names

SCORE: Names = named(
    {
        "weight": "น้ำหนัก",
        "value": "ค่าที่ได้",
        "level": "ระดับที่ได้",
        "points": "คะแนน",
        "interpolated": "คะแนนเทียบสัดส่วน",
        "foreseen": "ร้อยละของแผน",
        "foreseen_level": "ระดับที่คาดการณ์เมื่อสิ้นปี",
        "foreseen_points": "คะแนนที่คาดการณ์เมื่อสิ้นปี",
    }
)

ROWS = {
    "scores": Rows(
        "คะแนนของตัวชี้วัดตามองค์ประกอบ พร้อมแถวรวม",
        {
            **ORDER,
            "score": Name("คะแนน", SCORE),
            "name": Name("ชื่อตัวชี้วัด หรือชื่อแถวรวม"),
        },
    ),
    "unscored": Rows(
        "ตัวชี้วัดเจรจาตกลงที่ไม่มีน้ำหนัก ในรายการเดียว",
        {"unscored": Name("ตัวชี้วัดที่ไม่มีน้ำหนัก", Many(Indicator))},
    ),
}
