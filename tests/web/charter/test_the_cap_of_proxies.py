"""For how many owners one person may vote is data of the law, and the strictest where unknown."""

from dataclasses import replace

import pytest

from linli.web.charter import bridge, proxies
from tests.web.charter.factories import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def law(monkeypatch):
    """Put other floors into the rule set that holds."""
    usual = bridge.rule_set("national")

    def put(**floors):
        monkeypatch.setattr(bridge, "rule_set", lambda _code: replace(usual, floors=floors))

    put.usual = usual.floors["proxy_principals"]
    return put


def test_the_number_is_the_rule_sets(lane, law):
    law(proxy_principals=replace(law.usual, most=3))
    assert proxies.most(lane, TODAY) == 3


def test_where_nobody_has_looked_it_is_one(lane, law):
    assert proxies.most(lane, TODAY) == 1
    assert law.usual.source == "to be checked"
    law()
    assert proxies.most(lane, TODAY) == 1


def test_people_ask_it_here(settings):
    assert settings.PROXY_LIMIT == "linli.web.charter.proxies.most"
