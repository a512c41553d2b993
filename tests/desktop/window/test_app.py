import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.store.store import Store
from desktop.window.app import start
from desktop.window.pages import PAGE_MODULES
from tests.desktop.parts import package
from tests.test_architecture import BUILDING, MODULES, imports, label, name_of

ROOT = Path(__file__).parents[3]
HEAVY = {
    *("sqlalchemy", "alembic", "openpyxl", "docx", "uharfbuzz", "pypdfium2"),
    # Together a fifth of what the program imports before it is seen.
    *("calendar", "concurrent.futures", "dataclasses", "datetime"),
    # What nothing is done with before there is a plan, or a wish.
    "desktop.session.backup_keeper",
    "desktop.session.rescuer",
    "desktop.session.saving",
    "desktop.window.backups.backup_commands",
    "desktop.window.start.package_import",
    "desktop.window.start.recovery",
    "desktop.window.widgets.page_footer",
    "desktop.window.widgets.tab_order",
}


def run_window(code, tmp_path):
    """Run a window in a process of its own, with a home of its own."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONUTF8": "1",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
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


HELPER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.window.frame import main_window
from desktop.window import app

painted = []
class Window(main_window.MainWindow):
    def __init__(self, tools, plan_commands):
        super().__init__(tools, plan_commands)
        self.painted.connect(lambda: painted.append(sorted(HEAVY & set(sys.modules))))
        plans = tools.plans
        plans.changed.connect(lambda: QTimer.singleShot(0, self.finish))
    def finish(self):
        print(painted, self.windowTitle(), self.page_name)
        self.close()
app.MainWindow = Window
"""


def test_window_is_painted_before_anything_heavy_is_imported(tmp_path):
    db = tmp_path / "a.db"
    Store.open(db, create=True).close()
    code = f"HEAVY = {HEAVY}\n{HELPER}\nsys.exit(app.run(Path({str(db)!r})))"
    run = run_window(code, tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stdout.split("\n")[0] == "[[]] แผน start"


def test_last_plan_is_open_again_when_the_window_comes_back(tmp_path):
    db = tmp_path / "a.db"
    with Store.open(db, create=True) as store:
        store.add(package("หน่วย ก"))
        store.add(package("หน่วย ข"))
    code = f"HEAVY = set()\n{HELPER}\nsys.exit(app.run(Path({str(db)!r}), show=2))"
    first = run_window(code, tmp_path)
    assert "หน่วย ข" in first.stdout, first.stderr
    again = run_window(code.replace(", show=2", ""), tmp_path)
    assert "หน่วย ข" in again.stdout, again.stderr


# What is so slow or so large that not even a page or a file waits for it, until it is needed; and
# what other systems do not have.
WAITED_FOR = {
    *("PIL", "alembic", "ctypes", "fcntl", "openpyxl", "pypdfium2", "pyrage", "reportlab"),
    *("psycopg", "sqlalchemy", "ssl", "uharfbuzz", "xlsxwriter"),
    "db.store.copying",
    "forms.excel.lists",
    "forms.pdf.pagination",
    "forms.pdf.writing",
}


def test_imports_wait_within_functions_only_where_the_window_would_wait_for_them(tmp_path):
    db = tmp_path / "a.db"
    opened: set[str] = set()
    for plans, show in ((), "None"), ((package("หน่วย ก"),), "1"):
        with Store.open(db, create=True) as store:
            for each in plans:
                store.add(each)
        # Beside the first page that with grids, where one mostly left off.
        grids = "import desktop.window.projects.projects_page"
        asked = f"app.run(Path({str(db)!r}), show={show})\n{grids}\nprint(*sys.modules)"
        run = run_window(f"HEAVY = set()\n{HELPER}\n{asked}", tmp_path)
        assert run.returncode == 0, run.stderr
        opened.update(run.stdout.split())
    assert {"desktop.window.app", "desktop.window.start.start_page"} < opened
    found = []
    for path in MODULES:
        # A command imports what it does, and no other; who builds waits for no window.
        if name_of(path) in opened or label(path).startswith(("desktop/commandline/", BUILDING)):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        late = {
            module
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for module in imports(path, function)
        }
        found += [
            f"{label(path)}: {module}"
            for module in sorted(late)
            if not {module, module.split(".")[0]} & WAITED_FOR
        ]
    assert found == []


def test_every_page_is_imported_before_it_is_wanted(full_window):
    pages = [
        full_window.pages.get(name) for name, spec in full_window.specs.items() if spec.needs_plan
    ]
    assert {type(page).__module__ for page in pages} == set(PAGE_MODULES)


def test_store_that_cannot_be_opened_is_told_of_in_the_window(qtbot, window, tmp_path, plans):
    path = tmp_path / "store.db"
    plans.close_store()
    path.write_bytes(b"not a store" * 1000)
    start(window, plans, window.session, window.plan_commands._tasks)
    assert window.notice.isVisible()
    assert "store.db" in window.notice.words


@pytest.mark.parametrize("number", [99, None])
def test_no_plan_is_open_when_the_last_one_is_gone(window, store, number, session):
    start(window, store, session, window.plan_commands._tasks, show=number)
    assert not session.is_open


def test_window_says_how_an_earlier_run_ended(tmp_path):
    Store.open(tmp_path / "a.db", create=True).close()
    code = f"HEAVY = set()\n{HELPER}\nsys.exit(app.run(Path({str(tmp_path / 'a.db')!r})))"
    # Not before the run is watched, a moment after the plans are there.
    waits = "import faulthandler\n        if not faulthandler.is_enabled():\n"
    waits += "            return QTimer.singleShot(10, self.finish)\n        "
    crash = code.replace("print(painted", f"{waits}import os; os.abort(); print(painted")
    assert run_window(crash, tmp_path).returncode < 0
    tell = code.replace("print(painted", f"{waits}print(self.notice.words, painted")
    again = run_window(tell, tmp_path)
    assert again.returncode == 0, again.stderr
    assert "ครั้งก่อนโปรแกรมปิดไปเองเพราะทำงานผิดพลาด" in again.stdout
    assert "phaen-faults.log" in again.stdout
    assert "ครั้งก่อน" not in run_window(tell, tmp_path).stdout
