from django.urls import path

from linli.web.actors.views import actors, agreements, keeping

urlpatterns = [
    path("estates/<int:pk>/actors/", actors.actors, name="actors"),
    path("estates/<int:pk>/actors.xlsx", actors.table, name="actor-table"),
    path("estates/<int:pk>/actors/new/", keeping.new, name="actor-new"),
    path("estates/<int:pk>/actors/from-ledger/", keeping.take, name="actor-take"),
    path("estates/<int:pk>/agreements/new/", agreements.new, name="agreement-new"),
    path("agreements/<int:pk>/end/", agreements.end, name="agreement-end"),
    path("actors/<int:pk>/", actors.actor, name="actor"),
    path("actors/<int:pk>/change/", keeping.change, name="actor-change"),
    path("actors/<int:pk>/end/", keeping.end, name="actor-end"),
    path("actors/<int:pk>/drop/", keeping.drop, name="actor-drop"),
    path("actors/<int:pk>/contacts/new/", keeping.contact, name="contact-new"),
    path("actors/<int:pk>/pledges/new/", keeping.pledge, name="pledge-new"),
    path("contacts/<int:pk>/drop/", keeping.drop_contact, name="contact-drop"),
    path("pledges/<int:pk>/end/", keeping.end_pledge, name="pledge-end"),
]
