"""Buttons of the window's own kind."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QMenu,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QTabWidget,
    QToolButton,
)

from desktop.window.widgets.icons import icon
from desktop.window.widgets.painting.shapes import shape_icon
from desktop.window.widgets.plain_words import set_tip
from desktop.window.widgets.theme import Theme, px
from desktop.window.widgets.tokens import GAP_2, ICON
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTabWidget

    from forms.checks import Problem


@runtime_checkable
class TypingControl(Protocol):
    """A control that one types in."""

    def settle(self) -> None:
        """Put what was typed into the plan."""


def settle() -> None:
    """Put what is being typed into the plan, before something that takes no focus from it."""
    focus: object = QApplication.focusWidget()
    if isinstance(focus, TypingControl):
        focus.settle()


def push_button(
    words: str, icon_name: str, act: Callable[[], object], *, primary: bool = False
) -> QPushButton:
    """A button of words, and an icon if one is named; `primary` for what most will want."""
    # The spaces part the words from the icon.
    button = QPushButton(f"  {words}" if icon_name else words)
    button.setAccessibleName(words)
    if icon_name:
        # On the accent's ground the icon takes the colour that stands out there.
        role = QPalette.ColorRole.HighlightedText if primary else QPalette.ColorRole.ButtonText
        button.setIcon(icon(icon_name, role))
        button.setIconSize(QSize(px(ICON), px(ICON)))
    button.setProperty("primary", primary)
    button.clicked.connect(lambda _checked=False: act())
    return button


def menu_button(words: str, icon_name: str, menu: QMenu) -> QPushButton:
    """A button of words that opens a menu, with its arrow beside them."""
    button = push_button(words, icon_name, lambda: None)
    button.setProperty("menu", True)  # noqa: FBT003 - Qt's own signature
    menu.setParent(button, menu.windowFlags())
    button.setMenu(menu)
    return button


def check_box(words: str = "") -> QCheckBox:
    """A box to tick, no wider than its words: the frame of its focus is around them alone."""
    box = QCheckBox(words)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box


def radio_button(words: str) -> QRadioButton:
    """A button of which one among several is chosen, as wide as its words."""
    button = QRadioButton(words)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def progress_bar() -> QProgressBar:
    """How far work is, or that it goes on: a line without letters."""
    bar = QProgressBar()
    bar.setAccessibleName("ความคืบหน้า")
    bar.setTextVisible(False)
    bar.setFixedHeight(px(GAP_2))
    return bar


def link_button(words: str, act: Callable[[], object]) -> QPushButton:
    """Words within a text that do `act`."""
    button = QPushButton(words)
    button.setAccessibleName(words)
    button.setProperty("link", True)  # noqa: FBT003 - Qt's own signature
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked=False: act())
    return button


def tool_button(icon_name: str, words: str, act: Callable[[], object]) -> QToolButton:
    """A button of an icon alone that does `act`; `words` are its tip, with the key in brackets."""
    button = QToolButton()
    button.setIcon(icon(icon_name))
    button.setIconSize(QSize(px(ICON), px(ICON)))
    set_tip(button, words)
    button.setAccessibleName(words.partition(" (")[0])
    # It takes no focus: what one was typing would be left behind, or be of another record.
    button.pressed.connect(settle)
    button.clicked.connect(lambda _checked=False: act())
    return button


def act_button(words: str, icon_name: str, act: Callable[[], object], tip: str = "") -> QToolButton:
    """A button of a toolbar: an icon and words, without a frame; `tip` says more, with the key."""
    button = QToolButton()
    button.setText(words)
    button.setIcon(icon(icon_name))
    button.setProperty("sign", icon_name)
    button.setIconSize(QSize(px(ICON), px(ICON)))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(words)
    set_tip(button, tip or words)
    button.pressed.connect(settle)
    button.clicked.connect(lambda _checked=False: act())
    return button


def mark_tab(
    tabs: QTabWidget, at: int, title: str, problems: Collection[Problem], theme: Theme
) -> None:
    """Say on a tab how many problems are behind it, and by a shape how grave the worst is."""
    count, found = len(problems), {problem.severity for problem in problems}
    worst = next((severity for severity in SEVERITIES if severity in found), "")
    words = f"{title} ({count})" if count else title
    if words != tabs.tabText(at) or worst != tabs.tabBar().tabData(at):
        tabs.setTabText(at, words)
        tabs.tabBar().setTabData(at, worst)
        tabs.setTabIcon(at, shape_icon(worst, theme) if worst else QIcon())
        tabs.setTabToolTip(at, f"มีข้อที่ตรวจพบ {count} ข้อ" if count else "")


def tab_widget(words: str) -> QTabWidget:
    """Tabs of which the bar takes the focus, and not the frame; `words` name the bar."""
    # With the first page, which is not for the first paint.
    from desktop.window.widgets.tab_order import begin_in_tab  # noqa: PLC0415

    tabs = QTabWidget()
    tabs.setDocumentMode(True)
    tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    bar = tabs.tabBar()
    # The frame's policy is given on to the bar, without which no key would reach it; a click
    # leaves the focus to what is in the tab.
    bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    bar.setDrawBase(False)
    bar.setAccessibleName(words)
    tabs.currentChanged.connect(lambda _at: begin_in_tab(tabs))
    # A click is told of before the tab comes into sight.
    begin = partial(begin_in_tab, tabs, clicked=True)
    tabs.tabBarClicked.connect(lambda _at: QTimer.singleShot(0, tabs, begin))
    return tabs
