"""All tables of the ledger, in the order people fill them in."""

from linli.engine.estate.people import ANSWERS, HOUSEHOLDS, ORGANISATIONS, RESPONDERS, STOCK, TIES
from linli.engine.estate.place import BUILDINGS, COMPONENTS, DWELLINGS, ESTATE, FACILITIES
from linli.engine.estate.schema import Table

SCHEMA_VERSION = 1
"""Raised whenever a column is renamed, removed or changes its meaning.

A column that is added and may be empty leaves it: where a file lacks the column, it is unknown.
"""

TABLES: tuple[Table, ...] = (
    ESTATE,
    BUILDINGS,
    DWELLINGS,
    HOUSEHOLDS,
    COMPONENTS,
    FACILITIES,
    ORGANISATIONS,
    STOCK,
    RESPONDERS,
    TIES,
    ANSWERS,
)

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
