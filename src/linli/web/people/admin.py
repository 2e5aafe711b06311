"""Offices for the operator, without the names of who holds them."""

from django.contrib import admin

from linli.web.people.models import Position
from linli.web.shared.admin import Look, site


@admin.register(Position, site=site)
class PositionTable(Look):
    list_display = ("pk", "estate", "office", "since", "until")
    list_filter = ("office",)
    list_select_related = ("estate",)
    fields = ("estate", "office", "building", "since", "until")
