"""What a page of another program shows, and what it only keeps."""

import re

import pytest

from desktop.window.widgets.visible_html import visible_html


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("<p>ก<b>ข</b> &amp; &#3585;</p>", "<p>ก<b>ข</b> &amp; &#3585;</p>"),
        ("<head><title>x</title></head><body><p>ก</p></body>", "<body><p>ก</p></body>"),
        # The head may be left open.
        ("<html><head><meta a=1><style>p{}</style><body><p>ก</p>", "<html><body><p>ก</p>"),
        ("<head><table><tr><td>ก</td></tr></table>", "<table><tr><td>ก</td></tr></table>"),
        ("<p>เก่า<del cite='x'>ลบแล้ว</del><ins>ใหม่</ins></p>", "<p>เก่า<ins>ใหม่</ins></p>"),
        (
            "<p><span style='display:none;mso-hide:all'>ซ่อน<span>ลึก</span>อีก</span>เห็น</p>",
            "<p>เห็น</p>",
        ),
        ("<p><span style='mso-hide : none'>เห็น</span></p>",) * 2,
        ("<p>ก<br style='display:none'>ข</p>",) * 2,
        # What would be fetched is never kept.
        ("<p>ก<img style='display:none' src='x'>ข<img src='//server/x'/></p>", "<p>กข</p>"),
        ("<script>if (1 < 2) alert('<p>')</script>ก", "ก"),
    ],
)
def test_only_what_is_seen_is_kept(page, seen):
    assert visible_html(page) == seen


@pytest.mark.parametrize(
    ("page", "seen"),
    [
        ("ม<sup>2</sup> 2", "ม² 2"),
        ("H<sub>2</sub>O", "H₂O"),
        ("10<sup>-6</sup>", "10⁻⁶"),
        ("ม<sup><span>3</span></sup>", "ม³"),
        ("ครั้งที่ 1<sup>st</sup>", "ครั้งที่ 1st"),
        ("<td>ม<sup>2<td>2</td>", "ม²2"),
    ],
)
def test_figures_that_stand_raised_or_lowered_stay_what_they_are(page, seen):
    assert re.sub("<[^>]*>", "", visible_html(page)) == seen
