"""Codes sent by e-mail and text message.

They are sent beside the request: otherwise the time an answer takes would tell whether an account
exists. What cannot be sent is logged without the address.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from linli.web.accounts import sms

log = logging.getLogger(__name__)
_beside = ThreadPoolExecutor(max_workers=2, thread_name_prefix="linli-messages")
_under_way: set[Future[None]] = set()


def mail_code(address: str, code: str) -> None:
    """A code to an e-mail address."""
    subject = _("Linli: your code is %(code)s") % {"code": code}
    _hand_over(_mail, address, subject, _text(code))


def text_code(phone: str, code: str) -> None:
    """A code to a telephone."""
    _hand_over(sms.send, phone, _text(code))


def drain() -> None:
    """Wait until everything handed over has been sent or has failed."""
    wait(set(_under_way))


def _text(code: str) -> str:
    return _(
        "Linli: your code is %(code)s. It holds for ten minutes. Give it to nobody, whoever asks; "
        "if you did not ask for it, do nothing."
    ) % {"code": code}


def _mail(address: str, subject: str, text: str) -> None:
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [address])


def _hand_over(send: Callable[..., None], *args: str) -> None:
    sending = _beside.submit(_send, send, *args)
    _under_way.add(sending)
    sending.add_done_callback(_under_way.discard)


def _send(send: Callable[..., None], *args: str) -> None:
    try:
        send(*args)
    except Exception as error:  # noqa: BLE001 - whatever a gateway raises; it may hold the address
        log.error("A code could not be sent: %s", type(error).__name__)  # noqa: TRY400 - see above
