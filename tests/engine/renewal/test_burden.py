"""What each household pays: split by the law, by floor or as agreed, and never a fen lost."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.errors import InputError
from linli.engine.renewal.burden import burdens, summary
from linli.engine.renewal.measure import Source
from linli.engine.renewal.owners import owners
from linli.engine.renewal.sharing import Sharing
from linli.engine.renewal.terms import bundled_terms, read_terms
from tests.engine.renewal.money_factories import candidate, charge, rules
from tests.factories import small_estate

RESIDENTS, FUND, LOCAL = Source.RESIDENTS, Source.FUND, Source.LOCAL
TERMS = bundled_terms()
HOUSEHOLDS = [f"H{number:02d}" for number in range(1, 13)]


def home(key, floor=1, area="50.00", building="1", entrance=1, **more):
    exact = None if area is None else Decimal(area)
    return {"dwelling": key, "building": building, "entrance": entrance, "floor": floor,
            "exclusive_area_m2": exact, **more}  # fmt: skip


def living(key, dwelling, tenure="owner"):
    return {"household": key, "dwelling": dwelling, "tenure": tenure}


def street(homes, households=(), **building):
    """An estate of one building whose homes are all listed."""
    facts = {"building": "1", "entrances": 2} | building
    return small_estate(buildings=[facts], dwellings=homes, households=households, ties=[],
                        components=[], answers=[], responders=[])  # fmt: skip


def paid(own, fund=0, code="roof"):
    """A sharing of one charge between residents and fund."""
    amounts = tuple({RESIDENTS: own, FUND: fund}.get(source, 0) for source in Source)
    return Sharing((charge(own + fund, code),), tuple(Source), (amounts,))


def split(estate, own, *, terms=TERMS, fund=0, **changed):
    one = candidate(changed.pop("code", "roof"), **changed)
    return burdens(estate, paid(own, fund, one.code), [one], terms)


def own_of(found, key="dwelling"):
    return dict(found.table.filter(pl.col("own") > 0).select(key, "own").iter_rows())


def test_a_cost_is_split_by_exclusive_area():
    estate = street([home("a", area="50.00"), home("b", area="100.00")])
    assert own_of(split(estate, 300)) == {"a": 100, "b": 200}


def test_the_fund_is_drawn_on_by_exclusive_area_too():
    estate = street([home("a", area="50.00"), home("b", area="100.00")])
    assert split(estate, 0, fund=300).table["fund"].to_list() == [100, 200]


def test_an_owner_who_lives_elsewhere_pays_and_the_tenant_does_not():
    estate = street([home("a")], [living("T", "a", "tenant")])
    rows = split(estate, 300).table.select("household", "role", "own").rows()
    assert rows == [("T", "tenant", 0), (None, "absent", 300)]


def test_a_household_of_unknown_tenure_is_taken_for_the_owner_and_says_so():
    estate = street([home("a")], [living("U", "a", None)])
    assert split(estate, 300).table.select("role", "own").rows() == [("unknown", 300)]


def test_two_households_that_own_one_home_pay_half_each():
    households = [living("A", "a"), living("B", "a"), living("C", "a", None)]
    estate = street([home("a"), home("b")], households)
    assert own_of(split(estate, 400), "household") == {"A": 100, "B": 100, None: 200}


def test_a_shop_pays_by_its_area_like_any_owner():
    estate = street([home("a"), home("s", use="shop", area="150.00")])
    assert own_of(split(estate, 400)) == {"a": 100, "s": 300}


def test_an_area_that_nobody_recorded_counts_with_the_median_and_says_so():
    estate = street([home("a", area="40.00"), home("b", area="60.00"), home("c", area=None)])
    found = split(estate, 140)
    assert own_of(found) == {"a": 40, "b": 60, "c": 40}
    assert found.table["area_assumed"].to_list() == [False, False, True]
    assert found.table["area_m2"].to_list()[2] == Decimal("40.00")


def test_where_no_area_is_recorded_all_homes_pay_the_same():
    assert own_of(split(street([home("a", area=None), home("b", area=None)]), 300)) == {
        "a": 150, "b": 150,
    }  # fmt: skip


def test_homes_that_are_counted_but_not_listed_bear_their_part():
    estate = street([home("a"), home("b", entrance=2)], dwellings=6)
    found = split(estate, 600)
    unlisted = found.table.filter(pl.col("role") == "unlisted")
    assert unlisted.select("entrance", "homes", "own").rows() == [(1, 2, 200), (2, 2, 200)]
    assert own_of(found)["a"] == 100


def test_a_stair_pays_for_its_own_part_of_the_building():
    estate = street([home("a"), home("b", entrance=2)])
    one = {"buildings": ("1",), "entrance": 2, "sites": ("1/2",)}
    assert own_of(split(estate, 300, **one)) == {"b": 300}
    stairs = {"buildings": ("1",), "sites": ("1/2",)}
    assert own_of(split(estate, 300, **stairs)) == {"b": 300}


def test_a_home_whose_stair_nobody_recorded_is_left_out_and_named():
    estate = street([home("a"), home("b", entrance=None)])
    found = split(estate, 300, buildings=("1",), entrance=1)
    assert own_of(found) == {"a": 300}
    assert found.unplaced == ("b",)
    assert summary(found, 1).unplaced == 1
    assert split(estate, 300, buildings=("1",), sites=("1",)).unplaced == ()


def test_in_a_building_of_one_stair_every_home_is_of_it():
    estate = street([home("a"), home("b", entrance=None)], entrances=1)
    assert own_of(split(estate, 300, buildings=("1",), entrance=1)) == {"a": 150, "b": 150}


def test_only_the_buildings_it_reaches_pay():
    found = split(small_estate(), 10_000, buildings=("2",), sites=("2",))
    assert set(found.table.filter(pl.col("own") > 0)["building"]) == {"2"}


def test_where_no_stair_is_recorded_the_building_pays_for_its_stairs():
    homes = [home("a", 2, entrance=None), home("b", entrance=1, building="2")]
    estate = street(homes)
    assert own_of(lift(estate, 300, 1)) == {"a": 300}
    assert lift(estate, 300, 1).unplaced == ("a",)


def test_what_reaches_no_home_is_common_to_all():
    estate = street([home("a"), home("b")])
    assert own_of(split(estate, 300, buildings=("boiler",), sites=("boiler",))) == {
        "a": 150, "b": 150,
    }  # fmt: skip


def test_an_estate_without_homes_has_nobody_to_pay():
    with pytest.raises(InputError) as refused:
        split(street([]), 300)
    assert refused.value.code == "nobody_to_pay"
    assert split(street([]), 0).table.is_empty()


def lift(estate, own, *stairs, terms=TERMS):
    sites = tuple(f"1/{stair}" for stair in stairs)
    one = candidate("lift_new", buildings=("1",), sites=sites)
    return burdens(estate, paid(own, code="lift_new"), [one], terms)


def test_a_lift_is_split_by_floor():
    estate = street([home("a", 1), home("b", 2), home("c", 3), home("d", 4)])
    assert own_of(lift(estate, 260, 1)) == {"b": 50, "c": 100, "d": 110}


def test_each_lift_is_paid_by_its_own_stair():
    estate = street([home("a", 2), home("b", 3), home("c", 6, entrance=2)])
    assert own_of(lift(estate, 600, 1, 2)) == {"a": 100, "b": 200, "c": 300}


def test_a_lift_over_shops_only_is_split_by_area():
    estate = street([home("a", 1, "50.00"), home("b", 1, "100.00", entrance=1)])
    assert own_of(lift(estate, 300, 1)) == {"a": 100, "b": 200}


def test_unlisted_homes_of_a_stair_take_part_in_its_lift():
    estate = street([home("a", 3), home("b", 3, entrance=2)], dwellings=4)
    found = lift(estate, 200, 1)
    assert found.table.filter(pl.col("own") > 0).select("role", "own").rows() == [
        ("absent", 100), ("unlisted", 100),
    ]  # fmt: skip


def test_what_was_agreed_goes_before_area():
    terms = replace(TERMS, agreed={"roof": {"a": Fraction(3), "b": Fraction(1)}})
    estate = street([home("a"), home("b"), home("c")])
    assert own_of(split(estate, 400, terms=terms)) == {"a": 300, "b": 100}


def test_what_is_inside_homes_is_paid_by_their_owners_alone():
    terms = replace(TERMS, private=frozenset({"kit"}))
    estate = street([home("a"), home("b")], [living("A", "a"), living("T", "b", "tenant")])
    found = split(estate, 300, terms=terms, code="kit", sites=("T",))
    assert own_of(found) == {"b": 300}


def hard(*keys, **changed):
    return replace(TERMS, hardship=frozenset(keys), **changed)


TWO = street([home("a"), home("b")], [living("A", "a"), living("B", "b")])


def test_a_household_in_hardship_is_let_off_and_the_place_takes_it_over():
    found = split(TWO, 300, terms=hard("A"))
    assert found.table.select("own", "relieved").rows() == [(0, 150), (150, 0)]
    assert found.taken_over == 150


def test_relief_may_be_a_part_and_may_be_spread_over_the_others():
    found = split(TWO, 300, terms=hard("A", relief=Fraction(1, 2), spread=True))
    assert found.table.select("own", "relieved").rows() == [(75, 75), (225, 0)]
    assert found.taken_over == 0


def test_where_all_are_in_hardship_there_are_no_others():
    assert split(TWO, 300, terms=hard("A", "B", spread=True)).taken_over == 300


def test_a_household_in_hardship_that_nobody_knows_is_refused():
    with pytest.raises(InputError) as refused:
        split(TWO, 300, terms=hard("Z"))
    assert (refused.value.code, refused.value.facts) == ("unknown_household", {"found": "Z"})


def test_relief_beyond_the_limit_of_who_takes_it_over_is_told():
    found, sharing = split(TWO, 300, terms=hard("A")), paid(300)
    book = rules(local={"share": 1, "limit": 100})
    assert found.beyond_limit(book, sharing, LOCAL) == 50
    assert found.beyond_limit(rules(), sharing, LOCAL) == 0


def test_a_charge_of_no_candidate_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match="without candidate"):
        burdens(TWO, paid(3), [], TERMS)


@st.composite
def plans(draw):
    """Candidates of every kind at the small estate, with what owners pay of them."""
    reaches = [
        {}, {"buildings": ("1",), "sites": ("1",)}, {"buildings": ("2",), "entrance": 1},
        {"buildings": ("1", "2"), "sites": ("1/1", "2/2")},
    ]  # fmt: skip
    chosen = [
        replace(candidate(code, **draw(st.sampled_from(reaches))), code=f"{code}@{at}")
        for at, code in enumerate(draw(st.lists(st.sampled_from(["lift_new", "roof"]), max_size=4)))
    ]
    amounts = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
    drawn = [draw(amounts) for _ in chosen]
    rows = [tuple({RESIDENTS: a, FUND: b}.get(s, 0) for s in Source) for a, b in drawn]
    charges = [charge(sum(row), c.code) for c, row in zip(chosen, rows, strict=True)]
    return chosen, Sharing(tuple(charges), tuple(Source), tuple(rows))


RELIEFS = st.fractions(0, 1, max_denominator=9)
HARD = st.sets(st.sampled_from(HOUSEHOLDS))


@given(plans(), HARD, RELIEFS, st.booleans())
def test_the_table_adds_up_to_what_the_sharing_says(plan, keys, relief, spread):
    chosen, sharing = plan
    terms = hard(*keys, relief=relief, spread=spread)
    found = burdens(small_estate(), sharing, chosen, terms)
    assert found.table["own"].sum() + found.taken_over == sharing.totals[RESIDENTS]
    assert found.table["fund"].sum() == sharing.totals[FUND]
    assert found.table["own"].min() >= 0
    for code, amounts in sharing.paid.items():
        part = found.parts.filter(pl.col("candidate") == code)
        assert part["fund"].sum() == amounts[FUND]
        if not keys:
            assert part["own"].sum() == amounts[RESIDENTS]


@given(plans(), HARD, st.sampled_from(HOUSEHOLDS), RELIEFS, st.booleans())
def test_more_hardship_never_raises_what_a_household_in_hardship_pays(
    plan, keys, one, part, spread
):
    chosen, sharing = plan
    before, after = (
        burdens(small_estate(), sharing, chosen, hard(*who, relief=part, spread=spread)).table
        for who in (keys, keys | {one})
    )
    now = dict(after.select("household", "own").iter_rows())
    for household, own in before.select("household", "own").iter_rows():
        if household in keys | {one}:
            assert now[household] <= own


@given(plans(), RELIEFS, RELIEFS, HARD)
def test_more_relief_never_raises_what_a_household_in_hardship_pays(plan, one, other, keys):
    chosen, sharing = plan
    less, more = (
        burdens(small_estate(), sharing, chosen, hard(*keys, relief=relief)).table
        for relief in sorted((one, other))
    )
    assert (more["own"] <= less["own"]).all()


def test_every_listed_home_and_every_household_has_its_row():
    roll = owners(small_estate())
    assert {owner.household for owner in roll} >= set(HOUSEHOLDS)
    assert sum(owner.homes * owner.part for owner in roll) == 24 + 28


def test_the_summary_counts_homes_and_leaves_out_who_owns_nothing():
    estate = street(
        [
            home("a", 1, "10.00"),
            home("b", 1, "20.00"),
            home("c", 2, "30.00"),
            home("d", 2, "40.00"),
        ],
        [living("T", "a", "tenant")],
    )
    found = summary(split(estate, 10_000), 10)
    assert found.homes == 4
    assert [found.quantiles[q] for q in sorted(found.quantiles)] == [1000, 2000, 3000, 4000, 4000]
    assert found.a_month[Fraction(1)] == 34
    assert found.by_floor.rows() == [(1, 2, 1000, 2000, 3000), (2, 2, 3000, 4000, 7000)]


def test_unlisted_homes_count_each_in_the_summary():
    found = summary(split(street([home("a", entrance=1)], entrances=1, dwellings=4), 4_000), 1)
    assert (found.homes, found.quantiles[Fraction(1)], found.a_month[Fraction(1)]) == (4, 1000, 84)


def test_nobody_to_count_has_a_summary_of_nothing():
    assert set(summary(split(street([]), 0), 10).quantiles.values()) == {0}


def test_every_default_term_says_that_it_is_assumed_or_where_it_was_read():
    text = (files("linli.engine.renewal") / "terms.toml").read_text(encoding="utf-8")
    rows = [row for table in tomllib.loads(text).values() for row in table.values()]
    assert len(rows) == 3
    assert all(row["source"].startswith("assumption") for row in rows)


def test_a_file_may_set_the_terms():
    own = read_terms(
        """
        [lift]
        scheme = "dongpu"
        [hardship]
        relief = { percent = 50 }
        taken_over_by = { payer = "others" }
        [months]
        years = { value = 5 }
        """,
        "own.toml",
    )
    assert (own.lift.code, own.relief, own.spread, own.years) == ("dongpu", Fraction(1, 2), True, 5)
    assert read_terms("", "own.toml") == TERMS
    other = read_terms('[hardship]\ntaken_over_by = { payer = "work_unit" }', "own.toml")
    assert (other.relief_by, other.spread) == (Source.WORK_UNIT, False)


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("[hardship]\nrelief = { percent = 120 }", "bad_money_value",
         "own.toml: hardship: relief: percent"),
        ("[hardship]\ntaken_over_by = { payer = 'residents' }", "bad_money_value",
         "own.toml: hardship: taken_over_by: payer"),
        ("[hardship]\nrelieve = 3", "unknown_money_key", "own.toml: hardship"),
        ("[months]\nyears = { value = 0 }", "bad_money_value", "own.toml: months: years: value"),
        ("[months]\nyear = 3", "unknown_money_key", "own.toml: months"),
        ("[lift", "not_toml", "own.toml"),
    ],
)  # fmt: skip
def test_odd_terms_are_refused_with_their_place(text, code, where):
    with pytest.raises(InputError) as refused:
        read_terms(text, "own.toml")
    assert (refused.value.code, refused.value.where) == (code, where)
