"""A right is answered by the charter in force, and an obstacle says who may and what one is."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.translation import override

from linli.web.charter import bridge
from linli.web.charter.models import CharterVersion
from linli.web.people.models import Position
from linli.web.shared import rights
from linli.web.shared.rights import SITE, VISITOR, Grant, Hand, Limits, Obstacle
from tests.web.charter.factories import TODAY, begin, give, set_it
from tests.web.conftest import NOON
from tests.web.matters.factories import raised
from tests.web.people.factories import LONG_AGO, hand, lives, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def tenant(lane):
    who = person("小陈")
    lives(lane, who, "1-2-301", "tenant")
    return who


def ask(who, act, subject):
    return rights.ask(who if isinstance(who, Hand) else hand(who), act, subject, moment=NOON)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh-hans", ("发入户信", "居委会", "第 0 版", "租户")),
        ("en", ("invite", "version 0", "tenant")),
    ],
)
def test_an_obstacle_says_who_may_under_which_version_and_what_one_is(lane, tenant, lang, words):
    with override(lang):
        answer = ask(tenant, "invite", lane)
    assert isinstance(answer, Obstacle)
    for word in words:
        assert word in answer.words


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh-hans", ("第 0 版", "新建小区", "居委会", "街道办", "物业公司")),
        ("en", ("version 0", "found an estate", "sub-district", "as: property company")),
    ],
)
def test_for_the_whole_site_the_usual_charter_answers_with_offices_held_anywhere(lane, lang, words):
    who = person("物业小孙")
    Position.objects.create(person=who, estate=lane, office="property", since=LONG_AGO)
    with override(lang):
        answer = ask(who, "found_estate", SITE)
    for word in words:
        assert word in answer.words


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh-hans", ("第 0 版", "受理", "居委会", "租户")),
        ("en", ("version 0", "accept by impact", "residents' committee", "tenant")),
    ],
)
def test_in_a_matter_the_version_it_began_under_answers(lane, tenant, lang, words):
    matter = raised(lane, tenant)
    committee = person("居委会小周")
    Position.objects.create(person=committee, estate=lane, office="committee", since=LONG_AGO)
    begin(committee, lane)
    give(committee, lane, "filter", "committee")
    set_it(committee, lane)
    with override(lang):
        answer = ask(tenant, "filter", matter)
        assert "1" in ask(tenant, "invite", lane).words
    for word in words:
        assert word in answer.words


def test_where_no_step_gives_a_right_to_anybody_that_is_said(lane, tenant):
    matter = raised(lane, tenant)
    answer = ask(tenant, "record_decision", matter)
    assert answer.words.startswith("这一步不能")


def test_a_visitor_is_told_that_signing_in_may_help_and_a_member_is_not(lane, tenant):
    assert ask(VISITOR, "invite", lane).sign_in
    assert not ask(tenant, "invite", lane).sign_in


def test_an_office_of_another_estate_gives_nothing_here(lane):
    from linli.web.estates.models import Estate  # noqa: PLC0415 - needs Django set up

    elsewhere = Estate.objects.create(estate="elsewhere", datum="wgs84")
    who = person()
    Position.objects.create(person=who, estate=elsewhere, office="committee", since=LONG_AGO)
    assert isinstance(ask(who, "invite", elsewhere), Grant)
    assert isinstance(ask(who, "invite", lane), Obstacle)
    assert isinstance(ask(who, "hand_in_ledger", SITE), Grant)


def test_only_a_demanded_grant_bears_a_pseudonym(lane, tenant):
    assert ask(tenant, "raise_matter", lane).who is None
    assert rights.demand(hand(tenant), "raise_matter", lane, moment=NOON).who


def test_who_raised_a_matter_may_withdraw_it_and_nobody_else(lane, tenant):
    matter = raised(lane, tenant)
    other = person("王阿姨")
    lives(lane, other)
    assert ask(tenant, "withdraw", matter).role == "raiser"
    assert isinstance(ask(other, "withdraw", matter), Obstacle)


def for_tenant(lane, tenant, **limits):
    return Hand(tenant, person("照料人"), "carer", Limits(estate=lane.pk, **limits))


def test_a_mandate_to_read_does_not_let_speak(lane, tenant):
    matter = raised(lane, tenant)
    reader = for_tenant(lane, tenant, speak=False)
    assert isinstance(ask(reader, "see_matter", matter), Grant)
    with pytest.raises(PermissionDenied, match="不能替他说话"):
        rights.demand(reader, "comment", matter, moment=NOON)


def test_a_mandate_for_one_matter_is_for_that_matter(lane, tenant):
    one, other = raised(lane, tenant), raised(lane, tenant, title="路灯谁修？")
    carer = for_tenant(lane, tenant, matter=one.pk)
    assert isinstance(ask(carer, "comment", one), Grant)
    assert isinstance(ask(carer, "comment", other), Obstacle)


def test_a_mandate_is_for_its_estate(lane, tenant):
    from linli.web.estates.models import Estate  # noqa: PLC0415 - needs Django set up

    elsewhere = Estate.objects.create(estate="elsewhere", datum="wgs84")
    carer = for_tenant(lane, tenant)
    assert isinstance(ask(carer, "see_estate", lane), Grant)
    assert isinstance(ask(carer, "see_estate", elsewhere), Obstacle)


def test_who_reads_for_somebody_still_follows_for_them(lane, tenant):
    matter = raised(lane, tenant)
    assert isinstance(ask(for_tenant(lane, tenant, speak=False), "subscribe", matter), Grant)


def test_what_is_signed_is_looked_up_anew(lane, tenant):
    asking = hand(tenant)
    assert isinstance(rights.ask(asking, "invite", lane, moment=NOON), Obstacle)
    Position.objects.create(person=tenant, estate=lane, office="committee", since=LONG_AGO)
    assert isinstance(rights.ask(asking, "invite", lane, moment=NOON), Obstacle)
    assert rights.demand(asking, "invite", lane, moment=NOON).role == "committee"


def test_ten_rights_of_a_matters_page_do_too(lane, tenant, django_assert_max_num_queries):
    matter, asking = raised(lane, tenant), hand(tenant)
    with django_assert_max_num_queries(4):
        for act in ("see_matter", "comment", "support", "object", "withdraw") * 2:
            rights.ask(asking, act, matter, moment=NOON)


def test_ten_rights_of_a_page_look_roles_and_charter_up_once(
    lane, tenant, django_assert_max_num_queries
):
    asking = hand(tenant)
    with django_assert_max_num_queries(3):
        for act in ("see_estate", "see_ledger", "invite", "see_people", "raise_matter") * 2:
            rights.ask(asking, act, lane, moment=NOON)


@pytest.fixture
def earlier(lane):
    """A version that was set before there were plans; who could see one by the template."""
    document = bridge.template_document("national")
    wanted = document["rights"].pop("see_plan")
    values = {"document": document, "rule_set": "national", "made_at": NOON, "made_by": "k7"}
    CharterVersion.objects.create(estate=lane, number=1, in_force_from=TODAY, **values)
    return wanted


def test_an_act_that_came_later_than_the_version_is_as_in_the_template(lane, tenant, earlier):
    assert "tenant" in earlier
    assert isinstance(ask(tenant, "see_plan", lane), Grant)
    assert isinstance(ask(tenant, "make_plan", lane), Obstacle)


def test_a_draft_from_such_a_version_has_the_later_act_as_well(lane, operator, earlier):
    assert begin(operator, lane).document["rights"]["see_plan"] == earlier
