"""What a weak part, a building or an entrance is called in a sentence."""

from linli.files.diagnosis import WeakPartDocument
from linli.reports import labels
from linli.reports.numbers import Language
from linli.reports.places import Setting
from linli.reports.words import say


def part_name(part: WeakPartDocument, setting: Setting, lang: Language) -> str:
    """Where a part is and what it is, for the middle of a sentence."""
    kind = labels.kind(part["kind"], lang)
    building = setting.name_of(part["building"]) if part["building"] else None
    if part["system"] == "structure":
        return say("weak.structure", lang, building=building or part["part"])
    system = labels.system(part["system"], lang)
    what = kind if kind == system else say("weak.what", lang, system=system, kind=kind)
    if building is None:
        return say("weak.shared", lang, what=what)
    entrance = setting.part_entrances.get(part["part"])
    if entrance is None:
        return say("weak.in_building", lang, building=building, what=what)
    return say("weak.in_entrance", lang, building=building, entrance=entrance, what=what)


def entrance_name(key: str, setting: Setting, lang: Language) -> str:
    """Name of an entrance from its key ``building/entrance``."""
    building, _, entrance = key.rpartition("/")
    return say("entrance", lang, building=setting.name_of(building), entrance=entrance)
