"""The troubles that a store gets into, each played in the window."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from db.errors import PhaenError
from db.package.file import package_bytes, read_package
from db.store.store import Store
from forms.resources import RESOURCES
from tests.troubles.puppet import Puppet

TYPED = "ข้อความยามคับขัน"
_LONGEST = 5.0  # seconds that an order may take, beside what it waits for


class Row(NamedTuple):
    """What was shown, and what survived."""

    shown: str
    survived: str


class Scene:
    """The folders of a user, with a store that holds the sample plan in one of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home, self.at = folder / "home", folder / "store"
        self.home.mkdir()
        self.at.mkdir()
        self.store = self.at / "phaen.db"
        self._shown: list[str] = []

    def fill(self) -> None:
        """Put the store there."""
        with Store.open(self.store, create=True) as store:
            store.add(read_package(RESOURCES / "sample" / "plan.json"))

    @contextmanager
    def window(self, *before: str) -> Iterator[Puppet]:
        """The window of the store with its plan open."""
        with Puppet(self.store, self.home, *before) as puppet:
            self.note(puppet.order("see", wait=1.5))
            puppet.order("open", number=1)
            yield puppet

    def note(self, said: dict[str, Any], label: str = "") -> None:
        """Remember what was shown."""
        parts = [
            f"STUCK for {said['stuck']} s" if "stuck" in said else "",
            f"ENDED with {said['ended']}" if said.get("ended") else "",
            "window closed" if said.get("ended") == 0 else "",
            said.get("status", ""),
            said.get("notice", ""),
            *(f"dialog «{each}»" for each in said.get("dialogs", ())),
            *(f"FAULT {each}" for each in said.get("faults", ())),
            f"STUCK {said['seconds']:.1f} s" if said.get("seconds", 0) > _LONGEST else "",
        ]
        words = " ⏐ ".join(part for part in parts if part)
        if words:
            self._shown.append(f"[{label}] {words}" if label else words)

    def row(self, *more: str, typed: str = TYPED) -> Row:
        """What was shown in all, and where what was typed is now."""
        found = self.whereabouts(typed) if typed else []
        return Row("\n       ".join(self._shown), "; ".join([*found, *more]))

    def whereabouts(self, typed: str) -> list[str]:
        """Where a text lies: in which store, rescue or file."""
        files = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        found = [str(path.relative_to(self.folder)) for path in files if _holds(path, typed)]
        return [f"typed text in: {', '.join(found)}" if found else "LOST: typed text nowhere"]


def _holds(path: Path, typed: str) -> bool:
    data = path.read_bytes()
    if data.startswith(b"SQLite format 3"):
        try:
            with Store.open(path) as store:
                loaded = [store.load_with_drafts(each.number) for each in store.plans()]
        except PhaenError:
            return False
        return any(
            typed in package_bytes(package).decode() or typed in "".join(drafts.values())
            for package, drafts in loaded
        )
    if path.suffix != ".json":
        return False
    return typed.encode() in data or json.dumps(typed)[1:-1].encode() in data


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[None]:
    """A file system of its own in a folder."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    subprocess.run(command, check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill_up(folder: Path) -> Path:
    """A file that leaves no room beside it."""
    filler = folder / "filler.bin"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            pass
    return filler


@contextmanager
def locked(store: Path) -> Iterator[None]:
    """Another program writes in the store all the while."""
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        yield
        connection.execute("ROLLBACK")


def full_then_room(scene: Scene) -> Row:
    """The disk is full, then there is room again."""
    with small_disk(scene.at, 16000):
        scene.fill()
        with scene.window() as window:
            filler = _fill_up(scene.at)
            scene.note(window.order("type", text=TYPED, wait=2), "full")
            filler.unlink()
            scene.note(window.order("see", wait=7), "room again")
            scene.note(window.order("close"), "close")
        return scene.row()


def full_and_closed(scene: Scene) -> Row:
    """The disk is full and stays so; the window is closed all the same."""
    with small_disk(scene.at, 16000):
        scene.fill()
        with scene.window() as window:
            _fill_up(scene.at)
            scene.note(window.order("type", text=TYPED, wait=2), "full")
            scene.note(window.order("close", answers=["ปิดโดยไม่บันทึก"]), "close")
        return scene.row()


def full_and_saved_elsewhere(scene: Scene) -> Row:
    """The disk is full; the plan is saved as a file elsewhere."""
    with small_disk(scene.at, 16000):
        scene.fill()
        with scene.window() as window:
            _fill_up(scene.at)
            window.order("type", text=TYPED, wait=2)
            answers = ["บันทึกแผนเป็นแฟ้ม", str(scene.home / "แผนที่บันทึกไว้.json")]
            scene.note(window.order("close", answers=answers, wait=1), "close")
        return scene.row()


def full_everywhere(scene: Scene) -> Row:
    """No disk takes a byte while a cell is being written in, and then one does."""
    with small_disk(scene.at, 16000), small_disk(scene.home, 4000):
        scene.fill()
        with scene.window() as window:
            fillers = [_fill_up(scene.at), _fill_up(scene.home)]
            scene.note(window.order("type", text=TYPED, wait=2), "full")
            scene.note(window.order("close"), "close, no answer")
            for filler in fillers:
                filler.unlink()
            scene.note(window.order("see", wait=7), "room again")
        return scene.row()


def read_only(scene: Scene) -> Row:
    """The folder can only be read."""
    with small_disk(scene.at, 16000):
        scene.fill()
        subprocess.run(["mount", "-o", "remount,ro", str(scene.at)], check=True)
        with scene.window() as window:
            scene.note(window.order("see", wait=0.5), "open")
            scene.note(window.order("type", text=TYPED, wait=2), "typed")
            scene.note(window.order("close"), "close, no answer")
        return scene.row("nothing that is typed is taken", typed="")


def becomes_read_only(scene: Scene) -> Row:
    """The folder becomes one that can only be read while the plan is open."""
    with small_disk(scene.at, 16000):
        scene.fill()
        with scene.window() as window:
            subprocess.run(["mount", "-o", "remount,ro", str(scene.at)], check=True)
            scene.note(window.order("type", text=TYPED, wait=2), "typed")
            scene.note(window.order("close"), "close, no answer")
            scene.note(window.order("close", answers=["ปิดโดยไม่บันทึก"]), "close")
        return scene.row()


def locked_for_a_second(scene: Scene) -> Row:
    """Another program writes in the store for a second."""
    scene.fill()
    with scene.window() as window:
        with locked(scene.store):
            scene.note(window.order("type", text=TYPED, wait=1), "locked")
        scene.note(window.order("see", wait=2), "free")
    return scene.row()


def locked_for_ever(scene: Scene) -> Row:
    """Another program holds the store and does not let go."""
    scene.fill()
    with scene.window() as window, locked(scene.store):
        scene.note(window.order("type", text=TYPED, wait=1), "typed")
        scene.note(window.order("type", text=" และอีก", wait=8), "8 s later")
        scene.note(window.order("close"), "close, no answer")
        scene.note(window.order("open", number=1), "open the plan again")
        scene.note(window.order("close", answers=["ปิดโดยไม่บันทึก"]), "close")
    return scene.row()


def moved_away(scene: Scene) -> Row:
    """The store is moved to another folder while its plan is open."""
    scene.fill()
    with scene.window() as window:
        scene.store.rename(scene.folder / "moved.db")
        scene.note(window.order("type", text=TYPED, wait=2), "typed")
        left = "no new file" if not scene.store.exists() else "LOST: a new file was made"
        scene.note(window.order("close"), "close, no answer")
        (scene.folder / "moved.db").rename(scene.store)
        scene.note(window.order("see", wait=7), "back")
    return scene.row(left)


def folder_gone(scene: Scene) -> Row:
    """The folder of the store goes, as a USB stick that is pulled out does."""
    scene.fill()
    with scene.window() as window:
        scene.at.rename(scene.folder / "gone")
        scene.note(window.order("type", text=TYPED, wait=2), "typed")
        scene.note(window.order("close", answers=["ปิดโดยไม่บันทึก"]), "close")
    return scene.row()


def replaced(scene: Scene) -> Row:
    """A synchronised folder puts an older store in the place of the open one."""
    scene.fill()
    older = scene.folder / "older.db"
    shutil.copy(scene.store, older)
    with scene.window() as window:
        window.order("type", text="เดิม ", wait=1)
        older.replace(scene.store)
        scene.note(window.order("type", text=TYPED, wait=2), "typed")
        scene.note(window.order("close"), "close, no answer")
    return scene.row()


def changed_by_another(scene: Scene) -> Row:
    """Another program saves the plan meanwhile."""
    scene.fill()
    with scene.window() as window:
        with Store.open(scene.store) as store:
            package = store.load(1)
            plan = package.plan
            unit = replace(plan.unit, name="ชื่อใหม่")
            store.save(1, package, replace(package, plan=replace(plan, unit=unit)))
        scene.note(window.order("type", text=TYPED, wait=2), "typed")
        scene.note(window.order("close"), "close, no answer")
    return scene.row()


def truncated_while_open(scene: Scene) -> Row:
    """The store is cut in half while its plan is open."""
    scene.fill()
    with scene.window() as window:
        data = scene.store.read_bytes()
        scene.store.write_bytes(data[: len(data) // 2])
        scene.note(window.order("type", text=TYPED, wait=2), "typed")
        scene.note(window.order("close"), "close, no answer")
    return scene.row()


def emptied_while_open(scene: Scene) -> Row:
    """The store becomes a file of no bytes while its plan is open."""
    scene.fill()
    with scene.window() as window:
        scene.store.write_bytes(b"")
        scene.note(window.order("type", text=TYPED, wait=2), "typed")
        scene.note(window.order("close"), "close, no answer")
    return scene.row()


def _at_start(data: Callable[[bytes], bytes | None]) -> Callable[[Scene], Row]:
    """The store has become something else before the program starts."""

    def play(scene: Scene) -> Row:
        scene.fill()
        with Puppet(scene.store, scene.home) as window:
            window.order("see", wait=2)
            window.order("close")
        before = scene.store.read_bytes()
        after = data(before)
        if after is None:
            scene.store.unlink()
        else:
            scene.store.write_bytes(after)
        with Puppet(scene.store, scene.home) as window:
            scene.note(window.order("see", wait=2), "start")
            scene.note(window.order("close"), "close")
        if after is None:
            kept = "no file made" if not scene.store.exists() else "a file is there"
        else:
            same = scene.store.exists() and scene.store.read_bytes() == after
            kept = "file left as it was" if same else "file is another"
        names = sorted(str(each.relative_to(scene.at)) for each in scene.at.rglob("*"))
        return Row(scene.row().shown, f"{kept}; beside it: {', '.join(names)}")

    return play


def _flipped(data: bytes) -> bytes:
    found = bytearray(data)
    for at in range(5000, len(found), 40_000):
        found[at] ^= 0x55
    return bytes(found)


def _newer(data: bytes) -> bytes:
    path = Path("/tmp/phaen-newer.db")  # noqa: S108 - gone at once
    path.write_bytes(data)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    found = path.read_bytes()
    path.unlink()
    return found


def two_windows(scene: Scene) -> Row:
    """The program is started a second time by the same user."""
    scene.fill()
    with scene.window() as first:
        with Puppet(scene.store, scene.home) as second:
            scene.note(second.order("see", wait=3), "second")
        scene.note(first.order("type", text=TYPED, wait=2), "first")
        first.order("close")
    return scene.row()


def another_user(scene: Scene) -> Row:
    """Another user opens the store while one has it."""
    scene.fill()
    other = scene.folder / "other"
    other.mkdir()
    with scene.window() as first, Puppet(scene.store, other, "env", "USER=other") as second:
        scene.note(second.order("see", wait=3), "second")
        second.order("open", number=1)
        scene.note(second.order("type", text="ของคนที่สอง", wait=2), "second types")
        scene.note(first.order("type", text=TYPED, wait=2), "first")
        first.order("close")
        scene.note(second.order("see", wait=4), "second, once the first has gone")
    return scene.row()


def clock_set_back(scene: Scene) -> Row:
    """The PC's clock is a year behind from one start to the next."""
    scene.fill()
    with scene.window() as window:
        window.order("type", text="เดิม ", wait=1)
        window.order("close")
    with scene.window("faketime", "1 year ago") as window:
        scene.note(window.order("type", text=TYPED, wait=2), "a year ago")
        scene.note(window.order("close"), "close")
    return scene.row()


def log_off(scene: Scene) -> Row:
    """The user logs off while the store takes nothing and a cell is being written in."""
    scene.fill()
    with scene.window() as window, locked(scene.store):
        window.order("type", text=TYPED, wait=1)
        scene.note(window.order("log_off", wait=1), "log off")
    return scene.row()


SCENARIOS: dict[str, Callable[[Scene], Row]] = {
    "disk full, then room": full_then_room,
    "disk full, closed without saving": full_and_closed,
    "disk full, saved as a file elsewhere": full_and_saved_elsewhere,
    "every disk full": full_everywhere,
    "folder read-only from the start": read_only,
    "folder becomes read-only": becomes_read_only,
    "locked for 1 s": locked_for_a_second,
    "locked for ever": locked_for_ever,
    "store moved away": moved_away,
    "folder gone": folder_gone,
    "store replaced by an older one": replaced,
    "plan changed by another program": changed_by_another,
    "truncated while open": truncated_while_open,
    "0 bytes while open": emptied_while_open,
    "missing at start": _at_start(lambda _data: None),
    "0 bytes at start": _at_start(lambda _data: b""),
    "truncated at start": _at_start(lambda data: data[: len(data) // 2]),
    "flipped bytes at start": _at_start(_flipped),
    "foreign file at start": _at_start(lambda _data: b"%PDF-1.7 " * 500),
    "of a newer program at start": _at_start(_newer),
    "two windows": two_windows,
    "another user": another_user,
    "clock set back a year": clock_set_back,
    "log-off with unsaved text": log_off,
}
