"""Doors: how a home is called on paper and by its people."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from linli.web.estates.models import Dwelling, Estate

FILLING = re.compile(r"号楼|楼栋|单元|号院|[号楼栋幢座门室房户层]")
PART = re.compile(r"[0-9]+|[a-z]+|[^\W\d_a-z]+")


@dataclass(frozen=True, slots=True)
class Door:
    """A home of the ledger, or one that was in it: then only its key is known."""

    key: str
    building: str | None = None
    building_name: str = ""
    entrance: int | None = None

    def __str__(self) -> str:
        """Building and entrance in front of the key, where the key does not begin with them."""
        if not self.building_name:
            return self.key
        if self.entrance is None:
            return _("%(building)s, %(key)s") % {"building": self.building_name, "key": self.key}
        return _("%(building)s, entrance %(entrance)d, %(key)s") % {
            "building": self.building_name,
            "entrance": self.entrance,
            "key": self.key,
        }


def doors(estate: Estate, keys: Iterable[str] | None = None) -> dict[str, Door]:
    """The estate's homes by key, in the ledger's order; only ``keys`` where they are given."""
    rows = Dwelling.objects.filter(estate=estate)
    if keys is not None:
        rows = rows.filter(dwelling__in=list(keys))
    columns = ("dwelling", "building__building", "building__name", "entrance")
    return {
        key: Door(key, building, name or building, entrance)
        for key, building, name, entrance in rows.values_list(*columns)
    }


def door(estate: Estate, key: str) -> Door:
    """One home; a bare one when the ledger no longer has it."""
    return doors(estate, [key]).get(key, Door(key))


def folded(words: str) -> tuple[str, ...]:
    """What two ways of writing a door have in common: ``1号楼2单元０301`` is ``1-2-301``."""
    plain = FILLING.sub(" ", unicodedata.normalize("NFKC", words).casefold())
    return tuple(str(int(part)) if part.isdecimal() else part for part in PART.findall(plain))


def plain_name(words: str) -> str:
    """A name as it is kept: one form of each sign, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", words).split())
