from django.urls import path

from linli.web.charter import actor_graph_views, views

OF_ESTATE = "estates/<int:pk>/charter/"

urlpatterns = [
    path("estates/<int:pk>/actors/power/", actor_graph_views.graph, name="actor-graph"),
    path(OF_ESTATE, views.charter, name="charter"),
    path(f"{OF_ESTATE}kinds/<slug:kind>/", views.kind, name="charter-kind"),
    path(f"{OF_ESTATE}versions/", views.versions, name="charter-versions"),
    path(f"{OF_ESTATE}draft/", views.draft, name="charter-draft"),
    path(f"{OF_ESTATE}draft/discard/", views.discard, name="charter-discard"),
    path(f"{OF_ESTATE}draft/publish/", views.publish, name="charter-publish"),
    path(f"{OF_ESTATE}draft/acts/<slug:act>/", views.draft_act, name="charter-draft-act"),
    path(f"{OF_ESTATE}draft/kinds/<slug:kind>/", views.draft_kind, name="charter-draft-kind"),
]
