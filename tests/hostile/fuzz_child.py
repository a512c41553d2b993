"""`python -m tests.hostile.fuzz_child READERS NAME FOLDER SEED COUNT`: a reader in a process.

What ends the process is found by the input that lies in the folder then. READERS is the
module that has the readers.
"""

from __future__ import annotations

import json
import random
import signal
import sys
from base64 import b64decode, b64encode
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from desktop.window.thai_lines.library import load_thai_library
from forms.editions import library
from tests.hostile.fuzz_run import COUNT, CURRENT, DONE
from tests.hostile.fuzzing import Fuzzer
from tests.hostile.limits import BYTES, limit_memory

_CORPUS = "corpus.json"
# The processor's seconds after which the system ends the process: watched, it is as slow as that.
_LONGEST = 90
# Far enough above what is allowed that it is measured before it is refused.
_MOST = 4 * BYTES


def main(module: str, name: str, folder: Path, seed: str, count: int) -> None:
    """Reads so many inputs, and leaves what came of it."""
    load_thai_library()
    application = QApplication(["phaen"])
    qInstallMessageHandler(lambda *_: None)
    home = folder / "home"
    library.own_folder = lambda: home / "editions"
    reader = import_module(module).READERS[name]
    fuzzer = Fuzzer(reader, home)
    limit_memory(_MOST)
    kept = folder / _CORPUS
    known = [b64decode(each) for each in json.loads(kept.read_text())] if kept.exists() else []
    fuzzer.begin([*reader.seeds(), *known])
    begun = fuzzer.reach.branches

    def note(data: bytes) -> None:
        (folder / CURRENT).write_bytes(data)
        (folder / COUNT).write_text(str(fuzzer.count))
        signal.setitimer(signal.ITIMER_PROF, _LONGEST)

    fuzzer.run(random.Random(seed), count, note)
    signal.setitimer(signal.ITIMER_PROF, 0)
    kept.write_text(json.dumps([b64encode(each).decode() for each in fuzzer.corpus]))
    found = [(each.what, each.where, b64encode(each.data).decode()) for each in fuzzer.findings]
    done = {
        "count": fuzzer.count,
        "taken": fuzzer.taken,
        "refused": fuzzer.refused,
        "begun": begun,
        "lines": fuzzer.reach.lines,
        "branches": fuzzer.reach.branches,
        "steps": len(fuzzer.reach.steps),
        "corpus": len(fuzzer.corpus),
        "longest": fuzzer.longest,
        "largest": fuzzer.largest,
        "found": found,
    }
    (folder / DONE).write_text(json.dumps(done))
    application.quit()


if __name__ == "__main__":
    readers, wanted, where, start, most = sys.argv[1:]
    main(readers, wanted, Path(where), start, int(most))
