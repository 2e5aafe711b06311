"""Language and text size go with the person to every device they sign in on."""

from django.conf import settings
from django.http import HttpResponse

from linli.web.accounts.models import Person
from linli.web.shared.frame import TEXT_SIZE

YEAR = 365 * 24 * 3600  # seconds


def carry(person: Person, response: HttpResponse) -> None:
    """Let this browser show pages as the person has chosen; what was never chosen stays."""
    chosen = {settings.LANGUAGE_COOKIE_NAME: person.language, TEXT_SIZE: person.text_size}
    for name, value in chosen.items():
        if value:
            response.set_cookie(
                name, value, YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
            )
