"""The tables of an installation as its operator sees them: to look after, not to look at people.

Each app adds what is useful to ``site`` in its own ``admin.py``: ``@admin.register(Model,
site=site)`` on a ``Look`` or a ``Keep``. Lists show no names and no text that people wrote.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.web.shared import rights
from linli.web.shared.rights import SITE, Site, open_to_all, right

ACT = "administer"
DJANGOS_OWN_WAYS = ("login", "logout", "password_change", "password_change_done")
"""Into its admin and out of it; ours are those of accounts."""


def the_site(**_rest: object) -> Site:
    return SITE


@open_to_all
def sign_in(_request: HttpRequest) -> HttpResponse:
    """Where everybody signs in, and back."""
    return HttpResponseRedirect(f"{reverse('sign-in')}?next={reverse('admin:index')}")


class OperatorSite(AdminSite):
    """Every page needs the right ``administer``, so accounts asks for a second factor too."""

    site_header = site_title = _("Linli: tables")
    index_title = _("What does this installation hold?")
    enable_nav_sidebar = False

    def has_permission(self, request: Any) -> bool:  # noqa: ANN401 - a request with our fields
        return rights.may(request.hand, ACT, SITE, moment=timezone.now())

    def get_urls(self) -> list[Any]:
        own = [path(f"{name}/", sign_in, name=name) for name in DJANGOS_OWN_WAYS]
        found = [
            each
            for each in super().get_urls()
            if getattr(each, "name", None) not in DJANGOS_OWN_WAYS
        ]
        for view in _views(found):
            right(ACT, of=the_site)(view)
        return [*own, *found]


def _views(found: Iterable[URLPattern | URLResolver]) -> Iterator[Any]:
    for each in found:
        if isinstance(each, URLResolver):
            yield from _views(each.url_patterns)
        else:
            yield each.callback


site = OperatorSite()


class Keep(ModelAdmin[Any]):
    """A table the operator may change. What is noted of a change names the row, not the person."""

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:  # noqa: ANN401, ARG002 - Django's signature
        return _note(request, [obj], ADDITION)[0]

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> LogEntry:  # noqa: ANN401, ARG002 - Django's signature
        return _note(request, [obj], CHANGE)[0]

    def log_deletions(self, request: HttpRequest, queryset: Iterable[Model]) -> list[LogEntry]:
        return _note(request, queryset, DELETION)


class Look(Keep):
    """A table the operator may only read."""

    def has_add_permission(self, *_args: Any, **_options: Any) -> bool:  # noqa: ANN401 - Django's signature
        return False

    def has_change_permission(self, *_args: Any, **_options: Any) -> bool:  # noqa: ANN401 - Django's signature
        return False

    def has_delete_permission(self, *_args: Any, **_options: Any) -> bool:  # noqa: ANN401 - Django's signature
        return False


def _note(request: Any, rows: Iterable[Model], what: int) -> list[LogEntry]:  # noqa: ANN401 - a request whose user is an operator
    entries = [
        LogEntry(
            user_id=request.user.pk,
            content_type=ContentType.objects.get_for_model(row, for_concrete_model=False),
            object_id=str(row.pk),
            object_repr=f"{row._meta.verbose_name} {row.pk}",
            action_flag=what,
        )
        for row in rows
    ]
    return LogEntry.objects.bulk_create(entries)
