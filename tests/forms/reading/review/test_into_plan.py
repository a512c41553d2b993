"""Parts of a plan that was read go into another, field by field, with what they name."""

from dataclasses import replace
from decimal import Decimal

from db.package.file import package_bytes, parse_package
from db.records import Budget, Division, Package, Plan, Project
from forms.reading.review.into_plan import changes, with_changes

OWN = Package(
    Plan(
        fiscal_year=2568,
        edition="2567",
        vision="วิสัยทัศน์เดิม",
        divisions=(Division(key="d1", name="ฝ่ายบริหารงานทั่วไป"),),
        projects=(Project(key="p1", name="โครงการอบรมเจ้าหน้าที่ของหน่วยงาน", divisions=("d1",)),),
    )
)
READ = Package(
    Plan(
        fiscal_year=2567,
        edition="2567",
        vision="วิสัยทัศน์ใหม่",
        divisions=(
            Division(key="d1", name="กลุ่มงานแผนงาน"),
            Division(key="d2", name="ฝ่ายบริหารงานทั่วไป"),
        ),
        projects=(
            Project(key="p1", name="โครงการสวนสาธารณะริมคลอง", divisions=("d1", "d2")),
            Project(
                key="p2",
                name="โครงการอบรมเจ้าหน้าที่ของหน่วยงาน",
                note="ทำทุกปี",
                divisions=("d2",),
                budget=Budget(status="granted", amount=Decimal(5000)),
            ),
        ),
    )
)


def change(*place):
    return next(each for each in changes(OWN, READ) if each.place == place)


def test_what_is_alike_is_no_change_and_what_differs_is_one_a_field():
    places = [each.place for each in changes(OWN, READ)]
    assert ("plan", "projects", 1, "note") in places
    assert ("plan", "projects", 1, "name") not in places
    # Another key for the same division is no other division.
    assert ("plan", "projects", 1, "divisions") not in places
    assert ("plan", "fiscal_year") not in places


def test_a_field_goes_to_the_record_of_the_same_name():
    made = with_changes(OWN, READ, [change("plan", "projects", 1, "note")])
    assert made.plan.projects == (replace(OWN.plan.projects[0], note="ทำทุกปี"),)
    assert made.plan.vision == "วิสัยทัศน์เดิม"


def test_figures_go_over_as_they_are():
    made = with_changes(OWN, READ, [change("plan", "projects", 1, "budget", "amount")])
    assert made.plan.projects[0].budget.amount == Decimal(5000)


def test_a_new_record_comes_with_what_it_names_under_keys_of_their_own():
    made = with_changes(OWN, READ, [change("plan", "projects", 0)])
    names = {each.key: each.name for each in made.plan.divisions}
    new = made.plan.projects[-1]
    assert len({each.key for each in made.plan.projects}) == 2
    assert [names[key] for key in new.divisions] == ["กลุ่มงานแผนงาน", "ฝ่ายบริหารงานทั่วไป"]
    assert len(names) == 2
    parse_package(package_bytes(made))


def test_nothing_wanted_changes_nothing_and_all_of_it_once_is_all():
    assert with_changes(OWN, READ, []) is OWN
    made = with_changes(OWN, READ, changes(OWN, READ))
    assert changes(made, READ) == ()
    parse_package(package_bytes(made))
