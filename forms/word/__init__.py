"""Documents as Word files; python-docx is used here and nowhere else."""

from forms.word.writing import render_word

__all__ = ["render_word"]
