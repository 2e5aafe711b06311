"""A small election as a Pabulib file, to be spoilt one line at a time."""

VOTES = """META
key;value
description;Lane 9, common budget
num_projects;4
num_votes;6
budget;100.50
vote_type;approval
currency;CNY
rule;equalshares/add1
PROJECTS
project_id;cost;votes;name;selected
lift;60;3;Lift chairs;1
roof;50;2;"Roof; the ""east"" half";0
tank;20.25;3;Water tank;1
pool;5;0;Pool;0
VOTES
voter_id;age;vote
v1;30;lift,tank
v2;41;tank,lift
v3;;roof
v4;77;lift,roof
v5;20;
v6;20;tank
"""


def votes(old="", new=""):
    """The file with one piece exchanged."""
    assert VOTES.count(old) >= 1
    return VOTES.replace(old, new, 1)
