"""One kind of matter is written by ticks and numbers; what the law forbids is said at once."""

import pytest
from django.urls import reverse

from linli.engine.charter.acts import ACTS
from linli.web.charter import bridge, current, drafting
from linli.web.charter.forms import KindForm
from linli.web.charter.models import CharterDraft
from linli.web.shared import rights
from tests.web.conftest import NOON
from tests.web.people.factories import hand, holds, lives, person

pytestmark = pytest.mark.django_db
LAW = bridge.rule_set("national")


@pytest.fixture
def committee(lane):
    who = person("居委会小周")
    holds(lane, who)
    return who


@pytest.fixture
def begun(lane, committee):
    """A draft from the national template."""
    return drafting.begin(hand(committee), lane, place="national", moment=NOON)


@pytest.fixture
def page(lane, committee, begun, sign_in):
    """The page of one kind, as somebody fills it in; what is not named stays as it stands there."""
    browser = sign_in(committee)

    def send(kind, **changes):
        address = reverse("charter-draft-kind", args=[lane.pk, kind])
        form = KindForm(CharterDraft.objects.get().document, kind, LAW)
        as_it_is = {field.name: field.initial for field in form if field.initial is not None}
        return browser.post(address, as_it_is | changes, follow=True).content.decode()

    return send


def written(kind):
    return CharterDraft.objects.get().document["kinds"][kind]


def test_a_page_sent_back_as_it_was_changes_nothing(page, begun):
    for kind in bridge.template_document("national")["kinds"]:
        page(kind)
    assert CharterDraft.objects.get().document == bridge.template_document("national")


def test_whom_to_ask_who_pays_who_does_and_who_watches_are_ticked(page):
    page("event", consult=["tenant"], pay=["government"], carry_out=["social"], supervise=[])
    kind = written("event")
    assert [kind[part] for part in ("consult", "pay", "carry_out", "supervise")] == [
        ["tenant"], ["government"], ["social"], [],
    ]  # fmt: skip


def test_an_office_that_decides_can_be_another(page):
    page("event", **{"decide/by": "party_branch"})
    assert written("event")["decide"] == {"by": "party_branch"}


def test_residents_and_owners_may_always_raise_it(page):
    page("lift", **{"rights/raise_matter": ["building_leader"]})
    assert set(written("lift")["rights"]["raise_matter"]) == {
        "building_leader", *ACTS["raise_matter"].floor,
    }  # fmt: skip


def test_who_may_raise_a_kind_is_left_out_where_it_is_as_for_all(page):
    page("lift", **{"rights/raise_matter": ["building_leader"]})
    charter_wide = bridge.template_document("national")["rights"]["raise_matter"]
    ticked = set(charter_wide) - ACTS["raise_matter"].floor - {"raiser"}
    page("lift", **{"rights/raise_matter": list(ticked)})
    assert "rights" not in written("lift")


def test_only_who_may_raise_this_kind_raises_it(lane, committee, page):
    page("lift", **{"rights/raise_matter": ["building_leader"]})
    drafting.set_charter(hand(committee), lane, note="试行", in_force_from=NOON.date(), moment=NOON)
    charter = current.in_force(lane, NOON.date()).charter
    assert bridge.may(charter, "raise_matter", {"tenant"}, kind="lift") is None
    assert bridge.may(charter, "raise_matter", {"tenant"}, kind="event") == "tenant"


def test_what_the_law_forbids_is_kept_and_named_on_the_same_page_with_its_article(page):
    shown = page("event", pay=["maintenance_fund"])
    assert "民法典 278 条 5 项" in shown
    assert "活动 · 谁出钱" in shown
    assert written("event")["pay"] == ["maintenance_fund"]


def test_a_fault_of_another_kind_is_not_named_here(page, sign_in, committee, lane):
    page("event", pay=["maintenance_fund"])
    address = reverse("charter-draft-kind", args=[lane.pk, "dispute"])
    assert "民法典 278 条 5 项" not in sign_in(committee).get(address).content.decode()


def test_nobody_ticked_to_act_is_said_beside_the_ticks_and_the_rest_is_kept(page):
    shown = page("event", **{"stages/0/who": [], "stages/0/days": 44})
    assert "至少选一个" in shown
    assert 'value="44"' in shown
    assert written("event")["stages"][0]["days"] == 7


def test_what_is_ticked_stands_in_words_before_it_is_opened(page, sign_in, committee, lane):
    page("event", consult=[], pay=["government"], supervise=["resident"])
    address = reverse("charter-draft-kind", args=[lane.pk, "event"])
    shown = sign_in(committee).get(address).content.decode()
    for words in ("要问谁：没有", "谁出钱：政府", "谁监督：居民"):
        assert f"<summary>{words}</summary>" in shown, words


def test_an_empty_share_says_what_the_law_asks(sign_in, committee, lane, begun):
    address = reverse("charter-draft-kind", args=[lane.pk, "lift"])
    shown = sign_in(committee).get(address).content.decode()
    assert "3/4" in shown
    assert "民法典 278 条 7 项" in shown


def test_a_resident_does_not_come_to_it(sign_in, lane, begun):
    who = person()
    lives(lane, who)
    address = reverse("charter-draft-kind", args=[lane.pk, "lift"])
    assert sign_in(who).get(address).status_code == 403


def test_changing_the_draft_asks_the_right_again(lane, begun):
    who = person()
    lives(lane, who)
    with pytest.raises(rights.PermissionDenied):
        drafting.shape(hand(who), lane, "lift", {"consult": []}, moment=NOON)
