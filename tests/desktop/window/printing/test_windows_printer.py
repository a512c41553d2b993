"""A printer of Windows: its settings with the paper turned, and where pages lie on its sheets."""

import struct

import pytest

from desktop.window.printing.windows_dialog import _printer, pages_in
from desktop.window.printing.windows_printer import Paper, WindowsPrinter

# 300 dots an inch: a sheet of A4 with 5 mm around that cannot be printed on.
A4 = Paper(2480, 3508, 59, 59, 300, 300)
PAGE = (595.2, 841.92)


def settings(orientation):
    """A DEVMODEW that says this of how the paper lies."""
    made = bytearray(220)
    struct.pack_into("<Lh", made, 72, 0x100, orientation)
    return bytes(made)


@pytest.mark.parametrize(("wide", "wanted"), [(False, 1), (True, 2)])
def test_paper_lies_as_the_page(wide, wanted):
    turned = WindowsPrinter("ชั้น 2", settings(2 if wanted == 1 else 1)).lying(wide=wide)
    fields, orientation = struct.unpack_from("<Lh", turned, 72)
    assert (fields, orientation) == (0x101, wanted)
    assert len(turned) == 220


def test_page_has_its_true_size_from_the_edge_of_the_sheet():
    assert A4.place(*PAGE) == (-59, -59, 2480, 3508)


def test_page_is_smaller_only_where_the_sheet_is():
    left, top, wide, high = Paper(1748, 2480, 0, 0, 300, 300).place(*PAGE)
    assert (left, top) == (0, 0)
    assert wide <= 1748
    assert high <= 2480
    assert wide / high == pytest.approx(PAGE[0] / PAGE[1], rel=0.001)
    assert Paper(4961, 7016, 0, 0, 300, 300).place(*PAGE) == (0, 0, 2480, 3508)


def test_dots_across_and_down_may_differ():
    assert Paper(4960, 3508, 0, 0, 600, 300).place(*PAGE)[2:] == (4960, 3508)


def test_ranges_are_pages_of_what_is_printed():
    assert pages_in([(1, 2), (5, 9)], 6) == (0, 1, 4, 5)
    assert pages_in([], 3) == (0, 1, 2)


@pytest.mark.parametrize(("output", "kept"), [("USB001", None), ("FILE:", "FILE:")])
def test_chosen_printer_is_read_by_its_name(output, kept):
    texts = [text + "\0" for text in ("winspool", "เครื่องพิมพ์ ชั้น 2", output)]
    starts = [4, 4 + len(texts[0]), 4 + len(texts[0]) + len(texts[1])]
    names = struct.pack("<4H", *starts, 0) + "".join(texts).encode("utf-16-le")
    assert _printer(b"settings", names) == WindowsPrinter("เครื่องพิมพ์ ชั้น 2", b"settings", kept)
