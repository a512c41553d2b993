"""Readers that do what none may, and one that does nothing: to try the run itself."""

import os
import random

from db.letters import usable
from tests.hostile.fuzz_readers import Reader


def _end(data: bytes, folder: object) -> None:
    _take(data, folder)
    if b"\xff" in data:
        os.abort()


def _take(data: bytes, _folder: object) -> str:
    return usable(data.decode("latin-1"))


def _any(_data: bytes, _others: object, chance: random.Random, _words: object) -> bytes:
    return chance.randbytes(20)


READERS = {
    "ends": Reader(_end, lambda: [b"abc"], _any),
    "takes": Reader(_take, lambda: [b"abc"]),
}
