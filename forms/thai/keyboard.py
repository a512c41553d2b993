"""Words typed with the keyboard set to the other language: `c]h;` for แล้ว.

The Thai layout is Kedmanee (TIS 820), as Windows has it.
"""

from __future__ import annotations

_LATIN_KEYS = "1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./`"
_THAI_KEYS = "ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ_"
_LATIN_SHIFTED = '!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?~'
_THAI_SHIFTED = '+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ%'

_TO_THAI = str.maketrans(_LATIN_KEYS + _LATIN_SHIFTED, _THAI_KEYS + _THAI_SHIFTED)
_TO_LATIN = str.maketrans(_THAI_KEYS + _THAI_SHIFTED, _LATIN_KEYS + _LATIN_SHIFTED)


def thai_from_latin_keys(text: str) -> str:
    """What the same keys type on the Thai layout: `แล้ว` for `c]h;`."""
    return text.translate(_TO_THAI)


def latin_from_thai_keys(text: str) -> str:
    """What the same keys type on the Latin layout: `form` for `ดนพท`."""
    return text.translate(_TO_LATIN)
