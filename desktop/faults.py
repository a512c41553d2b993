"""Records of faults of the program, fit to be sent: what it ran on, and where it failed.

Nothing that a plan says is in them: no message of an error and no value, only its kind and
the lines that led to it. All that a record needs is at hand before there is a fault, for
memory, stack, handles and imports may be what is wrong then.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from db.errors import PhaenError
from db.files import make_private_folder
from db.user_folders import log_folder
from desktop.versions import versions

NAME, _OLDER = "phaen-faults.log", "phaen-faults.1.log"
# A log that has grown beyond this becomes the older one; a run writes no more than half of it.
_LONGEST = 256 * 1024
_MOST_OF_A_RUN = _LONGEST // 2
# So many lines of a traceback are told from its beginning and its end, of so many errors.
_FIRST, _LAST, _MOST_ERRORS = 15, 40, 6
# Given back when memory is short.
_RESERVE = 256 * 1024
_ROOT = str(Path(__file__).resolve().parents[1]) + os.sep
_SENTENCE = "โปรแกรมทำงานผิดพลาด โปรดส่งแฟ้ม {} ให้ผู้ดูแลโปรแกรม (ในแฟ้มไม่มีข้อความของแผน)"

_BARE = "โปรแกรมทำงานผิดพลาด เพราะหน่วยความจำไม่พอ โปรดปิดโปรแกรมอื่น และแจ้งผู้ดูแลโปรแกรม"


class FaultLog:
    """The log of a run: open from now on, in the user's folder or where one can write.

    `surroundings` are further versions and the like, by name.
    """

    def __init__(self, surroundings: Mapping[str, str] | None = None) -> None:
        said = {**versions(), **(surroundings or {})}
        self._head = "; ".join(f"{name} {value}" for name, value in said.items())
        self._reserve: bytearray | None = bytearray(_RESERVE)
        self._written = 0
        self.path, self._handle = _opened()

    def record(self, error: BaseException) -> str:
        """Write an error down; what to tell the user."""
        self._reserve = None
        try:
            lines = [_moment(), self._head, *_told(error), "", ""]
            if self.path is not None and self.write("\n".join(lines)):
                return _SENTENCE.format(self.path)
            where = _where(error.__traceback__)
        except (MemoryError, RecursionError):
            return _BARE
        return f"โปรแกรมทำงานผิดพลาด ({_kind(error)} ที่ {where}) โปรดแจ้งผู้ดูแลโปรแกรม"

    def write(self, text: str) -> bool:
        """Add to the log; whether it has it. What a run says too often is left out."""
        data = text.encode("utf-8", "replace")
        if self._written + len(data) > _MOST_OF_A_RUN:
            return self._written > 0
        try:
            done = os.write(self._handle, data)
        except OSError:
            return False
        self._written += done
        return done == len(data)

    def close(self) -> None:
        """Let go of the file."""
        if self._handle >= 0:
            with suppress(OSError):
                os.close(self._handle)
            self._handle = -1


def record_fault(error: BaseException) -> str:
    """Write an error into the user's log; what to tell the user."""
    log = FaultLog()
    try:
        return log.record(error)
    finally:
        log.close()


def _opened() -> tuple[Path | None, int]:
    """A log that can be added to, and its handle; none where nothing can be written."""
    for folder in (log_folder(), Path(tempfile.gettempdir())):
        path = folder / NAME
        with suppress(OSError, PhaenError):
            if folder != Path(tempfile.gettempdir()):
                make_private_folder(folder)
            _make_room(path)
            return path, os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    return None, -1


def _make_room(path: Path) -> None:
    # Another run may have the log open: Windows then lets it be.
    with suppress(OSError):
        if path.stat().st_size > _LONGEST:
            path.replace(path.with_name(_OLDER))


def _told(error: BaseException) -> Iterator[str]:
    """An error with those that led to it, the first one last, without what they say."""
    link: BaseException | None = error
    for _ in range(_MOST_ERRORS):
        if link is None:
            return
        yield _kind(link)
        yield from _lines(link.__traceback__)
        link = link.__cause__ or link.__context__


def _kind(error: BaseException) -> str:
    kind = type(error)
    number = f" {error.errno}" if isinstance(error, OSError) and error.errno else ""
    return f"{kind.__module__}.{kind.__qualname__}{number}"


def _lines(trace: TracebackType | None) -> Iterator[str]:
    """The lines of a traceback from the outermost, without those between the ends of a long one.

    Counted first: a list of them all may be more than there is memory for.
    """
    count, link = 0, trace
    while link is not None:
        count, link = count + 1, link.tb_next
    at, link = 0, trace
    while link is not None:
        if at < _FIRST or at >= count - _LAST:
            yield f"  {_line(link)}"
        elif at == _FIRST:
            yield f"  … {count - _FIRST - _LAST} …"
        at, link = at + 1, link.tb_next


def _line(trace: TracebackType) -> str:
    code = trace.tb_frame.f_code
    return f"{_short(code.co_filename)}:{trace.tb_lineno} {code.co_name}"


def _where(trace: TracebackType | None) -> str:
    """The line at which an error was raised."""
    last = trace
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return _line(last) if last is not None else "-"


def _short(name: str) -> str:
    """A file of the program from its root on: whose machine it is, is nobody's concern."""
    if name.startswith(_ROOT):
        return name[len(_ROOT) :]
    return (
        name.rpartition("site-packages")[2].lstrip("/\\")
        if "site-packages" in name
        else (name.replace("\\", "/").rpartition("/")[2])
    )


def _moment() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")
