"""Saying something; hiding it by rule; asking for it once."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from linli.web.matters.actions import talk
from linli.web.matters.models import Comment, HiddenFor
from tests.web.conftest import NOON
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def say(who, m, text="东边好", show_name=False):
    return talk.comment(hand(who), m, text=text, show_name=show_name, moment=NOON)


def hide(who, said, reason=HiddenFor.INSULT):
    talk.hide(hand(who), said, reason=reason, moment=NOON)
    said.refresh_from_db()


def ask(who, said, text="我没骂人"):
    talk.appeal(hand(who), said, text=text, moment=NOON)
    said.refresh_from_db()


def settle(who, said, back):
    talk.settle_appeal(hand(who), said, back=back, moment=NOON)
    said.refresh_from_db()


def test_tenants_speak_like_owners_and_strangers_do_not(matter, owner, tenant, stranger):
    m = matter(by=owner)
    assert say(owner, m).role == "raiser"
    assert say(tenant, m).role == "tenant"
    with pytest.raises(PermissionDenied):
        say(stranger, m)


def test_the_record_holds_no_word_of_it(matter, owner, last_entry):
    said = say(owner, matter(), text="谁家的狗？")
    assert "狗" not in last_entry().line
    assert last_entry().who == said.pseudonym


def test_a_name_is_shown_to_neighbours_only_and_only_if_its_bearer_wants(
    matter, owner, tenant, stranger, read
):
    m = matter()
    say(owner, m, show_name=True)
    assert owner.name in read(tenant, "matter", m.pk)
    for who in (None, stranger):
        assert owner.name not in read(who, "matter", m.pk)
    Comment.objects.update(show_name=False)
    assert owner.name not in read(tenant, "matter", m.pk)


def test_it_is_hidden_for_one_of_the_reasons_by_whom_the_charter_lets(
    matter, owner, tenant, committee, owners_committee, last_entry
):
    said = say(owner, matter())
    for who in (tenant, owner, owners_committee):
        with pytest.raises(PermissionDenied):
            hide(who, said)
    hide(committee, said)
    assert said.hidden
    told = last_entry().told()
    assert (last_entry().act, told["why"], told["what"]) == ("moderate", "insult", "hidden")
    with pytest.raises(ValidationError, match="hidden already"):
        hide(committee, said)


def test_its_place_stays_with_the_reason(matter, owner, committee, read):
    m = matter()
    said = say(owner, m, text="你这个笨蛋")
    hide(committee, said)
    shown = read(None, "matter", m.pk)
    assert f'id="comment-{said.pk}"' in shown
    assert "It insults or threatens somebody." in shown
    assert "笨蛋" not in shown
    assert "笨蛋" in read(owner, "matter", m.pk), "its writer can still read it"


def test_its_writer_asks_once_and_nobody_else(matter, owner, tenant, committee):
    said = say(owner, matter())
    with pytest.raises(ValidationError, match="ask once"):
        ask(owner, said)
    hide(committee, said)
    with pytest.raises(ValidationError, match="of your own"):
        ask(tenant, said)
    ask(owner, said)
    with pytest.raises(ValidationError, match="ask once"):
        ask(owner, said)


@pytest.mark.parametrize("back", [True, False])
def test_the_answer_is_recorded_and_final(matter, owner, committee, last_entry, back):
    said = say(owner, matter())
    hide(committee, said)
    with pytest.raises(ValidationError, match="Nobody has asked"):
        settle(committee, said, back)
    ask(owner, said)
    with pytest.raises(PermissionDenied):
        settle(owner, said, back)
    settle(committee, said, back)
    assert said.hidden is not back
    assert last_entry().told()["what"] == ("shown_again" if back else "stays_hidden")
    with pytest.raises(ValidationError, match="settled"):
        settle(committee, said, back)


def test_the_database_knows_no_other_reason(matter, owner):
    said = say(owner, matter())
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=said.pk).update(hidden_for="dislike", hidden_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=said.pk).update(hidden_for="insult")
