import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QToolButton,
)

from desktop.window.widgets.qt_words import QtWords


@pytest.fixture
def thai(qapp):
    words = QtWords()
    QApplication.installTranslator(words)
    yield
    QApplication.removeTranslator(words)


def english(texts):
    """The texts that have a word in Latin letters besides keys and accelerators."""
    plain = (text.split("\t")[0] for text in texts)
    return [
        text
        for text in plain
        if any("a" <= letter <= "z" for letter in text.lower().partition("(&")[0])
    ]


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextBrowser])
def test_menus_of_fields_speak_thai(qtbot, thai, kind):
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert len(texts) >= 2
    assert english(texts) == []
    # Keys are not words.
    assert any("Ctrl" in text for text in texts)
    menu.deleteLater()


def test_buttons_of_boxes_speak_thai(qtbot, thai):
    for kind in (QDialogButtonBox, QMessageBox):
        box = kind()
        qtbot.addWidget(box)
        for button in list(kind.StandardButton):
            if button not in {kind.StandardButton.NoButton, kind.StandardButton.FirstButton}:
                box.setStandardButtons(button)
                assert english(each.text() for each in box.buttons()) == [], button


def test_the_dialog_for_files_speaks_thai(qtbot, thai, tmp_path):
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    said = [each.text() for kind in (QLabel, QPushButton) for each in dialog.findChildren(kind)]  # type: ignore[attr-defined]
    said += [each.toolTip() for each in dialog.findChildren(QToolButton)]
    assert any("แฟ้ม" in words for words in said)
    assert english(said) == []


def test_what_qt_has_no_thai_for_is_said_as_it_stands(qtbot, thai):
    assert QApplication.translate("any", "no such words") == "no such words"
