"""What the tests of this room share."""

import pytest


@pytest.fixture
def journal(monkeypatch):
    """What goes into the journal, in order: (book, act, subject, facts)."""
    from linli.web.actors import recorded  # noqa: PLC0415 - needs Django set up

    kept, write = [], recorded.record

    def record(book, grant, *, subject, facts, moment):
        entry = write(book, grant, subject=subject, facts=facts, moment=moment)
        kept.append((book, entry.act, entry.subject, entry.told()))

    monkeypatch.setattr(recorded, "record", record)
    return kept


@pytest.fixture
def hand(operator):
    from linli.web.shared.rights import Hand  # noqa: PLC0415 - needs Django set up

    return Hand(operator, operator)
