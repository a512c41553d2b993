"""What can go wrong outside the program, each with a Thai sentence for its reader.

An error here says what is wrong, where, and what to do next; the command line and the
window show it as it is. Anything else that is raised is a fault of the program.
"""

from __future__ import annotations

from enum import StrEnum, auto
from typing import NamedTuple


class PhaenError(Exception):
    """A known trouble; its text is Thai and complete."""


class FileError(PhaenError):
    """A file that cannot be read or written: another try, or another name, may do."""


class PasswordError(PhaenError):
    """A file under a password, and none or a wrong one was given."""


class Refusal(NamedTuple):
    """One reason for which a package is not taken: the place and the reason, in Thai."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}" if self.place else self.reason


class PackageRefusedError(PhaenError):
    """A package that does not fit, with every place and reason; nothing of it was taken."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        self.refusals = refusals
        super().__init__("\n".join(str(refusal) for refusal in refusals))


class StoreTrouble(StrEnum):
    """What kind of trouble a store is in: what is offered to the user follows from it."""

    BUSY = auto()  # another program holds it
    FULL = auto()
    READ_ONLY = auto()
    FORBIDDEN = auto()
    LOGIN = auto()  # a server does not take the name or the password
    MISSING = auto()  # no file where one was
    EMPTY = auto()  # a file of no bytes
    DAMAGED = auto()
    FOREIGN = auto()  # a file, but none of Phaen's
    NEWER = auto()  # of a newer Phaen
    CHANGED = auto()  # the plan was saved by another since it was read here
    GONE = auto()  # no such plan
    UNREACHABLE = auto()  # the disk or the network does not answer
    GIVEN_UP = auto()  # nobody wanted to wait for it any more
    OTHER = auto()


class StoreError(PhaenError):
    """The store cannot be opened, read or written; `trouble` says of what kind it is."""

    def __init__(self, sentence: str, trouble: StoreTrouble = StoreTrouble.OTHER) -> None:
        self.trouble = trouble
        super().__init__(sentence)


class PlanDamagedError(StoreError):
    """A plan of a store whose rows are not those that were written; `number` says which."""

    def __init__(self, sentence: str, number: int) -> None:
        self.number = number
        super().__init__(sentence, StoreTrouble.DAMAGED)
