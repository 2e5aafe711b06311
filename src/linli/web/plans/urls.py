from django.urls import path

from linli.web.plans.views import homes, plans, reading, wishes

OF_ESTATE = "estates/<int:pk>/"

urlpatterns = [
    path(f"{OF_ESTATE}plans/", plans.plans, name="plans"),
    path(f"{OF_ESTATE}plans/new/", plans.new, name="plan-new"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/stop/", plans.stop, name="plan-stop"),
    path("plans/<int:pk>/show/", plans.show, name="plan-show"),
    path("plans/<int:pk>/withdraw/", plans.withdraw, name="plan-withdraw"),
    path("plans/<int:pk>/lists/<slug:key>/", reading.one_list, name="plan-list"),
    path("plans/<int:pk>/plan.pdf", reading.pdf, name="plan-pdf"),
    path("plans/<int:pk>/plan.xlsx", reading.workbook, name="plan-workbook"),
    path("plans/<int:pk>/homes.xlsx", homes.workbook, name="plan-homes"),
    path("plans/<int:pk>/plan.json", reading.document, name="plan-json"),
    path(f"{OF_ESTATE}wishes/", wishes.wishes, name="wishes"),
    path(f"{OF_ESTATE}wishes/gather/", wishes.gather, name="wishes-gather"),
    path(f"{OF_ESTATE}wishes/begin/", wishes.begin, name="wishes-begin"),
    path(f"{OF_ESTATE}wishes/end/", wishes.end, name="wishes-end"),
    path(f"{OF_ESTATE}wishes/sheet/", wishes.sheet, name="wishes-sheet"),
    path(f"{OF_ESTATE}wishes/paper/", wishes.paper, name="wishes-paper"),
    path(f"{OF_ESTATE}wishes/lists/", wishes.lists, name="wishes-lists"),
    path(f"{OF_ESTATE}wishes/paper/<path:key>/", wishes.paper_of, name="wishes-paper-of"),
]
