"""Acts over several rows: taking a ledger in."""

from django.db import transaction
from django.db.models import F

from linli.web.estates import bridge
from linli.web.estates.models import Estate

BATCH = 2000
"""Rows a statement at most; each database cuts it further to what it takes."""


@transaction.atomic
def store_ledger(ledger: bridge.Estate) -> Estate:
    """Put a checked ledger into the database, in place of the estate that has the same key.

    Diagnoses of the replaced ledger stay; its higher ``revision`` says that they are of before.
    """
    values = bridge.own_values(ledger)
    estate, first = Estate.objects.update_or_create(estate=values["estate"], defaults=values)
    if not first:
        _clear(estate)
    keys: dict[str, dict[str, int]] = {}
    for name in bridge.MODELS:
        keys[name] = _store_table(bridge.BY_NAME[name], ledger, estate, keys)
    return estate


def _clear(estate: Estate) -> None:
    Estate.objects.filter(pk=estate.pk).update(revision=F("revision") + 1)
    for model in reversed(bridge.MODELS.values()):
        model._default_manager.filter(estate=estate).delete()
    estate.refresh_from_db()


def _store_table(
    table: bridge.Table, ledger: bridge.Estate, estate: Estate, keys: bridge.Keys
) -> dict[str, int]:
    model = bridge.MODELS[table.name]
    frame = ledger[table.name]
    rows = list(bridge.rows_of(table, frame, estate, keys))
    model._default_manager.bulk_create(rows, batch_size=BATCH)
    made = {getattr(row, table.key): row.pk for row in rows}
    for column in bridge.own_references(table):
        linked = [row for row, key in zip(rows, frame[column.name], strict=True) if key is not None]
        for row, key in zip(linked, frame[column.name].drop_nulls(), strict=True):
            setattr(row, f"{column.name}_id", made[key])
        model._default_manager.bulk_update(linked, [column.name], batch_size=BATCH)
    return made
