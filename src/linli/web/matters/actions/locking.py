"""A matter as it is now, held still for one act."""

from linli.web.matters.models import Matter


def held(matter: Matter) -> Matter:
    """The row, locked until the end of the transaction: its stage and state cannot change now."""
    rows = Matter.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("estate", "version").get(pk=matter.pk)
