"""Equal shares, greedy and Phragmén against pabutools, and against what three cities bought."""

import csv
import os
from pathlib import Path

import pytest

from linli.engine.voice.election import Election
from linli.engine.voice.rules import equal_shares, greedy, phragmen, preferred
from linli.files.pabulib import read_pabulib
from tests.engine.voice import elections

HERE = Path(__file__).parent
DATA = Path(os.environ.get("LINLI_DATA", HERE.parents[3] / "shared" / "data"))
CITIES = DATA / "pabulib"
FILES = (
    "Netherlands_Assen_2024.pb",
    "Poland_Swiecie_2023.pb",
    "Poland_Wieliczka_2023_Green_Budget.pb",
)
with_data = pytest.mark.skipif(not CITIES.exists(), reason="real data wanted: set LINLI_DATA")


def rows(name, *keys):
    """Rows of a stored table by election."""
    found = {}
    with (HERE / name).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(tuple(row[key] for key in keys), []).append(row)
    return found


GENERATED = rows("generated.csv", "kind", "seed")
PUBLISHED = rows("cities.csv", "file")


def made(kind, seed):
    """The election that make_peer.py made."""
    how = {"town": {"projects": 16, "voters": 120}}.get(kind, {})
    found = getattr(elections, kind)(int(seed), **how)
    return Election.of(found.costs, found.ballots, found.budget)


def outcome(election, row):
    if row["rule"] == "phragmen":
        return phragmen(election)
    if row["rule"] == "greedy":
        return greedy(election, utility=row["utility"])
    step = 1 if row["completion"].startswith("add1") else None
    return equal_shares(election, utility=row["utility"], completion=row["completion"], step=step)


def assert_same(election, row):
    """The same winners in the same order; Phragmén's order is not told."""
    found = outcome(election, row).winners
    found = tuple(sorted(found)) if row["rule"] == "phragmen" else found
    assert " ".join(found) == row["winners"], row


@pytest.mark.parametrize("key", GENERATED, ids="-".join)
def test_generated_elections_have_the_winners_of_the_independent_package(key):
    election = made(*key)
    for row in GENERATED[key]:
        assert_same(election, row)


@with_data
@pytest.mark.parametrize("key", PUBLISHED, ids="".join)
def test_real_elections_have_the_winners_of_the_independent_package(key):
    election = read_pabulib(CITIES / key[0]).election
    for row in PUBLISHED[key]:
        assert_same(election, row)


@with_data
@pytest.mark.parametrize("name", FILES)
def test_what_the_city_bought_follows_from_its_stated_rule(name):
    found = read_pabulib(CITIES / name)
    assert found.meta["rule"].startswith("equalshares/add1")
    counted = equal_shares(found.election, utility="cost", completion="add1")
    assert counted.step == 1
    assert set(counted.winners) == set(found.selected)
    assert counted.ties.outcomes == ()


@with_data
def test_the_comparison_of_wieliczka_keeps_equal_shares():
    """Its rule takes the greedy outcome if more voters have more from that; they have not."""
    found = read_pabulib(CITIES / FILES[2])
    assert found.meta["rule"] == "equalshares/add1-comparison"
    counted = equal_shares(found.election, completion="add1")
    for utility in ("cost", "cardinality"):
        held = preferred(counted, greedy(found.election), utility)
        assert held.first > held.second


@with_data
def test_to_end_as_soon_as_nothing_fits_is_another_rule():
    """Wieliczka's winners do not follow from it: the rule of ending is part of the rule."""
    found = read_pabulib(CITIES / FILES[2])
    counted = equal_shares(found.election, completion="add1-exhaustive")
    assert set(counted.winners) != set(found.selected)


def test_a_file_like_those_of_the_cities_gives_its_winners():
    """Made up, so that the whole way from the file to the winners is tested without their data."""
    found = read_pabulib(HERE / "twin.pb")
    counted = equal_shares(found.election, completion="add1")
    assert set(counted.winners) == set(found.selected)
    plain = equal_shares(found.election)
    assert set(plain.winners) != set(found.selected)
