"""An edition of an office's own under work."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.editions import library
from forms.editions.editing.files import copied
from forms.editions.editing.work import EditionWork


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's own folder of editions, which is not made yet."""
    folder = tmp_path / "editions"
    monkeypatch.setattr(library, "own_folder", lambda: folder)
    return folder


@pytest.fixture
def work(own: Path) -> EditionWork:
    """2567 copied to 2570, not written yet."""
    assert not own.exists()
    return EditionWork(copied("2567", "2570"))
