from django.urls import include, path

urlpatterns = [
    path("", include("linli.web.matters.urls")),
    path("", include("linli.web.charter.urls")),
    path("", include("linli.web.actors.urls")),
    path("", include("linli.web.estates.urls")),
    path("", include("linli.web.accounts.urls")),
    path("", include("linli.web.journal.urls")),
    path("", include("linli.web.people.urls")),
    path("", include("linli.web.shared.urls")),
]
