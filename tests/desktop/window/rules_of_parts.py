"""What is so of every part of the window, whichever page or dialog it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from desktop.window.grid.view import GridView
from desktop.window.widgets.elided_label import ElidedLabel

Found = Iterator[str]
# What a part may be larger than its words need: a label beside a button is as high as that.
_SLACK, _OF_A_ROW = 8, 24
# Letters that a narrow window has room for in a line.
_A_LINE = 72
# Buttons whose words stand in labels of their own.
_MADE_OF_OTHERS = {"unit-button"}
# What a control has to tell, by the first of these classes that it is of.
_HEARD: tuple[tuple[type[QObject], set[str]], ...] = (
    (QPushButton, {"clicked", "toggled", "pressed"}),
    (QToolButton, {"clicked", "toggled", "pressed", "triggered"}),
    (QTimer, {"timeout"}),
    (QAction, {"triggered", "toggled"}),
    (QShortcut, {"activated"}),
)
# A page takes what is written at once; a dialog may look when it is ended.
_HEARD_AT_ONCE: tuple[tuple[type[QObject], set[str]], ...] = (
    (QLineEdit, {"textChanged", "textEdited", "editingFinished", "returnPressed"}),
    (QComboBox, {"activated", "currentIndexChanged", "currentTextChanged", "picked"}),
    (QCheckBox, {"clicked", "toggled", "stateChanged", "checkStateChanged"}),
    (QTabBar, {"currentChanged"}),
)


def named(thing: QObject) -> str:
    """A part by its class and by what one would call it."""
    words = getattr(thing, "accessibleName", str)() or getattr(thing, "text", str)()
    return " ".join(f"{type(thing).__name__} {thing.objectName()} {words}".split())


def _in_sight(top: QWidget, *kinds: type) -> Iterator[Any]:
    for kind in kinds:
        yield from (each for each in top.findChildren(kind) if each.isVisible())


def _of_ours(thing: object) -> list[type]:
    return [kind for kind in type(thing).__mro__ if kind.__module__.startswith("desktop.")]


def unheard(top: QWidget) -> Found:
    """What tells of something that nobody hears: `Class.signal` of a signal of the program's."""
    controls = _HEARD if isinstance(top, QDialog) else (*_HEARD, *_HEARD_AT_ONCE)
    for thing in top.findChildren(QObject):
        own = {
            name
            for kind in _of_ours(thing)
            for name, value in vars(kind).items()
            if type(value).__name__ == "Signal"
        }
        wanted = next((names for kind, names in controls if isinstance(thing, kind)), set())
        if not own and (not wanted or _is_inner(thing)):
            continue
        meta = thing.metaObject()
        methods = [meta.method(at) for at in range(meta.methodCount())]
        told = [each for each in methods if each.methodType() == QMetaMethod.MethodType.Signal]
        heard = {each.name().toStdString() for each in told if thing.isSignalConnected(each)}
        yield from (f"{type(thing).__name__}.{name}" for name in sorted(own - heard))
        if wanted and not wanted & heard and not _is_inner(thing):
            yield f"{named(thing)}: none of {', '.join(sorted(wanted))}"


def _is_inner(thing: QObject) -> bool:
    """What Qt made for a part of its own, what opens a menu, and what has a group to tell."""
    if isinstance(thing, QAction):
        return thing.isSeparator() or thing.menu() is not None
    if isinstance(thing, QPushButton | QToolButton):
        return thing.menu() is not None or thing.group() is not None
    return isinstance(thing.parent(), QAbstractSpinBox | QComboBox)


def loose(top: QWidget) -> Found:
    """What a part holds and what stands nowhere, so that nobody sees it."""
    for part in (top, *top.findChildren(QWidget)):
        for name, held in vars(part).items() if _of_ours(part) else ():
            is_part = isinstance(held, QWidget) and not isinstance(held, QMenu | QDialog)
            if is_part and held.parent() is None and held is not top:
                yield f"{type(part).__name__}.{name}"


def unplaced(top: QWidget) -> Found:
    """What lies over others in a part whose other parts are laid out."""
    for part in (top, *top.findChildren(QWidget)):
        layout = part.layout()
        if layout is None or isinstance(part, QAbstractScrollArea | QStackedWidget | QSplitter):
            continue
        for child in part.children() if not isinstance(part, QMainWindow) else ():
            is_shown = isinstance(child, QWidget) and child.isVisible() and not child.isWindow()
            if is_shown and not _holds(layout, child):
                yield f"{named(child)} in {named(part)}"


def _holds(layout: Any, child: QObject) -> bool:
    items = [layout.itemAt(at) for at in range(layout.count())]
    return any(
        item.widget() is child or (item.layout() is not None and _holds(item.layout(), child))
        for item in items
    )


def stretched(top: QWidget) -> Found:
    """What is larger than its words need, for nothing else takes the room that is left."""
    wide = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
    for button in _in_sight(top, QPushButton, QToolButton):
        if button.objectName() in _MADE_OF_OTHERS:
            continue
        room, needed = button.size(), button.sizeHint().expandedTo(button.minimumSize())
        is_wide = button.sizePolicy().horizontalPolicy() in wide
        if room.width() > needed.width() + _SLACK and not is_wide:
            yield f"{named(button)} is {room.width()} wide, not {needed.width()}"
        if room.height() > needed.height() + _SLACK:
            yield f"{named(button)} is {room.height()} high, not {needed.height()}"
    for label in _in_sight(top, QLabel):
        wraps = label.hasHeightForWidth()
        needed = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
        if label.text() and label.height() > needed + _OF_A_ROW:
            yield f"{named(label)} is {label.height()} high, not {needed}"
    for box in _in_sight(top, QLineEdit, QComboBox, QAbstractSpinBox):
        if box.height() > box.sizeHint().height() + _SLACK:
            yield f"{named(box)} is {box.height()} high, not {box.sizeHint().height()}"


def cut(top: QWidget) -> Found:
    """Words that have too little room and no other way to be read."""
    for label in _in_sight(top, QLabel):
        if isinstance(label, ElidedLabel) or not label.text():
            continue
        needed = label.minimumSizeHint() if label.wordWrap() else label.sizeHint()
        if label.width() < needed.width() - 1 and not label.toolTip():
            yield f"{named(label)} is {label.width()} wide, not {needed.width()}"
        if not label.wordWrap() and len(label.text()) > _A_LINE:
            yield f"{named(label)} is a sentence and has one line alone"
        if label.wordWrap() and label.height() < label.heightForWidth(label.width()) - 1:
            yield f"{named(label)} is {label.height()} high"


def nameless(top: QWidget) -> Found:
    """What takes the focus and has no name for who does not see it, and icons without words."""
    inner = {scroll.viewport() for scroll in top.findChildren(QAbstractScrollArea)}
    inner |= {spin.lineEdit() for spin in top.findChildren(QAbstractSpinBox)}
    inner |= {combo.lineEdit() for combo in top.findChildren(QComboBox)}
    buddies = {label.buddy() for label in top.findChildren(QLabel) if label.text()}
    for widget in _in_sight(top, QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget in inner:
            continue
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        if not (widget.accessibleName().strip() or words.strip() or widget in buddies):
            yield named(widget)
    for button in _in_sight(top, QPushButton, QToolButton):
        if not button.text() and not (button.toolTip() and button.accessibleName()):
            yield f"{named(button)} has no words and no tip"


def framed(top: QWidget) -> Found:
    """What does not behave as all of its kind do in this window."""
    for area in _in_sight(top, QScrollArea):
        if not area.widgetResizable():
            yield f"{named(area)} does not give its room to what it holds"
        if area.frameShape() != QFrame.Shape.NoFrame:
            yield f"{named(area)} has a frame"
    for splitter in _in_sight(top, QSplitter):
        if splitter.childrenCollapsible():
            yield f"{named(splitter)} folds up what it divides"
    for box in _in_sight(top, QPlainTextEdit, QTextEdit):
        if not box.tabChangesFocus() and not box.isReadOnly():
            yield f"{named(box)} keeps the Tab key"
    for view in _in_sight(top, QAbstractItemView):
        if view.tabKeyNavigation() and not isinstance(view, GridView):
            yield f"{named(view)} keeps the Tab key"


def repeating(top: QWidget) -> Found:
    """Timers that go on and on."""
    for timer in top.findChildren(QTimer):
        if not timer.isSingleShot():
            yield type(timer.parent()).__name__


def answered(dialog: QWidget) -> Found:
    """A dialog says what it is, and one may begin to fill it in at once."""
    if not isinstance(dialog, QDialog):
        return
    if not dialog.windowTitle():
        yield "it has no title"
    kinds = QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QTabBar, QCheckBox
    focus = dialog.focusWidget()
    filled = [each for each in _in_sight(dialog, *kinds) if each.isEnabled() and _offers(each)]
    if focus is None or (isinstance(focus, QPushButton) and filled):
        yield f"{named(focus) if focus else 'nothing'} has the focus"


def _offers(box: QWidget) -> bool:
    return not isinstance(box, QAbstractItemView) or box.model().rowCount() > 0


OF_THE_WINDOW: tuple[Callable[[QWidget], Found], ...] = (unheard, loose, unplaced, repeating)
OF_WHAT_IS_SEEN: tuple[Callable[[QWidget], Found], ...] = (
    stretched, cut, nameless, framed, answered,
)  # fmt: skip

# What a part offers, and not each page needs.
OFFERED = {
    *(f"{box}.{told}" for box in ("LineBox", "LabelBox", "PartFind")
      for told in ("edited", "editing_ended", "focus_entered", "paste_limited")),
    *(f"{grid}.{told}" for grid in ("Grid", "FittedGrid")
      for told in ("current_changed", "filter_changed", "link_followed")),
    "Field.focus_entered", "OrderedList.chosen", "PageView.clicked", "Picker.created",
    "IndicatorList.current_changed", "PartTree.current_changed",
}  # fmt: skip
# What stands apart on purpose: a grid's bar and foot, where a page gives them no place.
APART = {"Grid.bar", "Grid.footer", "GridBar.columns_button", "GridBar.density_button"}
# What scrolls while a hand drags, and what looks whether the hand rests.
GOING_ON = {"GridView", "GarbageSearch"}
AS_WIDE_AS_ITS_PANE = "QPushButton ชุดแบบฟอร์ม… is "


def _is_meant(words: str) -> bool:
    return words in {*OFFERED, *APART, *GOING_ON} or words.startswith(AS_WIDE_AS_ITS_PANE)


def broken(
    top: QWidget, rules: tuple[Callable[[QWidget], Found], ...] = OF_THE_WINDOW + OF_WHAT_IS_SEEN
) -> list[str]:
    """Which rules are not kept by the parts of a page, a dialog or the window, and where."""
    found = {
        f"{rule.__name__}: {words}" for rule in rules for words in rule(top) if not _is_meant(words)
    }
    return sorted(found)
