"""The name under which a person stands in an estate's public record."""

import secrets

from django.conf import settings
from django.db import models

from linli.web.estates.models import Estate

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are mistaken for one another on paper."""


def fresh_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(10))


class Pseudonym(models.Model):
    """Made by chance, not from the person: once this row is gone nobody can tell who it was."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    estate = models.ForeignKey(Estate, models.CASCADE, related_name="+")
    code = models.CharField(max_length=12, default=fresh_code)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="pseudonym_once", fields=["person", "estate"]),
            models.UniqueConstraint(name="pseudonym_code_once", fields=["estate", "code"]),
        ]

    def __str__(self) -> str:
        return self.code
