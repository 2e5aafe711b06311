"""What the tests of this room share."""

import pytest


@pytest.fixture
def journal(monkeypatch):
    """What was recorded, in order: (book, act, subject, facts)."""
    from linli.web.actors import recorded  # noqa: PLC0415 - needs Django set up

    kept = []

    def record(book, grant, *, subject, facts, moment):
        kept.append((book, grant.act, subject, facts))

    monkeypatch.setattr(recorded, "record", record)
    return kept


@pytest.fixture
def hand(operator):
    from linli.web.shared.rights import Hand  # noqa: PLC0415 - needs Django set up

    return Hand(operator, operator)
