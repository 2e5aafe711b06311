"""A city's template says what differs from the national one, and nothing else."""

import pytest

from linli.engine.charter import template as module
from linli.engine.charter.differences import differences
from linli.engine.charter.law import places
from linli.engine.charter.template import template, template_document


def told(place):
    """What changes from the national template, but for the law it is held against."""
    found = differences(template("national"), template(place))
    return {(one.code, one.kind, one.stage) for one in found} - {("rule_set", None, None)}


def test_the_plan_of_a_lift_hangs_on_site_in_jinan():
    assert told("jinan") == {("gate_added", "lift", "options")}
    gates = template("jinan").kinds["lift"].stage("options").gates
    assert [(gate.kind, gate.days) for gate in gates] == [
        ("documents", None), ("notice", 15), ("objections_answered", None),
    ]  # fmt: skip


def test_a_hearing_comes_before_the_decision_in_shanghai():
    assert told("shanghai") == {
        ("gate_added", "renewal", "deliberation"),
        ("gate_added", "use_of_space", "deliberation"),
    }


def test_a_place_without_customs_of_its_own_differs_by_its_law_only():
    assert told("beijing") == set()


@pytest.mark.parametrize("place", places())
def test_a_document_is_a_new_copy_each_time(place):
    template_document(place)["kinds"]["lift"]["stages"].clear()
    assert template_document(place)["kinds"]["lift"]["stages"]


def test_a_step_that_the_kind_has_not_is_no_silent_nothing():
    with pytest.raises(KeyError, match="moon"):
        module._changed({"stages": [{"code": "raised"}]}, {"steps": {"moon": {"days": 3}}})
