"""Answers to the dialogs that a test brings up: none of them is left waiting."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from tests.desktop.window.rules_of_parts import (
    OF_THE_WINDOW,
    OF_WHAT_IS_SEEN,
    answered,
    broken,
    unheard,
)

# The focus comes after the dialog; a control of many dialogs tells more than each of them asks.
_NOT_HERE = {answered, unheard}
RULES = tuple(each for each in OF_THE_WINDOW + OF_WHAT_IS_SEEN if each not in _NOT_HERE)


def answer(act):
    """Do something with the dialog that will come up; it is closed where `act` leaves it.

    Whatever a test has to do there, the dialog keeps the rules of all.
    """

    def on_dialog():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            # Qt makes a question of its own parts.
            found = [] if isinstance(dialog, QMessageBox) else broken(dialog, RULES)
            assert found == [], found
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, on_dialog)


def press(words):
    """Press the button with these words in a question."""

    def act(box):
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == words).click()

    return act
