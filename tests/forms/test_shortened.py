"""Long lists of names are cut short, and say how many more there are."""

import pytest

from forms.shortened import shortened


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("", ""),
        ("ก", "ก"),
        ("กข", "ก, ข"),
        ("กขค", "ก, ข และอีก 1 แห่ง"),
        ("กขคง", "ก, ข และอีก 2 แห่ง"),
    ],
)
def test_names_beyond_the_most_are_counted(names, words):
    assert shortened(list(names), 2, "แห่ง") == words


def test_many_are_counted_by_thousands_and_lines_stay_lines():
    assert shortened(["ก"] * 1201, 1, "แถว", "\n") == "ก\nและอีก 1,200 แถว"
    assert shortened(["ก", "ข"], 1, "แผน", " · ") == "ก · และอีก 1 แผน"
