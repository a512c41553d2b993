"""Pictures on their way in: what a plan keeps of a file, and what it refuses, in Thai."""

import io
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from db.pictures import JPEG, LONGEST_SIDE, MOST_BYTES, PNG, PictureError, size_of
from forms import pictures
from forms.pictures import prepared

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)
WIDEST = 3035  # dots of 257 mm at 300 an inch


def encoded(image: Image.Image, kind: str, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def halves(mode: str = "RGB", size=(40, 20)) -> Image.Image:
    """A red half beside a blue one."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def photograph(size=(600, 400), spread: int = 60) -> Image.Image:
    bands = [Image.effect_noise(size, spread) for _ in range(3)]
    return Image.merge("RGB", bands)


def opened(data: bytes) -> tuple[str, Image.Image]:
    """What a plan keeps of a file, which is always a picture that a plan takes."""
    media_type, kept = prepared(data)
    size = size_of(kept, media_type)
    image = Image.open(io.BytesIO(kept))
    image.load()
    assert image.size == (size.width, size.height)
    assert image.mode in {"L", "RGB"}
    assert not image.getexif()
    return media_type, image


def like(colour, other, within: int = 12) -> bool:
    return all(abs(a - b) <= within for a, b in zip(colour, other, strict=True))


@pytest.mark.parametrize("kind", ["PNG", "BMP", "GIF", "TIFF"])
def test_drawing_becomes_a_png_of_the_same_dots(kind):
    image = halves("P" if kind == "GIF" else "RGB")
    media_type, made = opened(encoded(image, kind))
    assert media_type == PNG
    assert made.convert("RGB").tobytes() == halves().tobytes()


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "JPEG"])
def test_photograph_becomes_a_jpeg(kind):
    media_type, made = opened(encoded(photograph(), kind))
    assert (media_type, made.size) == (JPEG, (600, 400))


def test_photograph_of_few_colours_becomes_a_jpeg():
    grey = Image.effect_noise((600, 400), 90).filter(ImageFilter.GaussianBlur(2))
    media_type, made = opened(encoded(grey, "PNG"))
    assert (media_type, made.mode) == (JPEG, "L")


def test_drawing_of_greys_stays_grey():
    media_type, made = opened(encoded(Image.linear_gradient("L"), "PNG"))
    assert (media_type, made.mode) == (PNG, "L")
    assert made.tobytes() == Image.linear_gradient("L").tobytes()


@pytest.mark.parametrize(
    ("size", "wanted"),
    [
        ((WIDEST, 100), (WIDEST, 100)),
        ((WIDEST + 1, 100), (WIDEST, 100)),
        ((6070, 600), (WIDEST, 300)),
        ((300, 6070), (150, WIDEST)),
        ((9000, 2), (WIDEST, 1)),
    ],
)
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_picture_has_no_more_dots_than_paper_needs(size, wanted, kind):
    _, made = opened(encoded(Image.new("RGB", size, RED), kind))
    assert made.size == wanted
    assert like(made.getpixel((0, 0)), RED)


@pytest.mark.parametrize("upright", [False, True])
def test_picture_of_few_dots_is_refused_where_a_side_is_longer_than_any_taken(upright):
    def strip(longest: int) -> bytes:
        size = (3, longest) if upright else (longest, 3)
        return encoded(Image.new("1", size, 1), "PNG")

    assert max(opened(strip(LONGEST_SIDE))[1].size) == WIDEST
    with pytest.raises(PictureError, match="ยาวเกิน 65,535 จุด"):
        prepared(strip(LONGEST_SIDE + 1))


def test_thin_lines_are_not_lost_when_a_drawing_is_scaled_down():
    image = Image.new("1", (6070, 600), 1)
    for x in range(0, 6070, 101):
        image.paste(0, (x, 0, x + 1, 600))
    _, made = opened(encoded(image, "PNG"))
    row = [made.getpixel((x, 150)) for x in range(WIDEST)]
    assert sum(dots < 220 for dots in row) >= len(range(0, 6070, 101))


@pytest.mark.parametrize("way", range(1, 9))
def test_picture_is_turned_as_its_camera_noted(way):
    # What the camera saw: red at the upper left, as the note says it is to be shown.
    upright = Image.new("RGB", (48, 32), WHITE)
    upright.paste(RED, (0, 0, 16, 16))
    exif = Image.Exif()
    exif[0x0112] = way
    turned = {
        1: (), 2: (Image.Transpose.FLIP_LEFT_RIGHT,), 3: (Image.Transpose.ROTATE_180,),
        4: (Image.Transpose.FLIP_TOP_BOTTOM,), 5: (Image.Transpose.TRANSPOSE,),
        6: (Image.Transpose.ROTATE_90,), 7: (Image.Transpose.TRANSVERSE,),
        8: (Image.Transpose.ROTATE_270,),
    }  # fmt: skip
    image = upright
    for each in turned[way]:
        image = image.transpose(each)
    _, made = opened(encoded(image, "JPEG", exif=exif, quality=95))
    assert made.size == (48, 32)
    assert like(made.getpixel((4, 4)), RED, 30)
    assert like(made.getpixel((40, 28)), WHITE, 30)


def test_picture_with_a_note_that_cannot_be_read_is_taken_as_it_is():
    data = encoded(halves(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    _, made = opened(data)
    assert made.size == (40, 20)


def test_photograph_of_a_telephone_with_more_behind_it_is_taken():
    data = encoded(photograph((64, 48)), "MPO", save_all=True, append_images=[halves()])
    assert Image.open(io.BytesIO(data)).n_frames == 2  # type: ignore[attr-defined]
    media_type, made = opened(data)
    assert (media_type, made.size) == (JPEG, (64, 48))


def test_jpeg_of_four_inks_keeps_its_colours():
    _, made = opened(encoded(halves("CMYK"), "JPEG", quality=95))
    assert made.mode == "RGB"
    assert like(made.getpixel((5, 10)), RED, 20)
    assert like(made.getpixel((35, 10)), BLUE, 20)


def palette_with_a_hole() -> bytes:
    image = Image.new("P", (20, 10), 0)
    image.putpalette([0, 0, 0, *RED])
    image.paste(1, (10, 0, 20, 10))
    return encoded(image, "PNG", transparency=0)


def see_through(mode: str) -> bytes:
    image = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    image.paste((*RED, 255), (10, 0, 20, 10))
    return encoded(image.convert(mode), "PNG")


@pytest.mark.parametrize("data", [palette_with_a_hole(), see_through("RGBA"), see_through("LA")])
def test_what_is_transparent_is_white(data):
    media_type, made = opened(data)
    assert media_type == PNG
    made = made.convert("RGB")
    assert made.getpixel((2, 2)) == WHITE
    assert made.getpixel((15, 2)) != WHITE


def test_half_transparent_is_half_white():
    image = Image.new("RGBA", (4, 4), (0, 0, 0, 128))
    _, made = opened(encoded(image, "PNG"))
    assert like(made.convert("RGB").getpixel((1, 1)), (127, 127, 127), 2)


def test_deep_greys_are_not_washed_out():
    image = Image.new("I;16", (4, 4), 0x8000)
    image.paste(0xFFFF, (2, 0, 4, 4))
    _, made = opened(encoded(image, "PNG"))
    assert [made.getpixel((0, 0)), made.getpixel((3, 0))] == [127, 255]
    deep = Image.new("F", (4, 4), -3.0)
    deep.paste(9.0, (2, 0, 4, 4))
    _, made = opened(encoded(deep, "TIFF"))
    assert [made.getpixel((0, 0)), made.getpixel((3, 0))] == [0, 255]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_dot_is_taken(mode):
    assert opened(encoded(halves(mode), "PNG"))[1].size == (40, 20)


def test_large_photograph_is_packed_until_a_plan_takes_it():
    media_type, kept = prepared(encoded(photograph((3400, 3000), 100), "JPEG", quality=95))
    assert media_type == JPEG
    assert len(kept) <= MOST_BYTES
    assert size_of(kept, JPEG).width > 1500


def test_picture_that_packs_badly_is_made_smaller(monkeypatch):
    data = encoded(photograph((400, 300)), "PNG")
    monkeypatch.setattr(pictures, "MOST_BYTES", 20_000)
    _, kept = prepared(data)
    assert len(kept) <= 20_000


@pytest.mark.parametrize(
    "data",
    [
        encoded(halves("P"), "GIF", save_all=True, append_images=[halves("P").rotate(180)]),
        encoded(halves(), "PNG", save_all=True, append_images=[halves().rotate(180)]),
        encoded(halves(), "TIFF", save_all=True, append_images=[halves().rotate(180)]),
    ],
)
def test_moving_pictures_and_several_pages_are_refused(data):
    with pytest.raises(PictureError, match="รูปเคลื่อนไหวหรือแฟ้มรูปที่มีหลายหน้า"):
        prepared(data)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", "ข้อความ".encode(), b"RIFF\0\0\0\0WEBPVP8 ", b"<svg/>", bytes(99)]
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(PictureError, match="ไม่ใช่รูปที่โปรแกรมรู้จัก"):
        prepared(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "GIF", "TIFF"])
def test_file_cut_off_is_refused(kind):
    data = encoded(photograph((80, 60)).convert("P" if kind == "GIF" else "RGB"), kind)
    with pytest.raises(PictureError, match="เสียหายหรือไม่ครบ"):
        prepared(data[: len(data) // 2])


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "BMP"])
def test_small_file_of_very_many_dots_is_refused_before_it_is_decoded(kind, monkeypatch):
    options = {"TIFF": {"compression": "group4"}}.get(kind, {})
    bomb = encoded(Image.new("1", (8_001, 5_000), 1), kind, **options)
    just = encoded(Image.new("1", (8_000, 5_000), 1), kind, **options)
    assert opened(just)[1].size == (WIDEST, round(WIDEST * 5 / 8))
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda _: pytest.fail("it was decoded"))
    with pytest.raises(PictureError, match="เกิน 40 ล้านจุด"):
        prepared(bomb)


@pytest.mark.parametrize("side", [10_000, 60_000])
def test_file_that_claims_very_many_dots_is_refused_without_a_warning(side):
    small = encoded(Image.new("1", (8, 8)), "BMP")
    data = small[:18] + side.to_bytes(4, "little") * 2 + small[26:]
    with pytest.raises(PictureError, match="เกิน 40 ล้านจุด"):
        prepared(data)


def test_file_too_large_to_be_a_picture_is_refused():
    with pytest.raises(PictureError, match="แฟ้มรูปใหญ่เกิน 64 เมกะไบต์"):
        prepared(bytes(64 * 1024**2 + 1))


SMALL = [
    encoded(halves("P" if kind == "GIF" else "RGB"), kind)
    for kind in ("PNG", "JPEG", "BMP", "GIF", "TIFF")
]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.sampled_from(SMALL), seed=st.integers(0, 2**32), count=st.integers(1, 6))
def test_any_file_is_a_picture_or_refused_and_nothing_else_is_raised(data, seed, count):
    chance, spoilt = random.Random(seed), bytearray(data)
    for _ in range(count):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    try:
        media_type, kept = prepared(bytes(spoilt))
    except PictureError:
        return
    size_of(kept, media_type)
