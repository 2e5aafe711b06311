"""Django for the tests of the page: a home of its own, SQLite or a throw-away PostgreSQL.

Django reads its settings once, at import, so they are laid down before any test module loads.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import django
import pytest

from tests.factories import small_estate
from tests.web import catalogues, cluster

ON_POSTGRES = os.environ.get("LINLI_TEST_DATABASE", "sqlite") == "postgres"
MISSING = ON_POSTGRES and cluster.binaries() is None
HOME = Path(tempfile.mkdtemp(prefix="linli-test-"))

atexit.register(shutil.rmtree, HOME, ignore_errors=True)
for name in [name for name in os.environ if name.startswith("LINLI_") and name != "LINLI_DATA"]:
    del os.environ[name]
os.environ["DJANGO_SETTINGS_MODULE"] = "linli.web.settings"
os.environ["LINLI_HOME"] = str(HOME)
if ON_POSTGRES and not MISSING:
    os.environ["LINLI_DATABASE"] = cluster.start()
catalogues.compile_all()
django.setup()


def pytest_collection_modifyitems(items):
    if MISSING:
        why = pytest.mark.skip(reason="no PostgreSQL server (initdb) on this machine")
        for item in items:
            item.add_marker(why)


@pytest.fixture
def lane(db):
    """The small estate, in the database."""
    from linli.web.estates.actions import store_ledger  # noqa: PLC0415 - needs Django set up

    return store_ledger(small_estate())
