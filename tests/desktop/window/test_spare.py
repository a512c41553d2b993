"""What libraries would spend without use to the window, each in a process of its own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
NO_SOURCES = """
import linecache
import desktop.window.app
import desktop.window.steps.steps_page
print([name for name in linecache.cache if "steps" in name])
"""
# What PySide says of a wrong call needs what was left for later.
SIGNATURES = """
import sys
import desktop.window.app
from PySide6.QtWidgets import QApplication, QLabel
late = [sys.modules["shibokensupport.signature." + name] for name in ("parser", "lib.tool")]
print([type(module).__name__ for module in late])
app = QApplication(["phaen", "-platform", "offscreen"])
for arguments in ((3, 4, 5), ("", None, None, None, None)):
    try:
        QLabel(*arguments)
    except TypeError as error:
        print("QLabel" in str(error))
"""


def said(code):
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout.splitlines()


def test_lines_of_no_module_are_kept():
    assert said(NO_SOURCES) == ["[]"]


def test_errors_of_wrong_calls_are_worded_though_their_words_are_not_imported_before():
    assert said(SIGNATURES) == ["['_LazyModule', '_LazyModule']", "True", "True"]
