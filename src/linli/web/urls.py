from django.urls import include, path

urlpatterns = [
    path("", include("linli.web.estates.urls")),
    path("", include("linli.web.people.urls")),
    path("", include("linli.web.shared.urls")),
]
