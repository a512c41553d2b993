"""The lines in boxes that colour alone would not tell apart."""

import pytest

from forms.charts import Box
from forms.charts.hatching import hatching


@pytest.mark.parametrize("pattern", ["hatched", "crossed", "barred"])
@pytest.mark.parametrize(("width", "height"), [(60.0, 5.0), (2.0, 5.0), (0.4, 5.0)])
def test_lines_stay_within_the_box(pattern, width, height):
    box = Box(10.0, 20.0, width, height, "behind", pattern)
    for start, end in hatching(box):
        for x, y in (start, end):
            assert 10.0 - 1e-9 <= x <= 10.0 + width + 1e-9
            assert 20.0 - 1e-9 <= y <= 20.0 + height + 1e-9


@pytest.mark.parametrize("pattern", ["solid", "open"])
def test_other_boxes_have_no_lines(pattern):
    assert hatching(Box(0.0, 0.0, 50.0, 5.0, "actual", pattern)) == ()


def test_crossed_box_has_the_lines_of_both_ways():
    hatched = hatching(Box(0.0, 0.0, 50.0, 5.0, "far", "hatched"))
    crossed = hatching(Box(0.0, 0.0, 50.0, 5.0, "far", "crossed"))
    assert len(crossed) == 2 * len(hatched) > 20
