"""What is kept about people, why, on which basis of law, and how long: declared by each app.

An app says it in its ``personal.py``, which is read when Django starts. From these declarations
come the public page, what somebody gets who asks for their data, what goes when they leave, what is
erased when its time is over, and the test that finds a field nobody has declared.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Words = str | Promise


class Basis(models.TextChoices):
    """Why the law allows it: Personal Information Protection Law (PIPL), article 13, section 1."""

    CONSENT = "consent", gettext_lazy("you have agreed (PIPL 13, item 1)")
    SEPARATE = "separate", gettext_lazy("you have agreed to this by itself (PIPL 29)")
    CONTRACT = "contract", gettext_lazy("you asked for this service (PIPL 13, item 2)")
    DUTY = "duty", gettext_lazy("the law gives the committee this duty (PIPL 13, item 3)")
    EMERGENCY = "emergency", gettext_lazy("life or health is in danger (PIPL 13, item 4)")


@dataclass(frozen=True)
class Retention:
    """How long: as long as the account; or ``days`` after the day in the row's field ``after``.

    While ``after`` is empty in a row its time has not begun. ``event`` says what the field is;
    ``said`` says it all, where neither the account nor a day ends it.
    """

    after: str = ""
    days: int = 0
    event: Words = ""
    said: Words = ""

    @property
    def words(self) -> str:
        if not self.after:
            return str(self.said) or _("as long as your account")
        if not self.days:
            return _("until %(event)s") % {"event": self.event}
        return _("%(days)s days after %(event)s") % {"days": self.days, "event": self.event}

    def over(self, model: type[models.Model], moment: datetime) -> Q:
        """Rows whose time is over."""
        last = moment - timedelta(days=self.days)
        dated = model._meta.get_field(self.after)
        if isinstance(dated, models.DateTimeField):
            return Q(**{f"{self.after}__lte": last})
        return Q(**{f"{self.after}__lte": timezone.localdate(last)})


WITH_ACCOUNT = Retention()


@dataclass(frozen=True)
class Personal:
    """One field, or several kept for the same reason.

    Parameters
    ----------
    what : what it is, for the public page
    purpose : what it is kept for, a sentence
    basis : why the law allows it
    retention : how long
    sensitive : health, faith, whereabouts, children under 14 and the like (PIPL 28)
    secret : only a digest or key, which is told to nobody, not even to the person
    """

    what: Words
    purpose: Words
    basis: Basis
    retention: Retention = WITH_ACCOUNT
    sensitive: bool = False
    secret: bool = False


Leaving = Literal["erase", "detach"]
Reach = Callable[[Any], "QuerySet[Any]"]
Tell = Callable[[Any], Iterable[tuple[str, str]]]
Copy = Callable[[Any], dict[str, Any]]


@dataclass
class Declaration:
    """What one model keeps.

    Parameters
    ----------
    label : "app.Model"
    title : what a row is, in the plural
    about : look-ups from the row to the persons whom it is about
    fields : personal fields by name
    not_personal : fields that look personal and are not, each with the reason; "*" for all
    leaving : what happens to the rows when the person goes: erased, or kept without the person
    goes_with : look-ups to those with whom a row goes; ``about`` unless said
    kept : why they are kept, where ``leaving`` is "detach"
    tell : label and value of each column in words, where the app knows better than its columns
    copy : the row for machines, where its columns hold more than is the person's to read
    """

    label: str
    title: Words
    about: tuple[str, ...] = ()
    fields: Mapping[str, Personal] = field(default_factory=dict)
    not_personal: Mapping[str, str] = field(default_factory=dict)
    leaving: Leaving = "erase"
    kept: Words = ""
    goes_with: tuple[str, ...] | None = None
    reach: Reach | None = None
    tell: Tell | None = None
    copy: Copy | None = None

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)

    def rows(self, person: object) -> "QuerySet[Any]":
        """The rows about ``person``, an account or its primary key."""
        key = getattr(person, "pk", person)
        return self._led_to(key, self.about) if self.reach is None else self.reach(key)

    def erase(self, person: object) -> None:
        """Erase what goes with ``person``."""
        if self.leaving == "erase":
            paths = self.about if self.goes_with is None else self.goes_with
            # Those found first, as rows that are told apart by a join cannot be erased at once.
            key = getattr(person, "pk", person)
            gone = list(self._led_to(key, paths).values_list("pk", flat=True))
            self.model._default_manager.filter(pk__in=gone).delete()

    def _led_to(self, key: object, paths: tuple[str, ...]) -> "QuerySet[Any]":
        asked = Q(pk__in=[])
        for path in paths:
            asked |= Q(**{path: key})
        return self.model._default_manager.filter(asked).distinct()

    def told(self) -> list[Personal]:
        """Each reason once, in the order of the fields."""
        return list(dict.fromkeys(self.fields.values()))


_declared: dict[str, Declaration] = {}


def declare(label: str, **said: Any) -> None:  # noqa: ANN401 - the fields of Declaration
    """Say what the model ``label`` keeps; once."""
    if label in _declared:
        raise ValueError(f"{label} is declared twice")
    _declared[label] = Declaration(label, **said)


def reach(label: str, rows: Reach) -> None:
    """Say how a higher app gets from a person's key to rows that hold no relation to one."""
    _declared[label].reach = rows


def declarations() -> tuple[Declaration, ...]:
    """All, in the order of the apps from below."""
    return tuple(_declared.values())


def declared(label: str) -> Declaration | None:
    return _declared.get(label)


def retain(moment: datetime) -> dict[str, int]:
    """Erase what is over: rows whose own time is over, else the fields. Numbers by "app.Model".

    May be run as often as one likes.
    """
    return {each.label: number for each in declarations() if (number := _retain(each, moment))}


def _retain(each: Declaration, moment: datetime) -> int:
    number = 0
    timed = {one.retention for one in each.fields.values() if one.retention.after}
    for retention in sorted(timed, key=lambda one: -one.days):
        names = [name for name, one in each.fields.items() if one.retention == retention]
        rows = each.model._default_manager.filter(retention.over(each.model, moment))
        if len(names) == len(each.fields):
            number += rows.count()
            rows.delete()
            continue
        number += _blank(rows, each.model, names)
    return number


def _blank(rows: "QuerySet[Any]", model: type[models.Model], names: list[str]) -> int:
    """Empty these fields where they are not empty yet."""
    empty = {name: _empty(model, name) for name in names}
    left = Q()
    for name, value in empty.items():
        left |= Q(**{f"{name}__isnull": False}) if value is None else ~Q(**{name: value})
    return rows.filter(left).update(**empty)


def _empty(model: type[models.Model], name: str) -> str | None:
    kept = model._meta.get_field(name)
    return None if getattr(kept, "null", False) else ""


def untold(model: type[models.Model]) -> Iterator[str]:
    """Names of the model's fields that look personal and that nobody has said anything about."""
    said = declared(model._meta.label)
    for each in model._meta.concrete_fields:
        if not looks_personal(each):
            continue
        if said is None or not ({each.name, "*"} & {*said.fields, *said.not_personal}):
            yield each.name


TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField)


def looks_personal(each: "models.Field[Any, Any]") -> bool:
    """A relation to a person, or text that is no code of a closed list."""
    if each.is_relation:
        return to_person(each)
    return isinstance(each, TEXTS) and not each.choices and not each.primary_key


def to_person(each: "models.Field[Any, Any]") -> bool:
    related = each.related_model
    return isinstance(related, type) and related._meta.label == "accounts.Person"
