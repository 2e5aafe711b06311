"""How much of each column is recorded, made, or unknown."""

from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat

from linli.web.estates import bridge
from linli.web.estates.models import Estate


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of ``rows`` cells of a column: ``recorded`` by somebody, ``made`` by calculation."""

    column: bridge.Column
    rows: int
    recorded: int
    made: int

    @property
    def unknown(self) -> int:
        return self.rows - self.recorded - self.made

    @property
    def recorded_share(self) -> float:
        """0 to 1; 1 for a table without rows, where nothing is missing."""
        return self.recorded / self.rows if self.rows else 1.0

    @property
    def unknown_share(self) -> float:
        return self.unknown / self.rows if self.rows else 0.0

    @property
    def recorded_percent(self) -> str:
        """Width of the bar's recorded part."""
        return f"{100 * self.recorded_share:.1f}"

    @property
    def known_percent(self) -> str:
        """Width of the bar's recorded and made parts together."""
        return f"{100 * (self.recorded_share + self.made_share):.1f}"

    @property
    def made_share(self) -> float:
        return self.made / self.rows if self.rows else 0.0


def coverage(table: bridge.Table, rows: QuerySet[Any]) -> list[Coverage]:
    """Coverage of every column but the one that says what was made; one query."""
    columns = [column for column in table.columns if column.name != bridge.GENERATED]
    counts: dict[str, Any] = {"rows": Count("pk")}
    for column in columns:
        known = Q(**{f"{bridge.field_of(column)}__isnull": False})
        counts[f"known_{column.name}"] = Count("pk", filter=known)
        counts[f"made_{column.name}"] = Count("pk", filter=known & made(column.name))
    found = with_made_list(rows).order_by().aggregate(**counts)
    return [
        Coverage(
            column,
            found["rows"],
            found[f"known_{column.name}"] - found[f"made_{column.name}"],
            found[f"made_{column.name}"],
        )
        for column in columns
    ]


def with_made_list(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Rows with ``made_list``: their made columns, each between two separators."""
    mark = Value(bridge.LIST_SEPARATOR, TextField())
    listed = Concat(mark, Coalesce(F("generated"), Value("", TextField())), mark)
    annotated: QuerySet[Any] = rows.annotate(made_list=listed)
    return annotated


def made(column: str) -> Q:
    """Rows of ``with_made_list`` in which ``column`` was made."""
    mark = bridge.LIST_SEPARATOR
    return Q(generated=bridge.EVERY_COLUMN) | Q(made_list__contains=f"{mark}{column}{mark}")


def row_counts(estate: int) -> dict[str, int]:
    """Rows of each table below the estate's own; one query."""
    counted = {
        f"n_{name}": Coalesce(
            Subquery(
                model._default_manager.filter(estate=OuterRef("pk"))
                .order_by()
                .values("estate")
                .annotate(n=Count("pk"))
                .values("n")
            ),
            0,
        )
        for name, model in bridge.MODELS.items()
    }
    found = Estate.objects.filter(pk=estate).annotate(**counted).values(*counted).get()
    return {name: found[f"n_{name}"] for name in bridge.MODELS}


def known_share(columns: list[Coverage]) -> float:
    """Share of all cells that somebody recorded, 0 to 1."""
    cells = reduce(lambda total, column: total + column.rows, columns, 0)
    return sum(column.recorded for column in columns) / cells if cells else 0.0
