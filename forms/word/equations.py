"""Formulas as Word's own equations: a fraction, its label before it and its factor after."""

from __future__ import annotations

from forms.document import Fraction, Run
from forms.thai.setting import set_lines
from forms.word.looks import FONT, fonts, type_size
from forms.word.text import shown, stretches, text_element

# What a fraction keeps free of its column, in points.
_ROOM = 12.0


def labels_above(fraction: Fraction, width: float) -> bool:
    """Whether a label of more than a line of a third of the width stands above its formula."""
    return bool(fraction.label) and len(_lines(fraction.label, width / 3, fraction.size)) > 1


def equation(fraction: Fraction, width: float) -> str:
    """The equation of a formula in a column of `width` points.

    An equation is not broken into lines by Word: long parts are stacked in lines that fit.
    """
    size = fraction.size
    label = "" if labels_above(fraction, width) else shown(fraction.label)
    factor = shown(fraction.factor)
    beside = sum(_width(text, size) for text in (label, factor) if text)
    room = max(width - beside - _ROOM, width / 3)
    above, below = (_stack(text, room, size) for text in (fraction.numerator, fraction.denominator))
    control = f"<m:ctrlPr><w:rPr>{fonts(FONT)}{type_size(size)}</w:rPr></m:ctrlPr>"
    made = (
        f"{_words(f'{label} ', size) if label else ''}"
        f"<m:f><m:fPr>{control}</m:fPr><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"
        f"{_words(f' {factor}', size) if factor else ''}"
    )
    place = '<m:oMathParaPr><m:jc m:val="left"/></m:oMathParaPr>'
    return f"<m:oMathPara>{place}<m:oMath>{made}</m:oMath></m:oMathPara>"


def _lines(text: str, width: float, size: float) -> list[str]:
    return [line.text.strip() for line in set_lines((Run(shown(text)),), width, size)]


def _width(text: str, size: float) -> float:
    return set_lines((Run(text),), float("inf"), size)[0].width


def _stack(text: str, width: float, size: float) -> str:
    """Words on one line, or lines one below the other."""
    lines = _lines(text, width, size)
    if len(lines) == 1:
        return _words(lines[0], size)
    rows = "".join(f"<m:e>{_words(line, size)}</m:e>" for line in lines)
    return f"<m:eqArr>{rows}</m:eqArr>"


def _words(text: str, size: float) -> str:
    """Words as upright text: in an equation letters are else set in its own font."""
    return "".join(
        f"<m:r><m:rPr><m:nor/></m:rPr><w:rPr>{fonts(FONT)}{type_size(size)}"
        f"{'<w:cs/>' if thai else ''}</w:rPr>{text_element(part, 'm')}</m:r>"
        for part, thai in stretches(text)
    )
