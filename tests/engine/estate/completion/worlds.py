"""Estates in part unknown, and worlds of them."""

from functools import cache

import polars as pl

from linli.engine.estate.completion.completion import Completion
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.population.example import example_estate
from linli.engine.parameters import load
from tests.engine.estate.blanking import blanked
from tests.engine.stress.estates import random_estate

PRIORS = load("priors")


def completion(estate, seed=1, as_of=None, parameters=PRIORS):
    return Completion.of(estate, parameters, seed, as_of)


def world(estate, w=0, only=None, seed=1):
    return completion(estate, seed).world(w, only)


@cache
def ledgers():
    """Ledgers of every kind, half known: small ones made at random and the bundled one."""
    small = [random_estate(seed) for seed in (*range(8), 19, 34)]
    half = [blanked(estate, 0.5, seed) for seed, estate in enumerate(small)]
    large = [blanked(example_estate(), share, 1) for share in (0.1, 0.6, 1.0)]
    return (*small, *half, *large)


def shuffled(estate, seed):
    """The same rows in another order."""
    for table in TABLES:
        frame = estate[table.name].sample(fraction=1, shuffle=True, seed=seed)
        estate = estate.with_table(table.name, frame)
    return estate


def by_key(estate):
    return {table.name: estate[table.name].sort(table.key) for table in TABLES}


def given(estate, table, **columns):
    """The estate with whole columns of a table replaced, or emptied by None."""
    frame = estate[table]
    cells = [
        pl.lit(value, frame[name].dtype).alias(name)
        if value is None or not isinstance(value, list)
        else pl.Series(name, value, frame[name].dtype)
        for name, value in columns.items()
    ]
    return estate.with_table(table, frame.with_columns(cells))


def setting(changes):
    """The priors with other middles: name -> value or list."""
    text = "".join(
        f'[{name}]\nmid = {value}\nunit = "{PRIORS.rows[name].unit}"\nsource = "test"\n'
        for name, value in changes.items()
    )
    return PRIORS.overridden(text, "test")
