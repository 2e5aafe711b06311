from django.urls import path

from linli.web.charter import actor_graph_views

urlpatterns = [
    path("estates/<int:pk>/actors/power/", actor_graph_views.graph, name="actor-graph"),
]
