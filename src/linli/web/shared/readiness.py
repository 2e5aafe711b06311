"""Whether an installation can do its work, for whoever watches it."""

import shutil
import time

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

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
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
