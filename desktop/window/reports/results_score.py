"""The score sheet of a quarter on the screen: so far, and as the pace foresees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from desktop.window.grid.headings import heading_height
from desktop.window.reports.report_rows import READS
from desktop.window.widgets.theme import em, sized
from forms.editing.changes import EVERYTHING, Change
from forms.figures import figure, rounded
from forms.reporting.scores import ScoreLine, ScoreSheet, ScoreSum, score_sheet

if TYPE_CHECKING:
    from db.places import Place
    from desktop.window.page import Tools
    from forms.reporting.reckoned import Reckoner

_HEADS = (
    "ตัวชี้วัด",
    "น้ำหนัก",
    "ค่าที่ได้",
    "ระดับ",
    "คะแนน",
    "เทียบสัดส่วน",
    "ระดับที่คาดการณ์",
    "คะแนนที่คาดการณ์",
)
_FORESEEN = "เมื่อสิ้นปี ถ้าความก้าวหน้าเทียบกับแผนเป็นเช่นเดิม"
# What some of the headings have no room to say.
_TIPS = {
    "เทียบสัดส่วน": "คะแนนเมื่อค่าที่ได้อยู่ระหว่างตัวเลขของเกณฑ์สองระดับ",
    "ระดับที่คาดการณ์": f"ระดับที่คาดการณ์{_FORESEEN}",
    "คะแนนที่คาดการณ์": f"คะแนนที่คาดการณ์{_FORESEEN}",
}
# Of names and of figures, in letters; names take what room there is.
_NAMES, _FIGURES = 11, 5.4
Row = tuple[Sequence[str], bool]


class ResultsOfScore(QTableWidget):
    """A table to read: indicators by component, the sums below them in strong letters."""

    def __init__(self, tools: Tools, reckoner: Reckoner) -> None:
        super().__init__(0, len(_HEADS))
        self._tools = tools
        self._reckoner = reckoner
        self._rows: list[Row] = []
        self.setObjectName("sheet")
        self.setProperty("flush", True)  # noqa: FBT003 - Qt's own signature
        self.setAccessibleName("สรุปคะแนน")
        for at, words in enumerate(_HEADS):
            # Each word on one line.
            heading = QTableWidgetItem(words.replace("ที่คาด", "\nที่คาด"))
            heading.setToolTip(_TIPS.get(words, ""))
            side = Qt.AlignmentFlag.AlignRight if at else Qt.AlignmentFlag.AlignLeft
            wrapped = Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
            heading.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter | wrapped)
            self.setHorizontalHeaderItem(at, heading)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        # Rows are as high as their words.
        self.verticalHeader().setMinimumSectionSize(em(self, 1))
        header = self.horizontalHeader()
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        )
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(1, len(_HEADS)):
            self.setColumnWidth(column, em(self, _FIGURES))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the scores of the chosen quarter."""
        if not change.touches(*READS):
            return
        package = self._tools.session.package
        reckoned = self._reckoner.of(package)
        sheet = score_sheet(package, reckoned.quarter, reckoned.rules)
        components = reckoned.lookup.components
        names = {code: each.name for code, each in components.items()}
        rows = list(_rows(sheet, names))
        if rows == self._rows:
            return
        self._rows = rows
        self.setRowCount(len(rows))
        self.clearSpans()
        for at, (texts, strong) in enumerate(rows):
            for column, text in enumerate(texts):
                self.setItem(at, column, self._item(text, column, strong=strong))
            if not any(texts[1:]):
                # The heading of a component.
                self.setSpan(at, 0, 1, len(_HEADS))
        self.resizeRowsToContents()

    def show_place(self, _place: Place) -> bool:
        """The sheet has no fields."""
        return False

    def _item(self, text: str, column: int, *, strong: bool) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        if strong:
            item.setFont(sized(self.font(), 1, strong=True))
        across = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(across | Qt.AlignmentFlag.AlignTop)
        return item

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        others = (len(_HEADS) - 1) * em(self, _FIGURES)
        self.setColumnWidth(0, max(em(self, _NAMES), self.viewport().width() - others))
        self.horizontalHeader().setFixedHeight(heading_height(self, _HEADS))
        self.resizeRowsToContents()


def _rows(sheet: ScoreSheet, names: dict[str, str]) -> Iterator[Row]:
    """The rows of the sheet, and whether each is a heading or a sum."""
    for part in sheet.components:
        title = f"{part.component} {names.get(part.component, '')}".strip()
        if title:
            yield (title, *[""] * (len(_HEADS) - 1)), True
        yield from ((_line(line), False) for line in part.lines)
        if len(sheet.components) > 1:
            yield _sum(f"รวม {part.component}".strip(), part.total), True
    if not sheet.lines:
        return
    yield _sum("รวมทั้งสิ้น", sheet.total), True
    total = sheet.total
    percents = (total.points, total.interpolated, total.foreseen_points)
    shown = [_figure(total.percent(points)) for points in percents]
    yield ("คิดเป็นร้อยละของน้ำหนัก", "", "", "", shown[0], shown[1], "", shown[2]), True


def _line(line: ScoreLine) -> tuple[str, ...]:
    return (
        f"{line.indicator.number} {line.indicator.name}".strip(),
        _figure(line.weight, plain=True),
        _figure(line.value),
        _figure(line.level, plain=True),
        _figure(line.points),
        _figure(line.interpolated),
        _figure(line.foreseen_level, plain=True),
        _figure(line.foreseen_points),
    )


def _sum(words: str, total: ScoreSum) -> tuple[str, ...]:
    points = (total.points, total.interpolated, total.foreseen_points)
    so_far, between, later = (_figure(each) for each in points)
    return (words, _figure(total.weight, plain=True), "", "", so_far, between, "", later)


def _figure(value: Decimal | None, *, plain: bool = False) -> str:
    if value is None:
        return "-"
    return figure(value) if plain else f"{rounded(value):,f}"
