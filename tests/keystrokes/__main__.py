"""`python -m tests.keystrokes`: the keys a small plan takes here, and in the forms by hand.

From an empty store to a plan with two projects, two indicators with rubrics and two
milestone grids, printed to PDF. Then those of a quarter: from a window that opens a plan to
the issued report. No mouse is used: the clicks are none.
"""

# ruff: noqa: T201 - it prints
from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from db.settings.declared import USER
from db.store.store import Store
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.app import build_window, start
from desktop.window.frame.main_window import MainWindow
from desktop.window.memory import Memory
from desktop.window.widgets.theme import FUSION, Theme
from tests.desktop.parts import ImmediateExecutor
from tests.keystrokes import council
from tests.keystrokes.by_hand import by_hand
from tests.keystrokes.keyboard import Count, Keyboard
from tests.keystrokes.plan import PLAN
from tests.keystrokes.writing import export, write_plan


def main() -> int:
    """Write the plan, print the counts, and end with 1 where it is not what was meant."""
    app = QApplication(["phaen", *FUSION])
    with tempfile.TemporaryDirectory() as folder:
        right, count = written(app, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        sent, quarter = reported(app, Path(folder))
    hand = by_hand(PLAN)
    print(f"here:    {count.keys:5} keys = {count.letters} letters + {count.commands} commands;")
    print("         0 clicks")
    print(f"by hand: {hand.keys:5} keys = {hand.letters} letters + {hand.cells} cells to go to")
    print(f"         + {hand.arrows} months of arrows")
    print(f"ratio:   {count.keys / hand.keys:5.2f}")
    print(f"quarter: {quarter.commands:5} keys beside {quarter.letters} letters")
    return 0 if right and sent else 1


def written(app: QApplication, folder: Path) -> tuple[bool, Count]:
    """Whether the plan is what was meant, and what it took to write and to print it."""
    Store.open(folder / "store.db", create=True).close()
    window, session, plans = opened(app, folder)
    keys = Keyboard()
    write_plan(keys, PLAN)
    export(keys, ".pdf")
    package = session.package
    right = package is not None and package.plan == PLAN and any(folder.glob("*.pdf"))
    window.close()
    plans.close_store()
    return right, keys.count


def reported(app: QApplication, folder: Path) -> tuple[bool, Count]:
    """Whether a second quarter was issued as it was meant, and what it took."""
    plans = Plans(folder / "store.db")
    plans.open_store(create=True)
    number = plans.add(council.council())
    memory = Memory(folder / "window.ini")
    memory.settings.set(USER, "นางสาวสมหญิง ตั้งใจ")
    memory.set_text("quarter", "1")
    memory.save()
    plans.close_store()
    window, session, plans = opened(app, folder, number)
    keys = Keyboard()
    council.report_second_quarter(keys)
    second = session.package.reports[1]
    told = [(f"{row.progress:f}", row.narrative) for row in second.results]
    meant = list(zip(council.figures(), council.told(), strict=True))
    right = told == meant and bool(second.issuances) and second.memo.number == council.NUMBER
    window.close()
    plans.close_store()
    return right, keys.count


def opened(
    app: QApplication, folder: Path, show: int | None = None
) -> tuple[MainWindow, Session, Plans]:
    """The window of a store in a folder, as it opens with the plan of a number."""
    memory = Memory(folder / "window.ini")
    memory.folder = folder
    tasks = TaskQueue(print, executor=ImmediateExecutor())
    plans = Plans(folder / "store.db")
    session = Session(plans, executor=ImmediateExecutor())
    window = build_window(
        plans=plans,
        session=session,
        tasks=tasks,
        drawing_tasks=tasks,
        backup_tasks=tasks,
        theme=Theme(app),
        memory=memory,
    )
    window.resize(1366, 768)
    window.show()
    start(window, plans, session, tasks, show=show)
    return window, session, plans


if __name__ == "__main__":
    sys.exit(main())
