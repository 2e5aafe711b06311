"""What a page shows only to those who may use it, and as what somebody is here."""

from typing import Any

from django.conf import settings
from django.template import Context, Library
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from linli.web.shared import navigation, rights

register = Library()


@register.simple_tag(takes_context=True)
def may(context: Context, act: str, subject: object) -> bool:
    """``{% may "see_ledger" estate as ok %}``: a page asks each right once."""
    request: Any = context.get("request")
    hand = getattr(request, "hand", None)
    if hand is None:
        return False
    asked: dict[tuple[object, ...], bool] = request.__dict__.setdefault("rights_asked", {})
    key = (act, type(subject), getattr(subject, "pk", None))
    if key not in asked:
        asked[key] = rights.may(hand, act, subject, moment=timezone.now())
    return asked[key]


@register.simple_tag(takes_context=True)
def pages(context: Context, estate: Any, place: navigation.Place) -> list[dict[str, object]]:  # noqa: ANN401 - apps below estates do not know it
    """``{% pages estate "everybody" as bar %}``: the entries of one part that are this reader's."""
    return [
        {
            "label": entry.label,
            "address": reverse(entry.url_name, args=entry.arguments(estate)),
            "here": entry.url_name == context.get("here"),
        }
        for entry in navigation.entries(place)
        if may(context, entry.act, estate)
    ]


@register.simple_tag(takes_context=True)
def standing_here(context: Context, estate: object) -> str:
    """``{% standing_here estate %}``: as what the reader is here, in words."""
    request: Any = context.get("request")
    hand = getattr(request, "hand", None)
    if hand is None or not hand.person.is_authenticated:
        return ""
    told: str = import_string(settings.STANDING)(hand, estate, timezone.now())
    return told
