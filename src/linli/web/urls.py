from django.urls import include, path

from linli.web.shared.admin import site

urlpatterns = [
    path("", include("linli.web.plans.urls")),
    path("", include("linli.web.matters.urls")),
    path("", include("linli.web.charter.urls")),
    path("", include("linli.web.actors.urls")),
    path("", include("linli.web.estates.urls")),
    path("", include("linli.web.accounts.urls")),
    path("", include("linli.web.journal.urls")),
    path("", include("linli.web.people.urls")),
    path("", include("linli.web.people.privacy_urls")),
    path("", include("linli.web.shared.urls")),
    path("admin/", site.urls),
]
