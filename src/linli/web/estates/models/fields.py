"""The few kinds of fields and constraints that the ledger's models are made of."""

from django.db import models

KEY_LENGTH = 64
"""Longest key, in characters."""
CODE_LENGTH = 20


def key() -> "models.CharField[str, str]":
    """What a person calls the row by, unique in its estate."""
    return models.CharField(max_length=KEY_LENGTH)


def code(codes: tuple[str, ...]) -> "models.CharField[str, str]":
    """One of ``codes``."""
    return models.CharField(max_length=CODE_LENGTH, choices=pairs(codes))


def maybe_code(codes: tuple[str, ...]) -> "models.CharField[str | None, str | None]":
    """One of ``codes``; null is unknown."""
    return models.CharField(max_length=CODE_LENGTH, choices=pairs(codes), null=True, blank=True)


def pairs(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Choices as Django takes them. Labels stay with the schema, which has both languages."""
    return [(code, code) for code in codes]


def key_once(table: str, field: str) -> models.UniqueConstraint:
    """No two rows of an estate share a key."""
    return models.UniqueConstraint(name=f"{table}_key_once", fields=("estate", field))


def within(table: str, field: str, low: float, high: float) -> models.CheckConstraint:
    """Inclusive range; null, which is unknown, passes."""
    condition = models.Q(**{f"{field}__gte": low, f"{field}__lte": high})
    return models.CheckConstraint(name=f"{table}_{field}_within", condition=condition)


def one_of(table: str, field: str, codes: tuple[str, ...]) -> models.CheckConstraint:
    """A code of the closed list; null, which is unknown, passes."""
    condition = models.Q(**{f"{field}__in": codes})
    return models.CheckConstraint(name=f"{table}_{field}_known", condition=condition)
