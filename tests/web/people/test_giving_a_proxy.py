"""An owner lets somebody vote for them: for a matter or until a day, within the rules' limit."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from linli.web.people.actions.mandates import ProxyTerms, give_proxy, note_paper_proxy, withdraw
from linli.web.people.models import Proxy
from linli.web.people.models.mandate import holding
from linli.web.people.models.occupancy import Relation
from linli.web.shared.rights import Hand
from tests.web.conftest import NOON
from tests.web.people.at_once import at_once
from tests.web.people.factories import FAR_OFF, HOME, NEXT_DOOR, hand, lives, person, proxy

TODAY = NOON.date()
NEXT_YEAR = (datetime.now(UTC) + timedelta(365)).date().isoformat()
"""As browsers see it: these pages read the clock."""
TERMS = ProxyTerms(until=TODAY + timedelta(30))


def three(_estate, _day):
    return 3


@pytest.fixture
def wang(lane):
    return lives(lane, person("王阿姨")).person


@pytest.fixture
def li(lane):
    return lives(lane, person("李叔"), NEXT_DOOR).person


def test_a_proxy_given_here_holds_at_once_with_its_wish(lane, wang, li, entries):
    terms = ProxyTerms(until=TERMS.until, matter=12, about="加装电梯", wish="同意")
    given = give_proxy(hand(wang), lane, li, terms, moment=NOON)
    assert Proxy.objects.filter(holding(TODAY)).get() == given
    facts = {"matter": 12, "until": "2031-05-31", "on_paper": False}
    assert entries() == [("give_proxy", facts)]


def test_a_proxy_holds_to_its_last_day_and_no_longer(lane, wang, li):
    give_proxy(hand(wang), lane, li, TERMS, moment=NOON)
    assert Proxy.objects.filter(holding(TERMS.until)).exists()
    assert not Proxy.objects.filter(holding(TERMS.until + timedelta(1))).exists()


@pytest.mark.parametrize("relation", [Relation.TENANT, Relation.FAMILY])
def test_only_owners_give_proxies(lane, li, relation):
    tenant = lives(lane, person("租户"), relation=relation).person
    with pytest.raises(PermissionDenied, match="业主"):
        give_proxy(hand(tenant), lane, li, TERMS, moment=NOON)


def test_the_holder_need_not_be_an_owner(lane, wang):
    tenant = lives(lane, person("小张"), NEXT_DOOR, Relation.TENANT).person
    assert give_proxy(hand(wang), lane, tenant, TERMS, moment=NOON)


def test_nobody_is_their_own_proxy(lane, wang):
    with pytest.raises(PermissionDenied, match="自己"):
        give_proxy(hand(wang), lane, wang, TERMS, moment=NOON)


def test_a_holder_has_at_most_as_many_owners_as_the_rules_allow(lane, wang, li, settings):
    others = [lives(lane, person(f"业主{number}")).person for number in range(3)]
    give_proxy(hand(wang), lane, li, TERMS, moment=NOON)
    with pytest.raises(PermissionDenied, match="1 位"):
        give_proxy(hand(others[0]), lane, li, TERMS, moment=NOON)
    settings.PROXY_LIMIT = "tests.web.people.test_giving_a_proxy.three"
    for other in others[:2]:
        give_proxy(hand(other), lane, li, TERMS, moment=NOON)
    with pytest.raises(PermissionDenied, match="3 位"):
        give_proxy(hand(others[2]), lane, li, TERMS, moment=NOON)


@pytest.mark.django_db(transaction=True)
def test_two_owners_who_choose_the_same_holder_at_once_do_not_both_pass(lane, wang, li):
    other = lives(lane, person("孙大爷")).person
    faults = at_once(
        lambda owner: give_proxy(hand(owner), lane, li, TERMS, moment=NOON), [wang, other]
    )
    assert len(faults) == 1
    assert Proxy.objects.count() == 1


def test_proxies_that_have_ended_or_run_out_do_not_count(lane, wang, li):
    proxy(lane, person("甲"), li, ended_at=NOON)
    proxy(lane, person("乙"), li, until=TODAY - timedelta(1))
    assert give_proxy(hand(wang), lane, li, TERMS, moment=NOON)


def test_one_proxy_for_the_same_thing_at_a_time(lane, wang, li):
    give_proxy(hand(wang), lane, li, TERMS, moment=NOON)
    with pytest.raises(PermissionDenied, match="撤回"):
        give_proxy(hand(wang), lane, li, TERMS, moment=NOON)
    assert give_proxy(hand(wang), lane, li, ProxyTerms(TERMS.until, matter=7), moment=NOON)


def test_a_proxy_that_has_run_out_makes_room_for_a_new_one(lane, wang, li):
    old = proxy(lane, wang, li, until=TODAY - timedelta(1))
    assert give_proxy(hand(wang), lane, li, TERMS, moment=NOON)
    old.refresh_from_db()
    assert old.ended_at == NOON


def test_giver_and_holder_end_it_at_any_time_and_nobody_else(lane, wang, li, entries):
    for who in (wang, li):
        given = give_proxy(hand(wang), lane, li, TERMS, moment=NOON)
        with pytest.raises(PermissionDenied, match="双方"):
            withdraw(hand(person("外人")), given, moment=NOON)
        withdraw(hand(who), given, moment=NOON)
        assert not Proxy.objects.filter(holding(TODAY)).exists()
    assert [act for act, _facts in entries()] == ["give_proxy", "end_proxy"] * 2


def test_a_signed_paper_is_taken_in_by_the_committee(lane, wang, li, staff, entries):
    given = note_paper_proxy(hand(staff), lane, wang, li, TERMS, moment=NOON)
    assert given.on_paper
    assert given.confirmed_at == NOON
    assert entries()[0][1]["on_paper"] is True
    with pytest.raises(PermissionDenied):
        note_paper_proxy(hand(li), lane, wang, li, TERMS, moment=NOON)


def test_a_carer_gives_no_proxy(lane, wang, li):
    with pytest.raises(PermissionDenied, match="本人"):
        give_proxy(Hand(wang, li, "carer"), lane, li, TERMS, moment=NOON)


def test_the_page_gives_a_proxy_and_withdraws_it(lane, wang, li, sign_in):
    browser = sign_in(wang)
    said = {"holder_door": NEXT_DOOR, "holder_name": "李叔", "until": NEXT_YEAR, "wish": "同意"}
    page = browser.post(reverse("give-proxy", args=[lane.pk]), said, follow=True)
    assert "李叔" in page.content.decode()
    browser.post(reverse("withdraw", args=["proxy", Proxy.objects.get().pk]))
    assert Proxy.objects.get().ended_at is not None


@pytest.mark.parametrize("until", ["", "2001-01-01", "2099-01-01", "nonsense"])
def test_the_page_wants_a_day_to_come_within_three_years(lane, wang, li, sign_in, until):
    said = {"holder_door": NEXT_DOOR, "holder_name": "李叔", "until": until}
    answer = sign_in(wang).post(reverse("give-proxy", args=[lane.pk]), said)
    assert answer.status_code == 422
    assert not Proxy.objects.exists()


def test_the_page_says_when_the_limit_is_reached(lane, wang, li, sign_in):
    proxy(lane, lives(lane, person("甲")).person, li, until=FAR_OFF)
    said = {"holder_door": NEXT_DOOR, "holder_name": "李叔", "until": NEXT_YEAR}
    answer = sign_in(wang).post(reverse("give-proxy", args=[lane.pk]), said)
    assert answer.status_code == 422
    assert "请换一个人" in answer.content.decode()


def test_the_committees_page_takes_in_a_paper(lane, wang, li, counter):
    said = {
        "giver_door": HOME, "giver_name": "王阿姨",
        "holder_door": NEXT_DOOR, "holder_name": "李叔", "until": NEXT_YEAR,
    }  # fmt: skip
    page = counter.post(reverse("paper-proxy", args=[lane.pk]), said, follow=True)
    assert "李叔替王阿姨投票" in page.content.decode()
