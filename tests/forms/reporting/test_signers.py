"""Who signs: in the order of the unit's people, and taken from papers where there are none."""

from dataclasses import replace

import pytest

from db.package.file import read_package
from db.records import Signature
from forms.reporting.signers import people_of_reports, unsigned, with_person
from forms.resources import RESOURCES

FIRST, SECOND, THIRD = PEOPLE = tuple(
    Signature(name=name) for name in ("นายหนึ่ง ทดลอง", "นางสอง ทดสอบ", "นายสาม ตรวจทาน")
)
GUEST = Signature(name="นายนอก รายชื่อ")


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


@pytest.mark.parametrize(
    ("signed", "person", "then"),
    [
        ((), SECOND, (SECOND,)),
        ((FIRST, THIRD), SECOND, PEOPLE),
        ((SECOND, THIRD), FIRST, PEOPLE),
        ((FIRST, SECOND), THIRD, PEOPLE),
        ((GUEST, THIRD), FIRST, (GUEST, FIRST, THIRD)),
        ((FIRST, GUEST), THIRD, (FIRST, GUEST, THIRD)),
        ((THIRD,), GUEST, (THIRD, GUEST)),
    ],
)
def test_person_signs_in_the_order_of_the_people(signed, person, then):
    assert with_person(signed, person, PEOPLE) == then


def test_those_who_sign_already_are_not_among_the_unsigned():
    assert unsigned((SECOND, GUEST), PEOPLE) == (0, 2)


def test_people_are_those_of_the_newest_memo_with_their_part_in_the_report(sample):
    newest = sample.reports[-1]
    people = people_of_reports(sample)
    assert [person.name for person in people] == [s.name for s in newest.memo.signatures]
    told = {person.name: person.role for person in people if person.role}
    assert told == {person.name: person.role for person in newest.signatures}


def test_people_are_those_of_the_report_when_no_memo_is_signed(sample):
    report = sample.reports[0]
    package = replace(sample, reports=(replace(report, memo=replace(report.memo, signatures=())),))
    assert people_of_reports(package) == report.signatures


def test_there_are_no_people_without_reports(sample):
    assert people_of_reports(replace(sample, reports=())) == ()
