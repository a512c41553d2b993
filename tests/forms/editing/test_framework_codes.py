"""What a code of the framework says of who is above it."""

import pytest

from forms.editing.framework_codes import is_code, parent_code


@pytest.mark.parametrize("text", ["1", "1.2.3", "๑.๒", " 6.5.1.1 ", "P012", "KPI 1.2"])
def test_codes_are_told_from_texts(text):
    assert is_code(text)


@pytest.mark.parametrize("text", ["", "ก", "1.2 สะอาด", "โครงการ 1", "1.", "12 ครั้ง"])
def test_texts_are_no_codes(text):
    assert not is_code(text)


@pytest.mark.parametrize(
    ("code", "known", "next_above", "wanted"),
    [
        ("1.1", ("1", "2"), True, "1"),
        ("1.1.2", ("1", "1.1", "1.1.2"), True, "1.1"),
        ("๑.๑", ("1",), True, "1"),
        ("1.1", ("๑",), True, "๑"),
        # What is not there is named, and told of by the checks, where it stands next above.
        ("9.1", ("1",), True, "9"),
        ("9.1", ("1",), False, ""),
        ("1", ("1", "2"), True, ""),
        ("P012", ("1",), True, ""),
        ("ก.1", ("1",), True, ""),
    ],
)
def test_code_tells_its_parent(code, known, next_above, wanted):
    assert parent_code(code, known, next_above=next_above) == wanted
