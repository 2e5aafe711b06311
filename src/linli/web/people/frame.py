"""What every page's frame shows of this app: for whom one acts at the moment."""

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    """The template of the band across the page, while one acts for somebody else."""
    errand = getattr(request, "errand", None)
    return {"band": "people/_band.html", "errand": errand} if errand else {}
