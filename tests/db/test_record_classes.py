"""Records are data classes to all who ask, though not made by `dataclasses` alone."""

import copy
import dataclasses
import pickle

import pytest

from db.record_classes import record


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    """As the standard library makes it."""

    name: str
    many: tuple[int, ...] = (1, 2)
    found: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)
    note: str = dataclasses.field(default="", repr=False, kw_only=True)


@record
class Ours:
    """The same, as a record."""

    name: str
    many: tuple[int, ...] = (1, 2)
    found: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)
    note: str = dataclasses.field(default="", repr=False, kw_only=True)


@record
class Same(Ours):
    """Another class of the same fields, and one more."""

    more: int = 0

    def __post_init__(self):
        if self.more < 0:
            raise ValueError(self.more)


@record
class Empty:
    """Nothing at all."""


ARGUMENTS = [
    (("a",), {}),
    (("a", (3,)), {"note": "n"}),
    (("a", (3,), {"x": 1}), {}),
    ((), {"name": "b", "found": {}}),
]


@pytest.mark.parametrize(("values", "named"), ARGUMENTS)
def test_record_is_what_a_data_class_would_be(values, named):
    ours, usual = Ours(*values, **named), Usual(*values, **named)
    assert dataclasses.asdict(ours) == dataclasses.asdict(usual)
    assert repr(ours).partition("(")[2] == repr(usual).partition("(")[2]
    assert hash(ours) == hash(usual)
    assert Ours.__match_args__ == Usual.__match_args__
    assert not hasattr(ours, "__dict__")
    pickled = pickle.loads(pickle.dumps(ours))  # noqa: S301 - our own
    for other in (copy.copy(ours), copy.deepcopy(ours), pickled):
        assert other == ours
        assert other.found == ours.found


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), (("a",), {"other": 1}), ((1, 2, 3, 4), {})]
)
def test_wrong_values_are_refused_alike(values, named):
    for kind in (Ours, Usual):
        with pytest.raises(TypeError, match="__init__"):
            kind(*values, **named)


def test_records_are_equal_in_what_is_compared_and_of_one_class():
    assert Ours("a", found={"x": 1}) == Ours("a", found={})
    assert Ours("a") != Ours("b")
    assert Ours("a") != Usual("a")
    assert Ours("a") != Same("a")
    assert Empty() == Empty()
    assert hash(Empty()) == hash(())


def test_nothing_of_a_record_can_be_changed():
    ours = Ours("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        ours.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del ours.name
    assert ours.name == "a"
    assert dataclasses.replace(ours, name="b") == Ours("b")
    assert Ours("a").found is not ours.found


def test_record_may_look_at_itself_when_it_is_made():
    assert Same("a", more=2).more == 2
    with pytest.raises(ValueError, match="-1"):
        Same("a", more=-1)
