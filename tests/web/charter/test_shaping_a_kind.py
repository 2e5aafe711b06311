"""Numbers and duties of a kind of matter are changed by their place in it; no place, no change."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from linli.web.charter import bridge, drafting
from linli.web.charter.forms import KindForm
from tests.web.charter.factories import drafted, shape
from tests.web.conftest import NOON
from tests.web.people.factories import hand

pytestmark = pytest.mark.django_db
NATIONAL = bridge.template_document("national")


def fields(kind, **changes):
    """What a browser sends of a kind as it is, with ``changes``; ``__`` stands for the slash."""
    form = KindForm(NATIONAL, kind, bridge.rule_set("national"))
    sent = {name: field.initial for name, field in form.fields.items()}
    sent |= {place.replace("__", "/"): value for place, value in changes.items()}
    return {place: "" if value is None else value for place, value in sent.items()}


def test_a_number_is_put_in_its_place(lane, committee, begun):
    kind = shape(committee, lane, "lift", stages__0__days=5, decide__passing="4/5")
    assert kind["stages"][0]["days"] == 5
    assert drafted()["kinds"]["lift"]["decide"]["passing"] == "4/5"


def test_nothing_takes_a_number_away_so_that_the_law_or_no_limit_holds(lane, committee, begun):
    shape(committee, lane, "lift", stages__0__days=5, decide__passing="4/5")
    kind = shape(committee, lane, "lift", stages__0__days=None, decide__passing=None)
    assert "days" not in kind["stages"][0]
    assert "passing" not in kind["decide"]


@pytest.mark.parametrize(
    "place",
    [
        "stages/99/days", "stages/-1/days", "stages/x/days", "stages/²/days", "stages//days",
        "stages/" + "9" * 5000 + "/days", "stages/0/days/0", "stages/0/who/who", "stages/0/colour",
        "stages", "stages/0", "stages/0/gates", "decide", "rights", "decide/colour", "days",
        "quorum", "rights/invite", "colour/red", "colour", "title/0", "zh/0", "/", "",
    ],
)  # fmt: skip
@pytest.mark.parametrize("value", [3, None, []])
def test_a_place_that_is_not_there_or_a_whole_branch_is_refused_and_nothing_changes(
    lane, committee, begun, place, value
):
    with pytest.raises(ValidationError, match="已经没有了"):
        drafting.shape(hand(committee), lane, "lift", {"scopes": [], place: value}, moment=NOON)
    assert drafted() == NATIONAL


def test_a_kind_that_is_not_there_is_refused(lane, committee, begun):
    with pytest.raises(ValidationError, match="moon 已经没有了"):
        shape(committee, lane, "moon", scopes=["estate"])


def test_a_resident_shapes_nothing(lane, resident, begun):
    with pytest.raises(PermissionDenied):
        shape(resident, lane, "lift", scopes=["estate"])


def test_what_the_owners_decide_is_offered_to_no_office():
    assert "decide/by" not in fields("lift")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ("加装电梯：应该怎么定？", "请写成 2/3 这样的比例")),
        ("en", ("An added lift: how should it be decided?", "Write a share like 2/3.")),
    ],
)
@pytest.mark.parametrize("typed", ["most", "2/0", "0.75"])
def test_a_wrong_share_stays_as_typed_and_is_told_how_to_be_written(
    send, lane, committee, begun, lang, words, typed
):
    sent = fields("lift", decide__passing=typed)
    answer = send(committee, "charter-draft-kind", lane.pk, "lift", lang=lang, **sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    for word in (*words, f'value="{typed}"'):
        assert word in text
    assert drafted() == NATIONAL


@pytest.mark.parametrize("kind", NATIONAL["kinds"])
def test_a_page_that_is_kept_untouched_changes_nothing(send, lane, committee, begun, kind):
    assert send(committee, "charter-draft-kind", lane.pk, kind, **fields(kind)).status_code == 302
    found = bridge.read(drafted(), bridge.rule_set("national"))
    assert bridge.differences(bridge.template("national"), found) == ()


def test_what_was_refused_stands_at_the_top_with_a_way_to_it(send, lane, committee, begun):
    sent = fields("lift", decide__passing="most", stages__1__who=[])
    text = send(committee, "charter-draft-kind", lane.pk, "lift", **sent).content.decode()
    for place in ("decide/passing", "stages/1/who"):
        assert f'href="#id_{place}"' in text
        assert f'id="id_{place}"' in text


def test_a_step_without_anybody_is_refused_with_its_list_open(send, lane, committee, begun):
    sent = fields("lift", stages__0__who=[])
    answer = send(committee, "charter-draft-kind", lane.pk, "lift", **sent)
    assert answer.status_code == 422
    assert '<details class="choose" id="id_stages/0/who" open>' in answer.content.decode()


def test_a_place_that_went_while_one_typed_is_told_and_what_was_typed_stays(
    send, lane, committee, begun, monkeypatch
):
    monkeypatch.setattr(KindForm, "changes", lambda _form: {"stages/99/days": 3})
    sent = fields("lift", stages__0__days="77")
    answer = send(committee, "charter-draft-kind", lane.pk, "lift", **sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "stages/99/days 已经没有了" in text
    assert 'value="77"' in text


def test_pages_of_a_kind_that_is_none_or_of_no_draft(read, lane, committee):
    read(committee, "charter-draft-kind", lane.pk, "lift", status=302)
    drafting.begin(hand(committee), lane, place=None, moment=NOON)
    read(committee, "charter-draft-kind", lane.pk, "moon", status=404)
