"""What goes wrong before there is a window is told: by stderr, or by a box of the system."""

import os
import subprocess
import sys
import types
from pathlib import Path

from desktop.telling import tell

ROOT = Path(__file__).parents[2]


def test_console_gets_the_sentence(capsys):
    tell("เกิดเหตุ")
    assert capsys.readouterr().err == "phaen: เกิดเหตุ\n"


def test_program_without_a_console_shows_a_box(monkeypatch):
    shown = []
    user32 = types.SimpleNamespace(MessageBoxW=lambda *given: shown.append(given))
    ctypes = types.SimpleNamespace(windll=types.SimpleNamespace(user32=user32))
    monkeypatch.setitem(sys.modules, "ctypes", ctypes)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "stderr", None)
    tell("เกิดเหตุ")
    assert [given[1] for given in shown] == ["เกิดเหตุ"]


def run(code, tmp_path, **more):
    environment = {**os.environ, "PHAEN_FOLDER": str(tmp_path), "PYTHONUTF8": "1", **more}
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_program_whose_own_modules_cannot_be_had_says_so(tmp_path):
    code = (
        "import sys\nsys.modules['desktop.commandline.cli'] = None\n"
        "from desktop.commandline.beginning import begin\nsys.exit(begin())"
    )
    done = run(code, tmp_path)
    assert done.returncode == 2
    assert "โปรแกรมทำงานผิดพลาด" in done.stderr
    assert (tmp_path / "log" / "phaen-faults.log").exists()


def test_window_without_a_screen_says_so_before_qt_ends_the_process(tmp_path):
    code = "from desktop.window.app import run\nrun()"
    done = run(code, tmp_path, QT_QPA_PLATFORM="none-such")
    assert done.returncode == 2, done.stderr
    assert "เปิดหน้าต่างไม่ได้" in done.stderr
    assert "none-such" in (tmp_path / "log" / "phaen-faults.log").read_text(encoding="utf-8")


def test_missing_library_is_told_by_name_and_package(tmp_path):
    code = (
        "import builtins, sys\nreal = builtins.__import__\n"
        "def fails(name, *more, **named):\n"
        "    if name.startswith('PySide6'):\n"
        "        raise ImportError('libEGL.so.1: cannot open shared object file')\n"
        "    return real(name, *more, **named)\n"
        "builtins.__import__ = fails\n"
        "from desktop.commandline.beginning import begin\nsys.argv = ['phaen']\nsys.exit(begin())"
    )
    done = run(code, tmp_path, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert "libegl1" in done.stderr
