"""Which rows of a table pass a rule's tests: yes, no, or the ledger does not say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from linli.engine.estate.ledger import BY_NAME
from linli.engine.renewal.settings import (
    Setting,
    Settings,
    Takes,
    cell_fits,
    columns_of,
    exact,
    is_number,
    is_text,
    list_in,
    table_in,
)


def _bounds(value: object) -> bool:
    return isinstance(value, dict) and all(map(is_number, value.values()))


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(is_text, value))


TAKES: Takes = {
    "where": Setting(
        "column = a value, or a list of them", lambda v: isinstance(v, dict), needed=False
    ),
    "least": Setting("column = a number", _bounds, needed=False),
    "most": Setting("column = a number", _bounds, needed=False),
    "any_least": Setting("column = a number", _bounds, needed=False),
    "counted": Setting("a list of columns", _texts, needed=False),
}
"""``where`` lists values, ``least`` and ``most`` are bounds, inclusive: all of these must hold; of
``any_least`` one must. A null in a tested column leaves it open, unless another test has failed or
the column is among ``counted``, whose silence counts as to be done."""


@dataclass(frozen=True, slots=True)
class Test:
    """``passes`` is null where the ledger does not say; ``columns`` are those it looks at."""

    columns: tuple[str, ...]
    passes: pl.Expr


@dataclass(frozen=True, slots=True)
class Passed:
    """Keys of the rows that pass, and by column those whose silence there leaves it open."""

    sites: tuple[str, ...]
    silent: Mapping[str, tuple[str, ...]]


def odd_test(settings: Settings, table: str) -> str:
    """What is wanted instead of a column or value that ``table`` does not have; else empty."""
    columns = columns_of(table)
    named = [*_values(settings), *((name, []) for name in list_in(settings, "counted"))]
    for name, values in named:
        if name not in columns:
            return f"a column of {table}, not {name}"
        column = BY_NAME[table].column(name)
        if not all(cell_fits(column, value) for value in values):
            return f"{name} = {' | '.join(column.codes) or column.kind.value}"
    return ""


def tests_of(settings: Settings) -> list[Test]:
    """The tests that settings of ``TAKES`` ask for."""
    found = [Test((name,), pl.col(name).is_in(those)) for name, those in _where(settings)]
    for name, low in table_in(settings, "least").items():
        found.append(Test((name,), pl.col(name) >= float(exact(low))))
    for name, high in table_in(settings, "most").items():
        found.append(Test((name,), pl.col(name) <= float(exact(high))))
    if some := table_in(settings, "any_least"):
        reached = [pl.col(name) >= float(exact(low)) for name, low in some.items()]
        found.append(Test(tuple(some), pl.any_horizontal(reached)))
    counted = list_in(settings, "counted")
    return [_sure(test) if set(test.columns) & set(counted) else test for test in found]


def passed(frame: pl.DataFrame, key: str, tests: Sequence[Test]) -> Passed:
    """The rows of ``frame`` by whether they pass all ``tests``.

    Three-valued: a test that fails settles it, whatever else is unknown (Kleene's logic).
    """
    verdicts = [test.passes for test in tests] or [pl.lit(value=True)]
    unknown = [
        pl.when(test.passes.is_null() & pl.col(name).is_null()).then(pl.lit(name))
        for test in tests
        for name in test.columns
    ]
    told = frame.select(
        key=pl.col(key),
        passes=pl.all_horizontal(verdicts),
        column=pl.coalesce(*unknown, pl.lit("")),
    )
    silent: dict[str, list[str]] = {}
    for name, column in told.filter(pl.col("passes").is_null()).select("key", "column").iter_rows():
        silent.setdefault(column, []).append(name)
    return Passed(
        tuple(told.filter("passes")["key"]), {name: tuple(keys) for name, keys in silent.items()}
    )


def _sure(test: Test) -> Test:
    return Test(test.columns, test.passes.fill_null(value=True))


def _where(settings: Settings) -> Iterator[tuple[str, list[object]]]:
    for name, value in table_in(settings, "where").items():
        yield name, list(value) if isinstance(value, list) else [value]


def _values(settings: Settings) -> Iterator[tuple[str, list[object]]]:
    yield from _where(settings)
    for kind in ("least", "most", "any_least"):
        for name, value in table_in(settings, kind).items():
            yield name, [value]
