"""How figures, months and days stand in a list, and what is read of them."""

from decimal import Decimal

import pytest

from forms.listing.forms import FormError, Forms
from forms.listing.kinds import list_kinds

STEPS = list_kinds()["steps"]
MONTH, DAY = STEPS.column("span.start"), STEPS.column("first_day")
YEAR, WEIGHT = STEPS.column("plan.fiscal_year"), STEPS.column("step.weight")
DROPPED = list_kinds()["projects"].column("project.dropped")


@pytest.mark.parametrize(
    ("forms", "column", "value", "text"),
    [
        (Forms(), DAY, "2568-01-09", "09/01/2568"),
        (Forms(era="common"), DAY, "2568-01-09", "09/01/2025"),
        (Forms(digits="thai"), DAY, "2568-01-09", "๐๙/๐๑/๒๕๖๘"),
        (Forms(dates="d/m/yyyy"), DAY, "2568-01-09", "9/1/2568"),
        (Forms(dates="yyyy-mm-dd", era="common"), DAY, "2568-01-09", "2025-01-09"),
        (Forms(dates="yyyymmdd"), MONTH, "2568-01", "256801"),
        (Forms(dates="d mmm yyyy"), DAY, "2568-01-09", "9 ม.ค. 2568"),
        (Forms(dates="d mmmm yyyy", digits="thai"), MONTH, "2568-12", "ธันวาคม ๒๕๖๘"),
        (Forms(), YEAR, 2568, "2568"),
        (Forms(era="common", thousands=True, decimals=2), YEAR, 2568, "2025"),
        (Forms(), WEIGHT, Decimal("12.50"), "12.5"),
        (Forms(), WEIGHT, Decimal("1E+3"), "1000"),
        (Forms(decimals=2, thousands=True), WEIGHT, Decimal("1234.5"), "1,234.50"),
        (Forms(decimals=0), WEIGHT, Decimal(3), "3"),
        (Forms(digits="thai", thousands=True), WEIGHT, Decimal("1234.25"), "๑,๒๓๔.๒๕"),
        (Forms(), DROPPED, True, "ใช่"),
        (Forms(), DROPPED, None, ""),
        # A day that no calendar has is kept as it was typed.
        (Forms(), DAY, "2568-02-31", "31/02/2568"),
    ],
)
def test_value_is_written_so_and_read_again(forms, column, value, text):
    assert forms.text(column, value) == text
    assert forms.value(column, text) == value


@pytest.mark.parametrize(
    ("forms", "column", "text", "said"),
    [
        (Forms(), DAY, "9 ม.ค. 2568", "ไม่ใช่วันที่"),
        (Forms(), DAY, "09/13/2568", "ไม่ใช่วันที่"),
        # A year of the other era is no day of a plan.
        (Forms(), DAY, "09/01/2025", "ไม่ใช่วันที่"),
        (Forms(), MONTH, "01/10/2567", "ไม่ใช่เดือน"),
        (Forms(), WEIGHT, "1,5", "ไม่ใช่ตัวเลข"),
        (Forms(), WEIGHT, "12,34,567", "ไม่ใช่ตัวเลข"),
        (Forms(), YEAR, "2567.5", "ต้องเป็นจำนวนเต็ม"),
        (Forms(), DROPPED, "อาจจะ", "ต้องเป็น ใช่ หรือ ไม่"),
    ],
)
def test_text_that_is_no_value_is_refused(forms, column, text, said):
    with pytest.raises(FormError, match=said):
        forms.value(column, text)


def test_long_figure_is_not_rounded():
    figure = Decimal("123456789012345678901234567890.25")
    assert Forms().value(WEIGHT, Forms().text(WEIGHT, figure)) == figure
