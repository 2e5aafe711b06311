"""What plans keep of those whose wishes they follow."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Household
from linli.web.people.models import Occupancy
from linli.web.plans.models import Plan, Wish, WishList
from linli.web.shared.personal import Basis, Personal, Retention, declare

HEARD = _("So that the money goes to what neighbours want, each home counted once.")
YEARS = 1095
"""Days: as long as claims can be made about what was done with the money."""
TIME = Retention("handed_in_at", YEARS, _("you handed it in"))
WITH_THE_LIST = Retention(said=_("as long as the list it stands on"))
WRITTEN = "written by an office in its function, or drawn up from the ledger"


def _doors(key: int, estate: str, dwelling: str) -> Q:
    """The homes in which somebody lives now, or of which they are an owner."""
    behind = Q(pk__in=[])
    homes = Occupancy.objects.filter(person=key, until=None)
    for each, home in homes.values_list("estate", "dwelling"):
        behind |= Q(**{estate: each, dwelling: home})
    return behind


def _lists(key: int) -> "QuerySet[WishList]":
    return WishList.objects.filter(_doors(key, "round__estate", "dwelling"))


def _wishes(key: int) -> "QuerySet[Wish]":
    return Wish.objects.filter(_doors(key, "wish_list__round__estate", "wish_list__dwelling"))


def _letting_off(key: int) -> "QuerySet[Plan]":
    homes = Occupancy.objects.filter(person=key, until=None)
    mine = {
        (estate, household)
        for estate, home in homes.values_list("estate", "dwelling")
        for household in Household.objects.filter(
            estate=estate, dwelling__dwelling=home
        ).values_list("household", flat=True)
    }
    plans = Plan.objects.exclude(hardship=None)
    those = [one.pk for one in plans if mine & {(one.estate_id, h) for h in one.in_hardship}]
    return Plan.objects.filter(pk__in=those)


def _told(_plan: Plan) -> list[tuple[str, str]]:
    """Of the list only that one's own household is on it."""
    return [(gettext("Households in hardship"), gettext("your household is on the list"))]


declare(
    "plans.Round",
    title=_("Rounds of wishes"),
    not_personal={"*": WRITTEN},
)
declare(
    "plans.WishList",
    title=_("Lists of wishes of your home"),
    fields={
        "dwelling": Personal(_("that your home handed in a list"), HEARD, Basis.CONTRACT, TIME),
    },
    leaving="detach",
    kept=_("It is the home's, not one person's: others of the home may have filled it in."),
    reach=_lists,
)
declare(
    "plans.Wish",
    title=_("What your home wishes for"),
    fields={
        "measure": Personal(_("which measures it ticked"), HEARD, Basis.CONTRACT, WITH_THE_LIST)
    },
    leaving="detach",
    kept=_("It is the home's, not one person's: others of the home may have filled it in."),
    reach=_wishes,
)
declare(
    "plans.Plan",
    title=_("Plans that are being drawn up with your household as one in hardship"),
    fields={
        "hardship": Personal(
            _("that your household is in hardship"),
            _("So that a plan lets you off what you cannot pay."),
            Basis.DUTY,
            Retention(said=_("until that one plan is drawn up, fails or is stopped")),
            sensitive=True,
        )
    },
    not_personal={"*": WRITTEN},
    leaving="detach",
    kept=_("It is gone within minutes, when the plan is drawn up."),
    reach=_letting_off,
    tell=_told,
)
