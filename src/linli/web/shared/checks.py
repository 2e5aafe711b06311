"""What ``manage.py check --deploy`` says of an installation that others can reach."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register  # noqa: A004 - Django's name

from linli.web.shared.hosts import is_loopback


def others() -> list[str]:
    """Host names answered that are not this computer's own."""
    return [host for host in settings.ALLOWED_HOSTS if not is_loopback(host)]


@register(Tags.security, deploy=True)
def encrypted(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:  # noqa: ANN401, ARG001 - Django's signature
    """Others can reach the pages, and their way here is not encrypted."""
    if settings.HTTPS or not others():
        return []
    return [
        Warning(
            f"LINLI_HOSTS answers {others()[0]!r}, but LINLI_HTTPS is off.",
            hint="Put a server with a certificate in front and set LINLI_HTTPS=1. Without it "
            "whoever shares the network can read what is sent, PINs too.",
            id="linli.W001",
        )
    ]


@register(Tags.security, deploy=True)
def data_folder_is_private(
    app_configs: Sequence[AppConfig] | None,  # noqa: ARG001 - Django's signature
    **_options: Any,  # noqa: ANN401 - Django's signature
) -> list[CheckMessage]:
    """Other users of this computer can look into the data folder."""
    if not settings.LINLI_HOME.stat().st_mode & 0o077:
        return []
    return [
        Warning(
            "Other users of this computer can look into LINLI_HOME.",
            hint=f"Give: chmod 700 {settings.LINLI_HOME}",
            id="linli.W002",
        )
    ]
