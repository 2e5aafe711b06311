"""Who would help whom: degrees, nearness, isolates, pairs."""

import polars as pl
import pytest

from linli.engine.estate.population.synthesis import synthesised
from linli.engine.parameters import load
from tests.engine.population.factories import county, street

MADE = synthesised(street(60), county()).estate
HOMES = MADE["households"].join(
    MADE["dwellings"].select("dwelling", "building", "entrance", "floor"), on="dwelling"
)
TIES = MADE["ties"]
HELPERS = HOMES.select(
    pl.col("household").alias("to_household"),
    pl.col("building").alias("helper_building"),
    pl.col("entrance").alias("helper_entrance"),
    pl.col("floor").alias("helper_floor"),
    pl.col("away").alias("helper_away"),
    pl.col("age_18_59").alias("helper_adults"),
)


def of(kind):
    return TIES.filter(pl.col("kind") == kind)


def helped_by_households(kind):
    return of(kind).join(HOMES, on="household").join(HELPERS, on="to_household")


def degrees():
    counted = of("neighbour").group_by("household").len("degree")
    return HOMES.join(counted, on="household", how="left").with_columns(
        pl.col("degree").fill_null(0)
    )


def test_a_tie_inside_names_exactly_one_helper_and_one_outside_none():
    named = TIES.select(pl.col("to_household", "to_responder").is_not_null())
    helpers = named.sum_horizontal()
    assert helpers.equals((TIES["where"] == "inside").cast(helpers.dtype).alias(helpers.name))


def test_nobody_helps_himself_and_nobody_is_named_twice():
    assert len(TIES.filter(pl.col("household") == pl.col("to_household"))) == 0
    assert of("neighbour").select("household", "to_household").is_duplicated().sum() == 0


def test_nobody_who_is_away_helps():
    assert not helped_by_households("neighbour")["helper_away"].any()


def test_degrees_spread_as_a_negative_binomial_does():
    """More spread than Poisson: the variance of the degree exceeds its mean."""
    degree = degrees()["degree"]
    assert 1.8 < degree.mean() < 3.0
    assert degree.var() > degree.mean()
    assert degree.max() >= 8


def test_the_share_of_isolates_is_the_one_assumed():
    """No neighbour, no kin in the city: base 8 %, twice that for tenants, half more when alone."""
    near = TIES.filter(
        (pl.col("kind") == "neighbour") | ((pl.col("kind") == "kin") & (pl.col("where") != "far"))
    )
    owners = HOMES.filter((pl.col("tenure") == "owner") & ~pl.col("lives_alone"))
    isolated = owners.join(near, on="household", how="anti")
    assert len(isolated) / len(owners) == pytest.approx(
        load("population").mid("ties.isolated"), abs=0.03
    )


def test_tenants_and_those_who_live_alone_are_isolated_more_often():
    nobody = degrees().with_columns(none=pl.col("degree") == 0)
    by_tenure = dict(nobody.group_by("tenure").agg(pl.col("none").mean()).rows())
    by_company = dict(nobody.group_by("lives_alone").agg(pl.col("none").mean()).rows())
    assert by_tenure["tenant"] > 1.3 * by_tenure["owner"]
    assert by_company[True] > 1.1 * by_company[False]


def test_most_neighbours_share_the_stairs_and_live_near():
    met = helped_by_households("neighbour")
    same_house = pl.col("building") == pl.col("helper_building")
    same_stairs = same_house & (pl.col("entrance") == pl.col("helper_entrance"))
    assert 0.55 < met.select(same_stairs.mean()).item() < 0.8
    assert met.select(same_house.mean()).item() > 0.8
    on_stairs = met.filter(same_stairs)
    apart = (on_stairs["floor"] - on_stairs["helper_floor"]).abs()
    assert apart.mean() < 2.0 < 6 / 3 + 0.1


def test_other_neighbours_live_in_the_next_building():
    away = helped_by_households("neighbour").filter(pl.col("building") != pl.col("helper_building"))
    number = pl.col("building", "helper_building").str.slice(1).cast(pl.Int64)
    numbers = away.select(number)
    assert set((numbers["building"] - numbers["helper_building"]).abs()) == {1}


def test_the_oldest_who_live_alone_are_paired_with_an_able_household_on_their_stairs():
    pairs = helped_by_households("paired")
    assert len(pairs) > 5
    assert pairs["lives_alone"].all()
    assert pairs["age_80_plus"].min() == 1
    assert pairs["helper_adults"].min() >= 1
    assert (pairs["building"] == pairs["helper_building"]).all()
    assert (pairs["entrance"] == pairs["helper_entrance"]).all()


def test_the_building_leader_knows_more_owners_than_tenants():
    known = set(of("building_leader")["household"])
    shares = dict(
        HOMES.group_by("tenure").agg(pl.col("household").is_in(known).mean().alias("known")).rows()
    )
    assert shares["owner"] > 1.4 * shares["tenant"] > 0


def test_the_building_leader_is_the_one_of_the_house():
    led = of("building_leader").join(HOMES, on="household")
    assert (led["to_responder"] == led["building"] + "-leader").all()


def test_a_tie_is_numbered_within_its_household():
    assert TIES["tie"].n_unique() == len(TIES)
    assert TIES["tie"].str.starts_with("H").all()
