"""By whose hand a request is made."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from linli.web.people.actions.errands import finish
from linli.web.people.hands import hand_of, hear, why_lapsed
from linli.web.people.models import Errand
from linli.web.shared.rights import Hand

ERRAND = "errand"
"""Where a session keeps the number of what its person does for somebody else."""


class KnowTheHand:
    """Puts ``request.hand``: the person signed in, for themselves or for somebody else.

    Whether they still may act for somebody is asked at each request. When they no longer may they
    are told, and a form that was meant for the other person is not taken as their own.
    """

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:  # noqa: ANN401 - gains fields here
        request.hand = Hand(request.user, request.user)
        request.errand = None
        errand = _errand(request)
        if errand is None:
            return self.get_response(request)
        moment = timezone.now()
        if lapsed := why_lapsed(errand, moment):
            return self._fall_back(request, lapsed)
        hear(errand, moment)
        request.errand, request.hand = errand, hand_of(errand)
        return self.get_response(request)

    def _fall_back(self, request: Any, why: str) -> HttpResponse:  # noqa: ANN401 - as above
        del request.session[ERRAND]
        finish(request.user, moment=timezone.now())
        messages.warning(request, why)
        if request.method in ("GET", "HEAD"):
            return self.get_response(request)
        return HttpResponseRedirect(reverse("my-homes"))


def _errand(request: Any) -> Errand | None:  # noqa: ANN401 - as above
    number = request.session.get(ERRAND)
    if number is None or not request.user.is_authenticated:
        return None
    found = Errand.objects.select_related("estate", "person", "by", "care", "proxy")
    return found.filter(pk=number, by=request.user.pk).first()
