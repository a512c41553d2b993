"""A file of objects, read back by a reader of another make."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest

from forms.pdf.file import PdfFile, name_object, text_string


def whole(file: PdfFile) -> bytes:
    pages = file.add("<</Type/Pages/Count 0/Kids[]>>")
    return file.bytes(file.add(f"<</Type/Catalog/Pages {pages} 0 R>>"), file.add("<<>>"))


def opened(file: PdfFile) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(whole(file)))


@pytest.mark.parametrize("count", [1, 199, 200, 201, 700])
def test_every_object_is_found_however_many_there_are(count):
    file = PdfFile()
    numbers = [file.add(f"<</N {number}>>") for number in range(count)]
    streams = [file.add_stream(b"%d" % number) for number in range(3)]
    reader = opened(file)
    found = [reader.get_object(number)["/N"] for number in numbers]
    assert found == list(range(count))
    assert [reader.get_object(each).get_data() for each in streams] == [b"0", b"1", b"2"]


def test_an_object_may_come_after_those_that_speak_of_it():
    file = PdfFile()
    first, second = file.reserve(2), file.reserve()
    file.add(f"<</Next {second} 0 R>>", first + 1)
    file.add_stream(b"later", number=second)
    file.add("<</Here true>>", first)
    reader = opened(file)
    assert reader.get_object(first + 1)["/Next"].get_data() == b"later"
    assert reader.get_object(first)["/Here"]


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b"x"])
def test_a_stream_ends_where_it_says_whatever_it_ends_with(end):
    file = PdfFile()
    number = file.add_packed(b"data" + end, "/Kept true")
    written = whole(file)
    assert b"/Length %d>>stream\ndata%b\r\nendstream\nendobj" % (4 + len(end), end) in written
    reader = pypdf.PdfReader(BytesIO(written))
    assert reader.get_object(number).get_data() == b"data" + end


@pytest.mark.parametrize("text", ["plain", r"a (b) \c", "ที่น้ำ", "a\nb", "", "😀"])
def test_texts_are_read_back(text):
    file = PdfFile()
    number = file.add(f"<</Text{text_string(text)}>>")
    assert opened(file).get_object(number)["/Text"] == text


def test_names_are_read_back():
    file = PdfFile()
    number = file.add(f"<</Name{name_object('ABC+Font-Bold #1')}>>")
    assert opened(file).get_object(number)["/Name"] == "/ABC+Font-Bold #1"


def test_the_same_objects_make_the_same_bytes():
    files = [PdfFile(), PdfFile()]
    for file in files:
        file.add_stream(b"data")
    assert whole(files[0]) == whole(files[1])
