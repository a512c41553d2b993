"""The lists that define indicators: KPIs of tactics, indicators, rubrics."""

from __future__ import annotations

from db.records import Indicator, Rubric, RubricLevel
from forms.editions.declaring import named
from forms.editions.vocabulary.rows.declared import (
    DEFINED,
    KPI,
    OBJECTIVE,
    ORDER,
    POLICY,
    STRATEGY,
    TACTIC,
    Rows,
)
from forms.editions.vocabulary.rows.parts import ISSUE
from forms.templates.names import TEXTS, Leaf, Many, Name, Names

_TABLE: Names = {"kpi_table": Name("ตารางของวัตถุประสงค์หลักหนึ่ง", Leaf.TRUTH)}
_DEFINED_KPI: Names = {
    **KPI,
    **DEFINED,
    "tactic_words": Name("รหัสและข้อความของกลยุทธ์ หรือข้อความของเป้าประสงค์"),
}
_INDICATOR: Names = {
    "indicator": Name("ตัวชี้วัด", Indicator),
    **DEFINED,
    "kind_word": Name("ประเภทของตัวชี้วัด"),
}
_TARGET: Names = named({"target": "เป้าหมายของตัวชี้วัด หรือของประเด็น"})
_COMPONENT = named({"code": "รหัส", "name": "ชื่อ", "line": "หัวข้อขององค์ประกอบ"})

ROWS = {
    "tactic_kpis": Rows("ตัวชี้วัดของกลยุทธ์", KPI, needs=("listed",)),
    "kpi_tables": Rows(
        "ตารางของตาราง ก ทีละวัตถุประสงค์หลัก",
        {**_TABLE, **OBJECTIVE, "results": Name("ลำดับและข้อความของตัววัดผลหลัก", TEXTS)},
    ),
    "defined_kpis": Rows("ตัวชี้วัดของกลยุทธ์ในตารางหนึ่งของตาราง ก", _DEFINED_KPI, needs=("kpi_table",)),
    "all_defined_kpis": Rows("ตัวชี้วัดของกลยุทธ์ทั้งหมดในตารางเดียว", {**_DEFINED_KPI, **ORDER}),
    "own_tables": Rows(
        "ตารางของตาราง ข ทีละประเด็น และสุดท้ายตัวชี้วัดที่ไม่อยู่ในประเด็นใด",
        {**ISSUE, "stray": Name("ตัวชี้วัดที่ไม่อยู่ในประเด็นใด", Many(Indicator))},
    ),
    "issue_indicators": Rows("ตัวชี้วัดของประเด็น", {**_INDICATOR, **_TARGET}, needs=("issue",)),
    "own_indicators": Rows("ตัวชี้วัดทั้งหมดของตาราง ข ในตารางเดียว", {**ORDER, **_INDICATOR}),
    "negotiated": Rows(
        "ตัวชี้วัดเจรจาตกลง",
        {
            **_INDICATOR,
            **ORDER,
            "components": Name("องค์ประกอบที่เริ่มที่ตัวชี้วัดนี้", Many(_COMPONENT)),
            **POLICY,
            **STRATEGY,
            **TACTIC,
        },
    ),
    "entered_components": Rows(
        "องค์ประกอบที่เริ่มที่ตัวชี้วัดนี้",
        {"item": Name("องค์ประกอบ", _COMPONENT)},
        needs=("components",),
    ),
    "linked_kpis": Rows("ตัวชี้วัดของกลยุทธ์ที่ตัวชี้วัดนี้เชื่อมโยง", {**KPI, **ORDER}, needs=("indicator",)),
    "this_indicator": Rows("ตัวชี้วัดนี้แถวเดียว", {}, needs=("indicator",)),
    "rubrics": Rows(
        "เกณฑ์การให้คะแนนของตัวชี้วัด",
        named(
            {
                "rubric": Name("เกณฑ์การให้คะแนน", Rubric),
                "several": "จำนวนเกณฑ์ ที่เกณฑ์แรกเมื่อมีหลายเกณฑ์",
                "number": "ลำดับที่ของเกณฑ์ เมื่อมีหลายเกณฑ์",
                "first": Name("เป็นเกณฑ์แรก", Leaf.TRUTH),
                "rubric_title": "ชื่อเกณฑ์ เมื่อไม่ซ้ำกับชื่อตัวชี้วัด",
            }
        ),
        needs=("indicator",),
    ),
    "rubric_levels": Rows(
        "ระดับของเกณฑ์ จากสูงไปต่ำ", {"level": Name("ระดับ", RubricLevel)}, needs=("rubric",)
    ),
}
