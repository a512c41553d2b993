"""Qt's types are made on one thread: two that make them at the same time end the process."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from desktop.window.qt_types import MODULES, make_types

ROOT = Path(__file__).parents[3]


def test_every_part_of_qt_that_is_used_is_among_them():
    used = set()
    for path in (ROOT / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                used.add(node.module.removeprefix("PySide6."))
    assert used <= set(MODULES)


def test_all_are_made_when_it_says_so(qtbot):
    done, owner = [], QObject()
    make_types(owner, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    for name in MODULES:
        module = import_module(f"PySide6.{name}")
        assert set(dir(module)) <= set(vars(module))


# Pages are imported on a thread of the program while the window asks for types of its own.
RACE = """
import sys, threading
sys.setswitchinterval(1e-6)
from importlib import import_module
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.window import qt_types
from desktop.window.pages import PAGE_MODULES

app = QApplication([])
order = [(module, name) for module in qt_types.MODULES
         for name in sorted(dir(import_module(f"PySide6.{module}")), reverse=True)]

def import_pages():
    for each in PAGE_MODULES:
        import_module(each)

def work():
    worker = threading.Thread(target=import_pages)
    worker.start()
    for module, name in order:
        getattr(import_module(f"PySide6.{module}"), name)
    worker.join()
    app.quit()

QTimer.singleShot(0, lambda: qt_types.make_types(app, work))
app.exec()
print("done")
"""


def test_pages_can_then_be_imported_on_another_thread():
    run = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", RACE],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert run.stdout == "done\n", run.stderr
    assert run.returncode == 0


def test_window_imports_its_pages_only_then(window, plans, session, monkeypatch):
    from desktop.window import app  # noqa: PLC0415 - as the window does

    asked = []
    monkeypatch.setattr(app, "make_types", lambda _owner, then: asked.append(then))
    imported = []
    monkeypatch.setattr(app, "_import", lambda module, _progress: imported.append(module))
    app.start(window, plans, session, window.plan_commands._tasks)
    assert [name for name in imported if name.startswith("desktop.")] == []
    asked[0]()
    assert {*app.PAGE_MODULES} <= {*imported}  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _application(qapp):
    return qapp
