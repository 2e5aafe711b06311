"""Home, name and PIN: for whoever has neither e-mail nor a phone that gets codes."""

import pytest
from django.conf import settings
from django.urls import reverse

from linli.web.accounts import pins
from linli.web.accounts.models import Device
from tests.web.accounts.factories import PersonFactory

pytestmark = pytest.mark.django_db
MONTH = 30 * 24 * 3600


def test_the_right_pin_lets_its_owner_in(visitor, try_pin, signed_in):
    wang = PersonFactory(with_pin=True)
    assert try_pin().url == reverse("estates")
    assert signed_in(visitor) == wang.pk


@pytest.mark.parametrize("pin", ["480318", "48031", "", "abcdef"])
def test_a_wrong_pin_lets_nobody_in_and_keeps_what_else_was_typed(visitor, try_pin, signed_in, pin):
    PersonFactory(with_pin=True)
    page = try_pin(pin=pin)
    assert page.status_code == 422
    assert 'value="王秀兰"' in page.content.decode()
    assert pin == "" or pin not in page.content.decode()
    assert signed_in(visitor) is None


@pytest.mark.parametrize("pin", ["480 317", " 480-317 ", "４８０３１７"])
def test_blanks_and_full_width_digits_do_not_matter(visitor, try_pin, signed_in, pin):
    PersonFactory(with_pin=True)
    try_pin(pin=pin)
    assert signed_in(visitor)


def test_who_has_no_pin_or_a_closed_account_is_not_let_in(visitor, try_pin, signed_in):
    PersonFactory()
    PersonFactory(with_pin=True, closed=True)
    try_pin()
    try_pin(pin="")
    assert signed_in(visitor) is None


def find_by_door(door, _name):
    from linli.web.accounts.models import Person  # noqa: PLC0415 - needs Django set up

    return list(Person.objects.filter(username=door))


def test_another_app_says_whom_a_door_and_name_mean(visitor, try_pin, signed_in, monkeypatch):
    monkeypatch.setattr(settings, "PIN_FINDER", f"{__name__}.find_by_door")
    PersonFactory(with_pin=True)
    other = PersonFactory(with_pin=True, username="3-2-601")
    try_pin()
    assert signed_in(visitor) == other.pk


def test_two_of_one_name_each_get_in_by_their_own_pin(visitor, try_pin, signed_in):
    PersonFactory(with_pin=True)
    son = PersonFactory(pin=pins.hashed("739205"))
    try_pin(pin="739205")
    assert signed_in(visitor) == son.pk


def work(kept):
    """Scheme, work factor, block size and threads of a hash."""
    parts = kept.split("$")
    return parts[:2] + parts[3:5]


def test_a_stranger_and_a_wrong_pin_get_the_same_answer_for_the_same_work(try_pin, monkeypatch):
    compared = []
    monkeypatch.setattr(pins, "check_password", lambda _pin, kept, **_: compared.append(work(kept)))
    PersonFactory(with_pin=True)
    known, unknown = (try_pin(pin="480318", name=name) for name in ("王秀兰", "李没有"))
    assert known.context["forms"]["pin"].errors == unknown.context["forms"]["pin"].errors
    assert compared[0] == compared[1]
    assert len(compared) == 2


def test_a_pin_is_kept_as_a_hash(db):
    kept = pins.hashed("480317")
    assert "480317" not in kept
    assert kept.startswith("scrypt$")


@pytest.mark.parametrize(
    ("typed", "closes", "seconds"),
    [({}, True, None), ({"pin-own_device": "on"}, False, MONTH)],
)
def test_a_session_lasts_a_month_on_ones_own_device_else_until_the_browser_closes(
    visitor, try_pin, typed, closes, seconds
):
    PersonFactory(with_pin=True)
    try_pin(**typed)
    assert visitor.session.get_expire_at_browser_close() is closes
    assert seconds is None or visitor.session.get_expiry_age() == pytest.approx(seconds, abs=60)
    assert Device.objects.get().own is not closes


def test_staff_stay_signed_in_for_twelve_hours_even_on_their_own_device(visitor, try_pin):
    PersonFactory(with_pin=True, staff=True)
    try_pin(**{"pin-own_device": "on"})
    assert visitor.session.get_expiry_age() == pytest.approx(12 * 3600, abs=60)


def test_the_session_gets_a_new_key(visitor, try_pin):
    PersonFactory(with_pin=True)
    session = visitor.session
    session["left"] = "by somebody else"
    session.save()
    before = session.session_key
    try_pin()
    assert visitor.session.session_key != before
    assert "left" not in visitor.session


@pytest.mark.parametrize(
    ("wanted", "leads_to"),
    [
        ("/estates/1/?tab=a", "/estates/1/?tab=a"),
        ("https://evil.example/", "/estates/"),
        ("//evil.example/", "/estates/"),
        ("javascript:alert(1)", "/estates/"),
        ("http://localhost/", "/estates/"),  # answered too, but not the host one came to
        ("", "/estates/"),
    ],
)
def test_one_comes_back_to_the_page_one_came_from_and_to_no_other_site(try_pin, wanted, leads_to):
    PersonFactory(with_pin=True)
    assert try_pin(next=wanted).url == leads_to


def test_signing_out_ends_the_session_for_good(visitor, try_pin, signed_in):
    PersonFactory(with_pin=True)
    try_pin()
    key = visitor.session.session_key
    assert visitor.get(reverse("sign-out")).status_code == 405
    assert visitor.post(reverse("sign-out")).url == reverse("sign-in")
    visitor.cookies["sessionid"] = key
    assert signed_in(visitor) is None
    assert not Device.objects.exists()


def test_neither_name_nor_home_nor_pin_is_logged(try_pin, caplog, capfd):
    caplog.set_level("DEBUG")
    PersonFactory(with_pin=True)
    try_pin(pin="480318", door="9-8-777")
    try_pin(door="9-8-777")
    said = caplog.text + "".join(capfd.readouterr())
    for private in ("王秀兰", "9-8-777", "480317", "480318"):
        assert private not in said
