"""All scenes, by their names: what is shown in them, and how."""

from __future__ import annotations

from collections.abc import Callable

from tests.looks import dialog_scenes, grid_scenes, menu_scenes, page_scenes, state_scenes
from tests.looks.album import Album

Scene = Callable[[Album], None]

SCENES: dict[str, Scene] = {
    **page_scenes.SCENES,
    **menu_scenes.SCENES,
    **grid_scenes.SCENES,
    **dialog_scenes.SCENES,
    **state_scenes.SCENES,
}
