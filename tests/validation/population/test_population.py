"""Published figures of counties come back from the ledger made for them; see README.md."""

import os
from functools import cache
from pathlib import Path

import polars as pl
import pytest

from linli.cli.population import synthesise
from linli.engine.errors import InputError
from linli.engine.estate.checks import check
from linli.engine.estate.population.fit import fits
from linli.engine.estate.population.households import residents
from linli.engine.estate.population.margins import Margins
from linli.engine.estate.population.synthesis import synthesised
from linli.files.census import CODE, read_margins
from tests.engine.population.factories import keys, maker, street

PUBLISHED = pl.read_csv(Path(__file__).with_name("counties.csv")).to_dicts()
NAMES = [row["name"] for row in PUBLISHED]
YOUNG, SIXTIES, OLDEST = (0.05, 0.1), 0.065, 0.22
"""Shares of people 0-5, 6-17 and 60-64, and of 80+ among those 65+: not published here."""

DATA = Path(os.environ.get("LINLI_DATA", Path(__file__).parents[4] / "shared" / "data"))
CENSUS = DATA / "china-census-2020-county" / "census_county_2020.parquet"
FOOTPRINTS = DATA / "suzhou-gusu-buildings"
with_data = pytest.mark.skipif(not CENSUS.exists(), reason="real data wanted: set LINLI_DATA")


def margins_of(row) -> Margins:
    share = {name: value / 100 for name, value in row.items() if isinstance(value, float)}
    old = share["people_65_plus"]
    ages = (*YOUNG, 1 - sum(YOUNG) - SIXTIES - old, SIXTIES, old * (1 - OLDEST), old * OLDEST)
    return Margins(
        county=str(NAMES.index(row["name"])),
        name=row["name"],
        household_size=row["household_size"],
        one_person=share["one_person"],
        generations=tuple(share[f"{n}_generation{s}"] for n, s in _GENERATIONS),
        ages=ages,
        with_65_plus=share["with_65_plus"],
        tenure=(0.99 - share["rented"], share["rented"], 0.01),
        lift=share["lift"],
        own_kitchen=0.95,
        own_toilet=0.95,
        m2_a_person=row["m2_a_person"],
        source="7th national census 2020",
    )


_GENERATIONS = (("one", ""), ("two", "s"), ("three", "s"))


@cache
def made(at: int):
    return synthesised(street(500), margins_of(PUBLISHED[at]))


def near(value, wanted, unit, share=0.001):
    return value == pytest.approx(wanted, abs=max(share * wanted, 1 / unit))


@pytest.mark.parametrize("at", range(len(PUBLISHED)), ids=NAMES)
def test_households_counted_from_the_ledger_agree_with_the_published_figures(at):
    row, people = PUBLISHED[at], made(at).estate["households"]
    homes = len(people)
    assert near(people["size"].mean(), row["household_size"], homes)
    assert near((people["size"] == 1).mean(), row["one_person"] / 100, homes)
    assert (people["lives_alone"] == (people["size"] == 1)).all()
    assert near((people["tenure"] == "tenant").mean(), row["rented"] / 100, homes)


@pytest.mark.parametrize("at", range(len(PUBLISHED)), ids=NAMES)
def test_persons_counted_from_the_ledger_agree_with_the_published_figures(at):
    row, people = PUBLISHED[at], made(at).estate["households"]
    persons = people["size"].sum()
    old = row["people_65_plus"] / 100
    assert near(people["age_80_plus"].sum() / persons, old * OLDEST, persons)
    assert near(people["age_60_79"].sum() / persons, SIXTIES + old * (1 - OLDEST), persons)
    assert near(people["age_0_5"].sum() / persons, YOUNG[0], persons)
    assert near(people["age_6_17"].sum() / persons, YOUNG[1], persons)


@pytest.mark.parametrize("at", range(len(PUBLISHED)), ids=NAMES)
def test_homes_with_elders_lie_between_what_the_ledger_can_tell(at):
    row, people = PUBLISHED[at], made(at).estate["households"]
    published = row["with_65_plus"] / 100
    fit = {one.name: one.made for one in made(at).fit}
    assert near(fit["with_65_plus"], published, len(people))
    assert near(fit["people_65_plus"], row["people_65_plus"] / 100, people["size"].sum())
    over_60 = (people["age_60_79"] + people["age_80_plus"]) > 0
    assert (people["age_80_plus"] > 0).mean() <= published <= over_60.mean()


@pytest.mark.parametrize("at", range(len(PUBLISHED)), ids=NAMES)
def test_area_comes_from_the_buildings_and_lifts_stay_below_the_published_share(at):
    row, estate = PUBLISHED[at], made(at).estate
    lived_in = len(estate["households"]) / len(estate["dwellings"])
    built = float(estate["buildings"]["floor_area_m2"].sum()) * lived_in
    assert built / estate["households"]["size"].sum() == pytest.approx(row["m2_a_person"], rel=0.03)
    lifts = estate["components"].filter(pl.col("kind") == "lift").select("building", "entrance")
    served = estate["dwellings"].join(lifts, on=["building", "entrance"], how="semi")
    assert len(served) / len(estate["dwellings"]) <= row["lift"] / 100


@with_data
def test_the_real_district_comes_back_within_one_percent():
    made = synthesise(FOOTPRINTS, CENSUS, "320508", datum="wgs84")
    assert len(made.estate["buildings"]) == 3076
    assert len(check(made.estate.tables)) == 0
    for one in made.fit:
        if one.rule == "bound":
            assert one.made <= one.target
        else:
            assert abs(one.deviation) < 0.01, one.name


@with_data
def test_every_fiftieth_county_comes_back_within_one_percent():
    codes = pl.read_parquet(CENSUS, columns=[CODE])[CODE].drop_nulls().cast(pl.Int64).sort()
    homes = keys(3000)
    tried, refused = 0, []
    for code in codes.gather_every(50):
        try:
            margins = read_margins(CENSUS, f"{code:06}")
        except InputError as error:
            refused.append((code, error.code))
            continue
        tried += 1
        for one in fits(margins, residents(maker(margins), homes), None, 0.0):
            if one.rule == "matched":
                tolerance = max(0.01 * one.target, 1 / len(homes))
                assert abs(one.made - one.target) <= tolerance, (code, one)
    assert tried > 60
    assert {code for _, code in refused} <= {"census_value_missing", "margins_contradict"}
    assert len(refused) < 0.05 * tried
