"""What a measure of a plan is called: its name, and where it is done."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from linli.web.shared.language import Language

MOST_NAMED = 4
"""Buildings named one by one; of more only the number is told."""

Document = Mapping[str, Any]
Names = Mapping[str, str]
"""Key of a building -> how people call it."""


def listed(document: Document, codes: Iterable[str], names: Names, lang: Language) -> list[str]:
    """Measures by name, each once, with the buildings where it is done."""
    wanted = set(codes)
    places: dict[str, dict[str, None]] = {}
    for one in document["measures"]:
        if one["code"] in wanted:
            found = places.setdefault(one[lang], {})
            found.update((names.get(key, key), None) for key in one["buildings"])
    everywhere = document["estate"]["buildings"]
    return [_with(name, list(found), everywhere) for name, found in places.items()]


def _with(name: str, buildings: list[str], everywhere: int) -> str:
    if not buildings or len(buildings) == everywhere:
        return name
    if len(buildings) > MOST_NAMED:
        return _("%(measure)s (%(n)d buildings)") % {"measure": name, "n": len(buildings)}
    places = _(", ").join(buildings)
    return _("%(measure)s (%(places)s)") % {"measure": name, "places": places}
