"""The names of rules, utilities and completions, and what each means."""

from typing import Literal

RuleName = Literal["equal-shares", "greedy", "phragmen"]

Utility = Literal["cost", "cardinality"]
"""What a voter has from an approved project: its cost, or one."""

Completion = Literal["none", "add1", "add1-exhaustive", "greedy"]
"""What is done with the money that equal shares alone leave.

``none``
    Nothing.
``add1``
    Every share is raised by one step and all is counted anew, until the winners would cost more
    than the budget; the last count that did not decides. It also ends when everything that anybody
    approves of is bought.
``add1-exhaustive``
    The same, and it ends as soon as no project that anybody approves of fits into what is left.
``greedy``
    What is left is spent by the greedy rule.
"""

TIE_BREAKING = ("lower_cost", "more_supporters", "id_as_text")
"""Of projects equally good the cheaper wins, then the one with more supporters, then by id."""
