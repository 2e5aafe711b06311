"""A setting is read strictly: what is not understood is refused with what would be."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from linli.web.shared import environment
from linli.web.shared.databases import database
from linli.web.shared.home import home, secret_key


@pytest.fixture
def given(monkeypatch):
    return lambda value: monkeypatch.setenv("LINLI_THING", value)


@pytest.mark.parametrize(("word", "means"), [("yes", True), ("1", True), ("No", False), ("", True)])
def test_a_flag_is_yes_or_no(given, word, means):
    given(word)
    assert environment.flag("LINLI_THING", default=True) is means


@pytest.mark.parametrize(
    ("read", "value", "wanted"),
    [
        (lambda: environment.flag("LINLI_THING", default=True), "maybe", "1 or yes or true"),
        (lambda: environment.whole("LINLI_THING", 5, 1, 9), "ten", "from 1 to 9"),
        (lambda: environment.whole("LINLI_THING", 5, 1, 9), "10", "from 1 to 9"),
        (lambda: environment.whole("LINLI_THING", 5, 1, 9), "３", "from 1 to 9"),
        (lambda: environment.one_of("LINLI_THING", "zh", ("zh", "en")), "fr", "zh, en"),
    ],
)
def test_another_value_is_refused_with_those_accepted(given, read, value, wanted):
    given(value)
    with pytest.raises(ImproperlyConfigured, match=wanted):
        read()


def test_names_stand_between_commas(given):
    given("a.example, b.example,")
    assert environment.names("LINLI_THING", ()) == ["a.example", "b.example"]


def test_sqlite_waits_for_other_writers_and_keeps_what_it_confirmed():
    options = database("sqlite:////srv/linli/linli.sqlite3")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


def test_postgresql_is_named_by_its_address():
    found = database("postgresql://li:s%40crt@db.example:5433/estates")
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("li", "s@crt", "db.example")
    assert (found["PORT"], found["NAME"]) == ("5433", "estates")


@pytest.mark.parametrize(
    "address", ["mysql://a/b", "estates.sqlite3", "sqlite://", "postgresql://a"]
)
def test_another_database_is_refused_with_the_two_accepted_forms(address):
    with pytest.raises(ImproperlyConfigured, match=r"sqlite:///.* or postgresql://"):
        database(address)


def test_a_refused_address_does_not_print_its_password():
    with pytest.raises(ImproperlyConfigured) as refusal:
        database("mysql://user:secret@host/name")
    assert "secret" not in str(refusal.value)


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = secret_key(tmp_path)
    assert len(first) >= 50
    assert secret_key(tmp_path) == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_a_home_that_cannot_be_made_is_refused(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("LINLI_HOME", str(tmp_path / "file"))
    with pytest.raises(ImproperlyConfigured, match="LINLI_HOME="):
        home()
