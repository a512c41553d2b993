from forms.document import Run
from forms.templates.filling import filled_plain, holds, runs, value, words


def test_words_are_filled_in_when_the_scope_holds_them() -> None:
    assert words(
        "ยุทธศาสตร์ที่ {strategy.code} {strategy.name}", {"strategy": {"code": "5", "name": "ก"}}
    ) == ("ยุทธศาสตร์ที่ 5 ก")


def test_a_passage_is_left_out_when_a_name_in_it_holds_nothing() -> None:
    template = "{name}[ (เป้าหมาย : {target})][ ผู้รับผิดชอบ : {who}]"
    assert words(template, {"name": "ก", "target": "", "who": "ฝ่าย"}) == "ก ผู้รับผิดชอบ : ฝ่าย"
    assert words(template, {"name": "ก"}) == "ก"


def test_bold_runs_are_told_apart_when_a_template_marks_them() -> None:
    assert runs("**วัตถุประสงค์** {text}", {"text": "ข"}) == (
        Run("วัตถุประสงค์", bold=True),
        Run(" ข"),
    )


def test_a_plans_own_signs_stay_when_they_look_like_markup() -> None:
    text = "**ไม่หนา** [วงเล็บ] {ปีกกา} \\*"
    assert runs("{text}", {"text": text}) == (Run(text),)


def test_signs_are_printed_when_a_template_escapes_them() -> None:
    assert words(r"\*\*หมายเหตุ\*\* \[ก\] \{ข\}", {}) == "**หมายเหตุ** [ก] {ข}"


def test_absent_names_hold_nothing() -> None:
    assert value({}, "plan.vision") == ""
    assert holds({}, "no.plan.vision")
    assert holds({"plan": {"vision": "ก"}}, "plan.vision")
    assert not holds({"plan": {"vision": ()}}, "plan.vision")


def test_a_template_without_marks_keeps_names_that_stand_for_nothing() -> None:
    known = {"ปี": "2567"}
    assert filled_plain("[**{ปี}**] {เดือน} {}", known.get) == "[**2567**] {เดือน} {}"
