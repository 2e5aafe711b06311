"""How a line of the log is written: what the code says, never what people typed.

Of a message only its template is written: the values that other libraries put into theirs may be a
path, a form's value, a name. What may be told is handed over as ``extra={"facts": {...}}``.
"""

import json
import logging
import re
from collections.abc import ItemsView
from contextvars import ContextVar
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

from linli.web.shared.faults import described

PLACE = re.compile(r"[:=]? ?\(?%[\w.()]+\)?")
"""Where a template takes a value."""
request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Number of the request that is being answered; it stands in the answer's X-Request-ID too."""


class OursOrAmiss(logging.Filter):
    """Of other libraries only what went wrong; some set their own level lower than we would."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.WARNING or record.name.startswith("linli")


class Line(logging.Formatter):
    """Gathers what a line tells."""

    def told(self, record: logging.LogRecord) -> dict[str, Any]:
        facts = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "event": _event(record),
            **getattr(record, "facts", {}),
        }
        if number := request_id.get():
            facts["request"] = number
        return facts


class Json(Line):
    """A JSON object a line, a fault with its traceback as one string of it."""

    def format(self, record: logging.LogRecord) -> str:
        facts = self.told(record)
        if error := _error(record):
            facts["fault"] = described(error)
        return json.dumps(facts, ensure_ascii=False)


class Plain(Line):
    """Time, level, what happened, then key=value; below it a fault's traceback."""

    def format(self, record: logging.LogRecord) -> str:
        facts = self.told(record)
        head = " ".join(facts.pop(name) for name in ("time", "level", "event"))
        line = " ".join([head, *(f"{name}={value}" for name, value in facts.items())])
        error = _error(record)
        return f"{line}\n{described(error)}" if error else line


def _event(record: logging.LogRecord) -> str:
    # Django puts the refused value itself, such as a host name, into messages of this logger.
    if record.name.startswith("django.security"):
        return record.name
    if status := getattr(record, "status_code", None):
        return HTTPStatus(status).phrase
    return PLACE.sub("", " ".join(str(record.msg).split())) or record.name


def _error(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if record.exc_info else None


class Bare(SafeExceptionReporterFilter):
    """Error reports hold no form values, cookies, headers or local variables."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:  # noqa: ARG002 - Django's signature
        return {}

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:  # noqa: ARG002 - Django's signature
        return {}

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, Any]:  # noqa: ARG002 - Django's signature
        return {}

    def get_traceback_frame_variables(
        self,
        request: HttpRequest | None,  # noqa: ARG002 - Django's signature
        tb_frame: TracebackType,  # noqa: ARG002 - Django's signature
    ) -> ItemsView[str, Any]:
        return dict[str, Any]().items()
