"""All settings. Those an operator may change come from the environment: docs/guide/en/page.md."""

from pathlib import Path
from typing import Literal

from csp.constants import NONE, SELF

import linli
from linli.web.shared import environment
from linli.web.shared.databases import database, sqlite
from linli.web.shared.home import home, secret_key

LINLI_HOME = home()
DEBUG = environment.flag("LINLI_DEBUG", default=False)
SECRET_KEY = environment.text("LINLI_SECRET_KEY", "") or secret_key(LINLI_HOME)
ALLOWED_HOSTS = environment.names("LINLI_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
HTTPS = environment.flag("LINLI_HTTPS", default=False)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "linli.web.matters",
    "linli.web.charter",
    "linli.web.people",
    "linli.web.actors",
    "linli.web.estates",
    "linli.web.journal",
    "linli.web.accounts",
    "linli.web.shared",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "linli.web.people.middleware.KnowTheHand",
    "linli.web.shared.middleware.AskRights",
]

AUTH_USER_MODEL = "accounts.Person"
LOGIN_URL = "sign-in"
RIGHTS = "linli.web.charter.rules.answer"
RIGHTS_OF_OTHERS: dict[str, Literal["own", "open"]] = {"django.views.i18n": "open"}
"""Views that are not ours, by the beginning of their module: what they need."""

ROOT_URLCONF = "linli.web.urls"
WSGI_APPLICATION = "linli.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "linli.web.shared.frame.frame",
                "linli.web.people.frame.frame",
            ]
        },
    }
]

DATABASE = environment.text("LINLI_DATABASE", "")
DATABASES = {"default": database(DATABASE) if DATABASE else sqlite(LINLI_HOME / "linli.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = {"zh": "zh-hans", "en": "en"}[environment.one_of("LINLI_LANG", "zh", ("zh", "en"))]
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [Path(linli.__file__).parent / "locale"]
TIME_ZONE = environment.text("LINLI_TIME_ZONE", "Asia/Shanghai")
USE_TZ = True

STATIC_URL = "/static/"
# The page is served from the installed package; there is nothing to collect first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 300  # seconds

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

UPLOAD_MEGABYTES = environment.whole("LINLI_UPLOAD_MB", 50, 1, 500)
UPLOADS = LINLI_HOME / "uploads"
FILE_UPLOAD_PERMISSIONS = 0o600
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(UPLOADS)},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0  # a year
CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# One line a fault on the terminal that `linli serve` runs in; nothing about who looked at what.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["terminal"], "level": "WARNING", "propagate": False},
        "django_tasks": {"handlers": ["terminal"], "level": "ERROR", "propagate": False},
    },
}
