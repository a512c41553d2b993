"""Thai lines part between our words: by the library that Qt is given, and in Qt's own hands."""

import ctypes
import json
import platform
import random
import re
import subprocess
import sys
from ctypes.util import find_library
from itertools import pairwise

import pytest
from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from desktop.window.fields.text_editors import TextBox
from desktop.window.thai_lines.library import LIBRARIES, WORDS, load_words
from forms.resources import RESOURCES
from forms.thai.lexicon import cut
from tests.desktop.keyboard import type_text
from tests.release import thai_library
from tests.test_architecture import ROOT

THAI = [
    chr(code)
    for first, last in ((0xE01, 0xE2E), (0xE30, 0xE3A), (0xE40, 0xE45), (0xE47, 0xE4E))
    for code in range(first, last + 1)
]
STRETCH = re.compile(f"[{''.join(THAI)}]+")
OURS = platform.machine() in {"x86_64", "AMD64"}
# Elsewhere Qt has the system's library on Linux, and none on Windows.
qt_has_our_words = pytest.mark.skipif(not OURS, reason="there is no library of ours for this")


@pytest.fixture(scope="session")
def library():
    """The library that stands in the project for this system."""
    if not OURS:
        pytest.skip("there is no library of ours for this processor")
    made = ctypes.CDLL(str(LIBRARIES[sys.platform]))
    load_words(made)
    made.th_brk_new.restype = ctypes.c_void_p
    made.th_brk_find_breaks.argtypes = (
        ctypes.c_void_p,
        ctypes.c_char_p,
        ctypes.POINTER(ctypes.c_int),
        ctypes.c_size_t,
    )
    made.th_next_cell.restype = ctypes.c_size_t
    made.th_next_cell.argtypes = (
        ctypes.c_char_p,
        ctypes.c_size_t,
        ctypes.c_char_p,
        ctypes.c_int,
    )
    return made


def as_qt_gives_it(text):
    """A text in TIS-620, one letter for one; what that lacks is 0xff."""
    codes = map(ord, text)
    return bytes(
        code if code <= 0xA0 else code - 0xD60 if 0xE01 <= code <= 0xE5B else 0xFF for code in codes
    )


def breaks(library, text, room=None):
    room = len(text) if room is None else room
    places = (ctypes.c_int * max(room, 1))()
    breaker = library.th_brk_new(None)
    count = library.th_brk_find_breaks(breaker, as_qt_gives_it(text), places, room)
    return places[:count]


def parted(text, places):
    ends = [0, *places, len(text)]
    return tuple(text[start:end] for start, end in pairwise(ends))


def texts_in(value):
    """Every text of what a plan package holds."""
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def lines_of_plans():
    """The lines of the sample and, where they are there, of the plans of real units."""
    cases = ROOT.parent / "shared" / "cases"
    for path in (RESOURCES / "sample" / "plan.json", *sorted(cases.glob("*-[0-9]*.json"))):
        yield from texts_in(json.loads(path.read_text(encoding="utf-8")))


def lines_of_words(dice):
    """Lines of words of both lists, with figures and signs between, some letters wrongly typed."""
    lists = [
        (WORDS / name).read_text(encoding="utf-8") for name in ("words_th.txt", "official.txt")
    ]
    general, official = (STRETCH.findall(text) for text in lists)
    between = ("", "", "", " ", " 2567 ", "/", " (", ") ", "ๆ ", "ฯ", "-", ", ", " 1,000.- ")
    while True:
        words = dice.choices(general, k=dice.randint(1, 8)) + dice.choices(official, k=3)
        dice.shuffle(words)
        letters = list("".join(word + dice.choice(between) for word in words))
        for _ in range(dice.choice((0, 0, 1, 3))):
            letters[dice.randrange(len(letters))] = dice.choice(THAI)
        yield "".join(letters)


def lines_of_letters(dice):
    while True:
        yield "".join(dice.choices(THAI, k=dice.randint(1, 14)))


def ten_thousand_lines():
    """Lines of plans first, then such as nobody writes: no two alike."""
    dice = random.Random(874)
    lines = dict.fromkeys(line for line in lines_of_plans() if STRETCH.search(line))
    assert len(lines) > 400
    for more, most in ((lines_of_words(dice), 7_000), (lines_of_letters(dice), 10_000)):
        while len(lines) < most:
            lines[next(more)] = None
    return list(lines)


def test_words_of_ten_thousand_lines_are_those_of_paper(library):
    wrong = []
    for line in ten_thousand_lines():
        found = set(breaks(library, line))
        for stretch in STRETCH.finditer(line):
            at, words = stretch.start(), cut(stretch.group())
            ends = {at + sum(map(len, words[:n])) for n in range(1, len(words))}
            if {place for place in found if at < place < stretch.end()} != ends:
                wrong.append((stretch.group(), words))
    assert wrong == []


@pytest.mark.parametrize(
    "expected",
    [
        "แบบรายงาน|ตัวชี้วัด|และ|ค่าเป้าหมาย",
        "ปี |พ.ศ. |2567 |จำนวน |60 |คน",
        "โครงการ|(ก)/|กิจกรรม|(ข) |(ถ้ามี) |แล้ว",
        "ต่างๆ|ของ|เมือง ฯลฯ |อื่น ๆ ฯลฯ",
        "ร้อยละ80 |-งาน |ต.ค.-|ธ.ค. |หนึ่ง,|สอง;|สาม",
        "ของ“เมือง” |น่าอยู่–ดี",
        "บรรทัด\n|ใหม่",
        " ",
        "",
    ],
)
def test_line_may_break_at_spaces_and_marks_too(library, expected):
    text = expected.replace("|", "")
    assert "|".join(parted(text, breaks(library, text))) == expected


def test_no_more_places_are_given_than_there_is_room_for(library):
    text = "แผนงาน ของ โครงการ นี้"
    assert breaks(library, text, room=2) == breaks(library, text)[:2]


@pytest.mark.parametrize("expected", ["น้ำ|ที่|เ|รื่|อ|ง|ก็|กู้|1|ๆ", "ศ|า|ส|ต|ร์|A"])
def test_cursor_goes_through_a_letter_with_its_marks_in_one_step(library, expected):
    rest, cells = as_qt_gives_it(expected.replace("|", "")), []
    while rest:
        length = library.th_next_cell(rest, len(rest), ctypes.create_string_buffer(3), 1)
        cells.append(length)
        rest = rest[length:]
    assert cells == [len(cell) for cell in expected.split("|")]


@pytest.mark.parametrize("system", LIBRARIES)
def test_library_is_what_its_source_makes(system):
    thai_library.check(system)


# What Qt makes of it: words of this field among them, which libthai's own list parts.
SENTENCE = "ประชาชน|และ|ข้าราชการ|ได้รับ|ข้อมูล|ของ|กรุงเทพมหานคร |จาก|โรงพยาบาล|ทุก|เดือน |ครั้งที่ |2"
WORD_ENDS = {match.start() - count for count, match in enumerate(re.finditer(r"\|", SENTENCE))}
TEXT = SENTENCE.replace("|", "")


@qt_has_our_words
def test_qt_finds_the_places_between_words(qapp):
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, TEXT)
    found = set(iter(finder.toNextBoundary, -1))
    assert found - {0, len(TEXT)} == WORD_ENDS


@qt_has_our_words
@pytest.mark.parametrize("width", [60, 90, 140, 200])
def test_lines_of_a_cell_start_with_words_at_every_width(qapp, theme, width):
    layout = QTextLayout(TEXT, qapp.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    assert len(starts) > 1
    assert set(starts[1:]) <= WORD_ENDS


@qt_has_our_words
def test_lines_of_a_box_start_with_words_where_one_types(qtbot, theme):
    box = TextBox()
    qtbot.addWidget(box)
    box.resize(170, 300)
    box.show()
    type_text(box, TEXT)
    layout = box.document().firstBlock().layout()
    starts = [layout.lineAt(number).textStart() for number in range(layout.lineCount())]
    assert len(starts) > 2
    assert set(starts[1:]) <= WORD_ENDS


@qt_has_our_words
def test_label_is_no_wider_than_its_longest_word_asks(qtbot, theme):
    label = QLabel(TEXT.replace(" ", ""))
    qtbot.addWidget(label)
    label.setWordWrap(True)
    longest = max(label.fontMetrics().horizontalAdvance(word) for word in SENTENCE.split("|"))
    assert label.minimumSizeHint().width() <= 2 * longest
    assert label.heightForWidth(2 * longest) >= 3 * label.fontMetrics().height()


# Pango lays out the texts of GTK's dialogs, which Qt shows on some desktops, in the same process.
PANGO = """
import ctypes
from desktop.window.thai_lines.library import load_thai_library
load_thai_library()
pango, cairo = ctypes.CDLL("libpango-1.0.so.0"), ctypes.CDLL("libpangocairo-1.0.so.0")
for function in (cairo.pango_cairo_font_map_get_default, pango.pango_font_map_create_context):
    function.restype = ctypes.c_void_p
pango.pango_layout_new.restype = ctypes.c_void_p
fonts = ctypes.c_void_p(cairo.pango_cairo_font_map_get_default())
context = ctypes.c_void_p(pango.pango_font_map_create_context(fonts))
layout = ctypes.c_void_p(pango.pango_layout_new(context))
pango.pango_layout_set_text(layout, "เลือกแฟ้มของกรุงเทพมหานคร (สำนัก)".encode(), -1)
pango.pango_layout_set_width(layout, 50 * 1024)
print(pango.pango_layout_get_line_count(layout))
"""


@pytest.mark.skipif(not find_library("pango-1.0"), reason="this system has no Pango")
def test_pango_lays_out_thai_in_the_same_process():
    done = subprocess.run(
        [sys.executable, "-c", PANGO], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) > 2
