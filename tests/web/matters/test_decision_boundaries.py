"""Decisions at the very edge of their rule, by area in 0.01 m2 and by heads; their denominators."""

import pytest
from django.core.exceptions import ValidationError

from linli.web.estates.actions import store_ledger
from linli.web.estates.models import Dwelling
from linli.web.matters import bridge
from linli.web.matters.actions import decisions, going_on
from linli.web.matters.actions.decisions import Decided
from linli.web.matters.electorate import electorate
from linli.web.matters.models import Proof, State
from tests.factories import small_estate
from tests.web.conftest import NOON
from tests.web.matters.factories import TODAY, at_stage, ballot, paper
from tests.web.people.factories import hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

HOME = 5825
"""Area of each home of the small estate, in 0.01 m2."""


def counted(measure, of, favour, against, abstained=0, void=0):
    numbers = (of, favour, against, abstained, void)
    parts = ("all", "for", "against", "abstained", "void")
    return {f"{measure}_{part}": number for part, number in zip(parts, numbers, strict=True)}


@pytest.fixture
def decide(matter, owners_committee):
    def made(kind, totals):
        m = at_stage(matter(kind=kind), "ballot")
        decided = Decided(TODAY, Proof.SHEET, paper(), totals)
        return decisions.record_decision(hand(owners_committee), m, decided, moment=NOON)

    return made


@pytest.mark.parametrize(
    ("kind", "area", "heads", "passed"),
    [
        # 2/3 of 900 is 600, of 12 is 8: reached is enough
        ("fund_use", (900, 301, 299), (12, 5, 3), True),
        ("fund_use", (900, 301, 298), (12, 5, 3), False),
        ("fund_use", (900, 301, 299), (12, 5, 2), False),
        ("fund_use", (901, 301, 299), (12, 5, 3), False),
        # more than 1/2 of those who took part: half is not enough
        ("fund_use", (900, 300, 300), (12, 5, 3), False),
        ("fund_use", (900, 301, 299), (12, 4, 4), False),
        # 3/4 of those who took part: reached is enough
        ("renewal", (900, 450, 150), (12, 6, 2), True),
        ("renewal", (900, 449, 151), (12, 6, 2), False),
        ("renewal", (900, 450, 150), (12, 5, 3), False),
    ],
)
def test_area_and_heads_each_decide_at_their_edge(decide, kind, area, heads, passed):
    made = decide(kind, counted("area", *area) | counted("heads", *heads))
    assert made.passed is passed
    outcome = bridge.outcome_of(made, bridge.rule_of(made.matter))
    assert outcome.passed is passed


def test_void_and_abstaining_ballots_took_part_and_are_not_in_favour(decide):
    heads = counted("heads", 12, 4, 0, abstained=2, void=2)
    assert decide("fund_use", counted("area", 900, 600, 0) | heads).passed is False
    heads = counted("heads", 12, 5, 0, abstained=2, void=1)
    assert decide("fund_use", counted("area", 900, 600, 0) | heads).passed


@pytest.mark.parametrize(
    ("area", "heads", "sentence"),
    [
        ((900, 601, 300), (12, 5, 3), "By area more ballots came back than there are"),
        ((900, 600, 300), (12, 10, 3), "By heads more ballots came back than there are"),
        ((900, -1, 300), (12, 5, 3), "No total of area can be below zero"),
        ((900, 600, 0), (0, 0, 0), "how much heads there is in all"),
    ],
)
def test_totals_that_cannot_be_are_refused_and_nothing_is_kept(
    decide, matter, owners_committee, area, heads, sentence, last_entry
):
    with pytest.raises(ValidationError, match=sentence):
        decide("fund_use", counted("area", *area) | counted("heads", *heads))
    assert last_entry().act == "raise_matter"


@pytest.mark.parametrize("lost", ["area_for", "heads_all"])
def test_a_total_left_out_is_refused(decide, lost):
    totals = counted("area", 900, 600, 0) | counted("heads", 12, 8, 0)
    del totals[lost]
    with pytest.raises(ValidationError, match="enter the totals by area and by heads"):
        decide("fund_use", totals)


def test_an_office_says_itself_whether_it_passed_and_gives_no_totals(matter, committee):
    by_office = [
        m for kind in ("other", "use_of_space") if bridge.rule_of(m := matter(kind=kind)) is None
    ]
    assert by_office
    for m in by_office:
        stages = bridge.kind_of(m).stages
        stage = next(s for s in stages if any(gate.kind == "decision" for gate in s.gates))
        at_stage(m, stage.code)
        decided = Decided(TODAY, Proof.MINUTES, paper(), passed=True)
        made = decisions.record_decision(hand(committee), m, decided, moment=NOON)
        assert (made.passed, made.rule, made.heads_all) == (True, None, None)


def test_what_did_not_pass_stops_the_matter_and_lets_it_be_closed_and_opened_again(
    matter, owners_committee
):
    m = ballot(matter, owners_committee, heads_for=0, heads_against=8)
    assert m.decisions.get().passed is False
    with pytest.raises(ValidationError, match="The matter can be closed now"):
        going_on.advance(hand(owners_committee), m, moment=NOON)
    going_on.close(hand(owners_committee), m, reason="没通过", moment=NOON)
    m.refresh_from_db()
    assert m.state == State.CLOSED
    going_on.reopen(hand(owners_committee), m, reason="改了方案", moment=NOON)
    m.refresh_from_db()
    assert (m.state, m.stage) == (State.OPEN, "ballot")


def test_the_newest_decision_counts(matter, owners_committee):
    m = ballot(matter, owners_committee, heads_for=0)
    assert bridge.evidence_of(m).decided is False
    totals = counted("area", 900, 600, 0) | counted("heads", 12, 8, 0)
    again = Decided(TODAY, Proof.SHEET, paper(), totals)
    decisions.record_decision(hand(owners_committee), m, again, moment=NOON)
    assert bridge.evidence_of(m).decided is True
    assert m.decisions.count() == 2
    with pytest.raises(ValidationError, match="after its last step"):
        going_on.close(hand(owners_committee), m, reason="没通过", moment=NOON)


PLACES = {
    "estate": {},
    "building": {"building": "1"},
    "entrance": {"building": "1", "entrance": 1},
}


@pytest.mark.parametrize(("scope", "homes"), [("estate", 12), ("building", 6), ("entrance", 3)])
def test_the_ledger_counts_the_homes_of_the_matters_scope(matter, scope, homes):
    m = matter(kind="repair", scope=scope, **PLACES[scope])
    assert electorate(m, NOON) == (homes * HOME, homes)


@pytest.mark.parametrize("scope", list(PLACES))
def test_one_unknown_area_leaves_those_scopes_unknown_that_hold_it_and_no_other(matter, scope):
    m = matter(kind="repair", scope=scope, **PLACES[scope])
    there = {"estate": "2-1-101", "building": "1-2-101", "entrance": "1-1-101"}[scope]
    Dwelling.objects.filter(dwelling=there).update(exclusive_area_dm2=None)
    found = electorate(m, NOON)
    assert found.area is None
    assert found.heads == {"estate": 12, "building": 6, "entrance": 3}[scope]
    elsewhere = matter(kind="repair", scope="entrance", building="2", entrance=2)
    assert electorate(elsewhere, NOON).area == 3 * HOME


def test_homes_of_another_estate_are_not_counted(matter):
    store_ledger(small_estate(estate=[{"estate": "other", "datum": "local"}]))
    assert electorate(matter(), NOON).heads == 12
