from dataclasses import replace
from fractions import Fraction

import pytest

from linli.engine.renewal.brief import Brief, Effort
from linli.engine.renewal.catalogue import bundled
from linli.engine.renewal.gaps import hard_gaps
from linli.engine.renewal.plan import plan
from linli.engine.renewal.purse import bundled_purse
from linli.engine.renewal.reasons import reasons
from linli.engine.renewal.wishes import Wishes
from tests.factories import small_estate

YUAN = 100
SMALL = Effort(draws=4, report=8, worlds=2, fund=20)
ASKED = Wishes({str(k): frozenset({"lift_new", "canteen"} if k % 2 else {"smoke_alarms"}) for k in range(9)})  # fmt: skip  # noqa: E501


def brief(yuan=900_000, **changes):
    return Brief(yuan * YUAN, bundled_purse(), bundled(), 2031, **changes)


@pytest.fixture(scope="module")
def asked():
    return plan(small_estate(), brief(wishes=ASKED), effort=SMALL)


@pytest.fixture(scope="module")
def unasked():
    return plan(small_estate(), brief(), effort=SMALL)


@pytest.fixture(params=["asked", "unasked"])
def made(request):
    return request.getfixturevalue(request.param)


def test_no_package_leaves_a_hard_gap_open_that_money_and_measures_could_close(made):
    for one in made.packages:
        left = set(hard_gaps(made.desk.after(made.desk.estate, one.chosen)))
        assert left <= set(made.floor.without_measure)


def test_the_floor_is_in_every_package(made):
    assert all(made.floor.chosen <= set(one.chosen) for one in made.packages)


def test_no_package_spends_more_than_its_budget_and_sources_pay_it_to_the_fen(made):
    for one in made.packages:
        assert one.cost.mid <= one.budget <= made.brief.budget
        assert sum(one.sharing.totals.values()) == one.cost.mid


def test_the_proposed_package_comes_first(asked, unasked):
    assert asked.packages[0].name == "joined"
    assert unasked.packages[0].name == "whole"


def test_residents_buy_out_of_their_part_only(asked):
    for one in asked.packages:
        if one.heard is not None and one.heard.outcome is not None:
            assert one.heard.outcome.spent <= one.community


def test_the_rules_alone_stand_beside_it(asked, unasked):
    assert [one.rule for one in asked.rivals] == ["top_down", "bottom_up"]
    assert [one.rule for one in unasked.rivals] == ["top_down"]


def test_no_package_gains_more_in_the_search_than_its_bound(made):
    for one in made.packages:
        assert one.reach.gain <= one.reach.bound + 1e-9


def test_every_candidate_has_one_reason_in_every_package(made):
    for one in made.packages:
        told = reasons(made, one)
        assert sorted(told) == list(range(len(made.desk)))
        inside = {row for row, why in told.items() if why.code in ("floor", "voice", "reach", "needed")}  # fmt: skip  # noqa: E501
        assert inside == set(one.chosen)


def test_what_residents_wished_for_and_did_not_get_says_what_was_missing(asked):
    joined = asked.packages[0]
    missed = [why for why in reasons(asked, joined).values() if why.facts.get("more_supporters")]
    assert all(why.facts["supporters"] + why.facts["more_supporters"] <= 9 for why in missed)


def test_what_nobody_may_pay_says_how_much_is_missing_and_who_pays_the_rest(made):
    told = reasons(made, made.packages[0])
    found = {row: why.facts for row, why in told.items() if why.code == "unpayable"}
    assert found
    for row, facts in found.items():
        cost = made.desk.offer.candidates[row].cost.mid
        assert 0 < facts["missing"] == cost - sum(facts["most"].values())


def test_a_bigger_budget_leaves_no_more_gaps_unpaid(made):
    unpaid = [one.unpaid for one in made.ladder]
    assert unpaid == sorted(unpaid, reverse=True)


def test_the_share_of_being_first_adds_up_to_one(made):
    for shares in made.stability.first.values():
        assert sum(shares) == pytest.approx(1)


def test_equal_questions_give_equal_plans(asked):
    again = plan(small_estate(), brief(wishes=ASKED), effort=SMALL, workers=2)
    assert [one.chosen for one in again.packages] == [one.chosen for one in asked.packages]
    assert again.packages[0].difference == asked.packages[0].difference


def test_a_budget_below_the_floor_says_what_is_left_open():
    poor = plan(small_estate(), brief(yuan=10_000), effort=SMALL)
    assert poor.floor.unpaid
    assert poor.floor.full_cost > poor.brief.budget
    assert all(one.cost.mid <= poor.brief.budget for one in poor.packages)


def test_residents_may_be_given_all_that_the_floor_leaves():
    whole = replace(brief(wishes=ASKED), community=Fraction(1))
    assert [one.name for one in whole.shares] == ["joined", "reach_only"]
