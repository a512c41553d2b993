"""An office's own folder of editions, to put files in."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.editions import library


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's own folder of editions."""
    monkeypatch.setattr(library, "own_folder", lambda: tmp_path)
    return tmp_path
