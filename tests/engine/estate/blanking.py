"""A ledger with part of its cells emptied, as ledgers come."""

import polars as pl

from linli.engine.chance import key_hashes, uniforms
from linli.engine.estate.ledger import TABLES
from linli.engine.estate.schema import GENERATED

STANDS = {
    "components": {"building", "entrance"},
    "responders": {"building", "entrance"},
    "facilities": {"x", "y"},
    "stock": {"unit"},
}
"""Cells that others in their row cannot do without."""


def blanked(estate, share, seed):
    """The estate with each cell that may be empty emptied with chance ``share``.

    Keys, references, required cells and those in ``STANDS`` stay, so a valid estate stays valid.
    """
    for table in TABLES:
        frame = estate[table.name]
        keys = key_hashes(frame[table.key])
        columns = [
            pl.when(pl.Series(uniforms(seed, f"blank/{table.name}.{column.name}", keys) >= share))
            .then(pl.col(column.name))
            .alias(column.name)
            for column in table.columns
            if may_be_empty(table, column)
        ]
        estate = estate.with_table(table.name, frame.with_columns(columns))
    return estate


def may_be_empty(table, column):
    """Whether ``blanked`` may empty cells of a column."""
    stands = column.required or column.refers or column.name == GENERATED
    return not stands and column.name not in STANDS.get(table.name, ())
