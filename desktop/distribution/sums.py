"""The file that a release's files are compared with once they have come somewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

NAME = "SHA256SUMS"


def write_sums(paths: Iterable[Path], folder: Path) -> Path:
    """Write the SHA-256 of files that lie in a folder beside them, as `sha256sum` reads them."""
    lines = []
    for path in sorted(paths):
        with path.open("rb") as data:
            lines.append(f"{hashlib.file_digest(data, 'sha256').hexdigest()}  {path.name}\n")
    target = folder / NAME
    target.write_bytes("".join(lines).encode())
    return target
