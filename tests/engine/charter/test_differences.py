"""What changes from one version to the next is told one fact at a time."""

from linli.engine.charter.differences import differences
from linli.engine.charter.document import read
from linli.engine.charter.law import rule_set
from linli.engine.charter.template import template, template_document

LAW = rule_set("national")


def told(change):
    document = template_document("national")
    change(document)
    found = differences(template("national"), read(document, LAW))
    return {(one.code, one.kind, one.stage) for one in found}


def test_nothing_changed_is_nothing_told():
    assert differences(template("national"), template("national")) == ()


def test_a_role_that_gains_or_loses_a_right_is_told():
    def change(document):
        document["rights"]["invite"] = ["committee", "building_leader", "operator"]

    assert told(change) == {("right_gained", None, None), ("right_lost", None, None)}


def test_a_stricter_rule_a_longer_notice_and_another_limit_are_told():
    def change(document):
        lift = document["kinds"]["lift"]
        lift["decide"]["passing"] = "9/10"
        ballot = next(stage for stage in lift["stages"] if stage["code"] == "ballot")
        ballot["gates"][0]["days"] = 30
        ballot["days"] = 90

    assert told(change) == {
        ("passing", "lift", None),
        ("gate_changed", "lift", "ballot"),
        ("days", "lift", "ballot"),
    }


def test_a_step_or_a_kind_that_comes_or_goes_is_told():
    def change(document):
        kinds = document["kinds"]
        kinds["garden"] = kinds.pop("event")
        kinds["lift"]["stages"] = [s for s in kinds["lift"]["stages"] if s["code"] != "wish"]

    assert told(change) == {
        ("kind_gone", "event", None),
        ("kind_added", "garden", None),
        ("stage_gone", "lift", "wish"),
    }


def test_another_places_law_is_told():
    assert [one.code for one in differences(template("national"), template("beijing"))] == [
        "rule_set"
    ]
