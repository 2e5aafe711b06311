from django.urls import include, path

from linli.web.shared import privacy, views

urlpatterns = [
    path("privacy/", privacy.privacy, name="privacy"),
    path("health/", views.health, name="health"),
    path("health/ready/", views.ready, name="health-ready"),
    path("text-size/", views.text_size, name="text-size"),
    path("i18n/", include("django.conf.urls.i18n")),
]
