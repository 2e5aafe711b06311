"""What the ledger keeps about people: households without names, by the key of their dwelling."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from linli.web.estates import bridge
from linli.web.estates.cells import worded
from linli.web.estates.models import Household
from linli.web.shared.language import reader_language
from linli.web.shared.personal import Basis, Personal, Retention, declare

PLACE = "of buildings and things"
STRESS_TEST = _("To find out who would go without water, power or help, and to help them first.")
TILL_NEXT = Retention(said=_("until the committee counts anew"))
COUNTS = Personal(
    _("how many live there, their ages in bands, tenant or owner, away or not"),
    STRESS_TEST,
    Basis.DUTY,
    TILL_NEXT,
)
HEALTH = Personal(
    _("how many there find walking hard or need medicine, whether somebody lives alone"),
    STRESS_TEST,
    Basis.DUTY,
    TILL_NEXT,
    sensitive=True,
)


def _household(row: Household) -> Iterator[tuple[str, str]]:
    """What is known of a household, under the names that the ledger has for its columns."""
    lang = reader_language()
    for column in bridge.BY_NAME["households"].columns:
        value = None if column.refers else getattr(row, bridge.field_of(column))
        if value is not None and column.name != "generated":
            yield column.label(lang), worded(column, value, lang)


for model, title in (
    ("Estate", _("Estates")),
    ("Building", _("Buildings")),
    ("Dwelling", _("Dwellings")),
    ("Component", _("Components")),
    ("Facility", _("Facilities")),
    ("Organisation", _("Organisations of the ledger")),
    ("Stock", _("Stocks")),
    ("Diagnosis", _("Stress tests")),
):
    declare(f"estates.{model}", title=title, not_personal={"*": PLACE})

declare(
    "estates.Household",
    title=_("Households in the ledger, without names"),
    tell=_household,
    fields={
        "household": COUNTS,
        **dict.fromkeys(
            ("size", "age_0_5", "age_6_17", "age_18_59", "age_60_79", "age_80_plus"), COUNTS
        ),
        **dict.fromkeys(("tenure", "away", "cooled", "smoke_alarm"), COUNTS),
        **dict.fromkeys(("mobility_limited", "medicated", "lives_alone"), HEALTH),
    },
    not_personal={"generated": "names of columns that were calculated"},
    leaving="detach",
    kept=_(
        "The ledger counts households without names. It is replaced when the committee counts anew."
    ),
)
declare(
    "estates.Tie",
    title=_("Who helps which household, without names"),
    fields={
        "tie": Personal(
            _("which household helps which"), STRESS_TEST, Basis.DUTY, TILL_NEXT, sensitive=True
        )
    },
    not_personal={"generated": "names of columns that were calculated"},
    leaving="detach",
    kept=_("It is replaced when the committee counts anew."),
)
declare(
    "estates.Responder",
    title=_("People and groups who help, without names"),
    not_personal={"*": "a role and a number of people"},
)
declare(
    "estates.Answer",
    title=_("Answers of the survey, without names"),
    fields={
        "item": Personal(_("answers by household"), STRESS_TEST, Basis.CONSENT, TILL_NEXT),
        "answer": Personal(_("key of the answer"), STRESS_TEST, Basis.CONSENT, TILL_NEXT),
    },
    not_personal={"generated": "names of columns that were calculated"},
    leaving="detach",
    kept=_("It is replaced when the committee counts anew."),
)
declare(
    "estates.Upload",
    title=_("Workbooks handed in"),
    not_personal={"*": "a ledger on its way in, which holds no names"},
)
