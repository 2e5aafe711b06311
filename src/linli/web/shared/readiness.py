"""Whether an installation can do its work, for whoever watches it."""

import shutil
import time
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from linli.web.shared import heartbeat

LEAST_FREE = 500_000_000
"""Bytes below which the disk counts as full: a ledger, a report and a backup want room."""


def database() -> bool:
    """Whether the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def obstacles() -> dict[str, str]:
    """What stands in the way, by part; empty when all is well."""
    if not database():
        return {"database": "does not answer"}
    found = {}
    if _waiting_migrations():
        found["migrations"] = "not applied"
    if not heartbeat.alive(settings.LINLI_HOME, time.time()):
        found["worker"] = "silent"
    if shutil.disk_usage(settings.LINLI_HOME).free < LEAST_FREE:
        found["disk"] = "nearly full"
    return found


def _waiting_migrations() -> bool:
    return bool(_newest() - set(MigrationRecorder(connection).applied_migrations()))


@cache
def _newest() -> frozenset[tuple[str, str]]:
    """Each app's last migration; read once, as the code stays the same while it runs."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())
