"""The command line `phaen`: exit code 0 done, 1 problems found, 2 refused."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from db.errors import PackageRefusedError, PhaenError
from desktop.telling import tell

_DONE, _REFUSED = 0, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command, `argv` or the program's own arguments; returns its exit code."""
    _speak_utf8()
    try:
        return _run(argv)
    except PackageRefusedError as error:
        sentence = f"ไม่รับแฟ้มแผนนี้ และไม่ได้บันทึกสิ่งใด เพราะ\n{error}"
    except PhaenError as error:
        sentence = str(error)
    except KeyboardInterrupt:
        sentence = "ยกเลิกแล้ว"
    except Exception as error:
        if _says_that_reader_has_gone(error):
            return _stop_quietly()
        sentence = _said_of_fault(error)
    tell(sentence)
    return _REFUSED


def _said_of_fault(error: Exception) -> str:
    """A library of the system is missing, or a fault of the program: it, too, in a sentence."""
    from desktop.faults import record_fault  # noqa: PLC0415 - faults are rare
    from desktop.system_libraries import missing_words  # noqa: PLC0415 - as above

    recorded = record_fault(error)
    return (isinstance(error, ImportError) and missing_words(str(error))) or recorded


def _run(argv: Sequence[str] | None) -> int:
    words = sys.argv[1:] if argv is None else list(argv)
    code = _run_command(words) if words else _open_window()
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _open_window() -> int:
    """`phaen` alone: the window does not wait for what commands and their words are."""
    from desktop.commandline.windows import show_window  # noqa: PLC0415 - the other way parses

    return show_window()


def _run_command(words: Sequence[str]) -> int:
    from desktop.commandline import arguments, commands  # noqa: PLC0415 - the window needs none

    try:
        given = arguments.parse(words)
    except SystemExit:  # help was asked for, and given
        return _DONE
    return commands.COMMANDS[given.command](given)


def _speak_utf8() -> None:
    """Thai must come out whole, whatever the system's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _says_that_reader_has_gone(error: Exception) -> bool:
    """Windows says of a pipe that nobody reads no more than `invalid argument`."""
    return isinstance(error, BrokenPipeError) or (
        os.name == "nt"
        and isinstance(error, OSError)
        and error.errno == errno.EINVAL
        and error.filename is None
    )


def _stop_quietly() -> int:
    """The reader of the output has gone; the rest of it goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
