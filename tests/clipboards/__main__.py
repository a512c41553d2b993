"""`python -m tests.clipboards`: what other programs copy, pasted into the window, all by keys.

On a screen of its own (Xvfb, openbox) LibreOffice opens a workbook and a Word file, and a
browser a page (Debian's `libreoffice-calc libreoffice-writer`, `xdotool xclip xvfb openbox`;
`--soffice` and `--browser` name other commands). All is copied there and pasted here; what the
plan has then must be what they showed. Ends with 1 where something differs. What is not
installed is named and passed over.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.clipboards import documents
from tests.clipboards.screen_keys import Keys
from tests.windows.screen import Screen

_ROOT = Path(__file__).parents[2]
_TITLE = "แผน"  # of the program's own window


class Window:
    """The program's window; lines go in, plans come out."""

    def __init__(self, process: subprocess.Popen[str], keys: Keys) -> None:
        self._process, self._keys = process, keys

    def paste_at(self, place: str, *then: str) -> dict[str, Any]:
        """Paste at a field by keys, press more of them, and give the plan."""
        self._ask(place)
        self._keys.go_to(_TITLE)
        self._ask(place)
        self._keys.press("ctrl+v", *then)
        return self._ask("")

    def _ask(self, line: str) -> dict[str, Any]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@contextmanager
def _running(command: list[str], screen: str, home: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "DISPLAY": screen, "HOME": str(home), "QT_QPA_PLATFORM": "xcb"}
    process = subprocess.Popen(
        command,
        cwd=_ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        os.killpg(process.pid, 15)
        process.wait()


def _from_workbook(window: Window) -> dict[str, tuple[Any, Any]]:
    """What is wanted of the workbook, and what is there: the question is answered by Enter."""
    plan = window.paste_at("plan.projects[0].name", "Return")
    first, second, third = plan["projects"][:3]
    return {
        "names": (
            ['อบรม "ผู้นำ"\nรุ่นที่ 1', "ดูงาน", "จัดนิทรรศการ"],
            [each["name"] for each in (first, second, third)],
        ),
        "amounts": ([1_500_000, 20_000_000], [_amount(each) for each in (first, second)]),
        "status": ("requested", second["budget"].get("status")),
        "marked": (
            {"plan.projects[0].divisions": "ฝ่ายเพิ่มใหม่", "plan.projects[2].budget.amount": "1,5"},
            plan["drafts"],
        ),
    }


def _from_text(window: Window) -> dict[str, tuple[Any, Any]]:
    """What is wanted of a Word file: its heading begins a block below."""
    plan = window.paste_at("plan.situation[0].paragraphs")
    block = plan["situation"][1]
    wanted = ["ผู้ตอบแบบสอบถาม 400 คน", "1. เปิดบริการวันหยุด", "2. ขยายเวลา", "พื้นที่ 40 ม²", "จบ"]
    return {
        "heading": ("ผลสำรวจ", block["heading"]),
        "paragraphs": (wanted, block["paragraphs"][: len(wanted)]),
    }


def _from_page(window: Window) -> dict[str, tuple[Any, Any]]:
    """What is wanted of a page of the web."""
    plan = window.paste_at("plan.situation[0].paragraphs")
    block = plan["situation"][1]
    wanted = ["ผู้ใช้บริการเพิ่มขึ้น ร้อยละ 12 พื้นที่ 40 ม²", "1. เปิดบริการวันหยุด", "2. ขยายเวลา"]
    return {
        "heading": ("ผลการดำเนินงาน", block["heading"]),
        "paragraphs": (wanted, block["paragraphs"][: len(wanted)]),
    }


def main(words: list[str]) -> int:
    """Tries each program; 1 where a plan has something else than was copied."""
    parser = argparse.ArgumentParser(prog="python -m tests.clipboards")
    parser.add_argument("--soffice", default="soffice")
    parser.add_argument("--browser", default="firefox-esr")
    chosen = parser.parse_args(words)
    failed = 0
    with tempfile.TemporaryDirectory() as name, Screen() as screen:
        folder = Path(name)
        documents.workbook(folder / "โครงการ.xlsx")
        documents.word_file(folder / "บทความ.docx")
        (folder / "page.html").write_text(documents.PAGE, encoding="utf-8")
        office = [*shlex.split(chosen.soffice), f"-env:UserInstallation=file://{folder}/office"]
        office += ["--norestore", "--nologo", "--nofirststartwizard"]
        trials = (
            ("workbook", [*office, "--calc", f"{folder}/โครงการ.xlsx"], "โครงการ", _from_workbook),
            ("Word file", [*office, "--writer", f"{folder}/บทความ.docx"], "บทความ", _from_text),
            ("page", [*shlex.split(chosen.browser), f"{folder}/page.html"], "ข่าว", _from_page),
        )
        keys = Keys(screen.name)
        for what, command, title, wanted_of in trials:
            if not shutil.which(command[0]):
                print(f"{what}: {command[0]} is not here")
                continue
            store = folder / f"{what}.db"
            _fill(store)
            own = [sys.executable, "-m", "tests.clipboards.window", str(store)]
            with (
                _running(command, screen.name, folder),
                _running(own, screen.name, folder) as program,
            ):
                keys.go_to(title)
                kinds = keys.copy_all()
                print(f"{what}: {len(kinds)} kinds of data, HTML {'text/html' in kinds}")
                for part, (wanted, found) in wanted_of(Window(program, keys)).items():
                    failed |= wanted != found
                    print(f"  {part}: {'as copied' if wanted == found else f'{found!r}'}")
    return int(bool(failed))


def _fill(store: Path) -> None:
    """Put the sample plan into a store."""
    sample = _ROOT / "resources" / "sample" / "plan.json"
    command = [sys.executable, "-m", "desktop", "import", str(sample), "--db", str(store)]
    subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.DEVNULL)


def _amount(project: dict[str, Any]) -> Any:
    return project["budget"].get("amount")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
