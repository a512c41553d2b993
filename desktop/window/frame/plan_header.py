"""The name of the open plan over its pages."""

from __future__ import annotations

from desktop.window.widgets.plain_words import Label, set_tip
from desktop.window.widgets.theme import em, sized

# A window lower than so many letters has no line for it; the title bar says it too.
_TALL = 38


class PlanHeader(Label):
    """One line, cut where the window is narrow, gone where it is low."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFont(sized(self.font(), 1.1, strong=True))
        self.setContentsMargins(em(self, 1), em(self, 0.5), em(self, 1), em(self, 0.5))
        # It may be cut: the plan's name never keeps a window from being small.
        self.setMinimumSize(1, 1)

    def show_words(self, words: str) -> None:
        """Show the name of another plan."""
        self.setText(words)
        set_tip(self, words)

    def show_over(self, *, wanted: bool) -> None:
        """Stand over the page in sight, if it is one of the plan's and there is the height."""
        self.setVisible(wanted and self.window().height() > em(self.window(), _TALL))
