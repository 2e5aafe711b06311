"""Plans for the operator: how they ended, how many were heard; nothing of what anybody wished."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from linli.web.plans.models import Plan, Round
from linli.web.shared.admin import Look, site


@admin.register(Plan, site=site)
class PlanTable(Look):
    list_display = ("pk", "estate", "budget_fen", "state", "asked_at", "shown_at", "attempts")
    list_filter = ("state",)
    list_select_related = ("estate",)
    fields = (
        "estate",
        "budget_fen",
        "community_percent",
        "year",
        "seed",
        "role",
        "state",
        "asked_at",
        "ended_at",
        "shown_at",
        "attempts",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Plan]:
        return super().get_queryset(request).defer("result", "inputs", "hardship", "homes")


@admin.register(Round, site=site)
class RoundTable(Look):
    list_display = ("pk", "estate", "opened_at", "closed_at")
    list_select_related = ("estate",)
    fields = ("estate", "opened_at", "closed_at")
