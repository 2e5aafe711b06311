"""One line a request: which page by the name of its route, how it ended, how long it took."""

import logging
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from linli.web.shared.addresses import address_of
from linli.web.shared.logs import request_id

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
log = logging.getLogger("linli.requests")


class LogRequests:
    """Stands before all others. A path may hold a name or a code, so it is not written down."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        number = secrets.token_hex(8)
        mark = request_id.set(number)
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = number
            if not request.path.startswith(settings.STATIC_URL):
                _write(request, response, time.perf_counter() - begun)
        finally:
            request_id.reset(mark)
        return response


def _write(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    found = request.resolver_match
    facts = {
        "method": request.method if request.method in METHODS else "other",
        "route": found.view_name if found else "none",
        "status": response.status_code,
        "ms": round(seconds * 1000),
    }
    if settings.LOG_ADDRESSES:
        facts["address"] = address_of(request)
    log.info("request", extra={"facts": facts})
