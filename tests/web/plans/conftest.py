import pytest


@pytest.fixture
def staff(lane):
    """Somebody of the committee of the small estate."""
    from tests.web.people.factories import holds, person  # noqa: PLC0415 - needs Django set up

    liu = person("刘主任")
    holds(lane, liu)
    return liu


@pytest.fixture
def counter(staff, sign_in):
    """Their browser."""
    return sign_in(staff)


@pytest.fixture
def entries(lane):
    """The acts in the public record of the small estate, with their facts, oldest first."""
    from linli.web.journal.models import Entry  # noqa: PLC0415 - needs Django set up

    def told():
        rows = Entry.objects.filter(book__name=lane.estate).order_by("number")
        return [(row.act, row.told()) for row in rows]

    return told


@pytest.fixture
def neighbour(lane):
    """A tenant of the ground floor of building 1."""
    from tests.web.people.factories import lives, person  # noqa: PLC0415 - needs Django set up

    chen = person("小陈")
    lives(lane, chen, "1-1-101", "tenant")
    return chen
