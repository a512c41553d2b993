"""The line under a table: what it says is whole, and ends where the page does."""

import pytest

from db.records import Package, Plan, Project
from desktop.window.grid import GridColumn
from desktop.window.grid.footer import Totals
from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import PAGE_SIDE
from tests.desktop.window.grid.keying import shown_grid


@pytest.fixture
def grid(tools_with, qtbot):
    tools = tools_with(Package(Plan(2567, "2567", projects=(Project("p1", "งาน"),))))
    return shown_grid(tools, qtbot, (GridColumn("ชื่อโครงการ", ("name",), 14),))


@pytest.mark.parametrize("words", ["8 โครงการ", "โครงการที่นับรวมทั้งหมด " * 30])
def test_foot_of_a_table_leaves_the_page_side_free(grid, theme, words):
    foot = grid.footer
    foot.show_totals(Totals(words))
    foot.show_selection("รวม 1,234,567 ค่าเฉลี่ย 123,456")
    image = foot.grab().toImage()
    side = range(image.width() - px(PAGE_SIDE), image.width())
    ground = {image.pixelColor(x, y).name() for x in side for y in range(1, image.height())}
    assert ground == {theme.colour("sunken").name()}


def test_sum_of_others_than_the_words_tell_of_says_whose_it_is(grid):
    grid.footer.show_totals(Totals("โครงการที่นับรวม 1 บาท", {0: "2"}, of="ทุกโครงการ"))
    assert "ทุกโครงการ 2" in grid.footer.words
