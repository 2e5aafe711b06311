"""Letting somebody in: a fresh session, a second factor where one is asked, and on to the page."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.urls import reverse
from django.utils.http import urlencode

from linli.web.accounts import sessions
from linli.web.accounts.models import Person


def begin_anew(request: HttpRequest, *, own_device: bool) -> None:
    """Leave whoever was signed in here, and remember whether this is the person's own device."""
    logout(request)
    request.session[sessions.OWN] = own_device


def enter(
    request: HttpRequest, person: Person, method: str, *, own_device: bool, to: str = ""
) -> HttpResponse:
    """Sign the person in, by way of the second factor where one is asked, and go on.

    Parameters
    ----------
    method : how they have shown who they are, such as "pin"
    own_device : whether they said that it is their own
    to : an address of ours to go on to; else where they came from
    """
    to = to or after(request)
    begin_anew(request, own_device=own_device)
    record_authentication(request, person, method)
    response: HttpResponse = perform_login(request, Login(user=person, redirect_url=to))
    return response


def after(request: HttpRequest) -> str:
    """The page one came from, if it is ours; else the first page."""
    return safe_next(request) or reverse(settings.LOGIN_REDIRECT_URL)


def safe_next(request: HttpRequest) -> str:
    """The page one came from, if it is ours; else nothing."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if get_adapter(request).is_safe_url(wanted) else ""


def with_next(request: HttpRequest, address: str) -> str:
    """``address``, carrying on the page one came from."""
    came_from = safe_next(request)
    return f"{address}?{urlencode({'next': came_from})}" if came_from else address


def passkeys_work(request: HttpRequest) -> bool:
    """Whether browsers allow passkeys at this address: names behind https, and localhost."""
    name = host(request)
    return name == "localhost" or (request.is_secure() and not _is_number(name))


def host(request: HttpRequest) -> str:
    """The name or address that this request came to, without the port."""
    return split_domain_port(request.get_host())[0]


def _is_number(name: str) -> bool:
    return name.startswith("[") or name.replace(".", "").isdigit()
