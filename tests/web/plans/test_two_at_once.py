"""Two who do something at the same moment: the rules hold as if one had come after the other."""

import pytest

from linli.web.journal.models import Entry
from linli.web.plans.actions import wishes
from linli.web.plans.models import Round, WishList
from tests.web.conftest import NOON
from tests.web.matters.test_two_at_once import at_once
from tests.web.people.factories import hand
from tests.web.plans.factories import hands_in, opened

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_round_is_opened(lane, staff):
    def begin():
        wishes.open_round(hand(staff), lane, moment=NOON)

    answers = at_once(begin, begin)
    assert len([one for one in answers if one is None]) == 1
    assert Round.objects.count() == Entry.objects.count() == 1


def test_a_home_has_one_list_and_it_is_whole(lane, neighbour):
    asked = opened(lane)
    at_once(
        lambda: hands_in(neighbour, asked, "1-1-101", "lift_new", "call_tree"),
        lambda: hands_in(neighbour, asked, "1-1-101", "roof_repair"),
    )
    assert asked.ballots()["1-1-101"] in ({"lift_new", "call_tree"}, {"roof_repair"})
    assert WishList.objects.count() == 1


def test_what_is_handed_in_while_the_round_closes_is_counted_or_refused(lane, staff, neighbour):
    asked = opened(lane)
    at_once(
        lambda: hands_in(neighbour, asked, "1-1-101", "lift_new"),
        lambda: wishes.close_round(hand(staff), asked, moment=NOON),
    )
    told = Entry.objects.get(act="keep_wishes").told()
    assert told["homes"] == WishList.objects.count()
