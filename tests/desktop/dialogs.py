"""Answers to the dialogs that a test brings up: none of them is left waiting."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox


def answer(act):
    """Do something with the dialog that will come up; it is closed where `act` leaves it."""

    def on_dialog():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
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
