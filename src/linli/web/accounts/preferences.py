"""Language and text size go with the person to every device they sign in on."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from linli.web.accounts.models import Person, TextSize
from linli.web.shared.frame import LARGE, TEXT_SIZE
from linli.web.shared.language import reader_language

YEAR = 365 * 24 * 3600  # seconds


def carry(person: Person, response: HttpResponse) -> None:
    """Let this browser show pages as the person has chosen; what was never chosen stays."""
    if person.language:
        _keep(response, settings.LANGUAGE_COOKIE_NAME, person.language)
    if person.text_size == TextSize.LARGE:
        _keep(response, TEXT_SIZE, LARGE)
    elif person.text_size:
        response.delete_cookie(TEXT_SIZE, samesite="Lax")


def shown(request: HttpRequest, person: Person) -> dict[str, str]:
    """What the person has chosen; where nothing, how this browser shows pages now."""
    large = request.COOKIES.get(TEXT_SIZE) == LARGE
    return {
        "language": person.language or {"zh": "zh-hans", "en": "en"}[reader_language()],
        "text_size": person.text_size or (TextSize.LARGE if large else TextSize.USUAL),
    }


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")
