"""Matters for the operator: how many are where; nothing that people wrote."""

from django.contrib import admin

from linli.web.matters.models import Matter
from linli.web.shared.admin import Look, site


@admin.register(Matter, site=site)
class MatterTable(Look):
    list_display = ("pk", "estate", "kind", "stage", "state", "raised_at")
    list_filter = ("state", "kind", "stage")
    list_select_related = ("estate",)
    fields = ("estate", "kind", "scope", "stage", "stage_since", "state", "raised_at", "ended_at")
