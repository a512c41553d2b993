"""`python -m tests.keystrokes`: the keys a small plan takes here, and in the forms by hand.

From an empty store to a plan with two projects, two indicators with rubrics and two
milestone grids, printed to PDF. No mouse is used: the clicks are none.
"""

# ruff: noqa: T201 - it prints
from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from db.store.store import Store
from desktop.session.plans import Plans
from desktop.session.session import Session
from desktop.session.tasks import TaskQueue
from desktop.window.app import build_window, start
from desktop.window.memory import Memory
from desktop.window.widgets.theme import FUSION, Theme
from tests.desktop.parts import ImmediateExecutor
from tests.keystrokes.by_hand import by_hand
from tests.keystrokes.keyboard import Count, Keyboard
from tests.keystrokes.plan import PLAN
from tests.keystrokes.writing import export, write_plan


def main() -> int:
    """Write the plan, print the counts, and end with 1 where it is not what was meant."""
    app = QApplication(["phaen", *FUSION])
    with tempfile.TemporaryDirectory() as folder:
        right, count = written(app, Path(folder))
    hand = by_hand(PLAN)
    print(f"here:    {count.keys:5} keys = {count.letters} letters + {count.commands} commands;")
    print("         0 clicks")
    print(f"by hand: {hand.keys:5} keys = {hand.letters} letters + {hand.cells} cells to go to")
    print(f"         + {hand.arrows} months of arrows")
    print(f"ratio:   {count.keys / hand.keys:5.2f}")
    return 0 if right else 1


def written(app: QApplication, folder: Path) -> tuple[bool, Count]:
    """Whether the plan is what was meant, and what it took to write and to print it."""
    memory = Memory(folder / "window.ini")
    memory.folder = folder
    tasks = TaskQueue(print, executor=ImmediateExecutor())
    Store.open(folder / "store.db", create=True).close()
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
    start(window, plans, session, tasks)
    keys = Keyboard()
    write_plan(keys, PLAN)
    export(keys, ".pdf")
    package = session.package
    right = package is not None and package.plan == PLAN and any(folder.glob("*.pdf"))
    window.close()
    plans.close_store()
    return right, keys.count


if __name__ == "__main__":
    sys.exit(main())
