"""What two people do to one matter at the same moment."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from linli.web.journal.models import Entry
from linli.web.matters.actions import evidence, going_on, sorting, talk
from linli.web.matters.models import Matter, State
from tests.web.conftest import NOON
from tests.web.journal.factories import sound
from tests.web.matters.factories import at_stage, paper
from tests.web.people.at_once import at_once
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("english")]


def refused(act, arguments):
    """How many were refused in words."""
    found = []

    def run(argument):
        try:
            act(argument)
        except (PermissionDenied, ValidationError) as fault:
            found.append(fault)

    assert at_once(run, arguments) == []
    return len(found)


def told(act):
    return Entry.objects.filter(act=act).count()


def test_two_who_join_two_matters_to_each_other_do_not_make_a_ring(matter, committee):
    one, two = matter(), matter()
    both = [(one, two), (two, one)]

    def merge(pair):
        m, into = (Matter.objects.get(pk=each.pk) for each in pair)
        sorting.merge(hand(committee), m, into, moment=NOON)

    assert refused(merge, both) == 1
    states = sorted(Matter.objects.values_list("state", flat=True))
    assert states == [State.MERGED, State.OPEN]
    assert told("merge") == 1


def test_who_supports_twice_at_once_has_supported_once(matter, owner):
    m = matter()
    assert refused(lambda _: talk.support(hand(owner), m, moment=NOON), range(3)) == 2
    assert m.supports.filter(person=owner).count() == 1
    assert told("support") == 1
    assert sound() == Entry.objects.count()


def test_two_who_go_on_at_once_make_one_step_though_the_next_gate_is_open(
    matter, committee, owners_committee
):
    m = at_stage(matter(kind="repair"), "raised")
    sorting.take_up(hand(committee), m, impact=1, feasibility=3, reason="好办", moment=NOON)
    evidence.hand_in(hand(committee), m, "photo", paper(), moment=NOON)
    seen = [(who, Matter.objects.get(pk=m.pk)) for who in (committee, owners_committee, committee)]
    assert refused(lambda one: going_on.advance(hand(one[0]), one[1], moment=NOON), seen) == 2
    m.refresh_from_db()
    assert m.stage == "works"
    assert told("advance") == 1


def test_an_objection_answered_and_taken_back_at_once_is_one_of_both(matter, owner, committee):
    objection = talk.raise_objection(hand(owner), matter(), text="挡光", moment=NOON)
    acts = [
        lambda: talk.answer_objection(hand(committee), objection, answer="移开", moment=NOON),
        lambda: talk.withdraw_objection(hand(owner), objection, moment=NOON),
    ]
    assert refused(lambda act: act(), acts) == 1
    objection.refresh_from_db()
    assert bool(objection.answer) is (objection.state == "answered")
