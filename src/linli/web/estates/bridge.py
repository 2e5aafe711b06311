"""Between the rows of the database and the engine's values: the only file here that knows both."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import polars as pl

from linli.engine.errors import Cancelled, InputError
from linli.engine.estate.estate import Estate
from linli.engine.estate.ledger import BY_NAME, TABLES
from linli.engine.estate.population.example import example_estate
from linli.engine.estate.schema import EVERY_COLUMN, GENERATED, LIST_SEPARATOR, Column, Kind, Table
from linli.files.diagnosis import to_json
from linli.web.estates import models

__all__ = [
    "BY_NAME",
    "EVERY_COLUMN",
    "GENERATED",
    "LIST_SEPARATOR",
    "TABLES",
    "Cancelled",
    "Column",
    "Estate",
    "InputError",
    "Kind",
    "Table",
    "digest",
    "example_estate",
    "field_of",
    "path_of",
    "read_estate",
    "rows_of",
]

MODELS: Mapping[str, type[models.LedgerRow]] = {
    "buildings": models.Building,
    "dwellings": models.Dwelling,
    "households": models.Household,
    "components": models.Component,
    "facilities": models.Facility,
    "organisations": models.Organisation,
    "stock": models.Stock,
    "responders": models.Responder,
    "ties": models.Tie,
    "answers": models.Answer,
}
"""The model of each table below the estate's own row, in the order of the schema."""

Keys = Mapping[str, Mapping[str, int]]
"""By table: primary key of the row that has this key in the ledger."""


def field_of(column: Column) -> str:
    """Name of the model field that holds ``column``; areas are kept as whole dm2."""
    return column.name.removesuffix("_m2") + "_dm2" if column.kind is Kind.AREA else column.name


def path_of(column: Column) -> str:
    """Look-up path from a row to the column's value as the ledger writes it."""
    if column.refers:
        return f"{column.name}__{BY_NAME[column.refers].key}"
    return field_of(column)


def read_estate(pk: int, only: Collection[str] = tuple(BY_NAME)) -> Estate:
    """The estate's ledger from the database, one query a table, rows in the ledger's order.

    Tables not in ``only`` come out empty.
    """
    own = BY_NAME["estate"]
    frames = {own.name: _frame(own, models.Estate.objects.filter(pk=pk))}
    for name in MODELS.keys() & only:
        rows = MODELS[name]._default_manager.filter(estate=pk).order_by("position")
        frames[name] = _frame(BY_NAME[name], rows)
    return Estate.of(frames)


def rows_of(table: Table, frame: pl.DataFrame, estate: models.Estate, keys: Keys) -> Iterator[Any]:
    """Unsaved model rows of one table; references to the table itself stay empty.

    ``keys`` must hold every table that this one refers to.
    """
    model = MODELS[table.name]
    names = [_attribute(column) for column in table.columns]
    into = [_into_database(column, table, keys) for column in table.columns]
    for position, cells in enumerate(frame.iter_rows()):
        values = {
            name: cell if convert is None or cell is None else convert(cell)
            for name, convert, cell in zip(names, into, cells, strict=True)
        }
        yield model(estate=estate, position=position, **values)


def own_values(estate: Estate) -> dict[str, Any]:
    """Field values of the estate's own row."""
    return dict(estate["estate"].row(0, named=True))


def own_references(table: Table) -> list[Column]:
    """Columns of a table that refer to the table itself."""
    return [column for column in table.columns if column.refers == table.name]


def digest(estate: Estate) -> str:
    """SHA-256 of every table, the same for equal ledgers."""
    sha = hashlib.sha256()
    for table in TABLES:
        sha.update(f"{table.name}\n{estate[table.name].write_csv()}".encode())
    return sha.hexdigest()


def _frame(table: Table, rows: Any) -> pl.DataFrame:  # noqa: ANN401 - a query set of any model
    cells = rows.values_list(*(path_of(column) for column in table.columns))
    areas = [at for at, column in enumerate(table.columns) if column.kind is Kind.AREA]
    return pl.DataFrame(
        _with_areas(cells, areas) if areas else list(cells), table.schema, orient="row"
    )


def _with_areas(rows: Any, areas: Sequence[int]) -> list[tuple[Any, ...]]:  # noqa: ANN401
    out = []
    for row in rows:
        cells = list(row)
        for at in areas:
            cells[at] = None if cells[at] is None else Decimal(cells[at]).scaleb(-2)
        out.append(tuple(cells))
    return out


def _attribute(column: Column) -> str:
    return f"{column.name}_id" if column.refers else field_of(column)


def _into_database(column: Column, table: Table, keys: Keys) -> Callable[[Any], Any] | None:
    if column.refers == table.name:
        return lambda _key: None
    if column.refers:
        return keys[column.refers].__getitem__
    if column.kind is Kind.AREA:
        return lambda area: int(area.scaleb(2))
    return None


def diagnose(
    estate: Estate,
    shocks: Sequence[str],
    draws: int,
    seed: int,
    progress: Callable[[int, int], None],
) -> str:
    """The stress test as ``linli.diagnosis/1`` JSON, studied unless there are very many homes.

    Raises
    ------
    InputError : what the ledger lacks for a test
    Cancelled : ``progress`` asked for it
    """
    # Here, as only the worker runs tests: the kernels take the pages a second and 100 MB to load.
    from linli.engine.stress.run import diagnose as run  # noqa: PLC0415
    from linli.engine.stress.trial import Asked  # noqa: PLC0415
    from linli.engine.study.run import MANY_HOUSEHOLDS, studied  # noqa: PLC0415

    few = len(estate["households"]) <= MANY_HOUSEHOLDS
    answer = (studied if few else run)(estate, Asked(tuple(shocks), seed), draws, progress=progress)
    return to_json(answer)


def plain(facts: Mapping[str, object]) -> dict[str, str]:
    """The facts of a refusal as text, fit for the database."""
    return {name: str(value) for name, value in facts.items()}
