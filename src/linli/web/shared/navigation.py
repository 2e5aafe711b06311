"""What stands in the navigation of an estate: each app adds its pages in its ``apps.py``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise

Place = Literal["everybody", "staff", "decide"]
"""The bar that everybody has, at the foot of a phone; the tools of those who keep the place; the
tabs of what is decided together."""
Arguments = Callable[[Any], Sequence[object]]


@dataclass(frozen=True)
class Entry:
    """A page in the navigation, shown to whoever has the right.

    Parameters
    ----------
    label : one word or two
    url_name : the page; a page marks itself by the same name, as ``here``
    act : the right that its page needs, asked of the estate
    order : smaller comes first
    place : in which part it stands
    arguments : those of the address, from the estate
    """

    label: str | Promise
    url_name: str
    act: str
    order: int
    place: Place
    arguments: Arguments


_entries: dict[tuple[Place, str], Entry] = {}


def by_pk(estate: Any) -> Sequence[object]:  # noqa: ANN401 - apps below estates do not know it
    """The address bears the estate's primary key, as most do."""
    return [estate.pk]


def add(
    label: str | Promise,
    url_name: str,
    act: str,
    order: int,
    *,
    place: Place = "staff",
    arguments: Arguments = by_pk,
) -> None:
    """Put a page into the navigation; called by an app's ``ready``."""
    _entries[place, url_name] = Entry(label, url_name, act, order, place, arguments)


def entries(place: Place) -> list[Entry]:
    """The entries of one part, in their order."""
    found = [entry for entry in _entries.values() if entry.place == place]
    return sorted(found, key=lambda entry: entry.order)
