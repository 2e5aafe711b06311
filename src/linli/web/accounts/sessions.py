"""How long somebody stays signed in, and where."""

from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from linli.web.accounts.devices import describe
from linli.web.accounts.factors import holds_office
from linli.web.accounts.models import Device, Person

OWN = "own_device"
ON_OWN_DEVICE = timedelta(days=30)
OF_STAFF = timedelta(hours=12)
UNTIL_BROWSER_CLOSES = 0


def begin(request: HttpRequest, person: Person, *, moment: datetime) -> None:
    """Set how long this session lasts and list it among the person's devices."""
    own = bool(request.session.get(OWN))
    limit(request, person)
    if not request.session.session_key:
        request.session.save()
    seen = describe(request.headers.get("user-agent", ""))
    Device.objects.update_or_create(
        session_key=request.session.session_key,
        defaults={
            "person": person,
            "system": seen.system,
            "browser": seen.browser,
            "own": own,
            "began_at": moment,
        },
    )


def limit(request: HttpRequest, person: Person) -> None:
    """Staff 12 hours; others 30 days on their own device, else until the browser closes."""
    if holds_office(person):
        request.session.set_expiry(OF_STAFF)
    elif request.session.get(OWN):
        request.session.set_expiry(ON_OWN_DEVICE)
    else:
        request.session.set_expiry(UNTIL_BROWSER_CLOSES)


def devices(person: Person, *, moment: datetime) -> list[Device]:
    """Where the person is signed in now; what has ended is dropped from the list."""
    alive = Session.objects.filter(expire_date__gt=moment).values("session_key")
    person.devices.exclude(session_key__in=alive).delete()
    return list(person.devices.all())


def end(device: Device) -> None:
    """Sign out there."""
    import_module(settings.SESSION_ENGINE).SessionStore(device.session_key).delete()
    device.delete()


def end_all(person: Person) -> None:
    """Sign out everywhere."""
    for device in person.devices.all():
        end(device)


def end_others(request: HttpRequest, person: Person) -> None:
    """Sign out everywhere but here."""
    for device in person.devices.exclude(session_key=request.session.session_key):
        end(device)
