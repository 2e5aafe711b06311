import re
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from linli.engine.charter.template import template
from linli.web.actors.models import Kind, Place, Unit
from linli.web.charter.actor_graph import Duty, Say, graph_of, measures, side, without
from linli.web.charter.actor_sources import CRITICAL, NO_ACTORS, duties_of_charter, says_of_journal
from linli.web.charter.actor_words import decimal, findings, losses
from linli.web.journal import actions as journal
from linli.web.journal import acts
from linli.web.shared.rights import Grant
from tests.web.actors import factories as made
from tests.web.conftest import NOON

pytestmark = pytest.mark.django_db

DAY = NOON.date()
DUTIES = [
    Duty("roof", "the roof", "decide", "owner", critical=True),
    Duty("roof", "the roof", "carry_out", "property", critical=True),
    Duty("roof", "the roof", "pay", "owner", critical=True),
    Duty("roof", "the roof", "supervise", "planner", critical=True),
    Duty("lift", "a lift", "decide", "committee"),
]


@pytest.fixture
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def cast(lane):
    firm = made.actor(lane)
    committee = made.actor(lane, "清和里居委会", Kind.COMMITTEE)
    made.pledge(firm)
    made.agreement(firm, committee)
    return firm, committee


def page(browser, estate, lang="en", **asked):
    answer = browser.get(
        reverse("actor-graph", args=[estate.pk]), asked, headers={"accept-language": lang}
    )
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_role_is_filled_by_the_organisations_of_its_kind_and_by_people_together(lane, cast):
    graph = graph_of(lane, DUTIES, DAY)
    firm, committee = (str(actor.pk) for actor in cast)
    held = {(right.actor, right.relation, right.task) for right in graph.network.rights}
    assert held == {
        ("owner", "decide", "roof"),
        ("owner", "pay", "roof"),
        (firm, "carry_out", "roof"),
        (committee, "decide", "lift"),
    }
    assert graph.network.agreements == {frozenset({firm, committee})}
    assert [member.place for member in graph.members] == [Place.SIX, Place.SIX, Place.MANY]


def test_a_role_that_nobody_fills_is_named(lane, cast, english):
    assert graph_of(lane, DUTIES, DAY).vacant == {"community planner": ["the roof"]}


def test_who_has_ended_is_not_in_the_graph(lane, cast):
    firm, _committee = cast
    type(firm).objects.filter(pk=firm.pk).update(until=DAY)
    graph = graph_of(lane, DUTIES, DAY)
    assert str(firm.pk) not in graph.network.keys
    assert graph.network.agreements == frozenset()


def test_every_kind_of_actor_has_a_side():
    assert {side(kind) for kind in Kind} == {"public", "residents", "market", "society"}


def test_what_is_lost_without_the_firm(lane, cast, english):
    firm, committee = cast
    made.pledge(committee, quantity=Decimal("2.5"))
    graph = graph_of(lane, DUTIES, DAY)
    assert losses(graph, without(graph.network, str(firm.pk))) == [
        "Nobody else can carry out: the roof.",
        "Of people, 4 persons go; 2.5 persons are left with others.",
        "Its agreements end with: 清和里居委会.",
        "The others fall apart into groups that share no work: 清和里居委会; owner.",
    ]


def test_what_is_not_known_is_said_to_be_unknown(lane, cast, english):
    firm, committee = cast
    made.pledge(firm, quantity=None, unit=Unit.HOUR)
    made.pledge(committee, quantity=None)
    graph = graph_of(lane, DUTIES, DAY)
    said = losses(graph, without(graph.network, str(firm.pk)))
    assert "Of people an unknown amount goes (hours)." in said
    assert "Of people, 4 persons go; how much others hold is not known." in said


def test_shares_stand_in_the_order_of_the_list(lane, cast, english):
    graph = graph_of(lane, DUTIES, DAY)
    firm, committee = (str(actor.pk) for actor in cast)
    says = [Say(firm, "decide", "2030"), Say(committee, "decide", "2031")]
    found = measures(graph, says)
    assert found.on_paper == {committee: Fraction(1, 2), "owner": Fraction(1, 2)}
    said = [each.said for each in findings(graph, found)]
    assert "By the rules, final decisions are spread as if among 2 equal holders." in said
    assert "Deciding has moved: 清和里居委会 0% → 100%, 顺安物业 100% → 0%." in said
    assert any(each.means.endswith("Shares: 清和里居委会 50%, owner 50%.")
               for each in findings(graph, found))  # fmt: skip


def test_a_matter_that_one_alone_can_do_is_named(lane, cast, english):
    graph = graph_of(lane, DUTIES, DAY)
    told = findings(graph, measures(graph, ()))
    assert "Only one can do: the roof." in [each.means for each in told]


def test_the_charters_table_is_the_graphs_rights():
    held = {
        (duty.relation, duty.role)
        for duty in duties_of_charter(template("national"), "en")
        if duty.task == "fund_use" and duty.relation != "raise"
    }
    assert held == {
        ("consult", "owner"),
        ("consult", "tenant"),
        ("consult", "resident"),
        ("decide", "owner"),
        ("pay", "owner"),
        ("carry_out", "property"),
        ("supervise", "owners_committee"),
        ("supervise", "supervisor"),
    }


def test_matters_that_must_not_be_left_undone_are_kinds_of_the_template():
    duties = list(duties_of_charter(template("national"), "en"))
    assert {duty.task for duty in duties if duty.critical} == CRITICAL
    assert {duty.role for duty in duties}.isdisjoint(NO_ACTORS)


def test_an_estate_that_has_set_none_is_drawn_by_the_template(client, lane, cast):
    assert "has not set a charter of its own" in page(client, lane)


@pytest.fixture
def recorded(lane, cast, monkeypatch):
    """Put acts on a matter into the journal, each so many days before noon."""
    monkeypatch.setitem(acts._acts, "raise_matter", acts.Act({}, ""))
    code, whole = acts.Kind.CODE, acts.Kind.WHOLE
    for act, facts in {
        "record_decision": {"rule": code},
        "record_evidence": {"what": code, "code": code, "fen": whole},
    }.items():
        monkeypatch.setitem(acts._acts, act, acts.Act(facts, ""))

    def record(act, role, days, **facts):
        with transaction.atomic():
            moment = NOON - timedelta(days=days)
            journal.record(
                lane.estate, Grant(act, role), subject="matter/1", facts=facts, moment=moment
            )

    return record


def test_the_journal_tells_who_used_which_power_in_which_year(lane, cast, recorded):
    recorded("raise_matter", "committee", 800)
    recorded("raise_matter", "committee", 600)
    recorded("record_decision", "committee", 100, rule="cc278_5")
    recorded("record_evidence", "committee", 90, what="funding", code="shared_income", fen=500)
    recorded("record_evidence", "committee", 80, what="reached", code=None, fen=None)
    recorded("raise_matter", "resident", 10)
    graph = graph_of(lane, DUTIES, DAY)
    assert says_of_journal(lane, graph, NOON) == [
        Say(str(cast[1].pk), "propose", "1"),
        Say("owner", "decide", "2"),
        Say("owner", "spend", "2", Fraction(500)),
        Say("resident", "propose", "2"),
    ]


def test_a_role_that_several_fill_stands_for_itself(lane, cast, english):
    made.actor(lane, "另一家物业")
    graph = graph_of(lane, DUTIES, DAY)
    assert graph.key_of("property") == "property"
    assert graph.name("property") == "property company"
    assert graph.in_order(["property", str(cast[1].pk)]) == [str(cast[1].pk), "property"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_draws_and_tells_the_same_in_a_table(client, lane, cast, lang):
    text = page(client, lane, lang)
    assert 'role="img"' in text
    assert text.count("<circle") == 2 + 3
    assert text.count("顺安物业") >= 3
    assert "style=" not in text


def test_the_arcs_of_the_one_thought_away_are_dashed(client, lane, cast):
    ties = graph_of(lane, duties_of_charter(template("national"), "en"), DAY).network.ties()
    own = [tie for tie in ties if str(cast[0].pk) in tie]
    text = page(client, lane, without=cast[0].pk)
    assert len(own) > 1
    assert len(re.findall(r"<path[^>]*dasharray", text)) == len(own)


def test_one_can_be_thought_away_without_a_script(client, lane, cast):
    text = page(client, lane, without=cast[0].pk)
    assert "If 顺安物业 drops out" in text
    assert "Its agreements end with: 清和里居委会." in text
    assert "<script>" not in text


def test_who_is_not_on_the_list_cannot_drop_out(client, lane, cast):
    address = reverse("actor-graph", args=[lane.pk])
    assert client.get(address, {"without": "999999"}).status_code == 404


def test_an_estate_without_actors_is_told_what_will_be_here(client, lane):
    assert "With two organisations on the list" in page(client, lane)


def test_the_page_takes_the_same_queries_however_many_take_part(
    client, lane, cast, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as few:
        page(client, lane)
    for at in range(8):
        made.pledge(made.actor(lane, f"actor {at}"))
    with django_assert_num_queries(len(few)):
        page(client, lane)


@pytest.mark.parametrize(
    ("value", "words"),
    [(Fraction(4), "4"), (Fraction(8, 3), "2.7"), (Fraction(12_000), "12,000")],
)
def test_a_number_has_one_decimal_or_none(value, words):
    assert decimal(value) == words
