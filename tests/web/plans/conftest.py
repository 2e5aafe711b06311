import pytest


@pytest.fixture
def neighbour(lane):
    """A tenant of the ground floor of building 1."""
    from tests.web.people.factories import lives, person  # noqa: PLC0415 - needs Django set up

    chen = person("小陈")
    lives(lane, chen, "1-1-101", "tenant")
    return chen
