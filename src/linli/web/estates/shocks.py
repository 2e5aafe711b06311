"""The shocks one can choose, as sentences."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "earthquake": _("An earthquake, mild to strong, as often as this region must expect"),
    "summer_outage": _("Power and water fail in a summer heat wave"),
    "lift_outage": _("The lifts stand still"),
}
"""By code of the shock; held against the engine's list by a test."""


def choices() -> list[tuple[str, str]]:
    """For a form."""
    return [(code, str(sentence)) for code, sentence in SENTENCES.items()]
