"""No mark of a Thai letter is cut by the control that shows it: rendered, and compared."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop.window.fields.text_editors import LineBox, TextBox
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import set_role
from desktop.window.widgets.tokens import ROLES

# Marks over marks, and vowels under letters that lose their feet for them.
WORDS = "ที่ ปั๊ม ผู้ใหญ่ กตัญญู ฝึก"


def ink_height(image: QImage, ground: QColor) -> int:
    """How many lines of an image have something dark on them."""

    def is_inked(y: int) -> bool:
        return any(
            abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 60
            for x in range(image.width())
        )

    inked = [y for y in range(image.height()) if is_inked(y)]
    return inked[-1] - inked[0] + 1 if inked else 0


def unclipped(widget: QWidget) -> int:
    """The height of the ink of the words in the font of a widget, with all the room there is."""
    image = QImage(400, 120, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(widget.font())
    painter.drawText(QPoint(20, 60), WORDS)
    painter.end()
    return ink_height(image, QColor("white"))


def combo():
    box = QComboBox()
    box.addItem(WORDS)
    return box


def tabs():
    bar = QTabBar()
    bar.addTab(WORDS)
    bar.addTab("x")
    bar.setCurrentIndex(1)
    return bar


def filled(box):
    box.show_words(WORDS)
    return box


def role(name):
    label = Label(WORDS)
    set_role(label, name)
    return label


def listed():
    view = QListWidget()
    view.addItem(WORDS)
    return view


def tool():
    button = QToolButton()
    button.setText(WORDS)
    return button


KINDS = {
    "line box": lambda: filled(LineBox()),
    "text box of one line": lambda: filled(TextBox(lines=1)),
    "text box": lambda: filled(TextBox(lines=2)),
    "line edit": lambda: QLineEdit(WORDS),
    "label": lambda: QLabel(WORDS),
    "button": lambda: QPushButton(WORDS),
    "tool button": tool,
    "check box": lambda: QCheckBox(WORDS),
    "radio button": lambda: QRadioButton(WORDS),
    "combo box": combo,
    "tab": tabs,
    "list": listed,
    **{f"{name} label": (lambda name=name: role(name)) for name in ROLES},
}


def inner(image: QImage, widget: QWidget) -> QImage:
    """What is within the frame of a field: its letters alone."""
    framed = isinstance(widget, QLineEdit | QPlainTextEdit | QPushButton | QComboBox)
    edge = 2 if framed else 0
    left = 22 if isinstance(widget, QCheckBox | QRadioButton) else edge
    right = 24 if isinstance(widget, QComboBox) else edge
    return image.copy(left, edge, image.width() - left - right, image.height() - 2 * edge)


@pytest.mark.parametrize("kind", KINDS)
def test_no_mark_is_cut(qtbot, theme, kind):
    theme.set_scheme(Qt.ColorScheme.Light)
    widget = KINDS[kind]()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    widget.resize(widget.sizeHint().expandedTo(widget.minimumSize()).expandedTo(widget.size()))
    if not isinstance(widget, QPlainTextEdit | QListWidget):
        widget.resize(240, widget.sizeHint().height())
    widget.show()
    qtbot.waitExposed(widget)
    if isinstance(widget, QListWidget):
        row = widget.visualItemRect(widget.item(0))
        image = widget.viewport().grab(row).toImage()
    elif isinstance(widget, QTabBar):
        image = widget.grab(widget.tabRect(0).adjusted(0, 0, 0, -2)).toImage()
    else:
        image = inner(widget.grab().toImage(), widget)
    # Widgets smooth letters a little otherwise: a pixel's faint line may be none.
    assert ink_height(image, QColor("white")) >= unclipped(widget) - 1
