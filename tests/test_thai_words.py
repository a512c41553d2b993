"""One Thai term for each thing: what users read holds none of the words not to be used."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
THAI = re.compile("[\u0e00-\u0e7f]")
# Part of other words that may be used: ต่างหาก, ใส่รหัสผ่าน (a file locked by a password), and
# the official footnotes' ให้ใส่ - and ให้ใส่รหัส.
NOT_TO_BE_USED = {
    "ไฟล์": "แฟ้ม",
    "เวอร์ชัน": "รุ่น",
    "อัปเดต": "ปรับปรุง",
    "แพ็กเกจ": "แฟ้มแผน",
    "แฟ้มข้อมูลแผน": "แฟ้มแผน",
    "กรุณา": "โปรด",
    "ครับ": "",
    "ค่ะ": "",
    "(?<!ต่าง)หาก": "ถ้า",
    "ที่เก็บข้อมูล": "พื้นที่ดิสก์ or ฐานข้อมูล",
    "คลัง": "แผนในเครื่องนี้ or แผนอื่น",
    "คำเตือน": "ข้อควรระวัง",
    "ย้อนกลับ": "เลิกทำ or ก่อนหน้า",
    "เรียกคืน|คืนค่า": "กู้คืน",
    "แบ็กอัป": "แฟ้มสำรอง",
    "ระบาย": "ขีด",
    "แถวเตี้ย": "แถวแน่น",
    "ขั้นย่อย": "ขั้นตอนย่อย",
    "เนื้องาน": "น้ำหนักขั้นตอน",
    "เกณฑ์คะแนน": "เกณฑ์การให้คะแนน",
    "หน้าตัวอย่าง|พรีวิว": "ตัวอย่างหน้ากระดาษ",
    "คำแทน|คำในปีกกา": "คำเติมอัตโนมัติ",
    "ถ้อยคำกลาง": "ข้อความมาตรฐาน",
    "แบบบันทึกของ": "แบบบันทึกข้อความ",
    "ใหม่จากปีก่อน": "สร้างแผนปีถัดไป",
    "ลายเซ็น": "ลายมือชื่อ",
    "ยอมรับ|รับไว้": "คงไว้",
    "ส่วนย่อย": "ส่วนราชการย่อย",
    "นำออก": "เอาออก",
    "คัดมา|ก๊อปปี้": "ยกมา",
    "พิมพ์เช่น": "กรอกแบบ",
    "ไปยัง|ไปหน้า": "ไปที่",
    "ให้เอง|บันทึกเอง": "โปรแกรม…ให้",
    "ใส่(?!รหัส| -)": "กรอก, เพิ่ม or แทรก",
    "(?<=[ก-๛])!": "",
    "[ก-๛]  +[ก-๛]": "one space",
}
# The forms' own words, those that reading looks for, and what experts write in an edition.
_OF_OTHERS = ("forms/editions/reference", "forms/editions/template_checking.py")


def _python(path: Path) -> Iterator[tuple[int, str]]:
    """The Thai texts of a module that are no docstrings, holes of f-strings as `{}`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    parts = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            pieces = (
                part.value if isinstance(part, ast.Constant) else "{}" for part in node.values
            )
            yield node.lineno, "".join(map(str, pieces))
        elif isinstance(node, ast.Constant) and id(node) not in docstrings | parts:
            yield node.lineno, str(node.value)


def _notes(path: Path) -> Iterator[tuple[int, str]]:
    """What an edition says of how fields are filled in."""
    notes = tomllib.loads(path.read_text(encoding="utf-8")).get("notes", {})
    yield from ((0, text) for text in notes.values())


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    yield from enumerate(path.read_text(encoding="utf-8").splitlines(), 1)


def texts() -> Iterator[tuple[str, str]]:
    """Every Thai text that a user reads, and where it stands."""
    readers = (
        (("db", "forms", "desktop"), "*.py", _python),
        (("forms/editions",), "*.toml", _notes),
        (("resources/help", "resources/manual"), "*.md", _lines),
    )
    for folders, names, read in readers:
        for folder in folders:
            for path in sorted((ROOT / folder).rglob(names)):
                place = path.relative_to(ROOT).as_posix()
                if not place.startswith(_OF_OTHERS):
                    yield from (
                        (f"{place}:{line}", text) for line, text in read(path) if THAI.search(text)
                    )


def found_in(text: str) -> list[str]:
    """The words of a text that are not to be used, each with what is used instead."""
    return [
        f"{match[0].strip()} → {instead}"
        for word, instead in NOT_TO_BE_USED.items()
        for match in re.finditer(word, text)
    ]


def test_no_text_holds_a_word_that_is_not_to_be_used():
    told = [f"{place}: {word}" for place, text in texts() for word in found_in(text)]
    assert not told, "\n".join(told)


def test_texts_of_every_kind_are_read():
    read = dict(texts())
    assert len(read) > 2000
    for start in (
        "db/",
        "forms/checks/",
        "desktop/window/",
        "desktop/commandline/",
        "forms/editions/2567.toml",
        "resources/help/",
    ):
        assert any(place.startswith(start) for place in read), start


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("หากแฟ้มเสีย ให้เปิดไฟล์อื่น", "ถ้าแฟ้มเสีย ให้เปิดแฟ้มอื่น"),
        ("หากต้องการ", "เก็บไว้ต่างหาก"),
        ("ใส่จำนวนเงิน", "แฟ้มที่ใส่รหัสผ่าน"),
        ("สำเร็จแล้ว!", "สำเร็จแล้ว"),
        ("สองวรรค  ติดกัน", "วรรค เดียว"),
    ],
)
def test_a_word_is_found_where_it_stands_and_not_in_others(wrong, right):
    assert found_in(wrong)
    assert not found_in(right)


def test_no_words_of_python_or_the_system_stand_in_a_sentence():
    """They are English: what is not the program's own error is told in words of its own."""
    texts = {
        path: path.read_text(encoding="utf-8")
        for room in ("db", "forms", "desktop")
        for path in (ROOT / room).rglob("*.py")
    }
    classes = re.compile(r"^ *class (\w+)", re.MULTILINE)
    own = {name for text in texts.values() for name in classes.findall(text)}
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path, text in texts.items()
        if any(f"{{{name}" in text for name in re.findall(r"except .* as (\w+):", text))
        for line in _lines_with_foreign_words(ast.parse(text), own)
        if path.relative_to(ROOT).as_posix() not in _FOR_EXPERTS
    ]
    assert found == []


# Who reads the self-test sends it to those who made the program.
_FOR_EXPERTS = {"desktop/window/selftest/run.py"}


def _lines_with_foreign_words(tree: ast.Module, own: set[str]) -> Iterator[int]:
    for handler in ast.walk(tree):
        if not isinstance(handler, ast.ExceptHandler) or not handler.name or not handler.type:
            continue
        kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        names = {ast.unparse(each).rpartition(".")[2] for each in kinds}
        if names <= own:
            continue
        name = handler.name
        told = {name, f"{name}.strerror", f"{name}.msg", f"{name}.reason"}
        for node in ast.walk(handler):
            if isinstance(node, ast.FormattedValue) and ast.unparse(node.value) in told:
                yield node.lineno
