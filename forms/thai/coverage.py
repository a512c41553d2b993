"""Which characters the paper's own typeface draws, and what stands for those that it cannot."""

from __future__ import annotations

from forms.thai.fonts import bundled, fallback_fonts
from forms.thai.shaping import typeface

# Thai letters in the shapes that old programs kept in the area of private use, from U+F700 on.
_SHAPES = (
    "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # ฐ, moved left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # lowered
    "\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # ญ, moved left
    "\u0e38\u0e39\u0e3a"  # below
)
_FIRST_SHAPE = 0xF700
# Signs that faces beside the text's own draw as well as it would: ✓ □ → ①.
_SIGNS = range(0x2010, 0x27C0)


def draws(char: str) -> bool:
    """Whether the paper shows a character as it is: a letter only in the text's own face."""
    if char in typeface(bundled(bold=False)).covers:
        return True
    if ord(char) not in _SIGNS:
        return False
    return any(char in typeface(pair[0]).covers for pair in fallback_fonts())


def real_letters(text: str) -> str:
    """The text with the Thai letters that private-use shapes stand for."""
    return "".join(map(_real, text))


def _real(char: str) -> str:
    index = ord(char) - _FIRST_SHAPE
    return _SHAPES[index] if 0 <= index < len(_SHAPES) else char
