"""How dialogs are laid out, all alike: one margin, a label over each field, the answers below."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from desktop.window.widgets.examples import with_example
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, set_role
from desktop.window.widgets.tokens import GAP_1, GAP_3, GAP_4

_LEAVE = "ยกเลิก"


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """The column in which all parts of a dialog stand."""
    column = QVBoxLayout(dialog)
    margin = px(GAP_4)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(px(GAP_3))
    return column


def labelled(words: str, field: QWidget, example: str = "") -> QVBoxLayout:
    """A field below its label, over an example of what it takes; the label names the field."""
    if not field.accessibleName():
        field.setAccessibleName(words)
    label = Label(words)
    set_role(label, "caption")
    label.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(px(GAP_1))
    column.addWidget(label)
    column.addWidget(with_example(field, example) if example else field)
    return column


def answers(dialog: QDialog, agree: QPushButton) -> QDialogButtonBox:
    """The foot of a dialog that asks: what most will want, which Enter is, and leaving it."""
    agree.setDefault(True)
    box = QDialogButtonBox()
    box.addButton(agree, QDialogButtonBox.ButtonRole.ActionRole)
    box.addButton(_LEAVE, QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    return box
