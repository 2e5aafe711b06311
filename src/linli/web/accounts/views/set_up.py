"""The first page of a new installation: who runs it?"""

from allauth.core import ratelimit
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from linli.web.accounts import actions
from linli.web.accounts.adapters import TOO_OFTEN
from linli.web.accounts.entry import enter
from linli.web.accounts.forms import SetUpForm
from linli.web.accounts.models import Person
from linli.web.shared.rights import open_to_all


@open_to_all
@never_cache
@sensitive_post_parameters("code", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def set_up(request: HttpRequest) -> HttpResponse:
    """Make the operator; there is no such page once there is an account."""
    if Person.objects.exists():
        raise Http404
    form = SetUpForm(request.POST or None)
    if form.is_bound and not ratelimit.consume(request, action="set_up"):
        form.add_error(None, TOO_OFTEN)
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data
        code = typed.pop("code")
        try:
            person = actions.set_up(settings.LINLI_HOME, code, **typed)
        except PermissionDenied as refusal:
            form.add_error("code", str(refusal))
        else:
            return enter(request, person, "password", own_device=False)
    return render(
        request, "accounts/set_up.html", {"form": form}, status=422 if form.is_bound else 200
    )
