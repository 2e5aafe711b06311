"""Every page that can be opened with the small estate and one finished and one waiting test."""

from django.urls import reverse


def addresses(estate, done, waiting, upload):
    """Address of each page, by name."""
    from tests.web.plans.factories import opened, planned  # noqa: PLC0415 - needs Django set up

    plan, _round = planned(estate), opened(estate)
    return {
        "estates": reverse("estates"),
        "estate": reverse("estate", args=[estate.pk]),
        "building": reverse("building", args=[estate.pk, "1"]),
        "sheet": reverse("sheet", args=[estate.pk, "households"]),
        "own row": reverse("sheet", args=[estate.pk, "estate"]),
        "empty sheet": reverse("sheet", args=[estate.pk, "answers"]),
        "stress": reverse("stress", args=[estate.pk]),
        "waiting": reverse("diagnosis", args=[waiting.pk]),
        "report": reverse("report", args=[done.pk]),
        "uploads": reverse("uploads"),
        "plans": reverse("plans", args=[estate.pk]),
        "new plan": reverse("plan-new", args=[estate.pk]),
        "plan": reverse("plan", args=[plan.pk]),
        "wishes": reverse("wishes", args=[estate.pk]),
        "actors": reverse("actors", args=[estate.pk]),
        "actor graph": reverse("actor-graph", args=[estate.pk]),
        "privacy": reverse("privacy"),
        "my data": reverse("my-data"),
        "my care": reverse("my-care"),
        "erase": reverse("erase-me"),
        "upload": reverse("upload", args=[upload.pk]),
    }
