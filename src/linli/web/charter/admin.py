"""Versions of charters for the operator, to look at."""

from django.contrib import admin

from linli.web.charter.models import CharterVersion
from linli.web.shared.admin import Look, site


@admin.register(CharterVersion, site=site)
class VersionTable(Look):
    list_display = ("pk", "estate", "number", "rule_set", "in_force_from")
    list_select_related = ("estate",)
    fields = ("estate", "number", "rule_set", "in_force_from", "made_at")
