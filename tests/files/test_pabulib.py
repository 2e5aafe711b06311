"""Pabulib files are read as they stand; what does not fit is refused with its line."""

from fractions import Fraction

import pytest

from linli.engine.errors import InputError
from linli.files import pabulib
from linli.files.pabulib import read_pabulib
from tests.files.votes import VOTES, votes


@pytest.fixture
def read(tmp_path):
    """Read a file of this text or these bytes."""

    def reading(content):
        path = tmp_path / "lane.pb"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_pabulib(path)

    return reading


def test_projects_costs_and_ballots_are_read(read):
    found = read(VOTES)
    election = found.election
    assert election.projects == ("lift", "roof", "tank", "pool")
    assert election.costs == (60, 50, Fraction(81, 4), 5)
    assert election.budget == Fraction(201, 2)
    assert election.supporters == (3, 2, 3, 0)
    assert election.number_of_voters == 6
    assert found.names[1] == 'Roof; the "east" half'
    assert found.meta["currency"] == "CNY"
    assert found.selected == ("lift", "tank")


def test_equal_ballots_are_one_and_keep_their_voters(read):
    found = read(VOTES)
    by = {
        tuple(found.election.projects[row] for row in found.election.ballot(at)): ids
        for at, ids in enumerate(found.voters)
    }
    assert by == {
        ("lift", "tank"): ("v1", "v2"), ("roof",): ("v3",), ("lift", "roof"): ("v4",),
        (): ("v5",), ("tank",): ("v6",),
    }  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + VOTES.encode(),
        VOTES.replace("\n", "\r\n"),
        VOTES.replace("PROJECTS\n", "\nPROJECTS;;;;\n\n"),
        VOTES.replace("v1;30;lift,tank", 'v1;30;"lift, tank"'),
        VOTES.replace("age;vote", "vote;age").replace(";30;lift,tank", ";lift,tank;30")
        .replace(";41;tank,lift", ";tank,lift;41").replace(";;roof", ";roof;")
        .replace(";77;lift,roof", ";lift,roof;77").replace("v5;20;", "v5;;20")
        .replace(";20;tank", ";tank;20"),
    ],
    ids=["mark", "windows", "blank lines", "quoted", "columns"],
)  # fmt: skip
def test_the_same_file_may_be_written_in_several_ways(read, content):
    election = read(content).election
    assert (election.supporters, election.budget) == ((3, 2, 3, 0), Fraction(201, 2))


def test_one_choice_is_an_approval_of_one(read):
    text = votes("approval", "choose-1").replace("lift,tank", "lift").replace("tank,lift", "lift")
    text = text.replace("lift,roof", "lift").replace("60;3", "60;3").replace("50;2", "50;1")
    assert read(text.replace("20.25;3", "20.25;1")).election.supporters == (3, 1, 1, 0)


def test_names_winners_and_votes_may_be_left_out(read):
    text = VOTES.replace("cost;votes;name;selected", "cost")
    for tail in (";3;Lift chairs;1", ';2;"Roof; the ""east"" half";0', ";3;Water tank;1",
                 ";0;Pool;0"):  # fmt: skip
        text = text.replace(tail, "")
    found = read(text)
    assert (found.names, found.selected) == (("lift", "roof", "tank", "pool"), None)


@pytest.mark.parametrize(
    ("old", "new", "code", "facts"),
    [
        ("META\n", "Votes of lane 9\n", "votes_before_section",
         {"found": "Votes of lane 9", "line": 1}),
        ("PROJECTS\n", "META\n", "votes_section_twice", {"found": "META", "line": 10}),
        ("VOTES\nvoter_id;age;vote\n", "", "uneven_line", {"found": 3, "wanted": 5, "line": 16}),
        ("key;value", "name;value", "votes_column_missing",
         {"found": "META", "wanted": "key", "line": 2}),
        ("project_id;cost", "project_id;price", "votes_column_missing",
         {"found": "PROJECTS", "wanted": "cost", "line": 11}),
        ("voter_id;age;vote", "voter_id;age;points", "votes_column_missing",
         {"found": "VOTES", "wanted": "vote", "line": 17}),
        ("cost;votes;name", "cost;cost;name", "votes_heading_twice", {"found": "cost", "line": 11}),
        ("budget;100.50\n", "", "votes_meta_missing", {"wanted": "budget"}),
        ("currency;CNY", "budget;99", "votes_meta_twice", {"found": "budget", "line": 8}),
        ("approval", "ordinal", "votes_wrong_type",
         {"found": "ordinal", "wanted": "approval, choose-1", "line": 7}),
        ("approval", "choose-1", "votes_too_many", {"found": 2, "line": 18}),
        ("num_projects;4", "num_projects;5", "votes_wrong_number",
         {"key": "num_projects", "found": "5", "wanted": 4, "line": 4}),
        ("num_votes;6", "num_votes;six", "votes_wrong_number",
         {"key": "num_votes", "found": "six", "wanted": 6, "line": 5}),
        ("100.50", "1e3", "votes_wrong_amount", {"column": "budget", "found": "1e3", "line": 6}),
        ("100.50", "100,50", "votes_wrong_amount",
         {"column": "budget", "found": "100,50", "line": 6}),
        ("pool;5", "pool;0", "votes_wrong_amount", {"column": "cost", "found": "0", "line": 15}),
        ("pool;5", "pool;-5", "votes_wrong_amount", {"column": "cost", "found": "-5", "line": 15}),
        ("pool;5", ";5", "votes_id_missing", {"column": "project_id", "line": 15}),
        ("pool;5", "lift;5", "votes_id_twice",
         {"column": "project_id", "found": "lift", "line": 15}),
        ("v6;20", "v1;20", "votes_id_twice", {"column": "voter_id", "found": "v1", "line": 23}),
        ("v6;20;tank", "v6;20;tnak", "votes_unknown_project", {"found": "tnak", "line": 23}),
        ("v6;20;tank", "v6;20;tank,", "votes_unknown_project", {"found": "", "line": 23}),
        ("v6;20;tank", "v6;20;tank,tank", "votes_project_twice", {"found": "tank", "line": 23}),
        ("v6;20;tank", "v6;tank", "uneven_line", {"found": 2, "wanted": 3, "line": 23}),
        ("50;2;", "50;7;", "votes_wrong_supporters", {"found": "7", "wanted": 2, "line": 13}),
        ('"Roof;', '"Roof"x;', "not_csv", {"found": "';' expected after '\"'", "line": 13}),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_its_line(read, old, new, code, facts):
    with pytest.raises(InputError) as caught:
        read(votes(old, new))
    assert (caught.value.code, caught.value.where) == (code, "lane.pb")
    assert caught.value.facts == facts


@pytest.mark.parametrize("name", ["META", "PROJECTS", "VOTES"])
def test_a_file_without_one_of_its_sections_is_refused(read, name):
    parts = {"META": VOTES[: VOTES.index("PROJECTS")],
             "PROJECTS": VOTES[VOTES.index("PROJECTS") : VOTES.index("VOTES\n")],
             "VOTES": VOTES[VOTES.index("VOTES\n") :]}  # fmt: skip
    with pytest.raises(InputError) as caught:
        read("".join(part for key, part in parts.items() if key != name))
    assert (caught.value.code, caught.value.facts) == ("votes_section_missing", {"wanted": name})


def test_an_empty_section_is_refused(read):
    with pytest.raises(InputError, match="votes_column_missing"):
        read(VOTES[: VOTES.index("voter_id")])
    bare = votes("num_votes;6", "num_votes;0")
    with pytest.raises(InputError, match="nobody_voted"):
        read(bare[: bare.index("v1;30")])


def test_another_encoding_is_refused_with_its_line(read):
    with pytest.raises(InputError) as caught:
        read(VOTES.replace("Pool", "泳池").encode("gb18030"))
    assert (caught.value.code, caught.value.facts) == ("votes_not_utf8", {"line": 15})


def test_a_huge_file_is_not_read(read, monkeypatch):
    monkeypatch.setattr(pabulib, "LARGEST", 100)
    with pytest.raises(InputError, match="votes_too_large"):
        read(VOTES)


def test_no_cell_swallows_the_file(read):
    """A quotation mark left open is refused, not read to the end in silence."""
    with pytest.raises(InputError, match="not_csv"):
        read(votes("Pool;0", '"Pool;0'))
