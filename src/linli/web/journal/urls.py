from django.urls import path

from linli.web.journal import views

# A book bears the key of its estate, in which a stroke may stand: the longer addresses come first.
urlpatterns = [
    path("books/<path:book>/journal.jsonl", views.export, name="journal-export"),
    path("books/<path:book>/check/", views.check, name="journal-check"),
    path("books/<path:book>/entries/<int:number>/", views.entry, name="journal-entry"),
    path("books/<path:book>/", views.journal, name="journal"),
]
