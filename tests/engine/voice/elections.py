"""Elections made from a seed, with nothing but the standard library: peers rebuild them too."""

from fractions import Fraction
from random import Random
from typing import NamedTuple


class Made(NamedTuple):
    """Costs by id, what each voter approves of, and a budget."""

    costs: dict[str, int]
    ballots: list[tuple[str, ...]]
    budget: int


def small(seed):
    """Few projects and voters, many equal costs and votes: what ties are made of."""
    luck = Random(seed)
    costs = {f"p{at:02}": 10 * luck.randint(1, 12) for at in range(luck.randint(1, 8))}
    likes = luck.choice((0.2, 0.4, 0.7))
    ballots = [
        tuple(project for project in costs if luck.random() < likes)
        for _ in range(luck.randint(1, 14))
    ]
    return Made(costs, ballots, 10 * luck.randint(1, 40))


def town(seed, projects=24, voters=300):
    """A middling election with districts: some projects many like, most few."""
    luck = Random(seed)
    costs = {f"p{at:03}": 500 * luck.randint(2, 200) for at in range(projects)}
    return Made(costs, _ballots(luck, list(costs), voters, districts=4, most=6), projects * 12_000)


def city(seed=1, projects=160, voters=90_000):
    """As large as Łódź 2022: 160 projects, 90,000 voters, some 23,000 different ballots."""
    luck = Random(seed)
    costs = {f"p{at:03}": 1_000 * luck.randint(20, 1_500) for at in range(projects)}
    ballots = _ballots(luck, list(costs), voters, districts=36, most=6)
    return Made(costs, ballots, 50_000_000)


def _ballots(luck, projects, voters, districts, most):
    """Each voter likes what is popular in one district, and now and then something elsewhere."""
    home = {project: luck.randrange(districts) for project in projects}
    known = {project: luck.paretovariate(1.1) for project in projects}
    near = [[project for project in projects if home[project] == at] for at in range(districts)]
    ballots = []
    for _ in range(voters):
        own = near[min(int(districts * luck.random() ** 1.5), districts - 1)] or projects
        chosen = set()
        for _ in range(luck.randint(1, most)):
            pool = own if luck.random() < 0.84 else projects
            chosen.add(luck.choices(pool, [known[project] for project in pool])[0])
        ballots.append(tuple(sorted(chosen)))
    return ballots


def thirds(made):
    """The same with costs and budget that no decimal holds."""
    costs = {project: Fraction(cost, 3) for project, cost in made.costs.items()}
    return Made(costs, made.ballots, Fraction(made.budget, 3))
