import pytest
from PySide6.QtCore import QSize, QSizeF

from desktop.window.printing.page_layout import lay_out, next_zoom, scale_of

PORTRAIT, LANDSCAPE = QSizeF(595, 842), QSizeF(842, 595)
ROOM = QSize(900, 700)


def scale(zoom, sizes=(PORTRAIT,), room=ROOM):
    return scale_of(zoom, sizes, room, gap=10, pixels_per_point=96 / 72)


def test_widest_page_fills_the_view_when_fitted_to_width():
    assert scale("width", (PORTRAIT, LANDSCAPE)) == pytest.approx(880 / 842)


def test_whole_page_is_in_sight_when_fitted_to_the_page():
    assert scale("page") == pytest.approx(680 / 842)


def test_paper_has_its_true_size_when_zoomed_to_one():
    assert scale(1.0) == pytest.approx(96 / 72)


def test_scale_stays_within_bounds_when_there_is_hardly_room():
    assert scale("width", room=QSize(1, 1)) > 0


def test_pages_follow_each_other_without_touching_when_laid_out():
    layout = lay_out((PORTRAIT, LANDSCAPE, PORTRAIT), 1.0, gap=10, room=900)
    tops = [rect.top() for rect in layout.rects]
    bottoms = [rect.bottom() for rect in layout.rects]
    assert tops[0] == 10
    assert [b - a for a, b in zip(bottoms, tops[1:], strict=False)] == [11, 11]
    assert layout.size == QSize(900, bottoms[-1] + 11)
    assert {rect.center().x() // 2 for rect in layout.rects} == {449 // 2}


def test_seen_pages_are_those_between_two_heights():
    layout = lay_out((PORTRAIT,) * 5, 1.0, gap=10, room=900)
    assert list(layout.seen(0, 100)) == [0]
    assert list(layout.seen(800, 900)) == [0, 1]
    assert list(layout.seen(10_000, 11_000)) == []
    assert layout.page_at(0) == 0
    assert layout.page_at(900) == 1


@pytest.mark.parametrize(
    ("factor", "direction", "expected"),
    [(1.0, 1, 1.1), (1.0, -1, 0.9), (0.83, 1, 0.9), (3.0, 1, 3.0), (0.5, -1, 0.5), (0.2, -1, 0.5)],
)
def test_next_zoom_is_a_step_within_bounds(factor, direction, expected):
    assert next_zoom(factor, direction) == expected
