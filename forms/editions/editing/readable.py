"""The names in a record that print as people read them: no keys, no codes of choices."""

from __future__ import annotations

from db.fields import Kind, specs
from forms.templates.names import Name, Names, below

_READABLE = frozenset({Kind.TEXT, Kind.TEXTS, Kind.NUMBER, Kind.INTEGER, Kind.RECORD})


def readable(name: Name) -> Names:
    """The names in what a name holds; of a record those that read as they are kept."""
    if not isinstance(name.holding, type):
        return below(name.holding)
    kinds = {key: spec.kind for key, spec in specs(name.holding).items()}
    return {key: each for key, each in below(name.holding).items() if kinds[key] in _READABLE}
