"""What every page's frame needs to know."""

from django.http import HttpRequest

TEXT_SIZE = "text_size"
LARGE = "large"


def frame(request: HttpRequest) -> dict[str, object]:
    """Whether this reader wants large type."""
    return {"elder": request.COOKIES.get(TEXT_SIZE) == LARGE}
