"""Elections counted by pabutools 1.2.3, for the test beside this file.

Reads nothing of Linli but ``tests/engine/voice/elections.py``, which makes elections from a seed by
the standard library. Writes ``generated.csv``, ``cities.csv`` (from the folder given) and
``twin.pb``. ``python make_peer.py FOLDER_WITH_PB_FILES``
"""

import csv
import sys
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from pabutools.election import (
    ApprovalBallot,
    ApprovalProfile,
    Cardinality_Sat,
    Cost_Sat,
    Instance,
    Project,
    parse_pabulib,
)
from pabutools.fractions import frac
from pabutools.rules import greedy_utilitarian_welfare, sequential_phragmen
from pabutools.rules.mes.mes_rule import method_of_equal_shares_scheme
from pabutools.tiebreaking import TieBreakingRule

HERE = Path(__file__).parent
UTILITIES = {"cost": Cost_Sat, "cardinality": Cardinality_Sat}
COMPLETIONS = ("none", "add1", "add1-exhaustive", "greedy")
TIES = TieBreakingRule(lambda _, profile, p: (p.cost, -profile.approval_score(p), p.name))
SMALL, TOWNS = range(40), range(4)


def main() -> None:
    """Write the three files."""
    rows = []
    for seed in SMALL:
        rows += counted(("small", seed), *election(MADE.small(seed)))
    for seed in TOWNS:
        rows += counted(("town", seed), *election(MADE.town(seed, projects=16, voters=120)))
    rows += counted(("city", 1), *election(MADE.city()), completions=("none", "greedy"))
    write("generated.csv", ("kind", "seed"), rows)
    cities = [
        row
        for path in sorted(Path(sys.argv[1]).glob("*.pb"))
        for row in counted((path.name,), *wanted(*parse_pabulib(str(path))))
    ]
    write("cities.csv", ("file",), cities)
    write_twin()


def election(made):
    """An election of ours as pabutools keeps it."""
    projects = {name: Project(name, cost) for name, cost in made.costs.items()}
    instance = Instance(projects.values(), budget_limit=made.budget)
    ballots = [ApprovalBallot(projects[name] for name in ballot) for ballot in made.ballots]
    return wanted(instance, ApprovalProfile(ballots, instance=instance))


def wanted(instance, profile):
    """Without the projects nobody approves of, which its greedy rule and Phragmén may buy."""
    liked = Instance(
        (p for p in instance if profile.approval_score(p)), budget_limit=instance.budget_limit
    )
    return liked, profile


def counted(key, instance, profile, completions=COMPLETIONS):
    """One row for each way of counting; equal ballots merged for speed."""
    merged = profile.as_multiprofile()
    rows = []
    for utility, satisfaction in UTILITIES.items():
        for completion in completions:
            winners = equal_shares(instance, merged, satisfaction, completion)
            rows.append((*key, "equal-shares", utility, completion, names(winners)))
        winners = greedy(instance, merged, satisfaction)
        rows.append((*key, "greedy", utility, "", names(winners)))
    found = sequential_phragmen(instance, merged, tie_breaking=TIES)
    rows.append((*key, "phragmen", "", "", names(sorted(found))))
    return rows


def equal_shares(instance, profile, satisfaction, completion):
    """Its own count and its own completions; ``add1``, which it has not, by raising shares here."""
    share = frac(instance.budget_limit, profile.num_ballots())
    if completion == "add1-exhaustive":
        return plain(instance, profile, satisfaction, share, step=1)
    found = plain(instance, profile, satisfaction, share)
    if completion == "greedy":
        return greedy(instance, profile, satisfaction, found)
    while completion == "add1" and len(found) < len(instance):
        share += 1
        following = plain(instance, profile, satisfaction, share)
        if not instance.is_feasible(following):
            break
        found = following
    return found


def plain(instance, profile, satisfaction, share, step=None):
    return method_of_equal_shares_scheme(
        instance,
        profile,
        profile.as_sat_profile(satisfaction),
        share,
        [],
        TIES,
        voter_budget_increment=step,
        binary_sat=True,
    )


def greedy(instance, profile, satisfaction, before=()):
    return greedy_utilitarian_welfare(
        instance,
        profile,
        satisfaction,
        is_sat_additive=True,
        tie_breaking=TIES,
        initial_budget_allocation=list(before),
    )


def names(projects) -> str:
    """In order of purchase; Phragmén's are sorted, as it gives no order."""
    return " ".join(str(p.name) for p in projects)


def write(name, keys, rows) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow((*keys, "rule", "utility", "completion", "winners"))
        lines.writerows(rows)


def write_twin() -> None:
    """A small election in Pabulib's format, with the winners of the completed rule."""
    made = MADE.town(9, projects=12, voters=60)
    instance, profile = election(made)
    won = {p.name for p in equal_shares(instance, profile.as_multiprofile(), Cost_Sat, "add1")}
    votes = {name: sum(name in ballot for ballot in made.ballots) for name in made.costs}
    lines = [
        "META", "key;value", "description;Made up by tests/engine/voice/elections.py, seed 9",
        f"num_projects;{len(made.costs)}", f"num_votes;{len(made.ballots)}",
        f"budget;{made.budget}", "vote_type;approval", "rule;equalshares/add1",
        "PROJECTS", "project_id;cost;votes;selected",
        *(f"{name};{cost};{votes[name]};{int(name in won)}" for name, cost in made.costs.items()),
        "VOTES", "voter_id;vote",
        *(f"v{at};{','.join(ballot)}" for at, ballot in enumerate(made.ballots, 1)),
    ]  # fmt: skip
    (HERE / "twin.pb").write_text("\n".join(lines) + "\n", encoding="utf-8")


def made_up():
    """The module that makes elections, by its path: the packages of Linli are not here."""
    path = HERE.parents[1] / "engine" / "voice" / "elections.py"
    spec = spec_from_file_location("elections", path)
    module = module_from_spec(spec)
    sys.modules["elections"] = module
    spec.loader.exec_module(module)
    return module


MADE = made_up()

if __name__ == "__main__":
    assert Fraction(frac(1, 3)) == Fraction(1, 3), "exact numbers are wanted: install gmpy2"
    main()
