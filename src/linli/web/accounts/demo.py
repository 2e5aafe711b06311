"""Entering as a demo person: only where nobody from outside can come in."""

from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

from linli.web.shared.hosts import is_loopback


def demo(*, wanted: bool, hosts: Sequence[str]) -> bool:
    """``wanted``, when all host names answered are this computer's own.

    Raises
    ------
    ImproperlyConfigured : wanted together with another host name
    """
    others = [host for host in hosts if not is_loopback(host)]
    if wanted and others:
        raise ImproperlyConfigured(
            f"LINLI_DEMO lets anybody enter as anybody, so LINLI_HOSTS may not name {others[0]!r}: "
            "use 127.0.0.1, localhost or [::1], or leave LINLI_DEMO out."
        )
    return wanted
