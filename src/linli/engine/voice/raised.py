"""Where to begin counting again for the losers of a rule that raises shares."""

from linli.engine.voice.completion import Decision, Rule
from linli.engine.voice.count import count
from linli.engine.voice.election import Election
from linli.engine.voice.greedy import cost_of
from linli.engine.voice.thresholds import Guess, guesses

SAMPLES = 12
"""Steps at which to look, evenly from the first to the deciding one."""


def raised_guesses(
    election: Election, rule: Rule, decision: Decision, losers: list[int]
) -> dict[int, Guess]:
    """One guess for each loser.

    The later the step, the sooner a project can be paid for, and the less of the budget is left for
    it. So the best of the steps counts at which it could be paid for within the budget. Voters are
    ranked as in the deciding count.
    """
    last = guesses(election, rule.utility, decision.count, losers)
    more: dict[int, int] = {}
    cost = dict.fromkeys(losers, 0.0)
    for step in sorted({decision.steps * at // SAMPLES for at in range(SAMPLES + 1)}):
        found = count(election, rule.utility, election.share + step * rule.step, rule.order)
        left = election.budget - cost_of(election, found.bought)
        rows = [row for row in losers if row not in found.bought]
        for row, guess in guesses(election, rule.utility, found, rows).items():
            cost[row] = max(cost[row], min(guess.cost, float(left)))
            if election.costs[row] <= left:
                more[row] = min(guess.more, more.get(row, guess.more))
    return {
        row: guess._replace(more=more.get(row, guess.more), cost=cost[row])
        for row, guess in last.items()
    }
