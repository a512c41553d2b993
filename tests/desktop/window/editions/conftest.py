"""The window of editions over a plan that is open."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.window.editions.edition_window import EditionWindow
from forms.editions import library
from tests.desktop.parts import package


@pytest.fixture
def own(tmp_path, monkeypatch):
    """An office's own folder of editions, which is not made yet."""
    folder = tmp_path / "editions"
    monkeypatch.setattr(library, "own_folder", lambda: folder)
    return folder


@pytest.fixture
def editions(own, tools_with, qtbot):
    """The window of editions, shown, over a small plan; 2567 is in sight."""
    opened = EditionWindow(tools_with(package(projects=("p1",))))
    # Of what is not saved nobody asks when the test is over.
    qtbot.addWidget(opened, before_close_func=lambda each: setattr(each, "work", None))
    opened.show()
    QApplication.processEvents()
    return opened


@pytest.fixture
def copy(editions):
    """The same with a copy of 2567 as 2570, not saved yet."""
    editions.copy_to("2570")
    return editions
