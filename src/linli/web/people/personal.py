"""What is kept about people in an estate: homes, offices, who acts for whom, who needs care."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from linli.web.estates.models import Household
from linli.web.people.models import Occupancy
from linli.web.shared.personal import Basis, Personal, Retention, declare, reach

THREE_YEARS = 1095
"""Days; the general time in which claims can be made (Civil Code, article 188)."""

BELONGING = _("So that everybody who lives or owns here can take part, and nobody else.")
ACTING = _("So that it can be shown later who acted for whom, and that they were allowed to.")
CARE = _("So that somebody comes to you when it matters.")
CARE_TIME = Retention("review_on", 0, _("the day on which you are asked again"))


def _after(field: str, event: Any, days: int = THREE_YEARS) -> Retention:  # noqa: ANN401 - lazy
    return Retention(field, days, event)


HOME = _after("until", _("you have left the home"))

declare(
    "people.Occupancy",
    title=_("Your homes"),
    about=("person",),
    fields={
        "person": Personal(_("that you belong to it"), BELONGING, Basis.DUTY, HOME),
        "dwelling": Personal(_("which home"), BELONGING, Basis.DUTY, HOME),
        "owner_confirmed_by": Personal(
            _("who of the committee has seen a proof of ownership"),
            _("Only owners decide by law."),
            Basis.DUTY,
            HOME,
        ),
    },
)
declare(
    "people.Doubt",
    title=_("Doubts whether somebody belongs to a home"),
    about=("by", "occupancy__person"),
    fields={
        "by": Personal(
            _("that somebody of the home doubted it"),
            _("So that nobody sits in a home that is not theirs."),
            Basis.DUTY,
            _after("settled_at", _("it was settled"), 365),
        ),
    },
)
declare(
    "people.Invitation",
    title=_("Letters with codes"),
    fields={
        "dwelling": Personal(
            _("which home a letter was printed for"),
            BELONGING,
            Basis.DUTY,
            _after("expires_at", _("the code has run out"), 365),
        ),
    },
    not_personal={"digest": "a keyed digest of a code"},
)
declare(
    "people.Letterhead",
    title=_("Heads of letters"),
    not_personal={"*": "the committee's own telephone, counter and address"},
)
declare(
    "people.Miss",
    title=_("Codes tried in vain"),
    fields={
        "address": Personal(
            _("network address, as a keyed digest"),
            _("So that nobody can try all codes."),
            Basis.DUTY,
            _after("at", _("the try"), 30),
            secret=True,
        ),
    },
)
declare(
    "people.Position",
    title=_("Your offices"),
    about=("person",),
    fields={
        "person": Personal(
            _("which office you held, from when to when"),
            _("So that everybody can know who was entitled to act."),
            Basis.DUTY,
            _after("until", _("the end of the office")),
        ),
    },
    not_personal={"building": "key of a building"},
)

PROXY = _after("ended_at", _("its end"))
declare(
    "people.Proxy",
    title=_("Proxies for votes"),
    about=("giver", "holder"),
    fields={
        "giver": Personal(_("who gave it"), ACTING, Basis.DUTY, PROXY),
        "holder": Personal(_("who holds it"), ACTING, Basis.DUTY, PROXY),
        "about": Personal(_("for what"), ACTING, Basis.DUTY, PROXY),
        "wish": Personal(_("how you want them to vote"), ACTING, Basis.DUTY, PROXY),
    },
)
CARER = _after("until", _("its last day"))
declare(
    "people.Care",
    title=_("Carers who read and speak for somebody"),
    about=("giver", "holder"),
    fields={
        "giver": Personal(_("for whom"), ACTING, Basis.SEPARATE, CARER),
        "holder": Personal(_("who cares"), ACTING, Basis.SEPARATE, CARER),
        "witnesses": Personal(_("two witnesses"), ACTING, Basis.SEPARATE, CARER),
    },
)
ERRAND = _after("began_at", _("it was done"))
declare(
    "people.Errand",
    title=_("What others did for you, or you for others"),
    about=("person", "by"),
    fields={
        "person": Personal(_("for whom"), ACTING, Basis.DUTY, ERRAND),
        "by": Personal(_("by whom"), ACTING, Basis.DUTY, ERRAND),
    },
)
declare(
    "people.Pseudonym",
    title=_("Your names in public records"),
    about=("person",),
    fields={
        "person": Personal(
            _("that it is yours"),
            _("So that the public record needs nobody's name."),
            Basis.DUTY,
        ),
        "code": Personal(
            _("a name drawn by lot, one for each estate"),
            _("So that the public record needs nobody's name."),
            Basis.DUTY,
        ),
    },
)
declare(
    "people.Need",
    title=_("Who needs looking after"),
    about=("person",),
    fields={
        name: Personal(what, CARE, Basis.SEPARATE, CARE_TIME, sensitive=True)
        for name, what in (
            ("person", _("that it is you")),
            ("dwelling", _("your door")),
            ("kind", _("what help depends on")),
            ("note", _("what a helper must know")),
            ("witnesses", _("two witnesses of your consent")),
            ("helper", _("the neighbour paired with you")),
        )
    },
)
LOOKED = _after("at", _("the look"))
LOOKING = _("So that you can see who looked, and nobody looks without a reason.")
declare(
    "people.Look",
    title=_("Who looked at that"),
    about=("person", "who"),
    # Who has looked goes, that somebody looked stays: it is another's right to see it.
    goes_with=("person",),
    fields={
        "person": Personal(_("whose entry it was"), LOOKING, Basis.DUTY, LOOKED),
        "who": Personal(_("who looked"), LOOKING, Basis.DUTY, LOOKED),
        "words": Personal(_("why"), LOOKING, Basis.DUTY, LOOKED),
    },
    not_personal={"role": "the code of an office"},
)


def _households(key: int) -> "QuerySet[Household]":
    """The ledger's households behind the doors to which somebody belongs now."""
    behind = Q(pk__in=[])
    homes = Occupancy.objects.filter(person=key, until=None, lives_here=True)
    for estate, dwelling in homes.values_list("estate", "dwelling"):
        behind |= Q(estate=estate, dwelling__dwelling=dwelling)
    return Household.objects.filter(behind)


reach("estates.Household", _households)
