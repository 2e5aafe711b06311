"""Roles are given by ticks; what the law fixes stays, whatever is sent."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from linli.web.charter import bridge, drafting
from tests.web.charter.factories import drafted, give
from tests.web.conftest import NOON
from tests.web.people.factories import hand

pytestmark = pytest.mark.django_db
FIXED = [act.code for act in bridge.ACTS.values() if act.floor]
BOUNDED = [act.code for act in bridge.ACTS.values() if act.ceiling != bridge.EVERYBODY]


@pytest.mark.parametrize("act", FIXED)
def test_who_always_has_a_right_keeps_it(lane, committee, begun, act):
    assert set(give(committee, lane, act)) == bridge.ACTS[act].floor


@pytest.mark.parametrize("act", BOUNDED)
def test_nobody_gets_a_right_that_the_law_keeps_from_them(lane, committee, begun, act):
    assert set(give(committee, lane, act, *bridge.CODES)) == bridge.ACTS[act].ceiling


def test_roles_stand_in_the_order_of_the_table(lane, committee, begun):
    assert give(committee, lane, "invite", "committee", "grid_worker") == [
        "grid_worker",
        "committee",
    ]


def test_an_act_that_is_none_is_refused(lane, committee, begun):
    with pytest.raises(ValidationError, match="fly 已经没有了"):
        give(committee, lane, "fly", "committee")


def test_without_a_draft_nothing_is_given(lane, committee):
    with pytest.raises(ValidationError, match="还没有草稿"):
        give(committee, lane, "invite", "committee")


def test_a_resident_gives_nothing(lane, resident, begun):
    with pytest.raises(PermissionDenied):
        drafting.give(hand(resident), lane, "invite", ["resident"], moment=NOON)


def box(text, code):
    return re.search(rf'<input type="checkbox" name="roles" value="{code}"([^>]*)>', text)[1]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("“提出事项”，谁可以做？", "居民都能提")),
        ("en", ("Who may do this: raise a matter?", "every resident may raise")),
    ],
)
def test_what_is_fixed_is_greyed_out_and_says_why(read, lane, committee, begun, lang, words):
    text = read(committee, "charter-draft-act", lane.pk, "raise_matter", lang=lang)
    for word in words:
        assert word in text
    assert {"checked", "disabled"} <= set(box(text, "owner").split())
    assert set(box(text, "visitor").split()) == {"disabled"}
    assert set(box(text, "tenant").split()) == {"checked"}


@pytest.mark.parametrize(
    ("lang", "always", "never"), [("zh", "一直可以", "不能给"), ("en", "always", "not allowed")]
)
def test_a_box_that_cannot_be_ticked_says_so_in_words(
    read, lane, committee, begun, lang, always, never
):
    text = read(committee, "charter-draft-act", lane.pk, "raise_matter", lang=lang)
    assert re.search(rf'value="owner"[^>]*> [^<]+ <small class="hint">{always}</small>', text)
    assert re.search(rf'value="visitor"[^>]*> [^<]+ <small class="hint">{never}</small>', text)
    assert re.search(r'value="tenant"[^>]*> [^<]+</label>', text)


@pytest.mark.parametrize(
    ("lang", "who", "now"),
    [
        ("zh", "楼栋长", "现在：网格员、居委会、系统管理员"),
        ("en", "building leader", "now: grid worker, residents&#x27; committee, operator"),
    ],
)
def test_the_draft_lists_who_has_each_right_and_who_has_it_now_where_that_differs(
    read, lane, committee, begun, lang, who, now
):
    assert 'class="hint">now' not in read(committee, "charter-draft", lane.pk, lang="en")
    give(committee, lane, "invite", "building_leader")
    text = read(committee, "charter-draft", lane.pk, lang=lang)
    assert f'<dd>{who} <small class="hint">{now}</small></dd>' in text


def test_ticks_are_kept_in_the_draft(send, lane, committee, begun):
    answer = send(committee, "charter-draft-act", lane.pk, "invite", roles=["building_leader"])
    assert answer.status_code == 302
    assert drafted()["rights"]["invite"] == ["building_leader"]


def test_a_role_that_is_none_is_refused_and_the_other_ticks_stay(send, lane, committee, begun):
    sent = ["building_leader", "emperor"]
    answer = send(committee, "charter-draft-act", lane.pk, "invite", roles=sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "emperor" in text
    assert "checked" in box(text, "building_leader")
    assert "checked" not in box(text, "committee")


def test_a_page_for_no_act_is_not_there(read, lane, committee, begun):
    read(committee, "charter-draft-act", lane.pk, "fly", status=404)


def test_when_the_draft_is_gone_one_is_led_back_and_told(send, sign_in, lane, committee):
    answer = send(committee, "charter-draft-act", lane.pk, "invite", roles=["committee"])
    told = sign_in(committee)
    told.cookies = answer.client.cookies
    assert "还没有草稿" in told.get(answer.url).content.decode()
