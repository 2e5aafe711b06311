"""Accounts for the operator: how many, since when; no names, numbers or addresses."""

from django.contrib import admin

from linli.web.accounts.models import Person
from linli.web.shared.admin import Keep, site


@admin.register(Person, site=site)
class PersonTable(Keep):
    """An account can be shut here; it is deleted by its owner, on their own page."""

    list_display = ("pk", "joined_at", "last_login", "is_active", "is_superuser")
    list_filter = ("is_active", "is_superuser")
    fields = ("is_active", "is_superuser", "joined_at", "last_login")
    readonly_fields = ("is_superuser", "joined_at", "last_login")

    def has_add_permission(self, *_args: object, **_options: object) -> bool:
        return False

    def has_delete_permission(self, *_args: object, **_options: object) -> bool:
        return False
