from __future__ import annotations

import itertools
import re
from functools import cache

import pytest
from pdf_readers import picture
from test_every_syllable import CONSONANTS, old_font  # noqa: F401 - a fixture

from forms.document import Document, Form, Paragraph, Run
from forms.page_setup import Margins
from forms.pdf import render_pdf
from forms.thai.setting import ASCENT, LEADING

SIZE = 24
SCALE = 3
# Marks above and below, alone and stacked; each mark is one shape of ink.
# What the typeface itself draws as one: a broad mark against a tail, a vowel under a foot.
DRAWN_TOGETHER = frozenset(
    ["ป้", "ฝ้", "ฟ้", "ปั่", "ฝั่", "ฟั่", "ปู้", "ฝู้", "ฟู้"]
    + [letter + vowel for letter in "ฎฏ" for vowel in ("ุ", "ู", "ุ่", "ู้")]
)
STACKS = ["่", "้", "์", "็", "ั่", "ิ้", "ี๊", "ื๋", "ึ่", "ุ", "ู", "ุ่", "ู้", "ำ", "่ำ"]


def printed(texts: list[str], *, bold: bool, size: float = SIZE) -> bytes:
    lines = tuple(Paragraph((Run(text, bold=bold),), size=size) for text in texts)
    form = Form("ink", "หมึก", lines, numbering="none", margins=Margins(10, 10, 10, 10))
    return render_pdf(Document("หมึก", "", (form,)))


def dark_pixels(image) -> set[tuple[int, int]]:
    width, _ = image.size
    dark = re.finditer(b"[\x00-\x8b]", image.tobytes())
    return {(found.start() % width, found.start() // width) for found in dark}


def shapes(pixels: set[tuple[int, int]]) -> list[set[tuple[int, int]]]:
    """The connected shapes among dark pixels."""
    left = set(pixels)
    found = []
    while left:
        edge = [left.pop()]
        shape = set(edge)
        while edge:
            x, y = edge.pop()
            for near in itertools.product((x - 1, x, x + 1), (y - 1, y, y + 1)):
                if near in left:
                    left.remove(near)
                    shape.add(near)
                    edge.append(near)
        found.append(shape)
    return found


def columns(pixels: set[tuple[int, int]], gap: int) -> list[set[tuple[int, int]]]:
    """The pixels of each syllable of a line: syllables stand far apart."""
    groups: list[set[tuple[int, int]]] = []
    last = -gap
    for x, y in sorted(pixels):
        if x - last >= gap:
            groups.append(set())
        groups[-1].add((x, y))
        last = x
    return groups


def count_shapes(texts: list[str], *, bold: bool) -> list[int]:
    """How many separate shapes each syllable is printed as."""
    counts = []
    per_line, per_page = 8, 22
    lines = ["      ".join(texts[at : at + per_line]) for at in range(0, len(texts), per_line)]
    for start in range(0, len(lines), per_page):
        page_lines = lines[start : start + per_page]
        image = picture(printed(page_lines, bold=bold), scale=SCALE)
        pitch = SIZE * LEADING * SCALE
        margin = 10 * 72 / 25.4 * SCALE
        rows: list[set[tuple[int, int]]] = [set() for _ in page_lines]
        for shape in shapes(dark_pixels(image)):
            # A shape is of the line whose letters are nearest to its middle.
            middle = (min(y for _, y in shape) + max(y for _, y in shape)) / 2
            row = int((middle - margin + (LEADING - ASCENT) * 0.2 * SIZE * SCALE) // pitch)
            rows[row] |= shape
        for row in rows:
            gap = int(0.7 * SIZE * SCALE)
            counts += [len(shapes(group)) for group in columns(row, gap)]
    return counts


@pytest.mark.parametrize("bold", [False, True])
def test_no_mark_touches_letter_or_mark_when_they_are_stacked(bold):
    texts = [
        letter + stack
        for stack in STACKS
        for letter in CONSONANTS
        if letter + stack not in DRAWN_TOGETHER
    ]
    counts = count_shapes(texts, bold=bold)
    assert len(counts) == len(texts)
    # ำ is two shapes.
    wanted = [len(text) + text.count("ำ") for text in texts]
    touching = [text for text, *two in zip(texts, counts, wanted, strict=True) if two[0] < two[1]]
    assert touching == []


def test_marks_move_left_when_the_letter_has_a_tall_tail():
    for tailed, plain in (("ป", "บ"), ("ฟ", "พ"), ("ฝ", "ผ")):
        for mark in "่้๊๋์ิีึืั็":
            assert left_end_above(tailed, mark) < left_end_above(plain, mark) - SIZE * SCALE * 0.03


def left_end_above(letter: str, mark: str) -> int:
    """Where the ink that a mark adds to a letter starts."""
    return min(x for x, _ in first_pixels(letter + mark) - first_pixels(letter))


@cache
def first_pixels(text: str) -> frozenset[tuple[int, int]]:
    """The dark pixels of a short text printed first on a page."""
    image = picture(printed([text], bold=False), scale=SCALE)
    return frozenset(dark_pixels(image.crop((0, 0, 400, 250))))


@pytest.mark.parametrize("vowel", "ุู")
def test_vowels_below_move_down_when_the_letter_has_a_foot_that_stays(vowel):
    depths = {}
    for letter in "กฎฏ":
        depths[letter] = max(y for _, y in first_pixels(letter + vowel))
    assert min(depths["ฎ"], depths["ฏ"]) > depths["ก"] + SIZE * SCALE * 0.1


@pytest.mark.parametrize("letter", "ญฐ")
def test_the_foot_goes_when_a_vowel_stands_below(letter):
    alone, marked = (shapes(set(first_pixels(text))) for text in (letter, letter + "ุ"))
    assert len(alone) == len(marked) == 2


def test_lines_do_not_touch_when_one_is_deep_and_the_next_is_high():
    image = picture(printed(["ฎูฏูฤๅญุฐู" * 3, "ปี้ฟื้ฬั้ที่น้ำ" * 3], bold=True, size=16), scale=SCALE)
    filled = sorted({y for _, y in dark_pixels(image)})
    gaps = [later - sooner for sooner, later in itertools.pairwise(filled)]
    assert max(gaps) > 1
