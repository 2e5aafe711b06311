"""Who runs Linli names a mail server and a sender of text messages; without, nothing is sent."""

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from linli.web.accounts import contacts, sms
from linli.web.accounts.email import mailbox


def test_by_default_nothing_can_be_sent():
    assert settings.SMS_SENDER == ""
    assert mailbox("") is None
    assert contacts.offered() == []


def test_a_mail_server_is_named_by_its_address():
    found = mailbox("smtp://linli%40x.example:s%3Acret@mail.x.example")
    assert (found.host, found.port, found.user) == ("mail.x.example", 587, "linli@x.example")
    assert (found.password, found.sender) == ("s:cret", "linli@x.example")
    assert (found.ssl, found.starttls) == (False, True)


def test_encryption_from_the_start_and_none_on_the_same_computer():
    whole = mailbox("smtps://u:p@mail.x.example?from=li@x.example")
    assert (whole.port, whole.ssl, whole.starttls) == (465, True, False)
    bare = mailbox("smtp://localhost:25?from=li@x.example&encrypt=no")
    assert (bare.port, bare.ssl, bare.starttls, bare.user) == (25, False, False, "")


@pytest.mark.parametrize(
    "address", ["mail.x.example", "http://u:secret@x", "smtp://", "smtp://user:secret@host"]
)
def test_another_address_is_refused_without_its_password(address):
    with pytest.raises(ImproperlyConfigured, match="smtp://USER") as refusal:
        mailbox(address)
    assert "secret" not in str(refusal.value)


def test_a_sender_is_a_dotted_path_or_the_console():
    assert sms.sender("console") == sms.CONSOLE
    assert sms.sender("our_gateway.send") == "our_gateway.send"
    with pytest.raises(ImproperlyConfigured, match="dotted path"):
        sms.sender("gateway")


def test_the_console_prints_on_the_terminal(capsys, monkeypatch):
    monkeypatch.setattr(settings, "SMS_SENDER", sms.CONSOLE)
    sms.send("13800000000", "480317")
    assert capsys.readouterr().err == "SMS 13800000000: 480317\n"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("138 0000 0000", "13800000000"),
        ("+86-138-0000-0000", "13800000000"),
        ("008613800000000", "13800000000"),
        ("+49 30 123456", "+4930123456"),
        ("(010) 6512 3456", "01065123456"),
    ],
)
def test_a_number_is_kept_in_one_spelling(typed, kept):
    assert contacts.plain_phone(typed) == kept
