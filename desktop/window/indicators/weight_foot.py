"""The foot of the indicators' page: what they weigh under their list, then the usual things."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QHBoxLayout

from desktop.window.indicators.weight_meter import WeightMeter
from desktop.window.widgets.page_footer import PageFooter
from desktop.window.widgets.theme import Theme


class WeightFoot(PageFooter):
    """Says at its left what the weights come to; what the window tells it stands behind that."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.meter = WeightMeter(theme, "น้ำหนักรวม")
        row = cast(QHBoxLayout, self.layout())
        row.setContentsMargins(0, 0, row.contentsMargins().right(), 0)
        row.insertWidget(0, self.meter)
