"""The shocks one can choose, as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "earthquake": _("An earthquake, mild to strong, as often as this region must expect"),
    "waterlogging": _(
        "A downpour: water stands in the estate and in the homes on the ground floor"
    ),
    "storm": _("A gale: the power fails, roofs leak, trees fall across the ways"),
    "storm_flood": _("A gale with a flood: no power, and water on the ground floor as well"),
    "heat_wave": _("Days on end at 35 °C and more, the power holds"),
    "summer_outage": _("The power fails in the heat, and sometimes the water too"),
    "cold_spell": _("Days on end of hard frost or raw cold, pipes may burst"),
    "dwelling_fire": _("A home burns, and the stairway is full of smoke"),
    "water_outage": _("There is no water: the main has burst or is being mended"),
    "riser_outage": _("One riser breaks, and a stairway is without water, power or gas"),
    "power_outage": _("The power fails on an ordinary day"),
    "gas_outage": _("The gas is turned off until every home has been checked"),
    "heat_outage": _("The heating stops in winter"),
    "lift_outage": _("A lift stands still"),
    "confinement": _("The estate is closed for weeks: nobody comes in or goes out"),
}
"""By code of the shock; held against the engine's list by a test."""


GROUPS = (
    (_("Forces of nature"), ("earthquake", "waterlogging", "storm", "storm_flood")),
    (_("Heat and cold"), ("heat_wave", "summer_outage", "cold_spell")),
    (
        _("Supply and lifts"),
        (
            "water_outage",
            "riser_outage",
            "power_outage",
            "gas_outage",
            "heat_outage",
            "lift_outage",
        ),
    ),
    (_("Fire and confinement"), ("dwelling_fire", "confinement")),
)
"""By where they come from; every shock in exactly one group, by a test."""


def choices() -> list[tuple[str, str]]:
    """For a form."""
    return [(code, str(sentence)) for code, sentence in SENTENCES.items()]
