"""A grid of projects with something in it."""

import pytest


@pytest.fixture
def filled(grid, session):
    """Notes in the rows 1, 2 and 4 of four."""
    session.set_texts({("plan", "projects", row, "note"): f"หมายเหตุ {row}" for row in (0, 1, 3)})
    return grid
