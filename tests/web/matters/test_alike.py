"""Whether a matter is there already: found by its title, in this estate, while it is open."""

import pytest

from linli.web.estates.actions import store_ledger
from linli.web.matters.actions import raising
from linli.web.matters.models import Matter
from tests.factories import small_estate
from tests.web.conftest import NOON
from tests.web.matters.factories import raised
from tests.web.people.factories import hand, lives

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("there", "asked", "found"),
    [
        ("晒衣架装在哪里？", "能不能装晒衣架", True),
        ("晒衣架装在哪里？", "垃圾桶太满了", False),
        ("晒衣架装在哪里？", "哪", False),
        ("A new lift for entrance 2?", "Lifts, please: a LIFT!", True),
        ("A new lift for entrance 2?", "Where is the bin?", False),
        ("New-lift plan?", "a lift", True),
        ("楼道装WiFi吗？", "公共wifi", True),
        ("100% agreed?", "%_%", False),
    ],
)
def test_a_pair_of_characters_or_a_word_makes_it_alike(lane, matter, there, asked, found):
    m = matter(title=there)
    assert list(Matter.objects.alike(lane, asked)) == ([m] if found else [])


def test_not_what_is_over_nor_another_estates(lane, matter, tenant):
    elsewhere = store_ledger(small_estate(estate=[{"estate": "other", "datum": "local"}]))
    lives(elsewhere, tenant, "1-2-301", "tenant")
    there = raised(elsewhere, tenant)
    over = matter()
    raising.withdraw(hand(tenant), over, reason="不要了", moment=NOON)
    assert not Matter.objects.alike(lane, there.title).exists()
    assert Matter.objects.alike(elsewhere, there.title).get() == there
