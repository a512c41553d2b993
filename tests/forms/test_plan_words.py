"""What a unit's plan is called: as its title has it."""

import pytest

from forms.plan_words import plan_word


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("แผนปฏิบัติการประจำปี พ.ศ. 2568", "แผนปฏิบัติการ"),
        ("แผนปฏิบัติราชการประจำปี พ.ศ. 2568", "แผนปฏิบัติราชการ"),
        ("แผนปฏิบัติการ ตามแผนปฏิบัติราชการกรุงเทพมหานคร", "แผนปฏิบัติการ"),
        ("แผนงานประจำปี พ.ศ. 2568", "แผนปฏิบัติราชการ"),
        ("", "แผนปฏิบัติราชการ"),
    ],
)
def test_plan_is_called_what_its_title_calls_it(title: str, word: str) -> None:
    assert plan_word(title) == word
