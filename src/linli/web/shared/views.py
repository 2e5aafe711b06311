from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from linli.web.shared import readiness
from linli.web.shared.frame import LARGE, TEXT_SIZE
from linli.web.shared.rights import open_to_all

YEAR = 365 * 24 * 3600  # seconds


@open_to_all
@never_cache
@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """200 when the page and its database answer; for whoever watches the server."""
    return _told({} if readiness.database() else {"database": "does not answer"})


@open_to_all
@never_cache
@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """200 when the installation can do its work: database, migrations, worker, disk."""
    return _told(readiness.obstacles())


def _told(obstacles: dict[str, str]) -> JsonResponse:
    status = {"status": "not ready" if obstacles else "ok"}
    return JsonResponse(status | obstacles, status=503 if obstacles else 200)


@open_to_all
@require_POST
def text_size(request: HttpRequest) -> HttpResponse:
    """Remember the reader's text size and go back to the page they came from."""
    wanted = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    response = HttpResponseRedirect(wanted if safe else "/")
    if request.POST.get("size") == LARGE:
        response.set_cookie(
            TEXT_SIZE, LARGE, YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie(TEXT_SIZE, samesite="Lax")
    return response
