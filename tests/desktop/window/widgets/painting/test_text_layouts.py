import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from desktop.window.widgets import tokens
from desktop.window.widgets.painting.text_layouts import (
    TextLayoutCache,
    lay_out,
    setting,
)
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import ROLES

LONG = (
    "โครงการจัดทำพื้นที่อ่านหนังสือสาธารณะที่เปิดให้บริการตลอด 24 ชั่วโมง ในอาคารจอดแล้วจร"
    "และสถานีขนส่งสาธารณะ ปั๊มน้ำ ฝั่งตะวันออก ญาติผู้ใหญ่ กรุงเทพมหานคร"
)
# Marks over marks, over letters with tails, and below letters with feet.
MARKS = "ปั๊ ฝั้ ฟื้ ที่นี้ น้ำ ใช้ ผู้ ญู ฐู ชี้"
WIDTH = 260


@pytest.fixture
def data(theme):
    return setting(tokens.DATA)


def shown(laid):
    """The lines that are drawn, as words."""
    lines = []
    for layout in laid.layouts:
        for at in range(layout.lineCount()):
            line = layout.lineAt(at)
            end = line.textStart() + line.textLength()
            lines.append(layout.text()[line.textStart() : end])
    return lines


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_long_text_ends_in_dots_in_its_last_line_alone(data, lines):
    laid = lay_out(LONG, data, WIDTH, lines)
    assert laid.is_cut
    assert laid.height == lines * data.line
    words = shown(laid)
    assert len(words) == laid.lines == lines
    assert [line.endswith("…") for line in words] == [False] * (lines - 1) + [True]
    assert LONG.startswith("".join(words).removesuffix("…"))
    for layout in laid.layouts:
        for at in range(layout.lineCount()):
            assert layout.lineAt(at).naturalTextWidth() <= WIDTH + 1


def test_text_that_fits_is_whole(data):
    for lines in (0, 9):
        laid = lay_out(LONG, data, WIDTH, lines)
        assert not laid.is_cut
        assert "".join(shown(laid)) == LONG


def test_as_many_lines_as_are_written_are_shown(data):
    assert lay_out("ก\nข\nค", data, WIDTH).lines == 3
    laid = lay_out("ก\nข\nค", data, WIDTH, 2)
    assert shown(laid)[-1] == "ข ค"
    assert not laid.is_cut
    assert lay_out("", data, WIDTH, 2).height == data.line


def test_very_long_text_is_cut_and_quick(data):
    laid = lay_out(LONG * 500, data, WIDTH, 2)
    assert laid.is_cut
    assert len(laid.layouts[0].text()) < len(LONG * 500) / 10


def test_letters_beyond_the_first_plane_are_cut_where_they_end(data):
    laid = lay_out("𝒜𝒷𝒸 " * 60, data, WIDTH, 2)
    assert laid.is_cut
    assert shown(laid)[-1].endswith("…")


def test_what_was_laid_out_is_kept(data):
    cache = TextLayoutCache()
    assert cache.laid(LONG, data, WIDTH, 2) is cache.laid(LONG, data, WIDTH, 2)
    assert cache.laid(LONG, data, WIDTH, 2) is not cache.laid(LONG, data, WIDTH - 9, 2)
    assert cache.laid(LONG, data, WIDTH, 2) is not cache.laid(LONG, data, WIDTH, 3)
    heading = setting(tokens.SECTION)
    assert cache.laid(LONG, heading, WIDTH, 2).height == 2 * heading.line


def ink(laid, height, *, clip=None):
    """The dots of a text that is drawn, with room around it, within a clip."""
    picture = QImage(WIDTH, height + 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    if clip is not None:
        painter.setClipRect(clip)
    laid.draw(painter, 0, 20, QColor("black"))
    painter.end()
    return picture


# The largest are of figures alone.
@pytest.mark.parametrize("role", [role for role in ROLES if role != "display"])
def test_no_mark_reaches_farther_over_its_line_than_is_said(theme, role):
    how = setting(ROLES[role])
    laid = lay_out(MARKS, how, WIDTH, 1)
    whole = ink(laid, laid.height)
    box = QRectF(0, 20, WIDTH, laid.height)
    bleed = px(tokens.BLEED)
    clipped = ink(laid, laid.height, clip=box.adjusted(0, -bleed, 0, bleed))
    assert whole == clipped


def test_numbers_end_at_the_right(data):
    laid = lay_out("1,234.50", data, WIDTH, 1, align=Qt.AlignmentFlag.AlignRight)
    line = laid.layouts[0].lineAt(0)
    assert line.naturalTextRect().right() == pytest.approx(WIDTH, abs=1)


def test_digits_are_of_one_width(theme):
    for letters in ROLES.values():
        metrics = QFontMetricsF(setting(letters).font)
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("width", range(24, 130, 7))
def test_no_line_begins_with_what_belongs_to_the_letter_before(data, width):
    words = "เงินนอกงบประมาณ (เงินบริจาค) แผนงานบูรณาการพัฒนา ใช้น้ำ"
    lines = shown(lay_out(words, data, width, 0))
    assert len(lines) > 1
    assert "".join(lines).split() == words.split()
    assert not [line for line in lines if line[0] in "ะาำๅัิีึืุู็่้๊๋์" or line[-1] in "เแโใไ"]
