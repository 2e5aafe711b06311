"""Where a request comes from."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The network address; behind the proxy that ``HTTPS`` stands for, the last one it names.

    Earlier ones in the header are whatever the sender wrote there.
    """
    if settings.HTTPS and (named := request.headers.get("X-Forwarded-For", "")):
        return named.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
