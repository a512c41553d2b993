"""No Thai mark is cut in anything that the window writes, at the height that it has."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QRadioButton,
    QTabBar,
    QToolButton,
)

from desktop.window.widgets.card_list import CardList
from desktop.window.widgets.card_model import Card, CardModel
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import act_button, push_button
from desktop.window.widgets.page_footer import PageFooter
from desktop.window.widgets.theme import set_role
from desktop.window.widgets.tokens import ROLES

MARKS = "ปั๊ ฝั้ ฟื้ ที่นี้ น้ำ ผู้ ญู ฐู ชี้"
# How much higher the same thing is drawn, to see what it would write with all the room.
MORE = 24
# The frame that some draw around their words, of another colour than their ground.
EDGES = {"button": 1, "plain button": 1, "field": 1, "list": 1, "own list": 1, "tabs": 2}


def label(role):
    def make():
        made = QLabel(MARKS)
        set_role(made, role)
        return made

    return make


def combo(kind):
    def make():
        made = kind()
        made.addItem(MARKS)
        return made

    return make


def line():
    made = QLineEdit(MARKS)
    made.setCursorPosition(0)
    return made


def tabs():
    made = QTabBar()
    made.addTab(MARKS)
    return made


def tool():
    made = QToolButton()
    made.setText(MARKS)
    return made


MAKERS = {
    **{f"label {role}": label(role) for role in ROLES if role != "display"},
    "button": lambda: push_button(MARKS, "add", list),
    "plain button": lambda: QPushButton(MARKS),
    "primary": lambda: push_button(MARKS, "add", list, primary=True),
    "tool": lambda: act_button(MARKS, "add", list),
    "bare tool": tool,
    "field": line,
    "list": combo(QComboBox),
    "own list": combo(Combo),
    "check": lambda: QCheckBox(MARKS),
    "radio": lambda: QRadioButton(MARKS),
    "tabs": tabs,
}


def rows_with_letters(widget, height, edge=0):
    """The rows of a widget of some height in which its middle is not of one colour."""
    widget.resize(widget.sizeHint().width() + 40, height)
    picture = widget.grab().toImage()
    assert picture.height() == height
    columns = range(16, picture.width() - 60)
    rows = []
    for y in range(edge, height - edge):
        first = picture.pixelColor(columns[0] - 8, y)
        if any(picture.pixelColor(x, y) != first for x in columns):
            rows.append(y)
    return rows


@pytest.mark.parametrize("name", MAKERS)
def test_marks_are_whole_in(qtbot, theme, name):
    widget = MAKERS[name]()
    qtbot.addWidget(widget)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.ensurePolished()
    height = widget.sizeHint().height()
    edge = EDGES.get(name, 0)
    low = rows_with_letters(widget, height, edge)
    assert low
    assert len(low) == len(rows_with_letters(widget, height + MORE, edge))


def test_marks_are_whole_in_the_heads_of_tables(qtbot, theme):
    model = QStandardItemModel(1, 1)
    model.setHorizontalHeaderLabels([MARKS])
    head = QHeaderView(Qt.Orientation.Horizontal)
    qtbot.addWidget(head)
    head.setModel(model)
    head.setMinimumSectionSize(300)
    height = head.sizeHint().height()
    # The line below it.
    low, high = (rows_with_letters(head, each, 1) for each in (height, height + MORE))
    assert low
    assert len(low) == len(high)


def test_marks_are_whole_in_menus(qtbot, theme):
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction(MARKS)
    menu.addAction(MARKS)
    menu.ensurePolished()
    picture = menu.grab().toImage()
    box = menu.actionGeometry(menu.actions()[0])
    ground = picture.pixelColor(box.left() + 3, box.center().y())
    clear = [
        y
        for y in (box.top(), box.bottom())
        if all(picture.pixelColor(x, y) == ground for x in range(box.left() + 4, box.right() - 4))
    ]
    assert clear == [box.top(), box.bottom()]


@pytest.mark.parametrize("card", [Card(MARKS), Card(MARKS, lines=(MARKS,), label=MARKS)])
def test_marks_are_whole_in_lists(qtbot, theme, card):
    view = CardList(theme, "รายการ")
    qtbot.addWidget(view)
    model = CardModel(lambda _item: card, view)
    model.set_items([1, 2, 3])
    view.setModel(model)
    view.resize(500, 400)
    view.show()
    picture = view.grab().toImage()
    for row in range(1, 3):
        top = view.visualRect(model.index(row)).top()
        # Between a row and the one above are its line and nothing else.
        colours = {picture.pixelColor(x, top - 1).name() for x in range(4, 400)}
        assert colours == {theme.colour("line1").name()}


def test_foot_writes_marks_whole(qtbot, theme):
    foot = PageFooter(theme)
    qtbot.addWidget(foot)
    foot.resize(900, foot.height())
    foot.show_words(MARKS)
    foot.show_keys(((MARKS, MARKS),))
    foot.show()
    picture = foot.grab().toImage()
    for y in (2, foot.height() - 2):
        assert len({picture.pixelColor(x, y).name() for x in range(16, 880)}) == 1
