"""A new installation has one page, and whoever reads the terminal opens it."""

import pytest
from django.conf import settings
from django.urls import reverse

from linli.web.accounts import setup
from linli.web.accounts.models import Person
from tests.web.accounts.factories import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db
GOOD = {"name": "赵工", "login": "operator", "password": PASSWORD}


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "LINLI_HOME", tmp_path)
    return tmp_path


def test_signing_in_leads_there_as_long_as_there_is_no_account(visitor):
    assert visitor.get(reverse("sign-in")).url == reverse("set-up")


def test_the_code_of_the_terminal_makes_the_operator_and_signs_in(visitor, home):
    code = setup.code(home)
    answer = visitor.post(reverse("set-up"), GOOD | {"code": f" {code.upper()} "})
    person = Person.objects.get()
    assert answer.url == reverse("estates")
    assert visitor.session["_auth_user_id"] == str(person.pk)
    assert person.is_superuser
    assert person.username == "operator"
    assert not (home / "setup_code").exists()


def test_an_email_address_does_as_the_name_to_sign_in_with(visitor, home):
    code = setup.code(home)
    visitor.post(reverse("set-up"), GOOD | {"code": code, "login": "Zhao@Example.org"})
    assert Person.objects.get().email == "zhao@example.org"


@pytest.mark.parametrize(
    "typed",
    [{"code": "aaaa-aaaa-aaaa"}, {"code": ""}, {"password": "short"}, {"password": "1234567890"},
     {"login": "not@an@address"}, {"name": "  "}],
)  # fmt: skip
def test_anything_wrong_makes_no_account_and_keeps_the_code(visitor, home, typed):
    code = setup.code(home)
    page = visitor.post(reverse("set-up"), GOOD | {"code": code} | typed)
    assert page.status_code == 422
    assert not Person.objects.exists()
    assert setup.code(home) == code


def test_there_is_no_such_page_once_there_is_an_account(visitor, home):
    PersonFactory()
    assert visitor.get(reverse("set-up")).status_code == 404
    answer = visitor.post(reverse("set-up"), GOOD | {"code": setup.code(home)})
    assert answer.status_code == 404
    assert Person.objects.count() == 1


def test_only_the_owner_of_the_folder_reads_the_code(home):
    setup.code(home)
    assert (home / "setup_code").stat().st_mode & 0o077 == 0


def test_a_code_is_used_once(home):
    setup.code(home)
    assert setup.use_up(home)
    assert not setup.use_up(home)


def test_the_command_prints_the_code_only_while_it_is_of_use(capsys, home):
    from django.core.management import call_command  # noqa: PLC0415 - needs Django set up

    call_command("setup_code")
    assert capsys.readouterr().out.strip() == setup.code(home)
    PersonFactory()
    call_command("setup_code")
    assert capsys.readouterr().out == ""
