"""Django for the tests of the page: a home of its own, SQLite or a throw-away PostgreSQL.

Django reads its settings once, at import, so they are laid down before any test module loads.
"""

import atexit
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import django
import pytest

from tests.factories import small_estate
from tests.web import catalogues, cluster, emptying

ON_POSTGRES = os.environ.get("LINLI_TEST_DATABASE", "sqlite") == "postgres"
MISSING = ON_POSTGRES and cluster.binaries() is None
HOME = Path(tempfile.mkdtemp(prefix="linli-test-"))
NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)
"""The day on which these tests happen."""

atexit.register(shutil.rmtree, HOME, ignore_errors=True)
for name in [name for name in os.environ if name.startswith("LINLI_") and name != "LINLI_DATA"]:
    del os.environ[name]
os.environ["DJANGO_SETTINGS_MODULE"] = "linli.web.settings"
os.environ["LINLI_HOME"] = str(HOME)
os.environ["LINLI_FORMS_A_MINUTE"] = "1000000"  # tests send more than people do
if ON_POSTGRES and not MISSING:
    os.environ["LINLI_DATABASE"] = cluster.start()
catalogues.compile_all()
django.setup()
emptying.allow_emptying()


def pytest_collection_modifyitems(items):
    if MISSING:
        why = pytest.mark.skip(reason="no PostgreSQL server (initdb) on this machine")
        for item in items:
            item.add_marker(why)


@pytest.fixture(autouse=True)
def chinese():
    """Each test begins in Chinese, whatever language the page before it was read in."""
    from django.conf import settings  # noqa: PLC0415 - needs Django set up
    from django.utils.translation import activate  # noqa: PLC0415

    activate(settings.LANGUAGE_CODE)


@pytest.fixture
def visitor():
    """The browser of somebody who has not signed in."""
    from django.test import Client  # noqa: PLC0415 - needs Django set up

    return Client()


@pytest.fixture
def sign_in(db):
    """A browser in which this person has signed in, with a second factor unless said otherwise."""
    from django.test import Client  # noqa: PLC0415 - needs Django set up

    def browser(person, *, second_factor=True):
        signed_in = Client()
        signed_in.force_login(person)
        if second_factor:
            session = signed_in.session
            session["account_authentication_methods"] = [{"method": "mfa", "at": 0}]
            session["account_authentication_methods_user"] = str(person.pk)
            session.save()
        return signed_in

    return browser


@pytest.fixture
def operator(db):
    """Who runs the installation."""
    from linli.web.accounts.models import Person  # noqa: PLC0415 - needs Django set up

    return Person.objects.create_superuser(name="Operator")


@pytest.fixture
def operators_hand(operator):
    """The operator, acting for themselves."""
    from linli.web.shared.rights import Hand  # noqa: PLC0415 - needs Django set up

    return Hand(operator, operator)


@pytest.fixture
def client(operator, sign_in):
    """The operator's browser."""
    return sign_in(operator)


@pytest.fixture
def lane(db):
    """The small estate, in the database."""
    from linli.web.estates.actions import store_ledger  # noqa: PLC0415 - needs Django set up

    return store_ledger(small_estate())


@pytest.fixture
def asked(lane):
    """Ask for a stress test of the small estate."""
    from linli.web.estates.actions import ask_for_diagnosis  # noqa: PLC0415 - needs Django set up

    def ask(draws=10, shocks=("lift_outage",), seed=1):
        return ask_for_diagnosis(lane, shocks=list(shocks), draws=draws, seed=seed, moment=NOON)

    return ask


@pytest.fixture
def waiting(asked):
    """A stress test that nobody has begun."""
    return asked()


@pytest.fixture
def done(asked):
    """A finished stress test."""
    from linli.web.estates.tasks import diagnose  # noqa: PLC0415 - needs Django set up

    diagnosis = asked()
    diagnose.call(diagnosis.pk)
    diagnosis.refresh_from_db()
    return diagnosis


@pytest.fixture
def workbook(tmp_path):
    """Write the small estate, some of its tables replaced, as a workbook to upload."""
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415

    from linli.files.workbook_writer import write_workbook  # noqa: PLC0415

    def write(lang="zh", **tables):
        path = tmp_path / "ledger.xlsx"
        write_workbook(small_estate(**tables), path, lang)
        return SimpleUploadedFile("台账.xlsx", path.read_bytes())

    return write


@pytest.fixture
def faulty(operators_hand, workbook):
    """A handed-in workbook with faults."""
    from linli.web.estates.actions import receive  # noqa: PLC0415 - needs Django set up

    lost = [{"household": "H1", "dwelling": "nowhere", "size": 40}]
    return receive(operators_hand, workbook(households=lost, ties=[], answers=[]), moment=NOON)


@pytest.fixture
def staff(lane):
    """Somebody of the committee of the small estate."""
    from tests.web.people.factories import holds, person  # noqa: PLC0415 - needs Django set up

    liu = person("刘主任")
    holds(lane, liu)
    return liu


@pytest.fixture
def counter(staff, sign_in):
    """Their browser."""
    return sign_in(staff)


@pytest.fixture
def entries(lane):
    """The acts in the public record of the small estate, with their facts, oldest first."""
    from linli.web.journal.models import Entry  # noqa: PLC0415 - needs Django set up

    def told():
        rows = Entry.objects.filter(book__name=lane.estate).order_by("number")
        return [(row.act, row.told()) for row in rows]

    return told
