"""How high the rows of a grid are: so many lines of text, and the room around them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.window.widgets.theme import px
from desktop.window.widgets.tokens import DATA


@dataclass(frozen=True, slots=True)
class Density:
    """A row shows `most_lines` of a text, with `above` and `below` of room, at least `least`.

    Lengths are those of the tokens.
    """

    name: str
    words: str
    most_lines: int
    above: int
    below: int
    least: int

    def height(self, lines: int) -> int:
        """The height of a row of so many lines, in pixels."""
        lines = max(1, min(lines, self.most_lines))
        return px(max(self.least, self.above + lines * DATA.line + self.below))

    @property
    def usual(self) -> int:
        """The height that a row is taken to have before it is measured, in pixels."""
        return self.height(2)


COMPACT = Density("compact", "แถวแน่น", 1, 3, 3, 26)
NORMAL = Density("normal", "แถวปกติ", 2, 3, 2, 28)
COMFORTABLE = Density("comfortable", "แถวโปร่ง", 4, 4, 4, 32)
# Of a list that is in sight whole with a third line of each row, that is shown.
ROOMY = Density("roomy", "แถวปกติ", 3, 3, 2, 28)
# Where the page scrolls, nothing of a cell needs to be hidden.
WHOLE = Density("whole", "", 200, 3, 2, 28)
DENSITIES = (COMPACT, NORMAL, COMFORTABLE)


def density_of(name: str) -> Density:
    """The density of a name that was remembered; the normal one for any other."""
    return next((each for each in DENSITIES if each.name == name), NORMAL)
