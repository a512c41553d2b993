from __future__ import annotations

import re
import subprocess
import sys
import threading
from io import BytesIO

import pypdf
import pytest
from pdf_readers import READERS, squashed, whole

from forms.document import Contents, Document, Form, Heading, Paragraph, Run, plain
from forms.pdf import render, render_pdf
from forms.pdf.subset import FontSource, subset
from forms.thai.fonts import bundled, font_tables
from forms.thai.shaping import Synthetic, typeface

TEXT = "แผนปฏิบัติราชการประจำปี พ.ศ. 2567 ที่น้ำป่าฝั่งปู่ (SWOT) “อื่น ๆ”"


def made(text: str = TEXT, **options) -> Document:
    paragraphs = (plain(text), plain(text, bold=True))
    return Document("แผนของหน่วยงาน", "สำนักทดสอบ", (Form("a", "แบบ ก", paragraphs, **options),))


def opened(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(data))


def test_the_file_names_title_author_subject_and_language():
    reader = opened(render_pdf(made()))
    assert reader.metadata.title == "แผนของหน่วยงาน"
    assert reader.metadata.author == "สำนักทดสอบ"
    assert reader.metadata.subject == "แผนของหน่วยงาน"
    assert reader.trailer["/Root"]["/Lang"] == "th-TH"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_font_is_embedded_as_a_subset_with_its_characters():
    reader = opened(render_pdf(made()))
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert len(fonts) == 2
    for font in fonts:
        below = font["/DescendantFonts"][0].get_object()
        assert re.fullmatch(r"/[A-Z]{6}\+[A-Za-z-]+", font["/BaseFont"])
        assert font["/BaseFont"] == below["/BaseFont"] == below["/FontDescriptor"]["/FontName"]
        assert len(below["/FontDescriptor"]["/FontFile2"].get_data()) < 40_000
        assert "/ToUnicode" in font


def test_no_character_is_mapped_to_private_use():
    reader = opened(render_pdf(made("ป้ำ ฝี้ ญู \uf70a\uf71a \ue001 กุ่")))
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        table = font.get_object()["/ToUnicode"].get_data().decode("ascii")
        for code in re.findall(r"> <([0-9a-f]{4})", table):
            assert not 0xE000 <= int(code, 16) <= 0xF8FF


def test_bookmarks_are_nested_and_page_labels_are_those_printed():
    items = (
        Heading((plain("ส่วนที่ 1"),), level=1),
        Heading((plain("ย่อย"),), level=3),
        Heading((plain("แบบ ข"),), level=1, entry="แบบ ข"),
        Heading((plain("ส่วนที่ 2"),), level=1, entry="ส่วนที่ 2 ในสารบัญ"),
    )
    forms = (
        Form("cover", "ปก", (plain("ปก"),), numbering="none"),
        Form("front", "คำนำ", (plain("คำนำ"),), numbering="letters"),
        Form("b", "แบบ ข", items),
    )
    reader = opened(render_pdf(Document("แผน", "", forms)))
    outline = reader.outline
    assert titles(outline) == ["ปก", "คำนำ", "แบบ ข", ["ส่วนที่ 1", ["ย่อย"], "ส่วนที่ 2 ในสารบัญ"]]
    assert reader.page_labels == ["ปก", "(ก)", "1"]
    assert reader.trailer["/Root"]["/PageMode"] == "/UseOutlines"
    # All are open, and each says how many there are below it, at whatever depth.
    assert opened_below(reader.trailer["/Root"]["/Outlines"]) == [6, [3, [1]]]


def opened_below(entry) -> list:
    """How many bookmarks an entry says are in sight below it, and so for those that have any."""
    found, kid = [entry["/Count"]], entry["/First"]
    while kid is not None:
        if "/First" in kid:
            found.append(opened_below(kid))
        kid = kid.get("/Next")
    return found


def titles(outline) -> list:
    return [titles(each) if isinstance(each, list) else each.title for each in outline]


def test_contents_lines_lead_to_their_pages():
    body = (Heading((plain("หัวข้อ"),), entry="หัวข้อ"),)
    forms = (
        Form("contents", "สารบัญ", (Contents("สารบัญ", "หน้า"),)),
        Form("filler", "อื่น", (plain("อื่น"),)),
        Form("b", "แบบ", body),
    )
    reader = opened(render_pdf(Document("แผน", "", forms)))
    link = reader.pages[0]["/Annots"][0].get_object()
    assert link["/Subtype"] == "/Link"
    assert reader.get_page_number(link["/Dest"][0].get_object()) == 2


def test_a_word_of_several_looks_is_read_whole():
    runs = (Run("ตัว", bold=True), Run("ชี้วัด", underline=True), Run(" น้"), Run("ำ", bold=True))
    form = Form("a", "แบบ", (Paragraph(runs),), numbering="none")
    assert squashed(whole(render_pdf(Document("แผน", "", (form,))))) == "ตัวชี้วัดน้ำ"


@pytest.mark.parametrize("reader", READERS)
def test_spaces_between_words_are_read_as_spaces(reader):
    text = "ประจำปี พ.ศ. 2567 ของหน่วยงาน อื่น ๆ ที่เกี่ยวข้อง"
    assert whole(render_pdf(made(text, numbering="none")), reader).splitlines()[0].strip() == text


def test_signs_that_the_thai_font_lacks_are_still_read_as_typed():
    text = "ผล → ดี ☐ ✓ ≥ 80 龍"
    assert squashed(whole(render_pdf(made(text, numbering="none")))) == 2 * squashed(text)


def test_documents_do_not_mix_when_they_are_rendered_at_once():
    texts = [f"เอกสารฉบับที่ {number} " + "กขคงจฉชซ"[number] * 40 for number in range(8)]
    results: dict[str, str] = {}

    def work(text: str) -> None:
        results[text] = whole(render_pdf(made(text, numbering="none")))

    threads = [threading.Thread(target=work, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {squashed(read) for read in results.values()} == {2 * squashed(text) for text in texts}


def test_a_document_is_the_same_when_it_is_rendered_after_others():
    first = render(made())
    render(made("ข้อความอื่นที่มีตัวอักษรอื่น ฌ ฆ ฒ ฬ"))
    again = render(made())
    streams = [
        [page.get_contents().get_data() for page in opened(rendering.data).pages]
        for rendering in (first, again)
    ]
    assert streams[0] == streams[1]


def test_a_subset_holds_moved_and_joined_glyphs():
    face = typeface(bundled(bold=False))
    source = FontSource(bundled(bold=False).path.read_bytes())
    one = face.shape("ก").face.glyphs[ord(face.shape("ก").codes)]
    moved = Synthetic("่", 0, ((one.parts[0][0], -120, 30),))
    space = Synthetic(" ", 324, ((3, 0, 0),))
    pair = Synthetic("ำ", 475, ((one.parts[0][0], 0, 0), (one.parts[0][0], 500, 0)))
    tables = font_tables(subset(source, [one, moved, space, pair], face.em))
    made_source = FontSource(subset(source, [one, moved, space, pair], face.em))
    original = source.outline(one.parts[0][0])
    assert made_source.outline(1)[: len(original)] == original
    assert made_source.outline(2)[:2] == b"\xff\xff"
    assert made_source.outline(3) == b""
    box = [int.from_bytes(made_source.outline(4)[at : at + 2], "big", signed=True) for at in (2, 6)]
    width = int.from_bytes(original[6:8], "big", signed=True)
    assert box == [int.from_bytes(original[2:4], "big", signed=True), width + 500]
    assert int.from_bytes(tables["head"][18:20], "big") == 1500
    assert int.from_bytes(tables["maxp"][4:6], "big") == len(tables["hmtx"]) // 4


def test_drawing_needs_nothing_heavy_until_something_is_drawn():
    code = (
        "import forms.pdf, forms.thai.setting, forms.thai.words, sys;"
        "heavy = {'uharfbuzz', 'PIL'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
