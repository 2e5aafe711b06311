"""Year, structure and state follow from height and age."""

import polars as pl
import pytest

from linli.engine.estate.population.eras import with_eras
from linli.engine.estate.population.homes import with_homes
from linli.engine.estate.population.shells import shells
from tests.engine.population.factories import bare_estate, maker, slab
from tests.factories import rectangle

HOUSE = {"footprint": rectangle(0, 0, 12, 10), "storeys": 2}
TOWER = {"footprint": rectangle(0, 0, 28, 24), "storeys": 18}
NUMBER = 300


def bodies(number=NUMBER, **changes):
    estate = bare_estate(*(slab(f"B{i}", **changes) for i in range(number)))
    draws = maker()
    return with_eras(draws, with_homes(draws, shells(draws, estate["buildings"], local=True)))


def share(body, column, *values):
    return body[column].is_in(values).mean()


def test_six_storeys_are_mostly_of_the_years_1980_to_2000():
    year = bodies()["year"]
    assert year.min() >= 1950
    assert year.max() <= 2005
    assert 0.5 < year.is_between(1980, 2000).mean() < 0.85


def test_nothing_tall_is_older_than_1980():
    assert bodies(**TOWER)["year"].min() >= 1980


def test_low_houses_are_mostly_older_than_1980():
    assert (bodies(**HOUSE)["year"] < 1980).mean() > 0.7


@pytest.mark.parametrize(
    ("changes", "structure"),
    [
        ({"year": 1975}, "masonry_plain"),
        ({"year": 1995}, "masonry_confined"),
        ({"year": 1955, **HOUSE}, "timber_brick"),
        ({"year": 1998, "storeys": 8}, "rc_frame"),
        ({"year": 1998, **TOWER}, "rc_wall"),
    ],
)
def test_structure_follows_from_year_and_height(changes, structure):
    assert set(bodies(5, **changes)["structure"]) == {structure}


def test_half_the_brick_of_the_eighties_has_columns():
    assert share(bodies(year=1985), "structure", "masonry_confined") == pytest.approx(0.5, abs=0.1)


def test_older_buildings_are_in_a_worse_state():
    bad = [share(bodies(year=year), "condition", "poor", "bad") for year in (2005, 1990, 1970)]
    assert bad[0] < bad[1] < bad[2]


def test_insulation_comes_with_the_year():
    assert set(bodies(5, year=1984)["insulation"]) == {"none"}
    assert set(bodies(5, year=2008)["insulation"]) == {"both"}


def test_recorded_values_stand():
    made = bodies(1, year=1984, structure="large_panel", condition="good", roof="failing")
    assert made.select("structure", "condition", "roof").row(0) == (
        "large_panel",
        "good",
        "failing",
    )


def test_buildings_that_are_not_homes_are_left_unknown():
    made = bodies(3, use="other").select("year", "structure", "condition", "roof")
    assert made.null_count().row(0) == (3, 3, 3, 3)
    assert isinstance(made, pl.DataFrame)
