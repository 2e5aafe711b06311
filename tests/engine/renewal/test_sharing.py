"""Costs shared among sources: each charge to the fen, each source within its limit and shares."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.renewal.measure import MeasureClass, Source
from linli.engine.renewal.sharing import Sharing, Shortfall, charge_of, linear, shared
from linli.engine.renewal.sources import Share, bundled
from tests.engine.renewal.money_factories import candidate, charge, measure, money, rules
from tests.factories import small_estate

CENTRAL, LOCAL, RESIDENTS, FUND = Source.CENTRAL, Source.LOCAL, Source.RESIDENTS, Source.FUND


@st.composite
def cases(draw, most=4, dear=40):
    """A few charges and rules of any kind, small enough to be looked at one by one."""
    sources = draw(st.permutations(tuple(Source)))
    eighths = st.integers(0, 8).map(lambda part: Fraction(part, 8))
    facts = {
        source.value: {
            "share": draw(eighths),
            "limit": draw(st.none() | st.integers(0, 2 * dear)),
            "measures": draw(st.dictionaries(st.sampled_from("abcd"), eighths, max_size=2)),
        }
        for source in sources
    }
    charges = [
        charge(
            draw(st.integers(0, dear)),
            code,
            measure=measure(
                code,
                measure_class=draw(st.sampled_from(MeasureClass)),
                funders=tuple(draw(st.permutations(tuple(Source))))[: draw(st.integers(1, 7))],
            ),
        )
        for code in "abcd"[: draw(st.integers(0, most))]
    ]
    return charges, rules(tuple(sources), **facts)


def caps(charges, rule_book):
    return [
        {s: rule_book.rules[s].most(c.measure, c.cost, c.units, c.built) for s in Source}
        for c in charges
    ]


def flow(charges, rule_book, sources=tuple(Source)):
    """The most that these sources can pay, by another algorithm: maximum flow along paths."""
    graph = nx.DiGraph()
    graph.add_nodes_from(["from", "to"])
    for source in sources:
        limit = rule_book.rules[source].limit
        capacity = {} if limit is None else {"capacity": limit}
        graph.add_edge("from", source, **capacity)
    for at, (one, cap) in enumerate(zip(charges, caps(charges, rule_book), strict=True)):
        graph.add_edge(at, "to", capacity=one.cost)
        for source in sources:
            graph.add_edge(source, at, capacity=cap[source])
    return nx.maximum_flow_value(graph, "from", "to")


@given(cases())
def test_every_charge_is_paid_to_the_fen_within_every_limit_and_share(case):
    charges, rule_book = case
    found = shared(charges, rule_book)
    if isinstance(found, Shortfall):
        return
    assert [sum(row) for row in found.amounts] == [one.cost for one in charges]
    assert sum(found.totals.values()) == sum(one.cost for one in charges)
    for one, cap in zip(charges, caps(charges, rule_book), strict=True):
        assert all(0 <= paid <= cap[s] for s, paid in found.paid[one.code].items())
    for source, paid in found.totals.items():
        limit = rule_book.rules[source].limit
        assert limit is None or paid <= limit


@given(cases())
def test_charges_are_shared_exactly_when_a_flow_pays_them_all(case):
    charges, rule_book = case
    missing = sum(one.cost for one in charges) - flow(charges, rule_book)
    found = shared(charges, rule_book)
    assert isinstance(found, Shortfall) == (missing > 0)
    if missing:
        assert found.missing == missing


@given(cases())
def test_each_source_pays_all_it_can_given_those_before_it(case):
    charges, rule_book = case
    found = shared(charges, rule_book)
    if isinstance(found, Shortfall):
        return
    for number in range(1, len(found.sources) + 1):
        first = found.sources[:number]
        assert sum(found.totals[source] for source in first) == flow(charges, rule_book, first)


@given(cases())
def test_the_order_of_the_charges_does_not_matter(case):
    charges, rule_book = case
    found, turned = shared(charges, rule_book), shared(charges[::-1], rule_book)
    if isinstance(found, Sharing):
        assert found.paid == turned.paid
    else:
        assert found.wants == turned.wants[::-1]


@given(cases())
def test_a_shortfall_is_told_to_the_fen_by_its_wants_and_the_drained_sources(case):
    charges, rule_book = case
    found = shared(charges, rule_book)
    if isinstance(found, Sharing):
        return
    assert found.missing == sum(w.left for w in found.wants) - sum(found.drained.values())
    for want in found.wants:
        others = [most for source, most in want.most.items() if source not in found.drained]
        assert want.left == want.charge.cost - sum(others) > 0


@given(cases(), st.data())
def test_a_drained_source_with_so_much_more_ends_the_shortfall_or_shifts_it(case, data):
    charges, rule_book = case
    found = shared(charges, rule_book)
    if isinstance(found, Sharing) or not found.drained:
        return
    source = data.draw(st.sampled_from(sorted(found.drained)))
    more = rule_book.limited({source: found.drained[source] + found.missing})
    again = shared(charges, more)
    assert isinstance(again, Sharing) or again.missing < found.missing


@given(cases())
def test_the_inequalities_hold_exactly_for_the_choices_that_can_be_paid(case):
    charges, rule_book = case
    rows = linear(charges, rule_book)
    for choice in product((0, 1), repeat=len(charges)):
        chosen = [one for one, taken in zip(charges, choice, strict=True) if taken]
        holds = bool(np.all(rows.rows @ np.array(choice, np.int64) <= rows.bounds))
        assert holds == isinstance(shared(chosen, rule_book), Sharing)


def test_sources_are_drawn_on_in_their_order():
    book = rules((LOCAL, RESIDENTS), local={"share": 1, "limit": 70}, residents={"share": 1})
    assert shared([charge(100)], book).paid["roof"] == {
        **dict.fromkeys(Source, 0), LOCAL: 70, RESIDENTS: 30,
    }  # fmt: skip


def test_what_is_safe_chooses_its_payer_before_what_is_pleasant():
    book = rules((CENTRAL, LOCAL), central={"share": 1, "limit": 60}, local={"share": 1})
    pleasant = measure("a", measure_class=MeasureClass.UPGRADE, funders=(CENTRAL, LOCAL))
    safe = measure("b", measure_class=MeasureClass.SAFETY, funders=(CENTRAL, LOCAL))
    found = shared([charge(60, "a", measure=pleasant), charge(60, "b", measure=safe)], book)
    assert found.paid["b"][CENTRAL] == 60
    assert found.paid["a"][LOCAL] == 60


def test_a_measure_takes_its_usual_funder_before_another():
    book = rules((CENTRAL, LOCAL), central={"share": 1, "limit": 50}, local={"share": 1})
    first = measure("a", funders=(LOCAL, CENTRAL))
    second = measure("b", funders=(CENTRAL, LOCAL))
    found = shared([charge(50, "a", measure=first), charge(50, "b", measure=second)], book)
    assert found.paid["a"][LOCAL] == found.paid["b"][CENTRAL] == 50


def test_a_shortfall_says_which_lifts_want_more_and_who_has_no_more():
    book = rules(
        (LOCAL, FUND, RESIDENTS),
        local={"share": "2/5", "limit": 100_000_00},
        residents={"share": "2/5"},
    )
    lifts = [charge(600_000_00, f"lift@{entrance}") for entrance in (1, 2)]
    found = shared(lifts, book)
    assert found.missing == 2 * 360_000_00 - 100_000_00
    assert found.drained == {LOCAL: 100_000_00}
    assert [(want.charge.code, want.left) for want in found.wants] == [
        ("lift@1", 360_000_00),
        ("lift@2", 360_000_00),
    ]
    assert found.wants[0].most[RESIDENTS] == 240_000_00


def test_what_no_source_may_pay_for_is_missing_whatever_the_limits():
    found = shared([charge(100)], rules(central={"share": "1/4"}))
    assert (found.missing, found.drained) == (75, {})


def test_nothing_to_pay_is_paid():
    assert set(shared([], bundled()).totals.values()) == {0}


@pytest.mark.parametrize("charges", [[charge(1), charge(2)], [charge(-1)]])
def test_a_code_twice_and_a_cost_below_nothing_are_faults_of_the_program(charges):
    with pytest.raises(ValueError, match=r"charge once|at least 0"):
        shared(charges, bundled())


def test_a_share_capped_by_the_unit_grows_with_the_units():
    lift = measure("lift", funders=(LOCAL, RESIDENTS))
    book = rules((LOCAL, RESIDENTS), local={}, residents={"share": 1})
    capped = replace(book.rules[LOCAL], measures={"lift": Share(Fraction(1), 20, "test")})
    book = replace(book, rules={**book.rules, LOCAL: capped})
    found = shared([charge(100, "lift", measure=lift, units=Fraction(3))], book)
    assert found.paid["lift"][LOCAL] == 60


def test_a_charge_knows_the_newest_building_it_reaches():
    estate = small_estate()
    whole = charge_of(candidate(cost=money(5), amount=Fraction(2)), estate)
    assert (whole.cost, whole.units, whole.built) == (5, 2, 1993)
    assert charge_of(candidate(buildings=("1",)), estate).built == 1984
