"""What browsers are told besides the content security policy."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NOT_USED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
HEADERS = {
    "Permissions-Policy": ", ".join(f"{each}=()" for each in NOT_USED),
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SetHeaders:
    """No page uses these devices, and no other site may show what is ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
