"""Estates for the operator: which there are, what was handed in, how stress tests ended."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from linli.web.estates.models import Diagnosis, Estate, Upload
from linli.web.shared.admin import Look, site


@admin.register(Estate, site=site)
class EstateTable(Look):
    list_display = ("pk", "name", "revision")
    fields = ("name", "revision")


@admin.register(Upload, site=site)
class UploadTable(Look):
    """Not the file's name nor the cells found at fault: both are what people wrote."""

    list_display = ("pk", "received_at", "estate_key", "fault_count", "applied_at")
    fields = ("received_at", "estate_key", "fault_count", "estate", "applied_at")


@admin.register(Diagnosis, site=site)
class DiagnosisTable(Look):
    list_display = ("pk", "estate", "state", "asked_at", "ended_at", "attempts")
    list_filter = ("state",)
    list_select_related = ("estate",)
    fields = ("estate", "state", "shocks", "draws", "seed", "asked_at", "ended_at", "attempts")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Diagnosis]:
        return super().get_queryset(request).defer("result", "inputs")
