"""A change between two charters is told in the words of what it is about."""

import copy

import pytest
from django.utils.translation import override

from linli.web.charter import bridge, telling

LAW = bridge.rule_set("national")


def told(part, value):
    """What is said where one part of an event has become another."""
    old = bridge.template_document("national")
    new = copy.deepcopy(old)
    new["kinds"]["event"][part] = value
    before, after = (bridge.read(document, LAW) for document in (old, new))
    with override("zh-hans"):
        (said,) = [telling.difference(one, after) for one in bridge.differences(before, after)]
    return said


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        ("pay", ["government", "shared_income"], "现在 政府、公共收益。"),
        ("scopes", ["building"], "现在 一栋楼。"),
        ("consult", ["government", "tenant"], "现在 街道办、租户。"),
        ("supervise", [], "现在 没有。"),
    ],
)
def test_who_pays_is_no_office_and_an_empty_list_is_said(part, value, words):
    assert told(part, value).endswith(words)
