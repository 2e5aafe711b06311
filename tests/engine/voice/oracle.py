"""Equal shares, greedy and Phragmén as slowly and plainly as they can be written."""

from fractions import Fraction


def price(balances, cost):
    """Least x such that everybody's min(balance, x) adds up to the cost; none if too little."""
    if sum(balances) < cost:
        return None
    poor = Fraction(0)
    left = sorted(balances)
    while left:
        x = (cost - poor) / len(left)
        if left[0] >= x:
            return x
        poor += left.pop(0)
    raise AssertionError


def plain(costs, ballots, share, utility, order):
    """Projects bought, in order, with what each voter paid for them."""
    balances = [Fraction(share)] * len(ballots)
    bought = {}
    while True:
        best = None
        for project in order:
            if project in bought:
                continue
            backers = [v for v, ballot in enumerate(ballots) if project in ballot]
            x = price([balances[v] for v in backers], costs[project]) if backers else None
            if x is None:
                continue
            rho = x / (costs[project] if utility == "cost" else 1)
            if best is None or rho < best[0]:
                best = (rho, project, x, backers)
        if best is None:
            return bought
        _, project, x, backers = best
        bought[project] = {v: min(balances[v], x) for v in backers}
        for v in backers:
            balances[v] -= bought[project][v]


def order_of(costs, ballots):
    """Cheaper first, then more supporters, then by id."""
    votes = {project: sum(project in ballot for ballot in ballots) for project in costs}
    return sorted(costs, key=lambda project: (costs[project], -votes[project], project))


def exhaustive(costs, ballots, budget, bought):
    left = budget - sum(costs[project] for project in bought)
    wanted = {project for ballot in ballots for project in ballot}
    return all(costs[project] > left for project in wanted - set(bought))


def completed(costs, ballots, budget, utility, completion, step, order=None):
    """Projects bought under a completed rule."""
    order = order or order_of(costs, ballots)
    share = Fraction(budget) / len(ballots)
    bought = plain(costs, ballots, share, utility, order)
    if completion == "greedy":
        return greedy(costs, ballots, budget, utility, order, tuple(bought))
    wanted = {project for ballot in ballots for project in ballot}
    while completion != "none" and len(bought) < len(wanted):
        if completion == "add1-exhaustive" and exhaustive(costs, ballots, budget, bought):
            break
        share += step
        following = plain(costs, ballots, share, utility, order)
        if sum(costs[project] for project in following) > budget:
            break
        bought = following
    return tuple(bought)


def greedy(costs, ballots, budget, utility, order, bought=()):
    votes = {project: sum(project in ballot for ballot in ballots) for project in costs}
    bought = list(bought)
    while True:
        left = budget - sum(costs[project] for project in bought)
        fits = [p for p in order if p not in bought and votes[p] and costs[p] <= left]
        if not fits:
            return tuple(bought)
        by = {p: Fraction(votes[p]) / (1 if utility == "cost" else costs[p]) for p in fits}
        bought.append(max(fits, key=by.get))  # of equals the first


def phragmen(costs, ballots, budget, order):
    loads = [Fraction(0)] * len(ballots)
    bought = []
    while True:
        by = {}
        for project in order:
            backers = [v for v, ballot in enumerate(ballots) if project in ballot]
            if project not in bought and backers and costs[project] <= budget:
                by[project] = (costs[project] + sum(loads[v] for v in backers)) / len(backers)
        if not by:
            return tuple(bought)
        least = min(by.values())
        tied = [project for project in order if by.get(project) == least]
        left = budget - sum(costs[project] for project in bought)
        if any(costs[project] > left for project in tied):
            return tuple(bought)
        bought.append(tied[0])
        for v, ballot in enumerate(ballots):
            if tied[0] in ballot:
                loads[v] = least
