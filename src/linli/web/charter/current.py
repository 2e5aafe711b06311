"""Which charter holds in an estate on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from linli.web.charter import bridge
from linli.web.charter.models import CharterVersion
from linli.web.estates.models import Estate

USUAL_PLACE = "national"


@dataclass(frozen=True)
class InForce:
    """The charter and its number; 0 is the template an estate begins with."""

    number: int
    charter: bridge.Charter


def in_force(estate: Estate, day: date) -> InForce:
    """The newest version that has come into force; the template while there is none."""
    versions = CharterVersion.objects.filter(estate=estate, in_force_from__lte=day)
    found = versions.values_list("pk", flat=True).first()
    return InForce(0, bridge.template(USUAL_PLACE)) if found is None else kept(found)


def to_come(estate: Estate, day: date) -> CharterVersion | None:
    """The next version that takes the place of the one in force; null while none is set."""
    versions = CharterVersion.objects.filter(estate=estate)
    newest = versions.filter(in_force_from__lte=day).values("number")[:1]
    later = versions.filter(in_force_from__gt=day, number__gt=Coalesce(Subquery(newest), 0))
    return later.order_by("in_force_from", "-number").first()


def frozen(estate: Estate, *, moment: datetime, day: date) -> CharterVersion:
    """The version in force as a row, to be kept by what starts under it.

    The template becomes a row here, so that a later release of the program cannot change what a
    matter started under.
    """
    found = CharterVersion.objects.filter(estate=estate, in_force_from__lte=day).first()
    if found is not None:
        return found
    document = bridge.template_document(USUAL_PLACE)
    values = {
        "document": document,
        "rule_set": document["rule_set"],
        "in_force_from": day,
        "made_at": moment,
    }
    return CharterVersion.objects.get_or_create(estate=estate, number=0, defaults=values)[0]


@lru_cache(maxsize=256)
def kept(pk: UUID) -> InForce:
    """The version with this key, read once: a version never changes."""
    row = CharterVersion.objects.get(pk=pk)
    document = with_later_acts(row.document)
    return InForce(row.number, bridge.accepted(document, bridge.rule_set(row.rule_set)))


def with_later_acts(document: Mapping[str, Any]) -> dict[str, Any]:
    """A version's document; acts that came into the program later are as the template has them.

    Otherwise nobody at all could do them until somebody sets a new version.
    """
    usual = bridge.template_document(USUAL_PLACE)["rights"]
    return {**document, "rights": {**usual, **document["rights"]}}
