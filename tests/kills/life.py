"""The life of a store whose window is killed again and again, and what is looked at after it."""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pypdf

from db.errors import PhaenError
from db.package.file import package_bytes, read_package
from db.store.store import Store
from tests.kills.killer import Killer, faults
from tests.kills.telling import digest

# Seconds: what was typed so long before the end must be there again.
OLDEST_LOST = 1.0
_WORKS_FOR = 3.0
_EARLY = 1.2


class Life:
    """A folder of a user's: a store, settings and files, that outlive one window after another."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.store = folder / "phaen.db"
        self._killer = Killer(folder, self.store)
        self._chance = chance
        # By plan: the states that the store may hold of it.
        self._allowed: dict[str, set[str]] = defaultdict(set)
        # Those that the window showed as saved once.
        self._kept: set[str] = set()
        self._removed: set[str] = set()
        # Issuances that were sealed.
        self._issued: set[str] = set()
        with Store.open(self.store, create=True):
            pass

    def kill_once(self) -> list[str]:
        """Start the window, kill it after a while, and tell what is not as it should be."""
        lines, killed = self._killer.kill(self._chance.randrange(10**9), self._wait)
        self._hear(lines)
        return [*faults(lines), *self._wrong_in_store(lines, killed), *self._wrong_files()]

    def _wait(self) -> None:
        """Let the window come as far as chance has it: mostly to work for a while."""
        if self._chance.random() < 0.2:
            time.sleep(self._chance.uniform(0, _EARLY))
            return
        self._killer.wait_until_ready()
        # Most of what was typed is to be older than what may be lost.
        time.sleep(self._chance.uniform(0, _WORKS_FOR))

    def _hear(self, lines: list[dict[str, Any]]) -> None:
        """Take in which states the store may hold, by what the window has shown."""
        for line in lines:
            if line["kind"] == "state":
                self._allowed[line["plan"]].add(line["digest"])
            elif line["kind"] == "removing":
                self._removed.add(line["plan"])
            elif line["kind"] == "issued":
                self._issued.add(line["issuance"])
            elif line["kind"] == "saved":
                self._allowed[line["plan"]] = {line["digest"]}
                self._kept.add(line["plan"])

    def _wrong_in_store(self, lines: list[dict[str, Any]], killed: float) -> Iterator[str]:
        if not self.store.exists():
            if self._kept:
                yield "the store is gone"
            return
        texts: list[str] = []
        there: set[str] = set()
        try:
            with Store.open(self.store) as store:
                there |= {entry.identity for entry in store.removed()} & self._removed
                for entry in store.plans():
                    package, drafts = store.load_with_drafts(entry.number)
                    plan, now = package.plan.id, digest(package, drafts)
                    there.add(plan)
                    for report in package.reports:
                        for issuance in report.issuances:
                            if issuance.content_code and not store.papers(
                                entry.number, issuance.id
                            ):
                                yield f"the papers of {issuance.id} are gone"
                    if plan in self._allowed and now not in self._allowed[plan]:
                        yield f"plan {entry.number} is in no state shown as saved, or later"
                    self._allowed[plan] = {now}
                    texts += [*_strings(json.loads(package_bytes(package))), *drafts.values()]
        except PhaenError as error:
            yield f"the store does not open: {error}"
            return
        for plan in self._kept - there:
            yield f"plan {plan} was shown as saved and is gone"
        yield from self._wrong_typing(lines, killed, texts)

    def _wrong_typing(
        self, lines: list[dict[str, Any]], killed: float, texts: list[str]
    ) -> Iterator[str]:
        """What was being typed at the end, as it stood a second before."""
        typed = [line for line in lines if line["kind"] == "typed"]
        if not typed:
            return
        token = typed[-1]["token"]
        after = lines[lines.index(typed[-1]) :]
        if any(line["kind"] == "act" and line["name"] in _TAKES_BACK for line in after):
            return
        own = [line for line in typed if line["token"] == token]
        old = [line for line in own if line["at"] <= killed - OLDEST_LOST]
        if not old:
            return
        wanted = _from(token, old[-1]["text"])
        found = [_from(token, text) for text in (*texts, *self._rescued()) if token in text]
        if not any(text.startswith(wanted) for text in found):
            yield f"typed a second before and lost: {wanted!r}; there is {found}"

    def _rescued(self) -> Iterator[str]:
        """All texts that were put away for the next start."""
        for path in self.folder.rglob("*"):
            if "rescue" in str(path.relative_to(self.folder)) and path.is_file():
                with suppress(ValueError):
                    yield from _strings(json.loads(path.read_bytes()))

    def _wrong_files(self) -> Iterator[str]:
        """Files that are half there: what was written before must be whole, or the new one is."""
        for path in self._killer.home.glob("*.*"):
            try:
                _READ.get(path.suffix, _nothing)(path)
            except Exception as error:
                yield f"{path.name} is no whole file: {error!r}"


_TAKES_BACK = {"_undo", "_import_one", "_issue"}


def _read_pdf(path: Path) -> None:
    for page in pypdf.PdfReader(path).pages[-1:]:
        page.extract_text()


def _read_workbook(path: Path) -> None:
    openpyxl.load_workbook(path, read_only=True).close()


def _read_plan(path: Path) -> None:
    read_package(path)


def _nothing(_path: Path) -> None:
    """Nothing is asked of other files."""


_READ = {".pdf": _read_pdf, ".xlsx": _read_workbook, ".phaen": _read_plan, ".json": _read_plan}


def _from(token: str, text: str) -> str:
    """A text from a word on to the end of its line, however blanks are kept.

    Each line of a long text is kept by itself.
    """
    line = text[text.index(token) :].splitlines()[0]
    return "".join(line.split())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _strings(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _strings(each))
