"""A change between two charters is told in the words of what it is about."""

import pytest
from django.utils.translation import override

from linli.web.charter import bridge, telling

LAW = bridge.rule_set("national")


def told(part, value):
    """What is said where one part of an event has become another."""
    new = bridge.template_document("national")
    new["kinds"]["event"][part] = value
    return one_change(new)


def one_change(document):
    """The one thing that is said of what differs from the national template."""
    before, after = bridge.template("national"), bridge.accepted(document, LAW)
    with override("zh-hans"):
        (said,) = [
            telling.difference(one, before, after) for one in bridge.differences(before, after)
        ]
    return said


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        ("pay", ["government", "shared_income"], "现在 政府、公共收益。"),
        ("scopes", ["building"], "现在 一栋楼。"),
        ("consult", ["government", "tenant"], "现在 街道办、租户。"),
        ("supervise", [], "现在 没有。"),
        ("decide", {"by": "property"}, "谁来定：原来 居委会，现在 物业公司。"),
    ],
)
def test_who_pays_is_no_office_and_an_empty_list_is_said(part, value, words):
    assert told(part, value).endswith(words)


def test_a_kind_that_is_gone_is_told_by_the_name_it_had():
    document = bridge.template_document("national")
    name = document["kinds"].pop("event")["zh"]
    assert one_change(document).startswith(f"{name}：")


def test_owners_who_decide_are_called_so():
    document = bridge.template_document("national")
    document["kinds"]["event"]["decide"] = {"by": "owners", "rule": "cc278_9"}
    assert one_change(document).endswith("现在 业主共同决定。")
