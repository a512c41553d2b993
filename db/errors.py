"""What can go wrong outside the program, each with a Thai sentence for its reader.

An error here says what is wrong, where, and what to do next; the command line and the
window show it as it is. Anything else that is raised is a fault of the program.
"""

from __future__ import annotations

from dataclasses import dataclass


class PhaenError(Exception):
    """A known trouble; its text is Thai and complete."""


@dataclass(frozen=True, slots=True)
class Refusal:
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


class StoreError(PhaenError):
    """The store cannot be opened, read or written: full, locked, damaged or too new."""
