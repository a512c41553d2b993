"""Clipboards that nobody means well with: a block, headed paragraphs, or plain words of why not."""

import pytest
from PySide6.QtCore import QMimeData

from desktop.window.fields.word_paste import blocks_of
from desktop.window.grid.clipboard import block_of, read_html
from desktop.window.widgets.pasted import PasteError
from tests.hostile.limits import within_limits

BIG = 1_000_000


def page(html):
    data = QMimeData()
    data.setHtml(html)
    return data


def words(text):
    data = QMimeData()
    data.setText(text)
    return data


def cells(across, down):
    row = "<tr>" + f'<td colspan="{across}" rowspan="{down}">ก</td>' * 3 + "</tr>"
    return f"<table>{row * 3}</table>"


PAGES = {
    "spans of a thousand": cells(1_000, 1_000),
    "spans of a million": cells(10**6, 10**6),
    "spans of 5,000 digits": cells("9" * 5_000, 1),
    "spans of nothing": cells("", "x"),
    "spans below nothing": cells(-5, -5),
    "6,000 rows": "<table>" + "<tr><td>ก</td></tr>" * 6_000 + "</table>",
    "1,000 columns": "<table><tr>" + "<td>ก</td>" * 1_000 + "</tr></table>",
    "tables in tables": "<table><tr><td>" * 20_000,
    "lists in lists": "<ul><li>" * 20_000 + "ก",
    "divisions in divisions": "<div>" * 100_000 + "ก",
    "what is hidden in what is hidden": "<del>" * 100_000 + "ก",
    "ends without beginnings": "</div></table></td>" * 50_000,
    "comments without ends": "<!--" * (BIG // 4),
    "tags without ends": "<img" * (BIG // 4),
    "declarations without ends": "<![" * (BIG // 3),
    "a declaration nobody knows": "<![CDATA[ก]]><![foo[ก]]><table><tr><td>ก</td></tr></table>",
    "instructions without ends": "<?" * (BIG // 2),
    "references": "&lt;" * (BIG // 4),
    "references without ends": "&#" * (BIG // 2),
    "references to no letters": "&#0;&#xD800;&#x110000;&#99999999999999999999;" * 1_000,
    "quotes in a tag": "<p a='" * (BIG // 6),
    "attributes": "<p " + "a " * (BIG // 2) + ">ก",
    "a list begun with signs of Word": "<p style='mso-list:Ignore'" * 20_000,
    "a style of a book": "<style>" + "a{}" * (BIG // 3) + "</style>ก",
    "files to be fetched": (
        '<img src="file:///etc/passwd"><link rel="stylesheet" href="file:///etc/passwd">'
        '<body background="file:///etc/passwd"><object data="file:///etc/passwd"></object>'
        '<p style="background-image:url(file:///etc/passwd)">ก</p>'
    ),
    "letters of a thousand points": '<p style="font-size:99999999px;line-height:9e99">ก</p>',
    "a page of 9 million letters": "ก" * 9_000_000,
    "a text of a book": "<p>" + "ก" * 600_000,
    "controls": "<p>ก\x00\x07\x1bข</p>",
}
TEXTS = {
    "nothing": "",
    "a million letters": "ก" * BIG,
    "6,000 rows": "ก\tข\n" * 6_000,
    "100,000 columns": "ก\t" * 100_000,
    "quotes without ends": '\t"' * 100_000,
    "pairs of quotes": ('\t"' + '""' * 50) * 4_000,
    "quotes and lines": '\n"\t"' * 50_000,
    "a cell without an end": '"' + "ก\n" * 100_000,
    "controls": "ก\x00\x07\x1b\x85ข\t\ud800",
}


def pasted(read, data):
    """What is read, or what it is refused with."""
    try:
        return read(data), ""
    except PasteError as error:
        return (), str(error)


@pytest.mark.parametrize("name", PAGES)
def test_page_gives_a_block_and_paragraphs_within_bounds(qapp, name):
    for read in (block_of, blocks_of):
        with within_limits(size=1024**3):
            found, said = pasted(read, page(PAGES[name]))
        assert not said or "จึงไม่ได้วาง" in said or "เกิน" in said
        assert sum(len(str(each)) for each in found) < 5_000_000


@pytest.mark.parametrize("name", TEXTS)
def test_text_gives_a_block_and_paragraphs_within_bounds(qapp, name):
    for read in (block_of, blocks_of):
        with within_limits(size=1024**3):
            _, said = pasted(read, words(TEXTS[name]))
        assert not said or "จึงไม่ได้วาง" in said or "เกิน" in said


def test_spans_take_their_columns_and_no_more():
    assert read_html(
        "<table><tr><td colspan=2>ก<td>ข<tr><td rowspan=2>ค<td>ง<tr><td>จ</table>"
    ) == (
        ("ก", "", "ข"),
        ("ค", "ง", ""),
        ("", "จ", ""),
    )


def test_letters_that_no_text_holds_are_left_out(qapp):
    assert block_of(words("ก\x07ข\tค\x00")) == (("กข", "ค"),)
    (block,) = blocks_of(words("ก\x1b\n\x02ข\vค"))
    assert block.paragraphs == ("ก", "ข\nค")
    (block,) = blocks_of(page("<p>ก&#7;ข\x00</p>"))
    assert block.paragraphs == ("กข",)


def test_odd_letters_are_kept(qapp):
    odd = "ก\u202eข\u200b\ue000"
    assert block_of(words(f"{odd}\t1")) == ((odd, "1"),)
