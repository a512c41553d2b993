"""Problems of one kind told together."""

from forms.checks import Problem, grouped


def problem(code: str, number: int, message: str = "ไม่มีนิยาม", advice: str = "กรอกนิยาม") -> Problem:
    place = ("plan", "indicators", number, "target")
    return Problem(code, "warning", "table-c", place, message, advice, f"ตัวชี้วัดที่ {number}")


def test_problems_of_one_kind_are_one_group_in_the_order_of_the_first() -> None:
    first, second, third = problem("B", 0), problem("A", 1), problem("B", 2)
    groups = grouped((first, second, third))
    assert [group.problems for group in groups] == [(first, third), (second,)]
    assert [group.message for group in groups] == ["ไม่มีนิยาม และอีก 1 แห่ง", "ไม่มีนิยาม"]


def test_every_place_of_a_group_is_kept() -> None:
    problems = tuple(problem("A", number) for number in range(1200))
    (group,) = grouped(problems)
    assert group.problems == problems
    assert group.message.endswith("และอีก 1,199 แห่ง")


def test_advice_is_given_once_where_it_is_the_same_for_all() -> None:
    same, other = (
        (problem("A", 0), problem("A", 1)),
        (problem("B", 0), problem("B", 1, advice="ลบ")),
    )
    groups = grouped((*same, *other))
    assert [group.advice for group in groups] == ["กรอกนิยาม", ""]


def test_no_problem_is_no_group() -> None:
    assert grouped(()) == ()
