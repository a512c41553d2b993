"""Words with tags in them are shown as they are, wherever they come from."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QTabWidget,
    QWidget,
)

from db.errors import Refusal
from db.fields import Kind, specs
from db.package.file import read_package
from desktop.window.widgets.dialogs import RefusalDialog, message_box
from desktop.window.widgets.plain_words import Label, make_plain, set_tip, tip
from forms.resources import RESOURCES

TAG = '<img src="file:///seen.png"><b>น้ำ</b>'
DESKTOP = Path(__file__).parents[3] / "desktop"
# Made of tags of the program's own, with the words of the plan escaped.
OWN_TAGS = {"memo_example.py", "result_detail.py"}
# What names something, or is told apart by its letters.
NAMING = {"edition", "number", "code", "key"}
MOST_CELLS = 400


def marked_up(record):
    """The record with tags in every text of it that says something."""
    changed = {}
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if spec.kind is Kind.TEXT and not spec.coded and name not in NAMING:
            changed[name] = f"{TAG}{value}"
        elif spec.kind is Kind.TEXTS and not spec.coded:
            changed[name] = tuple(f"{TAG}{text}" for text in value)
        elif spec.kind is Kind.RECORD:
            changed[name] = marked_up(value)
        elif spec.kind is Kind.RECORDS:
            changed[name] = tuple(map(marked_up, value))
    return replace(record, **changed)


@pytest.fixture
def marked_window(window, plans, session):
    package = read_package(RESOURCES / "sample" / "plan.json")
    session.open(plans.add(marked_up(package)))
    return window


def told(top: QWidget):
    """Every label, tip and tip of a cell, with whether Qt would read it as a page."""
    for widget in (top, *top.findChildren(QWidget)):
        yield "tip", widget, widget.toolTip()
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            yield "label", widget, widget.text()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from (("cell", widget, words) for words in tips_of(widget.model(), QModelIndex()))
        if isinstance(widget, QTabWidget):
            yield from (("tab", widget, widget.tabToolTip(at)) for at in range(widget.count()))


def tips_of(model, parent):
    is_list = isinstance(model, QAbstractListModel)
    rows, columns = model.rowCount(parent), 1 if is_list else model.columnCount(parent)
    for row in range(min(rows, MOST_CELLS // max(columns, 1))):
        for column in range(columns):
            index = model.index(row, column, parent)
            words = index.data(Qt.ItemDataRole.ToolTipRole)
            if words:
                yield words
            if not column and isinstance(model, QStandardItemModel):
                yield from tips_of(model, index)


def shown_as_a_page(top: QWidget) -> list[str]:
    return [
        f"{kind} of {type(widget).__name__} {widget.objectName()}: {words[:80]}"
        for kind, widget, words in told(top)
        if "<img" in words
    ]


def test_no_page_reads_words_of_a_plan_as_a_page(marked_window):
    found, seen = [], 0
    for name in marked_window.specs:
        marked_window.show_page(name)
        QApplication.processEvents()
        for tabs in marked_window.page.findChildren(QTabWidget):
            for at in range(tabs.count()):
                tabs.setCurrentIndex(at)
                QApplication.processEvents()
                found += shown_as_a_page(marked_window.page)
        found += shown_as_a_page(marked_window.page)
        labels = marked_window.page.findChildren(QLabel)
        seen += sum(TAG in label.text() for label in labels)
    found += shown_as_a_page(marked_window)
    assert seen > 0
    assert sorted(set(found)) == []


def test_notices_and_feet_show_words_as_they_are(marked_window):
    marked_window.notice.show_result(f"นำเข้า {TAG} แล้ว", severity="error")
    marked_window.body.footer.show_words(TAG)
    marked_window.body.footer.show_trouble("error", TAG)
    assert shown_as_a_page(marked_window) == []


def test_messages_and_refusals_are_shown_as_they_are(qtbot, theme, marked_window):
    box = message_box(marked_window, TAG, TAG, TAG, picture="warning")
    qtbot.addWidget(box)
    assert shown_as_a_page(box) == []
    dialog = RefusalDialog(theme, TAG, [Refusal(TAG, TAG)], marked_window)
    qtbot.addWidget(dialog)
    assert shown_as_a_page(dialog) == []


@pytest.mark.parametrize("words", [TAG, "ก < ข", "<p>", "บรรทัด\n<b>", "<?xml version='1.0'?>"])
def test_tip_reads_as_its_words_stand(qtbot, words):
    label = Label()
    qtbot.addWidget(label)
    set_tip(label, words)
    label.setText(label.toolTip())
    label.setTextFormat(Qt.TextFormat.AutoText)
    assert tip("น้ำ & ไฟ") == "น้ำ & ไฟ"
    assert "<img" not in label.toolTip()
    assert "<b>น้ำ" not in label.toolTip()


def test_labels_and_tips_are_made_in_one_place():
    """Outside it there is no label of Qt's own, and no tip but a fixed one."""
    wrong = []
    for path in sorted(DESKTOP.rglob("*.py")):
        if path.name == "plain_words.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            free = name == "setToolTip" and _is_free(node.args[0])
            rich = name == "setTextFormat" and path.name not in OWN_TAGS
            if name == "QLabel" or free or rich:
                wrong.append(f"{path.name}:{node.lineno} {name}")
    assert wrong == []


def _is_free(words: ast.expr) -> bool:
    """Whether words may come from a plan: fixed ones, and those in them, do not."""
    return not isinstance(words, ast.Constant | ast.JoinedStr | ast.Name | ast.Call | ast.IfExp)


def test_a_message_is_made_plain(qtbot):
    box = message_box(None, "ก", "ข", TAG, picture="help")
    qtbot.addWidget(box)
    make_plain(box)
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in box.findChildren(QLabel)
        if label.text()
    )


def test_choices_of_a_combo_have_no_tips_of_their_own(marked_window):
    for combo in marked_window.findChildren(QComboBox):
        assert "<img" not in combo.toolTip()
