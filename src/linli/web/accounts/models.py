"""An account: one person, whatever homes and positions they have."""

import secrets
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def fresh_username() -> str:
    """A name for the machine; people sign in with a code, e-mail, phone or door and PIN."""
    return secrets.token_hex(8)


class People(BaseUserManager["Person"]):
    def create_user(self, **values: Any) -> "Person":  # noqa: ANN401 - Django's signature
        password = values.pop("password", None)
        person = self.model(**values)
        person.set_password(password)
        person.save()
        return person

    def create_superuser(self, **values: Any) -> "Person":  # noqa: ANN401 - Django's signature
        return self.create_user(**{"is_staff": True, "is_superuser": True} | values)


class Person(AbstractBaseUser, PermissionsMixin):
    """Who signs in. ``is_superuser`` is the operator of the installation."""

    username = models.CharField(max_length=40, unique=True, default=fresh_username)
    name = models.CharField(_("name"), max_length=60)
    """What the neighbours call this person; a nickname will do."""
    email = models.EmailField(_("e-mail address"), null=True, blank=True)
    phone = models.CharField(_("phone number"), max_length=20, null=True, blank=True, unique=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = People()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email_once"),
            models.CheckConstraint(
                name="person_has_a_name", condition=~models.Q(name__regex=r"^\s*$")
            ),
        ]

    def __str__(self) -> str:
        return self.name
