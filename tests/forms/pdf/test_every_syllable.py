from __future__ import annotations

import itertools
import re

import pytest
from pdf_readers import READERS, squashed

from forms.document import Document, Form, Paragraph, Run
from forms.pdf import render_pdf
from forms.pdf.subset import FontSource, _assembled
from forms.thai import fonts, measuring, shaping, strips

CONSONANTS = [chr(code) for code in range(0x0E01, 0x0E2F) if chr(code) not in "ฤฦ"]
TONES = ["", "่", "้", "๊", "๋"]
# Where the consonant and the tone stand among the vowel's signs.
VOWELS = [
    "CT",
    "CTะ",
    "CัT",
    "CTา",
    "CTำ",
    "CิT",
    "CีT",
    "CึT",
    "CืT",
    "CุT",
    "CูT",
    "เCT",
    "เCTะ",
    "แCT",
    "โCT",
    "ใCT",
    "ไCT",
    "เCTา",
    "เCTาะ",
    "เCีTย",
    "เCืTอ",
    "CัTว",
    "Cฺ",
    "C็T",
    "C์",
    "CํT",
    "CุTา",
    "CิT์",
]


def syllables():
    for vowel, consonant, tone in itertools.product(VOWELS, CONSONANTS, TONES):
        yield vowel.replace("C", consonant).replace("T", tone)
    yield from [
        "ฤ",
        "ฤๅ",
        "ฤ่",
        "ฦ",
        "ฦๅ",
        "ฯ",
        "ๆ",
        "ฯลฯ",
        "๏",
        "๚",
        "๛",
        "฿",
        "๐๑๒๓๔๕๖๗๘๙",
        "ก๎",
        "พฺ่",
        "น้ำ",
        "กํา",
    ]


@pytest.fixture(scope="module")
def sweep() -> str:
    return " ".join(syllables())


@pytest.fixture
def old_font(tmp_path, monkeypatch):
    """A font as they were made before OpenType: its moved marks stand in private use."""
    files = []
    for bold in (False, True):
        original = fonts.bundled(bold=bold)
        tables = dict(FontSource(original.path.read_bytes()).tables)
        for tag in ("GSUB", "GPOS", "GDEF"):
            del tables[tag]
        path = tmp_path / original.path.name
        path.write_bytes(_assembled(tables))
        files.append(fonts.FontFile(path, original.em))
    monkeypatch.setattr(shaping, "text_fonts", lambda: tuple(files))
    caches = (shaping.fonts, measuring.measured, measuring.word_of, measuring.narrower)
    caches += (strips.paragraph_strips,)
    for cache in caches:
        cache.cache_clear()
    yield
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()


def printed(text: str, *, bold: bool, size: float) -> bytes:
    paragraph = Paragraph((Run(text, bold=bold),), size=size)
    form = Form("sweep", "พยางค์", (paragraph,), numbering="none")
    return render_pdf(Document("พยางค์", "", (form,)))


def assert_exact(data: bytes, text: str, reader: str) -> None:
    extracted = "".join(READERS[reader](data))
    assert squashed(extracted) == squashed(text)
    assert re.search("[\ue000-\uf8ff]", extracted) is None


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("bold", "size"), [(False, 16), (True, 14)])
def test_every_syllable_is_read_as_typed_when_any_reader_extracts_it(sweep, reader, bold, size):
    assert_exact(printed(sweep, bold=bold, size=size), sweep, reader)


@pytest.mark.parametrize("reader", READERS)
def test_every_syllable_is_read_as_typed_when_the_font_is_an_old_one(sweep, old_font, reader):
    assert_exact(printed(sweep, bold=False, size=16), sweep, reader)


@pytest.mark.parametrize("size", [8, 11.5, 29])
def test_syllables_are_read_as_typed_when_the_size_is_any(size):
    text = " ".join(list(syllables())[::7])
    assert_exact(printed(text, bold=False, size=size), text, "pdfium")
