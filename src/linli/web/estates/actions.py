"""Acts over several rows: taking a ledger in, asking for a stress test, stopping one."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F

from linli.files.ledger import Ledger, read_ledger
from linli.web.accounts.models import Person
from linli.web.estates import bridge, faultlist, tasks
from linli.web.estates.models import ATTEMPTS, LEASE, Diagnosis, Estate, State, Upload
from linli.web.estates.signals import estate_founded

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
    for model in reversed(list(bridge.MODELS.values())):
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


@transaction.atomic
def ask_for_diagnosis(
    estate: Estate, *, shocks: list[str], draws: int, seed: int, moment: datetime
) -> Diagnosis:
    """Put a stress test in the queue; the worker begins it as soon as it is free."""
    diagnosis = Diagnosis.objects.create(
        estate=estate, shocks=shocks, draws=draws, seed=seed, asked_at=moment
    )
    tasks.diagnose.enqueue(diagnosis.pk)
    return diagnosis


@transaction.atomic
def cancel(diagnosis: Diagnosis, *, moment: datetime) -> None:
    """Stop a test: at once while it waits, at the next report while it runs."""
    mine = Diagnosis.objects.filter(pk=diagnosis.pk)
    mine.under_way().update(cancel_asked=True)
    mine.filter(state=State.WAITING).update(state=State.CANCELLED, ended_at=moment)


@transaction.atomic
def revive_abandoned(moment: datetime, lease: timedelta = LEASE) -> int:
    """Queue again what a dead worker left behind; what died too often has failed. Their number."""
    lost = list(Diagnosis.objects.abandoned(moment - lease).without_result())
    for diagnosis in lost:
        if diagnosis.cancel_asked:
            diagnosis.finish(moment, state=State.CANCELLED)
        elif diagnosis.attempts >= ATTEMPTS:
            diagnosis.finish(moment, state=State.FAILED, obstacle={"code": "stopped"})
        elif diagnosis.wait_again(moment - lease):
            tasks.diagnose.enqueue(diagnosis.pk)
    return len(lost)


def receive(file: "UploadedFile[Any]", *, moment: datetime) -> Upload:
    """Keep a handed-in workbook and note what reading it finds; the ledger stays as it is."""
    upload = Upload.objects.create(file=file, name=file.name or "", received_at=moment)
    path = Path(upload.file.path)
    try:
        ledger = read_ledger(path)
    except bridge.InputError as error:
        upload.refusal = {"code": error.code, "facts": bridge.plain(error.facts)}
    else:
        _note(upload, ledger, path)
    upload.save()
    return upload


def _note(upload: Upload, ledger: Ledger, path: Path) -> None:
    upload.counts = {name: len(frame) for name, frame in ledger.tables.items()}
    upload.fault_count = len(ledger.faults)
    if ledger.estate is None:
        upload.faults = faultlist.kept(ledger, path)
        return
    values = bridge.own_values(ledger.estate)
    upload.estate_key, upload.estate_name = values["estate"], values["name"]


def apply(upload: Upload, *, founder: Person, moment: datetime) -> Estate | None:
    """Put a faultless workbook into the ledger, once; None when it is not to be put in.

    Whoever brings in an estate that was not there is its founder.
    """
    if upload.refusal or upload.faults or upload.estate_id:
        return upload.estate
    ledger = read_ledger(Path(upload.file.path)).estate
    if ledger is None:
        return None
    with transaction.atomic():
        estate = store_ledger(ledger)
        Upload.objects.filter(pk=upload.pk).update(estate=estate, applied_at=moment)
        if estate.revision == 1:
            estate_founded.send(Estate, estate=estate, founder=founder, moment=moment)
    return estate
