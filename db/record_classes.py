"""Declares the classes of values that never change: data classes, made in a third of the time.

`dataclasses` compiles six functions for each class, which for all that a plan, a form and an
edition consist of takes as long as all else that happens until a window is painted. Here one
is compiled for each class; the others look the values up.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

_Record = TypeVar("_Record")


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def record(cls: type[_Record]) -> type[_Record]:
    """Make a class a frozen data class with slots, to all who ask `dataclasses`.

    Records are equal, and hash alike, where they are of one class and all that is compared of
    them is equal. A change raises `dataclasses.FrozenInstanceError`.
    """
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    made.__init__ = _made_init(made, fields)
    compared = _values(tuple(each.name for each in fields if each.compare))

    def equals(self: object, other: object) -> object:
        if self is other:
            return True
        if other.__class__ is self.__class__:
            return compared(self) == compared(other)
        return NotImplemented

    def hashed(self: object) -> int:
        return hash(compared(self))

    methods = {
        "__eq__": equals,
        "__hash__": hashed,
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": _state,
        "__setstate__": _set_state,
    }
    for name, method in methods.items():
        if name not in cls.__dict__ or cls.__dict__[name] is None:
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


def _made_init(made: type[Any], fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    """What fills a new record, with the slots' own setters: nobody else may."""
    known: dict[str, Any] = {"_missing": dataclasses.MISSING}
    positional: list[str] = ["self"]
    named: list[str] = []
    lines: list[str] = []
    for each in fields:
        name, value, parameter = each.name, each.name, each.name
        known[f"_set_{name}"] = getattr(made, name).__set__
        if each.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = each.default
            parameter = f"{name}=_default_{name}"
        elif each.default_factory is not dataclasses.MISSING:
            known[f"_make_{name}"] = each.default_factory
            parameter = f"{name}=_missing"
            value = f"_make_{name}() if {name} is _missing else {name}"
        (named if each.kw_only else positional).append(parameter)
        lines.append(f" _set_{name}(self, {value})")
    if hasattr(made, "__post_init__"):
        lines.append(" self.__post_init__()")
    parameters = ", ".join([*positional, *(["*", *named] if named else ())])
    exec(f"def __init__({parameters}):\n" + ("\n".join(lines) or " pass"), known)  # noqa: S102
    init: Callable[..., None] = known["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init


def _values(names: tuple[str, ...]) -> Callable[[object], object]:
    return attrgetter(*names) if names else lambda _record: ()


def _repr(self: Any) -> str:
    fields = (each for each in dataclasses.fields(self) if each.repr)
    words = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields)
    return f"{type(self).__qualname__}({words})"


def _refuse(_self: object, name: str, *_value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
