"""The people of the demo: one of each kind, at home or in office in the example estate."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linli.web.accounts.actions import make_demo_person
from linli.web.accounts.models import Person
from linli.web.estates.models import Estate, Household
from linli.web.people.models import Occupancy, Position
from linli.web.people.models.occupancy import Relation, Source
from linli.web.people.models.position import Office

OFFICES = {
    "周敏（居委会 committee）": Office.COMMITTEE,
    "赵强（网格员 grid worker）": Office.GRID_WORKER,
    "孙丽（物业 property company）": Office.PROPERTY,
    "钱伟（业委会 owners' committee）": Office.OWNERS_COMMITTEE,
    "吴刚（社区党组织 party branch）": Office.PARTY_BRANCH,
    "郑红（街道办 sub-district）": Office.GOVERNMENT,
}
OWNER = "李建国（业主 owner）"
ELDER = "冯秀英（李家老人 elder）"
TENANT = "王芳（租户 tenant）"
OPERATOR = "何平（系统管理员 operator）"


@transaction.atomic
def load(estate: Estate, *, moment: datetime) -> None:
    """Make them, once; nobody can enter as them but in the demo."""
    if Person.objects.filter(demo=True).exists():
        return
    day = timezone.localdate(moment)
    for name, office in OFFICES.items():
        person = make_demo_person(name)
        Position.objects.create(person=person, estate=estate, office=office, since=day)
    owned, rented = _homes(estate, "owner", 2), _homes(estate, "tenant", 1)
    _own(make_demo_person(OWNER), estate, owned[0], moment)
    _own(Person.objects.get(demo=True, name__startswith="钱伟"), estate, owned[1], moment)
    _settle(make_demo_person(ELDER), estate, owned[0], Relation.FAMILY, day)
    _settle(make_demo_person(TENANT), estate, rented[0], Relation.TENANT, day)
    make_demo_person(OPERATOR, operator=True)


def _homes(estate: Estate, tenure: str, wanted: int) -> Sequence[str]:
    """Keys of the first dwellings in which a household of this tenure lives."""
    rows = Household.objects.filter(estate=estate, tenure=tenure).order_by("dwelling__dwelling")
    return list(rows.values_list("dwelling__dwelling", flat=True).distinct()[:wanted])


def _own(person: Person, estate: Estate, dwelling: str, moment: datetime) -> None:
    home = _settle(person, estate, dwelling, Relation.OWNER, timezone.localdate(moment))
    seen = {"owner_confirmed_at": moment, "owner_source": Source.REGISTER}
    Occupancy.objects.filter(pk=home.pk).update(**seen)


def _settle(
    person: Person, estate: Estate, dwelling: str, relation: Relation, day: date
) -> Occupancy:
    return Occupancy.objects.create(
        person=person, estate=estate, dwelling=dwelling, relation=relation, since=day
    )
