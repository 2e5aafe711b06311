from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from linli.web.shared.frame import LARGE, TEXT_SIZE
from linli.web.shared.rights import open_to_all

YEAR = 365 * 24 * 3600  # seconds


@open_to_all
@never_cache
@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """200 when the page and its database answer; for whoever watches the server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


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
