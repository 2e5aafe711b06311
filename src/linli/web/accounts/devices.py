"""What a browser calls itself, in the words of whoever holds it."""

from dataclasses import astuple, dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OTHER = "other"
# The first that a browser's own description holds, as many pretend to be others too.
SYSTEMS = (("HarmonyOS", "harmony"), ("Android", "android"), ("iPhone", "iphone"), ("iPad", "ipad"),
           ("Windows", "windows"), ("Macintosh", "mac"), ("Linux", "linux"))  # fmt: skip
BROWSERS = (("MicroMessenger", "wechat"), ("HuaweiBrowser", "huawei"), ("MiuiBrowser", "xiaomi"),
            ("UCBrowser", "uc"), ("QQBrowser", "qq"), ("Edg", "edge"), ("Firefox", "firefox"),
            ("FxiOS", "firefox"), ("Chrome", "chrome"), ("CriOS", "chrome"),
            ("Safari", "safari"))  # fmt: skip

WORDS = {
    "harmony": gettext_lazy("Huawei phone"), "android": gettext_lazy("Android phone"),
    "iphone": gettext_lazy("iPhone"), "ipad": gettext_lazy("iPad"),
    "windows": gettext_lazy("Windows computer"), "mac": gettext_lazy("Mac computer"),
    "linux": gettext_lazy("Linux computer"), OTHER: gettext_lazy("another device"),
}  # fmt: skip
BROWSER_WORDS = {
    "wechat": gettext_lazy("inside WeChat"), "huawei": gettext_lazy("Huawei browser"),
    "xiaomi": gettext_lazy("Xiaomi browser"), "uc": gettext_lazy("UC browser"),
    "qq": gettext_lazy("QQ browser"), "edge": "Edge", "firefox": "Firefox", "chrome": "Chrome",
    "safari": "Safari", OTHER: gettext_lazy("another browser"),
}  # fmt: skip


@dataclass(frozen=True)
class Described:
    """A device by system and browser."""

    system: str
    browser: str


def describe(user_agent: str) -> Described:
    """What is kept of a browser's description of itself: two words, nothing that tells it apart."""
    return Described(_first(SYSTEMS, user_agent), _first(BROWSERS, user_agent))


def worded(system: str, browser: str) -> str:
    """For example "Android phone, inside WeChat"."""
    return _("%(device)s, %(browser)s") % {
        "device": WORDS.get(system, WORDS[OTHER]),
        "browser": BROWSER_WORDS.get(browser, BROWSER_WORDS[OTHER]),
    }


def words_for(user_agent: str) -> str:
    """The words for a browser's own description."""
    return worded(*astuple(describe(user_agent)))


def _first(known: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for mark, name in known if mark in text), OTHER)
