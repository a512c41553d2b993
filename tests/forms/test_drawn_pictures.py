from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from forms.document import Figure
from forms.drawn_pictures import MOST_DOTS, drawn_size, picture_size, printable
from tests.forms.pictures import picture_file


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_picture_has_the_size_its_file_says():
    assert picture_size(picture_file(200, 100, dpi=(200, 200)))[0] == pytest.approx(72, rel=0.01)
    assert picture_size(picture_file(96, 48)) == pytest.approx((72, 36))
    # 72 dots an inch is what programs write that know of no paper.
    assert picture_size(picture_file(96, 48, dpi=(72, 72))) == pytest.approx((72, 36))
    assert picture_size(picture_file(96, 48, dpi=(73, 73)))[0] == pytest.approx(94.7, rel=0.01)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_file_cut_short_is_no_picture(kind):
    whole = picture_file(300, 300, kind, "L", 90)
    assert picture_size(whole) is not None
    assert picture_size(whole[: len(whole) // 2]) is None


@pytest.mark.parametrize(
    "data", [b"", b"x", b"\x89PNG\r\n\x1a\n", picture_file(9, 9, "GIF", "L", 1)]
)
def test_a_file_of_no_known_kind_is_no_picture(data):
    assert picture_size(data) is None


def test_a_picture_of_too_many_dots_is_not_opened():
    side = int(MOST_DOTS**0.5)
    assert picture_size(picture_file(side, side, mode="1", color=0)) is not None
    assert picture_size(picture_file(side + 1, side + 1, mode="1", color=0)) is None


def test_a_picture_is_scaled_down_to_its_room_and_never_up():
    wide, tall = Figure(picture_file(960, 480)), Figure(picture_file(480, 960))
    assert drawn_size(wide, 1000, 1000) == pytest.approx((720, 360))
    assert drawn_size(wide, 300, 1000) == pytest.approx((300, 150))
    assert drawn_size(tall, 1000, 300) == pytest.approx((150, 300))
    chosen = Figure(wide.data, width=50)
    assert drawn_size(chosen, 1000, 1000).width == pytest.approx(50 / 25.4 * 72)
    assert drawn_size(chosen, 100, 1000).width == pytest.approx(100)


def test_a_picture_is_printed_as_its_file_unless_it_is_far_too_fine():
    data = picture_file(600, 300)
    # 144 points are two inches: 600 dots of print.
    assert printable(data, 144) == data
    assert printable(data, 97) == data
    coarser = opened(printable(data, 72))
    assert coarser.size == (300, 150)
    assert coarser.format == "PNG"


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA", "P", "1", "I;16"])
def test_a_png_of_any_mode_is_made_coarser(mode):
    data = picture_file(900, 300, mode=mode, color=1 if mode not in {"LA", "RGBA"} else None)
    assert opened(printable(data, 36)).size == (150, 50)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_a_jpeg_of_any_mode_stays_one_when_it_is_made_coarser(mode):
    made = opened(printable(picture_file(900, 300, "JPEG", mode, 0), 36))
    assert (made.size, made.format, made.mode) == ((150, 50), "JPEG", mode)


def test_a_photograph_stands_upright_when_the_camera_was_held_on_its_side():
    exif = Image.Exif()
    exif[0x0112] = 6
    data = picture_file(96, 48, "JPEG", exif=exif)
    assert picture_size(data) == pytest.approx((36, 72))
    assert opened(printable(data, 36)).size == (48, 96)


def test_a_broken_file_is_handed_on_as_it_is():
    assert printable(b"broken", 100) == b"broken"
    assert drawn_size(Figure(b"broken"), 40, 1000).width == 40
