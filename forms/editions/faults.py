"""What is wrong in an edition file: where in it, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from db.errors import PhaenError
from db.record_classes import record
from forms.shortened import shortened

# Names and positions (from 0) from the top of an edition file down, as
# ('forms', 2, 'blocks', 0, 'lines', 1, 'text').
FilePath = tuple[str | int, ...]
# The reason of a width or a size that nothing can have.
TOO_SMALL = "ต้องมากกว่า 0"
# So many faults are told one by one.
_TOLD = 5
# More names than this are for the reference to list.
_LISTED = 12


@record
class Fault:
    """One thing that an edition file has wrong; `reason` is Thai.

    `path` is where in the file; `form` the id of the form it is on, where it is on one.
    """

    path: FilePath
    reason: str
    form: str = ""


class FaultError(ValueError):
    """A fault that reading cannot go beyond."""

    def __init__(self, path: FilePath, reason: str) -> None:
        self.fault = Fault(path, reason)
        super().__init__(reason)


class EditionError(PhaenError):
    """An edition file that cannot be used; its text names the file, lines, places and reasons.

    `faults` are all of them, each with its line (0: of no line).
    """

    def __init__(self, text: str, faults: Sequence[tuple[int, Fault]] = ()) -> None:
        super().__init__(text)
        self.faults = tuple(faults)


def edition_error(file: str, faults: Sequence[tuple[int, Fault]]) -> EditionError:
    """The error of faults of a file, each with its line."""
    return EditionError(told(file, faults), faults)


def unknown(what: str, name: str, known: Iterable[str], written_as: str = "“{}”") -> str:
    """The reason of a name that is not known: what may have been meant, else the few there are."""
    there_is = [each for each in known if each]
    near = get_close_matches(name, there_is, n=1)
    hint = f" อาจหมายถึง {written_as.format(near[0])}" if near else ""
    if not near and 1 < len(there_is) <= _LISTED:
        hint = f" ที่ใช้ได้คือ {' '.join(there_is)}"
    return f"ไม่รู้จัก{what} {written_as.format(name)}{hint}"


def told(file: str, faults: Sequence[tuple[int, Fault]]) -> str:
    """Faults of a file, each with its line (0: of no line), as their reader is told of them."""
    lines = [_told(line, fault) for line, fault in faults]
    return f"แฟ้มชุดแบบฟอร์ม {file} ใช้ไม่ได้\n" + shortened(lines, _TOLD, "แห่ง", "\n")


def _told(line: int, fault: Fault) -> str:
    where = [f"บรรทัด {line}"] if line else []
    where += [written(fault.path)] if fault.path else []
    where += [f"ของแบบฟอร์ม “{fault.form}”"] if fault.form else []
    return f"{' '.join(where)}: {fault.reason}" if where else fault.reason


def written(path: FilePath) -> str:
    """A path as it is written: `forms[3].blocks[1].lines[2].text`, positions from 1."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words
