"""Each choice of a plan changes what the sample prints, on a form where it says so."""

from dataclasses import replace

import pytest

from db.fields import specs
from db.records import PrintChoices
from forms.build import build
from forms.editions.opening import load_edition

SEEN_ON = {
    "footnotes": "part2",
    "success_measures": "essentials",
    "number_each_project": "part3",
    "activity_names": "table-e",
    "whole_definitions": "table-a",
    "plain_responsibilities": "table-c",
    "policy_names": "part3",
    "bare_points": "table-c",
    "distributed": "essentials",
}


def printed(sample, form, choices):
    plan = replace(sample.plan, print_choices=choices)
    (made,) = build(replace(sample, plan=plan), load_edition("2567"), forms=[form]).forms
    return made


@pytest.mark.parametrize("name", specs(PrintChoices))
def test_each_choice_is_seen_on_paper(sample, name):
    chosen = PrintChoices(**{name: True})
    assert printed(sample, SEEN_ON[name], chosen) != printed(sample, SEEN_ON[name], PrintChoices())
