"""Numbers of the world stand in parameter tables, with unit, range and source; code holds none.

Allowed in code without a word: 0, 1 and -1; halves and doubles in a formula; unit conversions in a
product or quotient; places in an array, lengths and shapes; the ends of a 90 % interval. Every
other number carries a name and its reason in ``EXCEPTIONS``.
"""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ENGINE = Path("src/linli/engine")
MODULES = sorted(
    path
    for room in ("model", "renewal", "shocks", "stress", "study")
    for path in (ENGINE / room).rglob("*.py")
)

EXCEPTIONS = {
    "model/arrays.py CHANNELS": "a size: systems of the ledger and pumps",
    "model/arrays.py LEVELS": "a size: three classes of vulnerability",
    "model/arrays.py POOLS": "a size: six kinds of crew",
    "model/components.py compiled_components": "a place: the pool of all other systems",
    "model/grid.py _DAYS": "the time grid, which decides how finely days are told (decision 0063)",
    "model/grid.py _HOURS": "the time grid",
    "model/people.py _level": "places: classes of vulnerability, served first first",
    "model/reserve.py _CONSUMED": "places: the column of each item of stock",
    "renewal/applied.py _REMEMBERED": "a size: estates kept at hand",
    "renewal/brief.py A_THIRD": "a default of the caller's: the residents' part of the money",
    "renewal/brief.py Effort": "how much work a plan takes",
    "renewal/brief.py LADDER": "at which budgets a plan is told",
    "renewal/brief.py UNASKED": "which packages are told where nobody was asked",
    "renewal/brief.py _AROUND": "how much work a plan takes",
    "renewal/burden.py QUANTILES": "where a distribution is read, not what it says",
    "renewal/burden.py _TABLE": "a size: digits of a column",
    "renewal/burden.py summary": "where a distribution is read: the median",
    "renewal/effects/governance.py check_ledger": "the last day of the year of the works",
    "renewal/effects/reserve.py add_stock": "the last day of the year of the works",
    "renewal/forecast.py DRAWS": "a default of the caller's: how many draws",
    "renewal/forecast.py Forecast": "a read-out by its name: likely is more than half",
    "renewal/forecast.py SURE": "a read-out: the chance with which a contribution is enough",
    "renewal/forecast.py YEARS": "a default of the caller's: how far a forecast looks",
    "renewal/fund.py A_WHOLE": "a unit: millionths, in which rates are kept whole",
    "renewal/fund.py CM2_A_M2": "a unit: 0.01 m2 of a m2",
    "renewal/gains.py _SAME": "mathematics: what adding up leaves",
    "renewal/heard.py A_STEP": "a convention of the count: shares rise by a hundredth",
    "renewal/lift_shares.py _HIGHEST_COEFFICIENT": "what a file may say",
    "renewal/lift_shares.py _HIGHEST_FLOOR": "what a file may say, as the ledger",
    "renewal/lives.py STEEPEST": "what a file may say",
    "renewal/lives.py _HALVINGS": "mathematics: beyond the digits of a float",
    "renewal/lives.py _NEVER": "mathematics: the logarithm of the smallest float",
    "renewal/lives.py _NOTHING": "mathematics: below the digits of a float",
    "renewal/money.py FEN_A_YUAN": "a unit: fen of a yuan",
    "renewal/money.py NOTHING": "nothing of it",
    "renewal/owners.py HUNDREDTHS": "a unit: 0.01 m2 of a m2",
    "renewal/payback.py LONGEST": "what a file may say, with its article",
    "renewal/programme.py _HALF": "mathematics: between out and in",
    "renewal/programme.py _THRIFT": "mathematics: a weight that decides between equals alone",
    "renewal/programme.py best": "a default of the caller's: when a search may stop",
    "renewal/quantities.py HUNDREDTH": "a unit: areas and lengths are kept in hundredths",
    "renewal/reach.py FEW": "how much work a search takes",
    "renewal/reach.py NOTHING": "mathematics: what adding up leaves",
    "renewal/reach.py LEFT": "how much work a search takes",
    "renewal/reach.py SOME": "how much work a search takes",
    "renewal/reach.py TOLERANCE": "when a search may stop",
    "renewal/reach.py _STEPS": "how much work a search takes",
    "renewal/reach.py _WORTH": "how much work a search takes: what is worth another look",
    "renewal/reach.py _GAP": "when a search may stop",
    "renewal/reach.py _ORDER": "nothing of it: which of many orders is tried",
    "renewal/reach.py reach": "a default of the caller's: how much work a search takes",
    "renewal/relief.py FEWEST": "a rule of privacy: of how few homes nothing is told",
    "renewal/relief.py STEP": "a rule of privacy: how coarsely an amount is told",
    "renewal/relief.py WIDE_STEP": "a rule of privacy: how coarsely an amount is told",
    "renewal/schedule.py DAYS": "what a file may say: days of a month",
    "renewal/schedule.py MOST_CREWS": "what a file may say",
    "renewal/sources.py _YEARS": "what a file may say, as the ledger",
    "renewal/spending.py FEWEST": "mathematics: an interval needs two draws",
    "renewal/spending.py _mean_cost": "mathematics: the mean of two triangles",
    "renewal/stability.py RESAMPLES": "how much work an interval takes",
    "renewal/stability.py _picks": "a size: numbers of 32 bits",
    "renewal/stability.py _resampled": "a place: the axis of draws",
    "renewal/terms.py _LONGEST": "what a file may say, with its article",
    "renewal/toml_table.py DECIMALS": "what a file may say",
    "renewal/toml_table.py MOST_YUAN": "what a file may say",
    "renewal/toml_table.py PERCENT": "a unit: parts of a hundred",
    "shocks/hazard.py LEAST_POINTS": "mathematics: a curve needs two points",
    "shocks/spells.py _ROUNDING": "mathematics: what adding up shares leaves",
    "stress/diagnosis.py Z90": "mathematics: the normal quantile of a two-sided 90 % interval",
    "stress/gaps.py SLOTS": "a size: gaps a list holds",
    "stress/needs.py LISTS": "a size: lists of a place",
    "stress/organised.py CLASSES": "a size: the orders of hours",
    "shocks/fragility.py FAR": "mathematics: stands in for an infinite normal score",
    "shocks/outages.py LONG": "longer than any outage: weather that does not end first",
    "stress/trial.py BLOCK": "a size: draws in a block",
    "stress/trial.py FEWEST": "mathematics: a standard error needs two draws",
    "stress/run.py diagnose": "a default of the caller's: how many draws",
    "stress/summary.py RETURN_YEARS": "where a curve is read, not what it says",
    "stress/summary.py ROUNDING": "mathematics: what adding up rates leaves",
    "stress/summary.py WEAK_PARTS": "how many rows of a list are shown",
    "stress/outcomes.py BACK": "a read-out by its name: days to 90 %",
    "study/layers.py ENDS": "mathematics: the median and a two-sided 90 % interval",
    "study/run.py MANY_HOUSEHOLDS": "how much work is done without being asked for",
    "study/run.py studied": "a default of the caller's: how many draws",
    "study/sensitivity.py WIDEST": "how many rows of a list are shown",
    "study/shares.py A_THOUSAND": "a unit: thousandths of a person-day",
    "study/shares.py GRAIN": "mathematics: two orders of players, two of sides",
    "study/sides.py _UNDECIDED": "nothing of it: the side is taken away",
    "study/study.py Size": "how much work a study takes",
}
"""Module and name of the constant or function whose numbers may stay, with the reason."""

PLAIN = {0, 1, -1}
FORMULA = {2, 0.5}
UNITS = {24, 60, 100, 365, 1000, 1440}
"""Hours and minutes a day, minutes an hour, days a year, parts of a hundred and a thousand."""

INTERVAL = {0.05, 0.95}

SHAPED = {"zeros", "ones", "empty", "full"}
"""Calls whose first argument is a shape."""

COUNTED = {"range", "_constants", "empty_lists", "reshape"}
"""Calls whose arguments are places or sizes."""

CASTS = {"int64", "uint64", "float64"}

ADVICE = """
A number of the world belongs in a table. Write a row with low, mid, high, unit, source and valid in
src/linli/engine/parameters/*.toml, its sentence in src/linli/files/parameter_words.toml, and read
it with parameters.mid(name). A size, a convention or a constant of mathematics stays in code, as a
named constant with a docstring; name it with its reason in EXCEPTIONS of this file."""


Chain = tuple[ast.AST, ...]
"""A number and what it stands in, from the nearest out to the module."""


def numbers(node: ast.AST, above: Chain = ()) -> Iterator[Chain]:
    """The chain of each number literal, in the order of the text."""
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield node, *above
    for child in ast.iter_child_nodes(node):
        yield from numbers(child, (node, *above))


def holder(chain: Chain) -> str:
    """The outermost function, class or constant around a number."""
    outermost = chain[-2]
    if isinstance(outermost, ast.FunctionDef | ast.ClassDef):
        return outermost.name
    target = outermost.targets[0] if isinstance(outermost, ast.Assign) else outermost
    return ast.unparse(getattr(target, "target", target))


def called(node: ast.AST) -> str:
    """The last part of the name of the function a call calls; empty for anything else."""
    return ast.unparse(node.func).rpartition(".")[2] if isinstance(node, ast.Call) else ""


def counted(chain: Chain) -> bool:
    """Whether a number is a place in an array, a length or part of a shape."""
    for inner, node in pairwise(chain):
        if isinstance(node, ast.stmt):
            return False
        if isinstance(node, ast.Subscript) and inner is node.slice:
            return True
        if isinstance(node, ast.BinOp) and isinstance(node.left, ast.List):
            return True
        if called(node) in COUNTED or (called(node) in SHAPED and inner is node.args[0]):
            return True
    return False


def enumerated(chain: Chain) -> bool:
    """Whether a number is one of the values 0, 1, 2 ... that a table gives its keys."""
    if not isinstance(chain[1], ast.Dict):
        return False
    values = {value.value for value in chain[1].values if isinstance(value, ast.Constant)}
    return values == set(range(len(values)))


def around(chain: Chain) -> ast.AST:
    """What a number stands in, past its sign and a cast to a kind of number."""
    return next(
        node
        for node in chain[1:]
        if not isinstance(node, ast.UnaryOp) and called(node) not in CASTS
    )


def named(chain: Chain) -> bool:
    """Whether a number is what a name stands for: a variable, a default, part of a constant."""
    in_function = isinstance(chain[-2], ast.FunctionDef | ast.ClassDef)
    return not in_function or isinstance(chain[1], ast.Assign | ast.AnnAssign | ast.arguments)


def allowed(chain: Chain) -> bool:
    """Whether a number needs no reason where it stands."""
    value, nearest = chain[0].value, around(chain)
    if isinstance(value, int) and (counted(chain) or enumerated(chain)):
        return True
    if value in PLAIN:
        return isinstance(chain[-2], ast.FunctionDef | ast.ClassDef)
    if named(chain) or any(isinstance(node, ast.Compare) for node in chain):
        return False
    if value in INTERVAL:
        return any(called(node) == "quantile" for node in chain)
    if value in UNITS:
        return isinstance(nearest, ast.BinOp) and isinstance(nearest.op, ast.Mult | ast.Div)
    return value in FORMULA and (isinstance(nearest, ast.BinOp) or called(nearest) == "sqrt")


def unexplained(text: str, module: str) -> list[tuple[str, str]]:
    """("module name", "line: number") of every number that needs a reason."""
    return [
        (f"{module} {holder(chain)}", f"{module}:{chain[0].lineno}: {chain[0].value}")
        for chain in numbers(ast.parse(text))
        if not allowed(chain)
    ]


def found(path: Path) -> list[tuple[str, str]]:
    return unexplained(path.read_text(encoding="utf-8"), path.relative_to(ENGINE).as_posix())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ENGINE).as_posix())
def test_no_number_of_the_world_stands_in_code(path):
    left = [f"{place} in {name}" for name, place in found(path) if name not in EXCEPTIONS]
    assert left == [], "\n".join(left) + ADVICE


def test_every_exception_is_still_needed():
    needed = {name for path in MODULES for name, _ in found(path)}
    assert sorted(set(EXCEPTIONS) - needed) == [], "take it out of EXCEPTIONS"


@pytest.mark.parametrize(
    "line",
    [
        "RATE = 0.3",
        "FEW = 2",
        "HALF = 0.5",
        "TABLE = {'lift': 4}",
        "def f(x): return x * 0.35",
        "def f(x): return x >= 0.5",
        "def f(x): return x <= 2",
        "def f(x, share=0.5): return x * share",
        "def f(x):\n    share = 0.5\n    return x * share",
        "def f(x): return x.fill_null(0.5)",
        "def f(x): return x + 24",
        "def f(x): return x * 0.95",
        "def f(n): return np.full(n, 0.7)",
        "def f(n): return np.full(n, 7)",
        "def f(x): return x ** 2.25",
        "class A:\n    share: float = 0.2",
    ],
)
def test_a_hidden_parameter_is_found(line):
    assert len(unexplained(line, "m.py")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "def f(x): return x[:, 4] + x[7]",
        "def f(n): return np.zeros((n, 8))",
        "def f(n): return np.full((n, 4), -1.0)",
        "def f(x): return [x] * 5",
        "def f(x): return sum(x[i] for i in range(8))",
        "(STUCK,) = _constants(8, 9)",
        "def f(x): return 0.5 * math.erfc(-x / math.sqrt(2))",
        "def f(x): return x / 24 + 1000 * x + x / 365.0",
        "def f(x): return np.quantile(x, (0.05, 0.95), axis=0)",
        "def f(x): return x.fill_null(0.0) if x > 1 else -1",
        "def f(x, n: int = 1): return x",
        "def f(x): return x * np.uint64(2) + -2.0 * x",
        "_POOLS = {'water': 0, 'power': 1, 'gas': 2}",
    ],
)
def test_what_needs_no_reason_is_let_be(line):
    assert unexplained(line, "m.py") == []
