"""The record for the operator, to look at: nobody changes it, here or anywhere."""

from django.contrib import admin

from linli.web.journal.models import Book, Entry, Root
from linli.web.shared.admin import Look, site


@admin.register(Book, site=site)
class BookTable(Look):
    list_display = ("name", "size", "at")
    fields = ("name", "size", "head", "at")


@admin.register(Entry, site=site)
class EntryTable(Look):
    list_display = ("pk", "book", "number", "at", "act", "role", "how")
    list_filter = ("act", "how")
    list_select_related = ("book",)
    fields = ("book", "number", "at", "act", "role", "how", "subject", "facts", "before", "hash")


@admin.register(Root, site=site)
class RootTable(Look):
    list_display = ("pk", "book", "size", "printed_at")
    list_select_related = ("book",)
    fields = ("book", "size", "root", "printed_at")
