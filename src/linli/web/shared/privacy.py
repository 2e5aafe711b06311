"""The public page: what is kept about people, why, and how long."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.web.shared.personal import declarations
from linli.web.shared.rights import open_to_all


@open_to_all
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    told = [(each, each.told()) for each in declarations() if each.fields]
    kept = [each for each in declarations() if each.kept]
    return render(request, "shared/privacy.html", {"told": told, "kept": kept})
