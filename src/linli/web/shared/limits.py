"""What one person or address may send: so many forms a minute, so many bytes at once.

Generous, against a script that floods the server and not against people; signing in has stricter
limits of its own. Counted in memory, as a limit that writes to the database at every form would
itself be the flood. `linli serve` answers from one process, so its count is whole.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.web.shared.addresses import address_of

MINUTE = 60  # seconds
NEIGHBOURS = 10
"""A meeting hall sits behind one address: so many people's worth."""
FORM_BYTES = 1_000_000
"""Beside a file: the other fields of its form."""
READING = ("GET", "HEAD", "OPTIONS", "TRACE")


class Counted:
    """How often each key came in the minute that runs."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._minute = 0
        self._times: Counter[str] = Counter()

    def add(self, key: str, minute: int) -> int:
        """Count ``key`` once more; how often it came in ``minute``."""
        with self._lock:
            if minute != self._minute:
                self._minute, self._times = minute, Counter()
            self._times[key] += 1
            return self._times[key]


class LimitForms:
    """Refuses with 429 once a person, or an address, sends more forms a minute than people do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.counted = Counted()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING:
            return self.get_response(request)
        minute = int(time.monotonic() // MINUTE)
        over = [self.counted.add(key, minute) > most for key, most in _keys(request)]
        return _too_often(request) if any(over) else self.get_response(request)


def _keys(request: HttpRequest) -> Iterator[tuple[str, int]]:
    most = settings.FORMS_A_MINUTE
    yield f"address {address_of(request)}", most * NEIGHBOURS
    if request.user.is_authenticated:
        yield f"person {request.user.pk}", most


def _too_often(request: HttpRequest) -> HttpResponse:
    response = render(request, "flood.html", status=429)
    response.headers["Retry-After"] = str(MINUTE)
    return response


class LimitBytes:
    """Refuses with 413, before anything is read, what is larger than any file that is taken."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sent = request.META.get("CONTENT_LENGTH") or "0"
        largest = max(settings.UPLOAD_MEGABYTES, settings.DOCUMENT_MEGABYTES)
        most = largest * 1_000_000 + FORM_BYTES
        if sent.isdigit() and int(sent) > most:
            values = {"megabytes": largest}
            return render(request, "413.html", values, status=413)
        return self.get_response(request)
