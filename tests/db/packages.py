"""A small plan of our own that uses every kind of field, and how packages compare."""

import json
from base64 import b64encode
from decimal import Decimal
from pathlib import Path
from typing import Any

# Real pictures: a red one of three points by two with one blue, and a grey square.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000030000000208020000001216f14d0000001c4944415478"
    "da633c2127c7c0c0c0c0c0c0c4c0c0e063b38f81810100191a024e33c9dae20000000049454e44ae4260"
    "82"
)
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb00430050373c463c32504641465a55505f78c882"
    "786e6e78f5afb991c8ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
    "ffffffffffffc0000b080008000801011100ffc40014000100000000000000000000000000000001ffc4"
    "0014100100000000000000000000000000000000ffda0008010100003f001fffd9"
)
CASES = Path(__file__).parents[2] / "../shared/cases"


def small_value() -> dict[str, Any]:
    """A package as JSON holds it: valid, short, with something of everything."""
    return {
        "format": "bma-plan-package",
        "version": 1,
        "plan": {
            "fiscal_year": 2568,
            "edition": "2567",
            "title": "แผนทดลอง",
            "unit": {"name": "หน่วยทดลอง", "phone": "0 2000 0000"},
            "agency": {"name": "สังกัดทดลอง"},
            "divisions": [
                {"key": "d1", "name": "ฝ่ายหนึ่ง", "duties": ["งานแรก", "", "งานสาม"]},
                {"key": "d2", "name": "กลุ่มสอง", "parent": "d1"},
                {"key": "d3", "name": "กลุ่มสาม", "parent": "d2"},
            ],
            "preface": ["ย่อหน้าแรก", "ย่อหน้าสอง"],
            "situation": [
                {"heading": "หัวข้อ", "level": 2, "paragraphs": []},
                {"paragraphs": ["โครงสร้าง", "[picture chart]", "เป้าหมายรายปี\n[table goals]"]},
            ],
            "staffing": [{"year": 2567, "division": "d1", "civil_servants": 12}, {}],
            "swot": [{"quadrant": "S", "text": "ดี"}],
            "goals": [{"objective": "o1", "key_result": "k1"}],
            "headline_indicators": [{"indicator": "i1"}],
            "framework": {
                "objectives": [{"key": "o1", "text": "เป้า"}],
                "key_results": [{"key": "k1", "text": "ผล", "objective": "o1", "lead": ["ก"]}],
                "tactic_kpis": [
                    {
                        "code": "1.1.1",
                        "text": "ตัวชี้วัด",
                        "targets": {"2568": "ร้อยละ 80", "2567": "", "ตลอดแผน": "ครบ"},
                        "projects": ["p2", "p1"],
                        "measure": {"formulas": [{"numerator": "", "denominator": ""}]},
                    }
                ],
            },
            "part1": [
                {
                    "dimension": 1,
                    "tactics": [
                        {
                            "tactic": "1.1",
                            "projects": ["p1"],
                            "project_notes": [{"project": "p1", "text": "เฉพาะเขตชั้นใน"}],
                        }
                    ],
                },
                {"dimension": 2, "objective": "o1", "key_results": ["k1"]},
            ],
            "part2": [{"number": "1", "indicators": ["i1"], "links": [{"objective": "o1"}]}],
            "part3": [{"programme": "งานประจำ", "projects": []}],
            "projects": [
                {
                    "key": "p1",
                    "name": "โครงการหนึ่ง",
                    "kind": "project",
                    "budget": {"amount": 500000, "status": "granted"},
                    "divisions": ["d2", "d1"],
                    "activities": [
                        {
                            "title": "กิจกรรม",
                            "steps": [
                                {
                                    "number": "1",
                                    "text": "ขั้นแรก",
                                    "weight": 25.5,
                                    "spans": [
                                        {"start": "2567-10", "end": "2568-03", "label": "ทุกเดือน"}
                                    ],
                                },
                                {"number": "2", "text": "ขั้นสอง", "weight": 74.5},
                            ],
                        }
                    ],
                    "grid": {"start": "2567-10", "end": "2569-09"},
                    "dropped": False,
                },
                {"key": "p2", "name": "โครงการสอง"},
            ],
            "indicators": [
                {
                    "key": "i1",
                    "name": "ตัวชี้วัดหนึ่ง",
                    "weight": 15,
                    "baseline": [{"year": 2566, "text": "ร้อยละ 70"}, {"text": "-"}],
                    "link": {"objective": "o1"},
                    "measure": {
                        "definition": "นิยาม\n[picture photo]",
                        "method": "หาร\n[formula 1]\nแล้วคูณ",
                        "formulas": [{"numerator": "ก", "denominator": "ข", "multiplier": 100}],
                    },
                    "rubrics": [
                        {"levels": [{"level": 5, "percent": 100, "criteria": ["ครบ", ""]}]}
                    ],
                    "projects": ["p1", "p2"],
                    "annexes": [{"paragraphs": ["ข้อคำถาม", "[table form.1]", "\\[table form.1]"]}],
                }
            ],
            "supporting_indicators": [{"name": "สนับสนุน", "divisions": ["d3"]}],
            "policy_links": [{"project": "p1"}],
            "tables": [
                {
                    "key": "goals",
                    "title": "เป้าหมายรายปี",
                    "head": [["ปี", "เป้าหมาย"], ["", "แห่ง"]],
                    "rows": [["2567", "10", "เกินมา"], [], ["รวมทุกปี", "", ""]],
                    "widths": [1, 2.5],
                },
                {"key": "form.1", "rows": [["ข้อ", "มาก", "น้อย"]]},
            ],
            "pictures": [
                {
                    "key": "chart",
                    "media_type": "image/png",
                    "data": b64encode(PNG).decode(),
                    "caption": "ผังโครงสร้าง",
                    "width_mm": 120.5,
                },
                {"key": "photo", "media_type": "image/jpeg", "data": b64encode(JPEG).decode()},
            ],
            "part3_heading": "ระดับเขต",
            "print_choices": {"footnotes": True, "distributed": False},
        },
        "reports": [
            {
                "quarter": 1,
                "memo": {
                    "date": "2568-01-15",
                    "signatures": [{"name": "ผู้ลงนาม", "position": ["บรรทัดหนึ่ง", "บรรทัดสอง"]}],
                },
                "results": [{"indicator": "i1", "progress": 11.23, "value": None}],
                "steps": [{"project": "p1", "activity": 0, "step": "1", "done": 100}],
                "spending": [{"project": "p1", "amount": 256400.5}],
                "heading": "มิติทดลอง",
            }
        ],
    }


def as_bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def normal(value: Any) -> Any:
    """A package value with the empty and the absent made alike, but not inside lists.

    Which program wrote it is nothing of the package.
    """
    if isinstance(value, dict):
        found = {name: normal(item) for name, item in value.items()}
        return {
            name: item
            for name, item in found.items()
            if item is not None and item not in ("", [], {}) and name != "generator"
        }
    if isinstance(value, list):
        return [normal(item) for item in value]
    return value


def exact(data: bytes) -> Any:
    """The value of a JSON text with every figure as it was written."""
    return json.loads(data, parse_float=Decimal, parse_int=Decimal)
