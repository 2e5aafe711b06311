"""The table of the database cache, which counts what is tried too often.

``createcachetable`` leaves a table alone that is there; where settings name another cache it makes none.
"""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make(_apps: object, schema_editor: Any) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_signing_in")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
