"""The working day in a process of its own, watched for calls of the network.

The system stops it at each thread that it makes, so that it waits more than it works: it begins
with a run of tests, whichever process makes that, and is asked for what it saw much later.
`python -m tests.desktop.window.watched_day` works through it.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[3]
PATIENCE = 300  # seconds, for the whole day

# One for a run, whichever of its processes asks: those that a run begins have its surroundings.
_KEY, _OWN = "PHAEN_WATCHED_DAY", str(os.getpid())
FOLDER = Path(tempfile.gettempdir(), "phaen-day-" + os.environ.setdefault(_KEY, _OWN))

_begun: list[subprocess.Popen[bytes]] = []
_OUTCOME = FOLDER / "outcome.json"


class Outcome(NamedTuple):
    """What a day said, line by line, and the calls that the system saw, where it can say."""

    code: int
    said: list[str]
    complained: str
    calls: str | None


def begin() -> None:
    """Begin the day of this run, which leaves its files in FOLDER; once, whoever asks."""
    try:
        FOLDER.mkdir()
    except FileExistsError:
        return
    _begun.append(subprocess.Popen([sys.executable, "-m", __name__], cwd=ROOT))


def outcome() -> Outcome:
    """What came of the day, when it is over; begun here where nobody has."""
    begin()
    end = time.monotonic() + PATIENCE
    while not _OUTCOME.exists():
        assert time.monotonic() < end, "the day takes for ever"
        time.sleep(0.05)
    return Outcome(*json.loads(_OUTCOME.read_text(encoding="utf-8")))


def clear() -> None:
    """At the end of a run: a day that this process began is over, and the run's leaves nothing."""
    for process in _begun:
        process.terminate()
        process.wait()
    if os.environ[_KEY] == _OWN:
        shutil.rmtree(FOLDER, ignore_errors=True)


def work(folder: Path) -> Outcome:
    """A whole day, in a folder that others may look into."""
    (folder / "home").mkdir()
    folder.chmod(0o755)
    calls, strace = folder / "calls", shutil.which("strace")
    # The system stops the day at calls of the network alone: at each it takes as long again.
    options = ("-f", "--seccomp-bpf", "-e", "trace=network")
    watch = [strace, *options, "-o", calls] if strace else []
    if strace and subprocess.run([*watch, "true"], check=False, capture_output=True).returncode:
        watch = []  # a container may forbid to trace
    homes = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")
    run = subprocess.run(
        [*watch, sys.executable, "-m", "tests.desktop.window.working_day", folder],
        cwd=ROOT,
        env={**os.environ, **dict.fromkeys(homes, str(folder / "home")), "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE - 10,
        umask=0 if os.name == "posix" else -1,
    )
    seen = calls.read_text(encoding="utf-8", errors="replace") if watch else None
    return Outcome(run.returncode, run.stdout.splitlines(), run.stderr, seen)


if __name__ == "__main__":
    written = FOLDER / "outcome.part"
    written.write_text(json.dumps(work(FOLDER)), encoding="utf-8")
    written.rename(_OUTCOME)
