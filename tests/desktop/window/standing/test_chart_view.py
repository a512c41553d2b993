"""Charts on the screen: drawn as laid out, in the window's colours, and told in words."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from desktop.window.standing.chart_view import ChartView, words_of
from forms.document import PERCENT, Chart, Series


def bars(*part):
    names = tuple(f"ฝ่ายที่ {number}" for number in range(1, len(part) + 1))
    series = (
        Series("ตามแผน", tuple(Decimal(80) for _ in part), "planned"),
        Series("ผลงานจริง", tuple(map(Decimal, part)), "actual"),
    )
    return Chart("bars", names, series, PERCENT)


@pytest.fixture
def view(qtbot, theme):
    view = ChartView(theme, "ความก้าวหน้า")
    qtbot.addWidget(view)
    view.show_chart(bars(100, 10))
    view.resize(600, view.heightForWidth(600))
    view.show()
    return view


def painted(view, colour):
    """How many pixels of each row of the picture have a colour."""
    picture = view.grab().toImage()
    return [
        sum(picture.pixelColor(x, y) == colour for x in range(picture.width()))
        for y in range(picture.height())
    ]


def test_longer_bar_is_drawn_longer(view, theme):
    rows = [count for count in painted(view, theme.colour("accent")) if count]
    longest, shortest = max(rows), min(count for count in rows if count > 5)
    assert longest > 5 * shortest


def test_chart_is_as_high_as_its_rows(view):
    before = view.heightForWidth(600)
    view.show_chart(bars(100, 10, 20, 30))
    assert view.heightForWidth(600) > before * 1.5


def test_colours_follow_the_theme(view, theme):
    theme.set_scheme(Qt.ColorScheme.Dark)
    assert sum(painted(view, theme.colour("accent"))) > 100


def test_figures_are_told_in_words(view):
    assert view.accessibleDescription() == (
        "ฝ่ายที่ 1, ตามแผน 80.00, ผลงานจริง 100.00; ฝ่ายที่ 2, ตามแผน 80.00, ผลงานจริง 10.00"
    )
    assert words_of(bars()) == ""
