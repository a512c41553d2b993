"""The window: `phaen` alone, `open`, `look`, `demo`, and `selftest`, which works in it."""

# ruff: noqa: PLC0415 - the window waits for nothing that it does not use
from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import PhaenError

if TYPE_CHECKING:
    import argparse

    from db.store.locations import Location


def try_all(_arguments: argparse.Namespace) -> int:
    """`phaen selftest`: whether all that an office does can be done on this computer."""
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.commandline.saying import DONE, PROBLEMS, say
    from desktop.window.selftest.run import run

    return DONE if run(say) else PROBLEMS


def demo(arguments: argparse.Namespace) -> int:
    """`phaen demo`: the sample plan in a new store, on all forms, and in the window."""
    from db import files
    from db.package.file import read_package
    from desktop.commandline import importing
    from desktop.commandline.editions import edition_of
    from desktop.commandline.exporting import targets_in, write
    from desktop.commandline.saying import DONE, say
    from forms.printing import Job
    from forms.resources import RESOURCES

    folder: Path = arguments.out
    files.make_folder(folder)
    db = _new_store(folder)
    package = read_package(RESOURCES / "sample" / "plan.json")
    with importing.opened_to_import(db) as store:
        number = importing.add_beside(store, package)
    job = Job(package, edition_of(package))
    write(job, targets_in(folder, job))
    say(f"ฐานข้อมูลตัวอย่าง: {db}")
    if not _has_display():
        say("ไม่มีจอภาพ จึงไม่ได้เปิดหน้าต่าง")
        return DONE
    return run_window(db, show=number)


def open_window(arguments: argparse.Namespace) -> int:
    """The window on a store; `phaen open FILE`: with a file that was opened from outside."""
    return show_window(arguments.db, getattr(arguments, "file", None))


def show_window(db: Location | None = None, file: Path | None = None) -> int:
    """`phaen` alone: the window on the user's own store.

    Raises:
        PhaenError: there is no screen.
    """
    _refuse_without_display()
    return run_window(db, file=file)


def look_at_plan(arguments: argparse.Namespace) -> int:
    """`phaen look`: the window on a plan that is not taken in; the window itself asks for it."""
    _refuse_without_display()
    if arguments.db is None:
        raise PhaenError("ต้องระบุฐานข้อมูลที่จะดูด้วย --db")
    from desktop.window.look_window import look

    return look(arguments.db, arguments.name, is_moment=arguments.moment)


def _new_store(folder: Path) -> Path:
    """A name for a store where none lies: a demonstration overwrites nobody's plans."""
    path, count = folder / "phaen.db", 1
    while path.exists():
        count += 1
        path = folder / f"phaen-{count}.db"
    return path


def _refuse_without_display() -> None:
    if not (_has_display() or os.environ.get("QT_QPA_PLATFORM")):
        raise PhaenError("ไม่มีจอภาพ จึงเปิดหน้าต่างไม่ได้ ดูคำสั่งที่ใช้ได้ด้วย phaen --help")


def _has_display() -> bool:
    """Whether a window would be seen by anyone."""
    if os.environ.get("CI") or os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_window(db: Location | None, show: int | None = None, file: Path | None = None) -> int:
    """The program's window, until it is closed; its exit code."""
    import gc

    # Nothing that is made until the window is seen is garbage: looking for it takes a while.
    gc.disable()
    from desktop.window.app import run

    return run(db, show=show, file=file.absolute() if file else None)
