"""Places that serve."""

from collections.abc import Sequence

from linli.engine.estate.estate import Estate
from linli.engine.renewal.effects.effect import EffectRule, only
from linli.engine.renewal.effects.rows import new_key, with_rows
from linli.engine.renewal.settings import KEY, Settings, number_in, positive, text_in, words, yes_no
from linli.engine.renewal.sites import ROOM, room_short


def add_facility(estate: Estate, sites: Sequence[str], settings: Settings, _year: int) -> Estate:
    """A place of a kind with room for what is short; ``inside`` unless the settings say no."""
    short = room_short(estate, settings)
    if not sites or not short:
        return estate
    line = {
        "facility": new_key(text_in(settings, KEY), sites[0]),
        "kind": settings["kind"],
        "name": settings["name"],
        "inside": settings.get("inside", True),
        "capacity_persons": int(short),
        "hours_a_day": float(number_in(settings, "hours")),
    }
    return with_rows(estate, "facilities", [line], ("kind",), grows="capacity_persons")


EFFECTS = {
    "add_facility": EffectRule(
        add_facility,
        only("facilities"),
        only("estate"),
        {**ROOM, "name": words(), "hours": positive(), "inside": yes_no()},
    ),
}
