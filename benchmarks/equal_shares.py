"""Equal shares of a city and of an estate: reading, counting, completing; pabutools beside it.

Elections are made from a seed by the tests' own maker. Before anything is timed the winners of both
are compared; if they differ, nothing is timed.
"""

import sys
import tempfile
from pathlib import Path

from measure import voting_peer
from measure.clock import best_of, seconds
from measure.machine import machine
from measure.table import table

from linli.engine.voice.rules import Outcome, equal_shares, greedy, phragmen
from linli.files.pabulib import PabulibFile, read_pabulib
from tests.engine.voice.elections import Made, city, town

ROUNDS = 5


def main() -> None:
    """Check, time, print."""
    with tempfile.TemporaryDirectory() as folder:
        print(machine("numba", "numpy", "pabutools"), end="\n\n")
        large = Path(folder, "city.pb")
        write(large, city())
        alone(large)
        beside(large, None, peer_rounds=1)
        small = Path(folder, "town.pb")
        write(small, town(1, projects=24, voters=300))
        beside(small, 1, peer_rounds=3)
        estate = Path(folder, "estate.pb")
        write(estate, town(1, projects=60, voters=5_000))
        alone(estate)


def write(path: Path, made: Made) -> None:
    """The election as a Pabulib file."""
    lines = [
        "META", "key;value", f"num_projects;{len(made.costs)}", f"num_votes;{len(made.ballots)}",
        f"budget;{made.budget}", "vote_type;approval", "PROJECTS", "project_id;cost",
        *(f"{name};{cost}" for name, cost in made.costs.items()), "VOTES", "voter_id;vote",
        *(f"v{at};{','.join(ballot)}" for at, ballot in enumerate(made.ballots)),
    ]  # fmt: skip
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def alone(path: Path) -> None:
    """Ours: every way of counting, and what is told besides."""
    found = read_pabulib(path)
    election = found.election
    election.columns  # noqa: B018 - made once after reading
    calls = {
        "reading the file": lambda: read_pabulib(path),
        "plain, utility by cost": lambda: equal_shares(election),
        "plain, each worth one": lambda: equal_shares(election, utility="cardinality"),
        "completed: add1": lambda: equal_shares(election, completion="add1"),
        "completed: add1-exhaustive": lambda: equal_shares(election, completion="add1-exhaustive"),
        "completed: greedy": lambda: equal_shares(election, completion="greedy"),
        "all payments, after the count": lambda: equal_shares(election).payments,
        "all reasons, plain": lambda: equal_shares(election).explanations,
        "all reasons, add1": lambda: equal_shares(election, completion="add1").explanations,
        "greedy": lambda: greedy(election),
        "Phragmén": lambda: phragmen(election),
    }
    for call in calls.values():
        call()  # compiles
    taken = best_of(ROUNDS, calls)
    print(described(path, found, equal_shares(election, completion="add1")))
    print(table(("", "s"), [(name, f"{spent:.4f}") for name, spent in taken.items()]), end="\n\n")


def described(path: Path, found: PabulibFile, completed: Outcome) -> str:
    """What is counted, in one line."""
    election = found.election
    return (
        f"{path.stem}: {len(election.projects)} projects, {election.number_of_voters:,} voters, "
        f"{len(election.voters):,} different ballots; add1 raises {completed.steps:,} times\n"
    )


def beside(path: Path, step: int | None, peer_rounds: int) -> None:
    """Ours and the peer's on the same file; completed until nothing fits if ``step`` is given."""
    election = read_pabulib(path).election
    completion = "none" if step is None else "add1-exhaustive"
    rows = []
    for utility, theirs in voting_peer.counts(path, step).items():

        def ours(utility: str = utility) -> Outcome:
            return equal_shares(election, utility=utility, completion=completion, step=step)

        if ours().winners != theirs():
            sys.exit(f"{path.stem}, {utility}: the winners differ.")
        mine = min(seconds(ours) for _ in range(ROUNDS))
        peer = min(seconds(theirs) for _ in range(peer_rounds))
        rows.append((utility, f"{mine:.5f}", f"{peer:.2f}", f"{peer / mine:,.0f}"))
    print(f"{path.stem}, completion {completion}\n")
    print(table(("utility", "Linli s", "pabutools s", "times as fast"), rows), end="\n\n")


if __name__ == "__main__":
    main()
