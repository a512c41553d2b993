"""Where the data files lie that come with the program."""

from __future__ import annotations

from pathlib import Path

RESOURCES: Path = Path(__file__).resolve().parents[1] / "resources"
