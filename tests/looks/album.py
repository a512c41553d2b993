"""The window on a screen of its own, and pictures of that screen by what they show."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from tests.pictures.studio import SAMPLE, Studio

# The screen is at rest once it looks the same twice, this many milliseconds apart.
REST_MS = 40
# What moves on and on is taken as it is.
_RESTLESS_S = 1.5
_COMES_S = 6.0
_POINTS = 7  # a side: where it is looked whether a widget is in sight

Step = Callable[[QWidget], object]


class Album(Studio):
    """Takes pictures into a folder; what could not be shown is in `faults`."""

    def __init__(
        self, folder: Path, into: Path, *, plan: Path = SAMPLE, scheme: Qt.ColorScheme
    ) -> None:
        super().__init__(folder, plan=plan, size=None, scheme=scheme)
        self.into = into
        self.scene = ""
        # By its name: the scene that a picture is of.
        self.taken: dict[str, str] = {}
        self.faults: list[str] = []
        self._looks: dict[bytes, str] = {}
        self.wait_until(self.window.isMaximized)

    # Waiting.

    def pump(self, milliseconds: int = REST_MS) -> None:
        """Let all be done that waits for its turn."""
        until = time.monotonic() + milliseconds / 1000
        while True:
            self.app.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if time.monotonic() > until:
                return
            time.sleep(0.004)

    def wait_until(self, is_so: Callable[[], bool], seconds: float = _COMES_S) -> bool:
        """Wait for something; False where it does not come."""
        until = time.monotonic() + seconds
        while not is_so():
            if time.monotonic() > until:
                return False
            self.pump(10)
        return True

    def screen_picture(self) -> QImage:
        """All that the screen shows now."""
        return self.app.primaryScreen().grabWindow(0).toImage()

    def rest(self) -> QImage:
        """The screen once it has come to rest."""
        until = time.monotonic() + _RESTLESS_S
        self.pump()
        before = self.screen_picture()
        while True:
            self.pump()
            now = self.screen_picture()
            if now == before or time.monotonic() > until:
                return now
            before = now

    # Pictures.

    def take(self, name: str, shown: QWidget, *, alike: bool = False) -> None:
        """Take a picture by the name of what it shows, which must be in sight.

        `alike`: it may look as another picture does.
        """
        name = name.replace("/", "-").replace(" ", "_")
        picture = self.rest()
        if not is_in_sight(shown):
            self.fault(f"{name}: {type(shown).__name__} is not in sight")
        if name in self.taken:
            self.fault(f"{name}: taken twice")
        look = bytes(picture.constBits())
        if look in self._looks and not alike:
            self.fault(f"{name}: looks just as {self._looks[look]}")
        self._looks.setdefault(look, name)
        self.taken[name] = self.scene
        picture.save(str(self.into / f"{name}.png"))

    def fault(self, words: str) -> None:
        """What is wrong with a picture."""
        self.faults.append(words)

    # What comes up by itself.

    def asked(self, act: Callable[[], object], *steps: Step, said: str = "") -> None:
        """Do something that brings up dialogs or menus, and a step with each as it comes.

        What a step leaves open is closed, and so is what asks whether it may be.
        """
        waiting, known = list(steps), set(_floating())
        state = {"until": time.monotonic() + _COMES_S, "ended": 0.0, "busy": 0}

        def look() -> None:
            new = [each for each in _floating() if each not in known]
            if waiting and new:
                known.add(new[0])
                step = waiting.pop(0)
                state["until"] = time.monotonic() + _COMES_S
                # First: a step may bring up the next.
                again()
                state["busy"] = 1
                with self.telling():
                    step(new[0])
                # What it left open is closed, though an outer step may wait for that.
                state["busy"] = 0
                return
            if waiting and time.monotonic() < state["until"]:
                again()
                return
            if waiting:
                self.fault(f"{said or self.scene}: {len(waiting)} of {len(steps)} did not come up")
                waiting.clear()
            if state["ended"]:
                return
            if not state["busy"]:
                close_floating()
            again()

        def again() -> None:
            QTimer.singleShot(15, look)

        again()
        with self.telling():
            act()
        self.wait_until(lambda: not (waiting or state["busy"]), seconds=_COMES_S * (len(steps) + 1))
        self.pump(1)
        state["ended"] = 1.0
        close_floating()
        self.pump(20)

    def shown_by(self, name: str, act: Callable[[], object]) -> None:
        """Take the dialog or menu that an act brings up."""
        self.asked(act, lambda shown: self.take(name, shown), said=name)

    def shown(self, name: str, dialog: QWidget, *, then: Step | None = None) -> None:
        """Take a window that is no question, and let it go."""
        dialog.show()
        self.wait_until(dialog.isVisible)
        self.take(name, dialog)
        if then is not None:
            with self.telling():
                then(dialog)
        close(dialog)
        dialog.deleteLater()
        self.pump(20)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """A scene that fails is told of, and the next one goes on."""
        try:
            yield
        except Exception:
            self.fault(f"{self.scene}:\n{traceback.format_exc()}")

    # A plan as it was.

    def begin_scene(self, name: str) -> None:
        """Begin with the plan as it was, nothing open over the window, and no notice."""
        self.scene = name
        self.clear()
        # No scene stands on the page of the one before, which may have gone with it.
        self.go("start")

    def clear(self) -> None:
        """Close what stands over the window, and take back what was done."""
        close_floating()
        session = self.session
        if session.is_comparing:
            session.comparing.drop()
        if session.number != self.number:
            session.open(self.number)
        while session.history.can_undo():
            session.history.undo()
        for window in self.app.topLevelWidgets():
            if window is not self.window and window.isVisible():
                close(window)
        self.window.activateWindow()
        self.pump(10)

    def go(self, page: str, *, preview: bool = False) -> QWidget:
        """Go to a page; gives it."""
        self.window.enter_page(page)
        self.window.side.show_preview(preview)
        self.window.notice.hide()
        self.pump(10)
        return self.window.page


def is_in_sight(widget: QWidget) -> bool:
    """Whether a part of a widget is on the screen with nothing else over it."""
    box = _clipped(widget)
    if not widget.isVisible() or box.isEmpty():
        return False
    for across in range(_POINTS):
        for down in range(_POINTS):
            spot = QPoint(
                box.left() + (box.width() - 1) * across // (_POINTS - 1),
                box.top() + (box.height() - 1) * down // (_POINTS - 1),
            )
            found = QApplication.widgetAt(spot)
            if found is not None and (found is widget or widget.isAncestorOf(found)):
                return True
    return False


def _clipped(widget: QWidget) -> QRect:
    """What the widgets around a widget leave of it, on the screen.

    Its visible region would leave out what its own parts cover.
    """
    box, around = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size()), widget
    while not around.isWindow() and (parent := around.parentWidget()) is not None:
        around = parent
        box = box.intersected(QRect(around.mapToGlobal(QPoint(0, 0)), around.size()))
    return box


def close(window: QWidget) -> None:
    """Close a window without what it would ask."""
    if isinstance(window, QDialog):
        window.done(0)
    if window.isVisible():
        window.close()


def close_floating() -> None:
    """Close every menu and question, the last first."""
    for _time in range(8):
        for each in reversed(_floating()):
            close(each)
        if not _floating():
            return


def _floating() -> list[QWidget]:
    """The menus and the questions that are open, the last one first."""
    found = (QApplication.activePopupWidget(), QApplication.activeModalWidget())
    return [each for each in found if each is not None and each.isVisible()]


def answer_file(path: Path) -> Step:
    """Choose a file where one is asked for."""

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog), dialog
        dialog.selectFile(str(path))
        dialog.accept()

    return choose
