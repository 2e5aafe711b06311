"""The log tells what happened, and nothing about people."""

import io
import json
import logging

import pytest
from django.db import IntegrityError
from django.test import Client

from linli.web.shared import logs

pytestmark = pytest.mark.django_db

NAME, PHONE, WISH = "王秀兰", "13800138000", "tiredofthestairs"


@pytest.fixture
def written(monkeypatch):
    """What the log holds, in both forms."""
    streams = []
    for form in (logs.Plain, logs.Json):
        stream = io.StringIO()
        handler = logging.StreamHandler(stream)
        handler.setFormatter(form())
        monkeypatch.setattr(logging.root, "handlers", [*logging.root.handlers, handler])
        streams.append(stream)
    return lambda: [stream.getvalue() for stream in streams]


def test_a_request_is_one_line_with_its_route_status_and_number(visitor, written):
    answer = visitor.get("/estates/")
    plain, as_json = written()
    line = json.loads(as_json)
    assert plain.count("\n") == 1
    assert (line["event"], line["method"], line["route"]) == ("request", "GET", "estates")
    assert line["status"] == 200
    assert line["ms"] >= 0
    assert line["request"] == answer.headers["X-Request-ID"]
    assert f"request={line['request']}" in plain


def test_what_is_fetched_along_with_a_page_is_not_written(visitor, written):
    visitor.get("/static/linli/tokens.css").close()
    assert written() == ["", ""]


@pytest.mark.parametrize(
    "send",
    [
        lambda c: c.get(f"/nowhere/{NAME}/", {"phone": PHONE}),
        lambda c: c.get("/estates/", {"name": NAME, "phone": PHONE}),
        lambda c: c.post("/sign-in/", {"way": "pin", "name": NAME, "door": PHONE, "pin": WISH}),
        lambda c: c.get("/sign-in/", {"next": f"/{NAME}/{PHONE}"}),
        lambda c: c.get("/estates/", headers={"host": f"{WISH}.example"}),
        lambda _: Client(enforce_csrf_checks=True).post(f"/text-size/?{WISH}", {"next": NAME}),
        lambda c: c.generic(WISH, "/estates/"),
        lambda c: c.get("/estates/", headers={"user-agent": NAME, "x-forwarded-for": PHONE}),
    ],
)
def test_nothing_that_people_sent_is_in_the_log(visitor, written, send):
    send(visitor)
    for told in written():
        assert "request" in told
        assert not [secret for secret in (NAME, PHONE, WISH, "127.0.0.1") if secret in told]


def broken(error):
    def raise_it(*_args, **_kwargs):
        phone = PHONE
        raise error from ValueError(phone)

    return raise_it


def test_a_fault_is_told_with_its_lines_but_not_with_values(visitor, written, monkeypatch):
    error = IntegrityError(f"Key (phone)=({PHONE}) already exists.")
    monkeypatch.setattr("linli.web.estates.views.estates.Estate.objects.all", broken(error))
    visitor.raise_request_exception = False
    answer = visitor.get(f"/estates/?name={NAME}")
    assert answer.status_code == 500
    for told in written():
        assert "Internal Server Error" in told
        assert "in raise_it" in told
        assert "IntegrityError" in told
        assert "ValueError" in told
        assert PHONE not in told
        assert NAME not in told
        assert answer.headers["X-Request-ID"] in told


def test_a_message_that_tells_of_code_is_kept(visitor, written, monkeypatch):
    error = AttributeError("no such field")
    monkeypatch.setattr("linli.web.estates.views.estates.Estate.objects.all", broken(error))
    visitor.raise_request_exception = False
    visitor.get("/estates/")
    assert all("AttributeError: no such field" in told for told in written())


def test_a_task_that_fails_is_told_without_its_values(written):
    try:
        broken(RuntimeError(PHONE))()
    except RuntimeError:
        logging.getLogger("django_tasks").exception("Task id=%s state=%s", NAME, "FAILED")
    for told in written():
        assert "RuntimeError" in told
        assert PHONE not in told
        assert NAME not in told


@pytest.mark.parametrize(
    ("name", "level", "kept"),
    [
        ("linli.requests", logging.INFO, True),
        ("django_tasks", logging.INFO, False),
        ("django_tasks", logging.ERROR, True),
    ],
)
def test_of_other_libraries_only_what_went_wrong_is_written(name, level, kept):
    record = logging.LogRecord(name, level, "", 0, "", (), None)
    assert logs.OursOrAmiss().filter(record) is kept


def test_an_address_is_written_only_when_the_operator_says_so(visitor, written, settings):
    settings.LOG_ADDRESSES = True
    visitor.get("/estates/")
    assert all("127.0.0.1" in told for told in written())


def test_a_report_of_a_fault_holds_neither_forms_nor_local_variables(rf):
    filtering = logs.Bare()
    request = rf.post("/sign-in/", {"name": NAME})
    assert filtering.get_post_parameters(request) == {}
    assert filtering.get_safe_request_meta(request) == {}
    assert filtering.get_safe_cookies(request) == {}
    assert not filtering.get_traceback_frame_variables(request, None)
