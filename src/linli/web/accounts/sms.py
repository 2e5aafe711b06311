"""The port for text messages: whoever runs Linli says by which function they leave.

A sender is a function ``(phone: str, text: str) -> None`` that hands one message to a gateway and
raises when the gateway does not take it. Its dotted path stands in ``LINLI_SMS``. Without one no
page offers a code by phone, and nothing is written anywhere.
"""

import sys
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

Sender = Callable[[str, str], None]
CONSOLE = "linli.web.accounts.sms.console"


def sender(name: str) -> str:
    """The dotted path that ``LINLI_SMS`` means: empty, ``console``, or a path.

    Raises
    ------
    ImproperlyConfigured : no path
    """
    if name == "console":
        return CONSOLE
    if name and "." not in name:
        raise ImproperlyConfigured(
            f"LINLI_SMS={name!r}: use console, or the dotted path of a function (phone, text)."
        )
    return name


def offered() -> bool:
    """Whether text messages can be sent at all."""
    return bool(settings.SMS_SENDER)


def send(phone: str, text: str) -> None:
    """One message to one number."""
    import_string(settings.SMS_SENDER)(phone, text)


def console(phone: str, text: str) -> None:
    """For trials: on the terminal that ``linli serve`` runs in."""
    sys.stderr.write(f"SMS {phone}: {text}\n")
    sys.stderr.flush()
