"""The lists of milestone grids and their steps."""

from __future__ import annotations

from db.records import Activity, Policy, Step
from forms.editions.declaring import named
from forms.editions.vocabulary.rows.declared import PROJECT, Rows
from forms.templates.names import Leaf, Many, Name, Names

_GRID: Names = named(
    {
        **PROJECT,
        "first_grid": Name("เป็นตารางแรกของโครงการ", Leaf.TRUTH),
        "project_line": Name(
            "บรรทัดชื่อโครงการ ที่ตารางแรกของโครงการ",
            named({"label": "คำนำหน้าและลำดับ", "name": "ชื่อ", "divisions": "ส่วนราชการ"}),
        ),
        "served": Name(
            "ตัวชี้วัดที่โครงการสนับสนุน ที่ตารางแรกของโครงการ",
            Many(named({"number": "ลำดับ", "name": "ชื่อ"})),
        ),
        "activity": Name("กิจกรรม", Activity),
        "activity_title": "ชื่อกิจกรรม",
        "activity_number": "ลำดับที่ของกิจกรรม เมื่อมีหลายกิจกรรมหรือมีชื่อ",
        "policies": Name("นโยบายของโครงการ ที่ตารางแรกของโครงการ", Many(Policy)),
    }
)

ROWS = {
    "grids": Rows("ตารางขั้นตอนทั้งหมด ตามกลุ่มใน grid_groups", _GRID),
    "kpi_grids": Rows("ตารางขั้นตอนของโครงการของตัวชี้วัดของกลยุทธ์", _GRID),
    "own_grids": Rows("ตารางขั้นตอนของโครงการของตัวชี้วัดของหน่วยงาน", _GRID),
    "negotiated_grids": Rows("ตารางขั้นตอนของโครงการของตัวชี้วัดเจรจาตกลง", _GRID),
    "routine_grids": Rows("ตารางขั้นตอนของงานประจำที่สนับสนุนนโยบาย", _GRID),
    "steps": Rows(
        "ขั้นตอนของกิจกรรม",
        named({"step": Name("ขั้นตอน", Step), "running": "ความก้าวหน้าสะสม (ร้อยละ)"}),
        needs=("activity",),
    ),
}
