"""The command line on Windows beside the same command line here: what each prints and leaves."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.windows.install import PROJECT
from tests.windows.outputs import Different, same_file, same_folder, same_lines
from tests.windows.wine import MINUTE, Ran, Windows

SAMPLE = PROJECT / "resources" / "sample" / "plan.json"
CASES = PROJECT.parent / "shared" / "cases"
# A folder name as an office has it: Thai, with a space.
FOLDER = "งาน แผน"
DONE, REFUSED = 0, 2
TERMINAL_SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07)")

# A check by its name; what it gives is a line of figures, and it raises Different.
Check = tuple[str, Callable[[], str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """The program on Windows and here, each with a folder of its own of one name."""

    windows: Windows
    program: tuple[str | Path, ...]
    there: Path
    here: Path

    def run(self, *words: str, code: int | None = None) -> str:
        """Run one command on both, each in its folder; what it says.

        Raises:
            Different: the exit codes or the words differ, or the code is not the one asked.
        """
        there = self.windows.run(*self.program, *words, cwd=self.there)
        here = self._run_here(*words)
        command = " ".join(words)
        if there.code != here.code or code not in {None, there.code}:
            raise Different(f"{command}: code {here.code} here, {there.code} there: {there.said}")
        same_lines(command, here.said.splitlines(), there.said.replace("\\", "/").splitlines())
        return here.said

    def same(self, name: str) -> str:
        """Compare a file or a folder of this name that both left; the figures."""
        here, there = self.here / name, self.there / name
        return same_folder(here, there) if here.is_dir() else same_file(here, there)

    def put(self, package: Path, name: str) -> str:
        """Give both a copy of a package under this name."""
        for folder in (self.here, self.there):
            shutil.copyfile(package, folder / name)
        return name

    def _run_here(self, *words: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *words],
            cwd=self.here,
            env=environment_here(self.here),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=10 * MINUTE,
            check=False,
        )
        return Ran(done.returncode, done.stdout)


def environment_here(folder: Path) -> dict[str, str]:
    """What the program is started with on this machine: no screen, and settings in the folder."""
    return {
        **{name: value for name, value in os.environ.items() if name != "DISPLAY"},
        "PYTHONPATH": str(PROJECT),
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
    }


def make_pair(windows: Windows, program: tuple[str | Path, ...]) -> Pair:
    """The program with two new folders; a store that an earlier run left is taken away."""
    pair = Pair(windows, program, windows.drive / FOLDER, windows.folder / "here" / FOLDER)
    for folder in (pair.there, pair.here):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for data in (windows.drive / "users").glob("*/AppData/Local/Phaen"):
        shutil.rmtree(data)
    return pair


def checks(pair: Pair) -> list[Check]:
    """Everything that is looked at, in the order in which it is done."""
    cases = [path for path in sorted(CASES.glob("*.json")) if not path.stem.endswith(".facts")]
    plans = {"sample": SAMPLE, **{path.stem: path for path in cases}}
    found: list[Check] = [("demo", partial(_demo, pair)), ("refusal", partial(_refusal, pair))]
    for number, (name, package) in enumerate(plans.items(), start=1):
        found.append((f"import {name}", partial(_import, pair, package, number)))
        found.append((f"check {name}", partial(_check, pair, number)))
        found.append((f"export {name}", partial(_export, pair, number)))
    found.append(("console", partial(_console, pair)))
    return found


def _demo(pair: Pair) -> str:
    pair.run("demo", "--out", "ตัวอย่าง", code=DONE)
    return pair.same("ตัวอย่าง")


def _refusal(pair: Pair) -> str:
    """A damaged package is refused in Thai, and so is a name that is not there."""
    for folder in (pair.here, pair.there):
        (folder / "เสีย.json").write_text("[" * 100_000, encoding="utf-8")
    return pair.run("import", "เสีย.json", "--db", "คลัง.db", code=REFUSED).splitlines()[0]


def _import(pair: Pair, package: Path, number: int) -> str:
    pair.run("import", pair.put(package, f"แผน ที่ {number}.json"), "--db", "คลัง แผน.db", code=DONE)
    return pair.run("list", "--db", "คลัง แผน.db").splitlines()[-1]


def _check(pair: Pair, number: int) -> str:
    said = pair.run("check", f"แผน ที่ {number}.json")
    pair.run("check", f"แผน ที่ {number}.json", "--json")
    return said.splitlines()[-1]


def _export(pair: Pair, number: int) -> str:
    """Print a plan of the store in all three ways."""
    figures = []
    for ending in ("pdf", "xlsx", "json"):
        name = f"พิมพ์ ที่ {number}.{ending}"
        pair.run("export", str(number), "--db", "คลัง แผน.db", "--to", name, code=DONE)
        figures.append(pair.same(name))
    return ", ".join(figures)


def _console(pair: Pair) -> str:
    """What a console shows is what a file gets, line breaks of the console's width aside."""
    words = ("forms", "แผน ที่ 1.json")
    shown = pair.windows.run_in_console(*pair.program, *words, cwd=pair.there).said
    shown = "".join(TERMINAL_SEQUENCE.sub("", shown).split())
    wanted = "".join(pair.run(*words).split())
    if wanted not in shown:
        raise Different(f"console: shows {shown}\nnot {wanted}")
    return f"{len(wanted)} characters"
