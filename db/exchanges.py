"""Packages of a plan that were sent or received: what the next comparison begins from.

A package that travels names, by their content codes, those from which its plan has come: what it
was made of, what was taken in, what was sent before. Of the packages that are kept here the
newest so named is the base of both.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

# So many are kept of a plan, and so many bytes, packed; the newest in any case. What went out to
# each division must outlast what came back of all others.
MOST_EXCHANGES = 200
_MOST_BYTES = 64 * 1024**2


class Direction(Enum):
    """Whether a package went out or came in."""

    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A package that was sent or received: when (UTC, ISO form), to or from whom, and its code."""

    at: str
    direction: Direction
    whom: str
    content_code: str


def too_many(sizes: list[tuple[Exchange, int]]) -> list[Exchange]:
    """The exchanges to be forgotten, of those given from the newest on with their packed sizes.

    A package that was exchanged several times is kept, and counts, once.
    """
    total = 0
    counted: set[str] = set()
    gone = []
    for at, (exchange, size) in enumerate(sizes):
        total += size if exchange.content_code not in counted else 0
        counted.add(exchange.content_code)
        if at and (at >= MOST_EXCHANGES or total > _MOST_BYTES):
            gone.append(exchange)
    return gone
