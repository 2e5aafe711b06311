"""Staff show a second factor before they use an office's right."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from linli.web.accounts import factors
from linli.web.shared import rights


class AskSecondFactor:
    """Stands behind ``AskRights``: what a visitor may do needs no second factor of anybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: Any,  # noqa: ANN401 - a request with the fields our middleware adds
        view: Callable[..., Any],
        _args: Sequence[object],
        _kwargs: dict[str, object],
    ) -> HttpResponseBase | None:
        need = rights.needed(view)
        if need is None or need.kind != "right" or not request.user.is_authenticated:
            return None
        if factors.confirmed(request) or not factors.needed(request.user):
            return None
        if rights.may(rights.VISITOR, need.act, request.subject, moment=timezone.now()):
            return None
        here = request.get_full_path() if request.method == "GET" else reverse("account")
        return HttpResponseRedirect(f"{reverse('second-factor')}?{urlencode({'next': here})}")
