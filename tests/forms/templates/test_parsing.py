"""Templates taken apart, with marks and without."""

from __future__ import annotations

import pytest

from forms.templates.parsing import Part, holes, parsed, parsed_plain, unbalanced


def test_a_template_is_words_and_holes_with_their_looks_and_passages() -> None:
    assert parsed("**ก {a}** ข[ ({b.c})]") == (
        Part("ก ", bold=True),
        Part("a", is_hole=True, bold=True),
        Part(" ข"),
        Part(" (", passage=1),
        Part("b.c", is_hole=True, passage=1),
        Part(")", passage=1),
    )


def test_without_marks_there_are_holes_alone() -> None:
    text = r"**[{ชื่อแผน}]** \* {จำนวนโครงการ องค์ประกอบ 2} {}"
    assert tuple(holes(parsed_plain(text))) == ("ชื่อแผน", "จำนวนโครงการ องค์ประกอบ 2")
    words = "".join(f"{{{p.text}}}" if p.is_hole else p.text for p in parsed_plain(text))
    assert words == text


@pytest.mark.parametrize(
    ("template", "sign"),
    [
        ("{a} [{b}] **ค**", ""),
        (r"\[ \] \{ \} \*\*", ""),
        ("{a", "{"),
        ("a}", "}"),
        ("{}", "{"),
        ("{a} {b {c}", "{"),
        ("[{a}", "["),
        ("{a}]", "]"),
        ("[a [b]]", "["),
        ("**ก", "**"),
        ("**ก** ** ข", "**"),
    ],
)
def test_a_sign_without_its_other_is_found(template: str, sign: str) -> None:
    assert unbalanced(template) == sign
