"""What stands before every view: nobody passes whose right nobody has asked about."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from linli.web.shared import rights


class AskRights:
    """Asks the right a view declares; a view that declares none is a fault, not an open door."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: Any,  # noqa: ANN401 - a request with the fields our middleware adds
        view: Callable[..., Any],
        _args: Sequence[object],
        kwargs: dict[str, object],
    ) -> HttpResponseBase | None:
        need = rights.needed(view)
        if need is None:
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} declares no right")
        if need.kind == "open":
            return None
        if need.kind == "own":
            return None if request.user.is_authenticated else _sign_in(request)
        assert need.find is not None  # noqa: S101 - Right's own promise
        request.subject = need.find(**kwargs)
        answer = rights.ask(request.hand, need.act, request.subject, moment=timezone.now())
        if isinstance(answer, rights.Grant):
            request.grant = answer
            return None
        if answer.sign_in and not request.user.is_authenticated:
            return _sign_in(request)
        raise PermissionDenied(answer.words)


def _sign_in(request: HttpRequest) -> HttpResponseBase:
    return redirect_to_login(request.get_full_path())
