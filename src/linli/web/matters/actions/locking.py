"""A matter as it is now, held still for one act."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from linli.web.matters import bridge
from linli.web.matters.models import Matter


def held(matter: Matter) -> Matter:
    """The row, locked until the end of the transaction: its stage and state cannot change now."""
    rows = Matter.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("estate", "version").get(pk=matter.pk)


def refuse_decided(matter: Matter) -> None:
    """What the owners have decided stays as they decided it.

    Raises
    ------
    ValidationError : their decision has passed
    """
    if bridge.bound_by_owners(matter):
        raise ValidationError(
            _(
                "The owners have decided this as it stands. "
                "Raise a new matter for what is to change."
            )
        )
