"""Which edition files there are: those that come with the program, and an office's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from db.user_folders import data_folder

BUILT_IN = Path(__file__).resolve().parent


def own_folder() -> Path:
    """Where an office keeps editions of its own."""
    return data_folder() / "editions"


def program_files() -> dict[str, Path]:
    """The edition files of the program by id."""
    return _files(BUILT_IN)


def edition_files() -> dict[str, Path]:
    """The edition files by id, an office's own before those of the program."""
    return program_files() | _files(own_folder())


def nearest(files: Mapping[str, Path], edition_id: str) -> str:
    """The id of the edition that a plan of an edition is printed on.

    That of its own id; where there is none, the newest that is not later than it, else
    the oldest: a plan can always be printed.
    """
    ids = sorted(files)
    earlier = [known for known in ids if known <= edition_id]
    return earlier[-1] if earlier else ids[0]


def _files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}
