"""Acts over several rows: taking a ledger in, asking for a stress test."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F

from linli.files.ledger import Ledger, read_ledger
from linli.web.estates import bridge, faultlist, tasks
from linli.web.estates.models import Diagnosis, Estate, Upload
from linli.web.estates.signals import estate_founded
from linli.web.shared import rights
from linli.web.shared.rights import SITE, Hand

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


def receive(hand: Hand, file: "UploadedFile[Any]", *, moment: datetime) -> Upload:
    """Keep a handed-in workbook and note what reading it finds; the ledger stays as it is."""
    rights.demand(hand, "hand_in_ledger", SITE, moment=moment)
    upload = Upload.objects.create(
        file=file, name=file.name or "", received_at=moment, handed_in_by=hand.by
    )
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


def apply(hand: Hand, upload: Upload, *, moment: datetime) -> Estate | None:
    """Put a faultless workbook into the ledger, once; None when it is not to be put in.

    A ledger that is there already is its keepers'; a new estate needs somebody who may found one.
    """
    if upload.refusal or upload.faults or upload.estate_id:
        return upload.estate
    ledger = read_ledger(Path(upload.file.path)).estate
    if ledger is None:
        return None
    with transaction.atomic():
        present = Estate.objects.filter(estate=upload.estate_key).first()
        if present is None:
            rights.demand(hand, "found_estate", SITE, moment=moment)
        else:
            rights.demand(hand, "keep_ledger", present, moment=moment)
        estate = store_ledger(ledger)
        Upload.objects.filter(pk=upload.pk).update(estate=estate, applied_at=moment)
        if present is None:
            estate_founded.send(Estate, estate=estate, founder=hand.person, moment=moment)
    return estate
