"""Markdown: code, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def code(text: str) -> str:
    """A text as it is typed."""
    return f"`{text}`"


def hole(name: str) -> str:
    """A name in the braces of a template."""
    return code(f"{{{name}}}")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; line feeds within a cell stay."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")
