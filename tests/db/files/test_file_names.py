"""Names of files are such as every system takes, and fit where they are to lie."""

from pathlib import Path

import pytest

from db import files
from db.files import names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("แผนปฏิบัติการ 2567", "แผนปฏิบัติการ 2567"),
        ('ก<ข>ค:ง"จ/ฉ\\ช|ซ?ฌ*', "ก ข ค ง จ ฉ ช ซ ฌ"),
        ("สำนัก\n\tงาน\x00", "สำนัก งาน"),
        ("สสส.กทม.", "สสส.กทม"),
        ("../..", "แผน"),
        ("สยป.. 3 . . ฉบับ...แก้", "สยป. 3 . ฉบับ.แก้"),
        (".ซ่อน. ", "ซ่อน"),
        ("กข\u200b\u202eค\ufeffง\u2028จ\u0085ฉ\ud800", "กขคง จ ฉ"),
        ("", "แผน"),
        ("CON", "_CON"),
        ("nul.2567", "_nul.2567"),
        ("lpt1 .x", "_lpt1 .x"),
        ("COM¹", "_COM¹"),
        ("conout$.pdf", "_conout$.pdf"),
        ("console", "console"),
    ],
)
def test_name_is_made_safe_for_every_system(text, name):
    assert files.safe_name(text) == name


def test_long_name_is_cut_before_a_letter_that_stands_by_itself():
    marks = "ัิีึืฺุู็่้๊๋์ํ๎ะาำๅ"
    for filler in range(60):
        whole = "ก" * filler + "น้ำที่นี่" * 30
        cut = files.safe_name(whole)
        assert 165 < len(cut.encode()) <= 180
        assert whole[len(cut)] not in marks
        assert cut[-1] not in "เแโใไ"


@pytest.mark.parametrize(
    "parts",
    [
        ("สำนักงานเขตทดลอง", "2567", "แบบ สยป.3", "ไตรมาส 2"),
        ("น้ำที่นี่" * 100, "2567", "แบบ สยป.3", "ไตรมาส 2"),
        ("สำนัก", "2567", "ตารางที่ใหญ่" * 100, "ไตรมาส 2"),
        ("น้ำที่นี่" * 100, "2567", "ตารางที่ใหญ่" * 100, "ไตรมาส 2"),
    ],
)
@pytest.mark.parametrize("depth", [0, 10, 20, 22])
def test_name_of_several_parts_keeps_what_tells_files_apart(parts, depth, monkeypatch):
    monkeypatch.setattr(names, "PATH_LIMIT", 259)
    folder = Path("/", *("โฟลเดอร์ย่อย" for _ in range(depth * 8 // 13)))
    name = files.fitted_name(parts, ".pdf", folder)
    assert len(str(folder / name)) <= 259
    assert len(name.encode()) <= 184
    assert "2567" in name
    assert name.endswith("ไตรมาส 2.pdf")
    assert name.startswith(parts[0][:5])


def test_name_without_parts_is_a_name_all_the_same():
    assert files.fitted_name(("", " . ", "\u200b"), ".pdf", Path("/")) == "แผน.pdf"
