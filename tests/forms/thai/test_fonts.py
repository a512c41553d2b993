from __future__ import annotations

import struct
import sys

import pytest

from forms.pdf.subset import _assembled
from forms.thai import fonts
from forms.thai.fonts import FontFile, bundled, font_tables, text_fonts, usable
from forms.thai.shaping import Typeface, typeface


@pytest.fixture
def font_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "_folders", lambda: iter((tmp_path / "absent", tmp_path)))
    text_fonts.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    text_fonts.cache_clear()


def put(folder, name: str, data: bytes | None = None) -> None:
    (folder / name).write_bytes(data or bundled(bold="old" in name).path.read_bytes())


def test_the_bundled_face_is_taken_when_no_other_is_installed(font_folder):
    assert text_fonts() == (bundled(bold=False), bundled(bold=True))


def test_the_offices_own_face_is_taken_when_both_weights_are_installed(font_folder):
    put(font_folder, "THSarabunNew.ttf")
    put(font_folder, "THSarabunNew Bold.ttf")
    put(font_folder, "THSarabunPSK.ttf")
    assert text_fonts()[0] == FontFile(font_folder / "THSarabunNew.ttf")
    text_fonts.cache_clear()
    put(font_folder, "THSarabunPSK-Bold.ttf")
    assert [each.path.name for each in text_fonts()] == [
        "THSarabunPSK.ttf",
        "THSarabunPSK-Bold.ttf",
    ]


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "outlines", "licence"])
def test_a_face_is_passed_over_when_it_cannot_be_used(font_folder, damage):
    original = bundled(bold=False).path.read_bytes()
    tables = font_tables(original)
    licence = bytearray(tables["OS/2"])
    struct.pack_into(">H", licence, 8, 2)
    data = {
        "empty": b"\0",
        "text": b"not a font at all",
        "cut": original[: len(original) // 2],
        "outlines": _assembled({tag: tables[tag] for tag in tables if tag != "glyf"}),
        "licence": _assembled({**tables, "OS/2": bytes(licence)}),
    }[damage]
    put(font_folder, "THSarabunPSK.ttf", data)
    put(font_folder, "THSarabunPSK-Bold.ttf")
    assert not usable(font_folder / "THSarabunPSK.ttf")
    assert text_fonts()[0] == bundled(bold=False)


def test_windows_folders_are_the_users_and_the_systems(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "C:/Users/สมชาย/AppData/Local")
    monkeypatch.setenv("SYSTEMROOT", "C:/Windows")
    folders = [folder.as_posix() for folder in fonts._folders()]
    assert folders == ["C:/Users/สมชาย/AppData/Local/Microsoft/Windows/Fonts", "C:/Windows/Fonts"]


def test_the_bundled_face_is_as_wide_as_the_official_one():
    # Advances of TH Sarabun in thousandths of an em.
    official = {"0": 362, "A": 400, " ": 216, "H": 441, "M": 548}
    face = typeface(bundled(bold=False))
    for char, width in official.items():
        assert face.shape(char).width * 1000 == pytest.approx(width, abs=3)


def test_each_character_is_one_code_in_typed_order():
    face = Typeface(bundled(bold=False))
    for text in ("น้ำ", "ป้ำ", "ที่ปู่", "AVATAR fi", "เกี๊ยว"):
        glyphs = face.shape(text)
        assert len(glyphs.codes) == len(text)
        assert face.text_of(glyphs.codes) == text
        drawn = [face.glyphs[ord(code)] for code in glyphs.codes]
        assert sum(each.advance for each in drawn) / face.em == pytest.approx(glyphs.width)


def test_sara_am_is_one_glyph_of_two_parts_and_marks_have_no_width():
    face = Typeface(bundled(bold=False))
    base, tone, am = (face.glyphs[ord(code)] for code in face.shape("ป้ำ").codes)
    assert len(base.parts) == 1
    assert len(am.parts) == 2
    assert tone.advance == 0
    assert tone.parts[0][1] < 0


def test_glyphs_are_made_once_when_words_repeat():
    face = Typeface(bundled(bold=False))
    face.shape("ที่ปรึกษา")
    made = len(face.glyphs)
    face.shape("ปรึกษาที่")
    assert face.shape("ที่ปรึกษา") is face.shape("ที่ปรึกษา")
    assert len(face.glyphs) <= made + 2
