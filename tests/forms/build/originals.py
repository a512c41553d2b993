"""The printed originals of the shared cases, parted into the forms they show."""

from __future__ import annotations

import re
import unicodedata

# What begins each form of an original, in the order in which it is bound; what stands
# before the first is front matter, and the contents name the same headings once before.
BEGINNINGS = {
    "2567": {
        "essentials": "สาระสำคัญของ",
        "part1": r"ส่วนที่ 1\b",
        "part2": r"ส่วนที่ 2\b",
        "part3": r"ส่วนที่ 3\b",
        "table-a": r"ส่วนที่ 4\b",
        "table-b": r"ตาราง ข\b",
        "table-c": r"ตาราง ค\b",
        "table-d": r"ตาราง ง\b",
        "table-e": r"ตาราง จ\b",
        "table-f": r"ตาราง ฉ\b",
    },
    "2566": {
        "essentials": "สาระสำคัญของ",
        "part1": "กลยุทธ์และโครงการ/กิจกรรมยุทธศาสตร์",
        "part2": "โครงการ/กิจกรรมสำคัญตามภารกิจของหน่วยงาน",
        "part3": "สรุปโครงการและงบประมาณ",
        "table-a": "การนำแผนฯ ไปสู่การปฏิบัติ",
        "table-b": r"ตาราง ข\b",
        "table-c": r"ตาราง ค\b",
        "table-d": r"ตาราง ง\b",
        "table-e": "ขั้นตอนการปฏิบัติงานของโครงการ",
    },
}


def sections(source: str, edition: str) -> dict[str, str]:
    """The text of each form of an original, squeezed."""
    lines = source.split("\n")
    bare = [re.sub(r"<[^>]+>|[*#■○]", "", line).strip(" -\t") for line in lines]
    # The contents end at the second line that names the essentials as a heading.
    wanted = BEGINNINGS[edition]
    starts: list[tuple[str, int]] = []
    at = next(n for n, line in enumerate(lines) if re.match(r"#+ สาระสำคัญของ", line))
    for name, beginning in wanted.items():
        at = next(n for n in range(at, len(bare)) if re.match(beginning, bare[n]))
        starts.append((name, at))
    ends = [start for _, start in starts[1:]] + [len(lines)]
    return {
        name: squeezed("\n".join(lines[start:end]))
        for (name, start), end in zip(starts, ends, strict=True)
    }


def squeezed(text: str) -> str:
    """A text as originals and documents are compared: without spaces, marks and dashes."""
    text = unicodedata.normalize("NFC", text).replace("\u0e4d\u0e32", "\u0e33")
    text = re.sub("\u0e4d([\u0e48-\u0e4b])\u0e32", "\\1\u0e33", text)
    text = re.sub(r"<[^>]+>", "", text).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    text = re.sub(r"[\s\u200b*#|_\-–•■○\"“”.()]+", "", text)
    return text.replace("แผนปฏิบัติการ", "แผนปฏิบัติราชการ")
