"""By whose hand a request is made."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from linli.web.shared.rights import Hand


class KnowTheHand:
    """Puts ``request.hand``: the person signed in, acting for themselves."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:  # noqa: ANN401 - gains a field here
        request.hand = Hand(request.user, request.user)
        return self.get_response(request)
