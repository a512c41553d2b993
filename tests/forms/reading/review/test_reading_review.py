"""What is decided of a reading: accepted, refused, put elsewhere, undone; nothing is lost of it."""

import random

import pytest

from db.package.file import package_bytes, parse_package
from forms.editing.entry_error import EntryError
from forms.reading.opening import outline_of
from forms.reading.outline import units
from forms.reading.reading import ReadPlan, read_outline
from forms.reading.review.account import State
from forms.reading.review.review import Review
from forms.reading.review.targets import found, targets
from tests.forms.reading.word_files import paragraph, row, table, word_file

HEADS = ("ลำดับที่", "ชื่อโครงการ/กิจกรรมสำคัญ", "งบประมาณ", "ส่วนราชการที่รับผิดชอบ", "รหัสนโยบาย (3 หลัก)")
NAME = "โครงการปรับปรุงพื้นที่สาธารณะริมคลองเพื่อประชาชน"
STRAY = "ข้อความที่ไม่ตรงกับช่องใดของแบบฟอร์ม"


def small_word() -> bytes:
    """A Word file with two wordings of one project, money that is none, and words of no field."""
    rows = [
        row("1.", NAME, "25,000.-", "กทล.", "P118"),
        row("2.", f"{NAME}ทุกคน", "26,000.-", "กทล.", "-"),
        row("3.", "กิจกรรมอบรม", "ตามจริง", "ฝบท.", "-"),
    ]
    body = paragraph("แผนปฏิบัติการประจำปี พ.ศ. 2567") + paragraph("กองทดลอง")
    body += table(row(*HEADS), *rows, columns=5) + paragraph(STRAY)
    return word_file(body)


def read_small() -> ReadPlan:
    return read_outline(outline_of(small_word(), ".docx"))


def matter(review, words):
    return next(
        each
        for each in review.matters
        if words in (review.text_of(each.reading, each.reading.value) if each.reading else "")
        or (each.leftover and words in each.leftover.text)
    )


def doubtful_name(review):
    return next(m for m in review.matters if m.reading and m.reading.others)


def target(review, *words):
    return found(targets(review.now), " ".join(words))[0]


def test_what_is_doubtful_is_accepted_and_that_is_undone():
    review = Review(read_small())
    name = doubtful_name(review)
    before = review.counts
    assert name.state is State.DOUBTFUL
    review.accept([name])
    assert doubtful_name(review).state is State.ACCEPTED
    assert review.counts.doubtful < before.doubtful
    assert review.undo()
    assert review.counts == before
    assert not review.undo()


def test_another_wording_is_taken_and_settled_with_it():
    review = Review(read_small())
    name = doubtful_name(review)
    review.prefer(name.reading, name.reading.others[0])
    assert review.now.package.plan.projects[0].name == NAME
    assert doubtful_name(review).state is State.ACCEPTED


def test_what_is_refused_is_in_the_plan_no_more_but_in_sight():
    review = Review(read_small())
    review.refuse([matter(review, "กิจกรรมอบรม")])
    assert "กิจกรรมอบรม" not in [each.name for each in review.now.package.plan.projects]
    gone = matter(review, "กิจกรรมอบรม")
    assert gone.leftover is not None
    assert gone.state is State.ASIDE


def test_a_field_that_is_refused_is_so_in_all_its_wordings_which_stay_in_sight():
    review = Review(read_small())
    name = doubtful_name(review)
    review.refuse(
        [m for m in review.matters if m.reading and m.reading.subject is name.reading.subject]
    )
    assert [each.name for each in review.now.package.plan.projects] == ["กิจกรรมอบรม"]
    listed = {m.leftover.text for m in review.matters if m.leftover and m.state is State.ASIDE}
    assert {NAME, f"{NAME}ทุกคน"} <= listed


def test_what_is_left_over_is_put_into_a_field():
    review = Review(read_small())
    stray = matter(review, STRAY)
    assert stray.state is State.LEFT
    review.put(stray, target(review, "วิสัยทัศน์"))
    assert review.now.package.plan.vision == STRAY
    there = matter(review, STRAY)
    assert there.reading is not None
    assert there.state is State.ACCEPTED
    assert review.account.states[there.spots[0]] is State.ACCEPTED


def test_what_is_left_over_makes_a_new_record():
    review = Review(read_small())
    review.put(matter(review, STRAY), target(review, "เพิ่มโครงการ", "ชื่อ"))
    assert STRAY in [each.name for each in review.now.package.plan.projects]
    parse_package(package_bytes(review.now.package))


def test_what_was_read_goes_to_another_field():
    review = Review(read_small())
    review.put(matter(review, "กิจกรรมอบรม"), target(review, "โครงการ 1", "หมายเหตุ"))
    projects = review.now.package.plan.projects
    assert "กิจกรรมอบรม" not in [each.name for each in projects]
    assert any("กิจกรรมอบรม" in str(project) for project in projects)


def test_a_field_that_cannot_hold_it_refuses_it_and_nothing_changes():
    review = Review(read_small())
    before = review.now
    with pytest.raises(EntryError):
        review.put(matter(review, STRAY), target(review, "ปีงบประมาณ"))
    assert review.now is before
    assert not review.is_touched


def check_whole(review):
    """Every paragraph and cell has a state, and what says nothing is in the list."""
    account, first = review.account, review.first
    assert set(account.states) == {unit.spot for unit in units(first.outline)}
    assert sum(account.count(state) for state in State) == len(account.states)
    spoke = {s for r in first.readings for s in r.spots} | {each.spot for each in first.leftovers}
    speaks = {s for r in review.now.readings for w in (r, *r.others) for s in w.spots}
    listed = {m.leftover.spot for m in review.matters if m.leftover is not None}
    assert spoke <= speaks | listed
    parse_package(package_bytes(review.now.package))


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_lost_whatever_is_decided(seed):
    review, chance = Review(read_small()), random.Random(seed)
    for _ in range(25):
        some = chance.sample(review.matters, min(3, len(review.matters)))
        match chance.choice(("accept", "refuse", "prefer", "put", "undo")):
            case "accept":
                review.accept(some)
            case "refuse":
                review.refuse(some)
            case "prefer":
                _prefer(review, some[0], chance)
            case "put":
                _put(review, some[0], chance)
            case _:
                review.undo()
        check_whole(review)


def _prefer(review, one, chance):
    if one.reading is not None and one.reading.others:
        review.prefer(one.reading, chance.choice(one.reading.others))


def _put(review, one, chance):
    try:
        review.put(one, chance.choice(targets(review.now)))
    except EntryError:
        assert review.now is not None
