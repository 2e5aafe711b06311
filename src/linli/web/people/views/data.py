"""What is kept about me: to read, to take along, to have erased."""

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.web.people.actions.errands import finish
from linli.web.people.actions.forgetting import forget, why_not_ask, why_not_forget
from linli.web.shared.my_data import document, sections
from linli.web.shared.personal import declarations
from linli.web.shared.request import Request
from linli.web.shared.rights import own


@own
@never_cache
@require_safe
def my_data(request: Request) -> HttpResponse:
    _may_ask(request)
    values = {"sections": sections(request.hand.person), "person": request.hand.person}
    return render(request, "people/my_data.html", values)


@own
@never_cache
@require_safe
def my_data_file(request: Request) -> HttpResponse:
    """The same for machines (PIPL 45: a copy to take along)."""
    _may_ask(request)
    told = document(request.hand.person, timezone.now())
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return answer


@own
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: Request) -> HttpResponse:
    """Ask once more, then erase everything about this person."""
    obstacle = why_not_forget(request.hand, timezone.localdate())
    sure = request.POST.get("sure") == "yes"
    if request.method == "POST" and sure and not obstacle:
        hand = request.hand
        if hand.how == "self":
            logout(request)
        else:
            finish(hand.by, moment=timezone.now())
        forget(hand, moment=timezone.now())
        messages.success(
            request, _("Everything about you is erased. Thank you for having been here.")
        )
        return redirect("privacy")
    values = {
        "obstacle": obstacle,
        "unsure": request.method == "POST" and not sure,
        "kept": [each for each in declarations() if each.kept],
        "person": request.hand.person,
    }
    return render(request, "people/erase.html", values, status=422 if values["unsure"] else 200)


def _may_ask(request: Request) -> None:
    if obstacle := why_not_ask(request.hand):
        raise PermissionDenied(obstacle)
