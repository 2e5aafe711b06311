"""Wishes from files: whose id is whose."""

import pytest

from linli.engine.errors import InputError
from linli.engine.renewal.candidates import candidates
from linli.engine.renewal.catalogue import bundled
from linli.files.wishes import read_lists, read_votes
from tests.factories import small_estate
from tests.files.votes import VOTES

HOMES = {"1-1-101": "1-1-101", "H01": "1-1-101", "H02": "1-1-301"}
MENU = {"lift": "lift", "1": "lift"}


@pytest.fixture
def stored(tmp_path):
    def store(text, name):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return store


def test_each_voter_of_a_pabulib_file_has_a_ballot_an_empty_one_too(stored):
    ballots = read_votes(stored(VOTES, "lane.pb")).ballots
    assert ballots["lane.pb: v2"] == {"lift", "tank"}
    assert ballots["lane.pb: v5"] == frozenset()
    assert len(ballots) == 6


def test_a_published_voter_is_nobodys_household_though_the_id_is_the_same(stored):
    text = VOTES.replace("lift", "lift_new").replace("v1;", "H01;")
    estate = small_estate()
    offered = candidates(estate, bundled()).candidates
    wishes = read_votes(stored(text, "lane.pb"))
    rows = dict(zip(wishes.ballots, wishes.supporters(offered, estate), strict=True))
    wanted = {offered[row].code for row in rows["lane.pb: H01"]}
    assert wanted == {"lift_new@1", "lift_new@2"}


def test_a_home_is_one_list_by_whatever_name_and_measure_numbers_are_codes(stored):
    path = stored("voter,measure\nH01,1\nH01,lift\nH02,\n", "lists.csv")
    assert read_lists(path, HOMES, MENU) == {"1-1-101": {"lift"}, "1-1-301": frozenset()}


@pytest.mark.parametrize(
    ("rows", "code", "facts"),
    [
        ("H01,1\nH09,1", "wishes_unknown_home", {"found": "H09", "line": 3}),
        ("H01,1\nH01,2", "wishes_unknown_measure", {"found": "2", "line": 3}),
        ("H01,1\n1-1-101,1", "wishes_home_twice", {"found": "1-1-101", "line": 3, "first": 2}),
    ],
)
def test_a_line_that_names_no_home_or_measure_is_refused(stored, rows, code, facts):
    with pytest.raises(InputError) as refused:
        read_lists(stored(f"voter,measure\n{rows}\n", "lists.csv"), HOMES, MENU)
    assert (refused.value.code, refused.value.facts) == (code, facts)
