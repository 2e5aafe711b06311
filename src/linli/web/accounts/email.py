"""The mail server codes are sent through, named by one address."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ACCEPTED = (
    "smtp://USER:PASSWORD@HOST:PORT?from=ADDRESS or smtps://... for encryption from the start"
)
PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class Mailbox:
    """A mail server and the address mail comes from."""

    host: str
    port: int
    user: str
    password: str
    ssl: bool
    starttls: bool
    sender: str


def mailbox(address: str) -> Mailbox | None:
    """What ``smtp://...`` or ``smtps://...`` names; None for an empty address.

    ``smtp`` begins in clear and then encrypts; ``&encrypt=no`` leaves that out, for a mail server
    on the same machine. The address mail comes from is the user unless ``from`` names another.

    Raises
    ------
    ImproperlyConfigured : another kind of address, or none to send from; the password is not shown
    """
    if not address:
        return None
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    user = unquote(parts.username or "")
    sender = options.get("from", user)
    if parts.scheme not in PORTS or not parts.hostname or "@" not in sender:
        raise ImproperlyConfigured(f"LINLI_EMAIL of kind {parts.scheme!r}: use {ACCEPTED}.")
    return Mailbox(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=user,
        password=unquote(parts.password or ""),
        ssl=parts.scheme == "smtps",
        starttls=parts.scheme == "smtp" and options.get("encrypt") != "no",
        sender=sender,
    )
